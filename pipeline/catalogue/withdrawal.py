"""Figures taken back so that nobody can be recognised, as content: which, why, by whom, when. Never the figure itself.

`site/withdrawals.yaml` only ever grows: `outcomes edition withdraw` adds to it. Taking a figure out of series is in
`compute.withdrawn`, out of what was frozen in `steps.withdrawing`; releases that hold it are left to `publish`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from pipeline.catalogue.base import Content, PeriodLabel, Slug, Text
from pipeline.catalogue.correction import Corrections
from pipeline.catalogue.loose_numbers import loose_numbers
from pipeline.catalogue.measure import Measure
from pipeline.errors import Problem
from pipeline.strict_yaml import Document, read_model
from pipeline.strict_yaml.authored import text_of

WITHDRAWALS = "withdrawals.yaml"
ALL = "all"


class Cell(NamedTuple):
    """Which figure: a measure's, of an area and a period, of everyone or of a group."""

    measure: str
    area: str
    period: str
    breakdown: str = ALL
    category: str = ALL


class Withdrawal(Content):
    """One figure that was taken back from everywhere."""

    measure: Slug
    area: Text
    period: PeriodLabel
    breakdown: Text = ALL
    category: Text = ALL
    reason: Text = Field(description="In words, without any figure")
    by: Text = Field(description="Who decided, by office")
    on: date

    @property
    def cell(self) -> Cell:
        """The figure that it is about."""
        return Cell(self.measure, self.area, self.period, self.breakdown, self.category)


class Withdrawals(Content):
    """Every figure that a project took back, in the order in which it was."""

    withdrawals: list[Withdrawal] = Field(default_factory=list)

    @property
    def cells(self) -> frozenset[Cell]:
        """The figures themselves."""
        return frozenset(one.cell for one in self.withdrawals)


def read_withdrawals(site: Path) -> tuple[Withdrawals, list[Problem]]:
    """Read `site/withdrawals.yaml`; none where there is no such file. A figure in a reason is a problem."""
    file = site / WITHDRAWALS
    if not file.exists():
        return Withdrawals(), []
    place = f"{site.name}/{WITHDRAWALS}"
    found, problems = read_model(Withdrawals, text_of(file), place)
    told = [
        Problem(place, field="reason", found="a reason holds a figure", allowed="words alone", rule="figure-in-reason")
        for one in (found.withdrawals if found else [])
        if loose_numbers(one.reason)
    ]
    return found or Withdrawals(), [*problems, *told]


def still_told(
    withdrawn: Withdrawals,
    measures: Mapping[str, Measure],
    corrections: Corrections,
    documents: Mapping[str, Document],
) -> list[Problem]:
    """Return a problem for each place of the content that still says a figure that was taken back, without it."""
    cells = withdrawn.cells
    return [
        *_known_values(cells, measures, documents),
        *_baselines(cells, measures, documents),
        *_corrections(cells, corrections),
    ]


def tells_baseline(measure: Measure, cell: Cell) -> bool:
    """Say whether the baseline of a measure is written down as this figure; without an area it is the headline one."""
    own = measure.baseline
    return own is not None and own.value is not None and (own.area or measure.areas[0], own.period) == cell[1:3]


def _known_values(
    cells: frozenset[Cell], measures: Mapping[str, Measure], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    for name, measure in measures.items():
        for number, known in enumerate(measure.known_values):
            if Cell(name, known.area, known.period) in cells:
                place = documents[name].file, documents[name].line_of(("known_values", number))
                yield _still(place, f"known_values of {known.area}, {known.period}")


def _baselines(
    cells: frozenset[Cell], measures: Mapping[str, Measure], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    for cell in sorted(cells):
        measure = measures.get(cell.measure)
        if measure and tells_baseline(measure, cell):
            document = documents[cell.measure]
            yield _still(
                (document.file, document.line_of(("baseline", "value"))), f"baseline of {cell.area}, {cell.period}"
            )


def _corrections(cells: frozenset[Cell], corrections: Corrections) -> Iterator[Problem]:
    for one in corrections.corrections:
        if Cell(one.measure, one.area, one.period) in cells and (one.before, one.after) != (None, None):
            yield _still(("site/corrections.yaml", 0), f"before and after of {one.measure}, {one.area}, {one.period}")


def _still(place: tuple[str, int], what: str) -> Problem:
    return Problem(
        *place,
        field=what.partition(" ")[0],
        found=f"{what}: this figure was taken back, and still stands here",
        allowed="take it out; the rest of the entry may stay",
        rule="withdrawn-figure",
    )
