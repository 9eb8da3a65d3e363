"""Whether a measure's unit is the one that its source gives its figures in: a share called days is wrong on every page.

A source says a unit in two places: `unit` of a field in its descriptor, and a column `unit` beside the values. Only
words that have one meaning are judged. What a method can give is `catalogue.units`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.catalogue.measure import Measure, MeasureSource, Unit
from pipeline.catalogue.methods import DERIVED
from pipeline.compute.queries.columns import where
from pipeline.compute.workshop import Workshop
from pipeline.errors import Problem
from pipeline.sources.descriptor import Resource, Source, TableField
from pipeline.strict_yaml import Document
from pipeline.warehouse import explain

COLUMN = "unit"
ROW = ("_file", "_sheet", "_row")
_RATE = re.compile(r"\bper ([1-9][0-9,]*)\b")
_COUNTED = r"people|persons|patients|cases|admissions|attendances|deaths|number|count"
WORDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\bpoints?$"), ("points", "index", "score")),
    (re.compile(r"%|\bper ?cent\b|\bpercentage\b"), ("percent",)),
    (re.compile(r"\bindex\b"), ("index", "score")),
    (re.compile(r"\bscore\b"), ("score", "index")),
    (re.compile(r"£|€|\bpounds?\b|\beuros?\b"), ("money",)),
    (re.compile(r"^(bed )?days$"), ("days", "count")),
    (re.compile(rf"^({_COUNTED})( of .*)?$"), ("count",)),
)
"""What the words of a source mean, the first that fits: the kinds of unit that a measure may give such figures."""


@dataclass(frozen=True)
class _Said:
    """A unit in the source's words, and where it says so."""

    text: str
    where: str


def other_units(measure: Measure, document: Document, shop: Workshop) -> list[Problem]:
    """Return a problem for each entry of `sources` whose source gives its figures in another unit than the measure's.

    The rows are asked in the warehouse; where there are none yet, a unit that all rows have is read in the descriptor.
    """
    return [
        Problem(
            *document.place_of(("unit", "kind")),
            "unit.kind",
            f"the measure is in {_shown(measure.unit)}, and {entry.source} says '{said.text}' ({said.where})",
            f"for that: {' or '.join(_kinds(said.text))}; or another column or where at line {_line(document, number)}",
            f"unit: {{{_example(said.text)}}}",
        )
        for number, entry in enumerate(measure.sources)
        if entry.source != DERIVED and entry.source in shop.sources
        for said in _units(entry, measure.unit, shop)
        if not _fits(said.text, measure.unit)
    ]


def _line(document: Document, number: int) -> int:
    return document.place_of(("sources", number, "method"))[1]


def _shown(unit: Unit) -> str:
    return f"{unit.kind}, per {unit.per:,}" if unit.per else unit.kind


def _units(entry: MeasureSource, unit: Unit, shop: Workshop) -> Iterator[_Said]:
    """Give each unit that the source says of the entry's values; none where they are worked out from several columns.

    What rows hold is told of public figures alone, and not asked where every unit that the column may hold fits.
    """
    source = shop.sources[entry.source]
    name = getattr(entry.method, "value", None)
    for resource in source.package.resources:
        fields = {field.name: field for field in resource.schema_.fields}
        if name in fields and (text := (fields[name].model_extra or {}).get(COLUMN)):
            yield _Said(str(text), f"unit of the field {name} in its datapackage.yaml")
        elif name == "value" and name in fields and COLUMN in fields and not _all_fit(fields[COLUMN], unit):
            told = not source.package.outcomes.records and source.package.outcomes.disclosure == "none"
            texts = _of_rows(entry, (source, resource), shop) if told else None
            yield from (
                _Said(text, f"its column {COLUMN}")
                for text in (_alone(_allowed(fields[COLUMN])) if texts is None else texts)
            )


def _allowed(field: TableField) -> list[str]:
    """Return the texts that a field may hold, where its description lists them."""
    return [str(text) for text in ((field.model_extra or {}).get("constraints") or {}).get("enum") or []]


def _all_fit(field: TableField, unit: Unit) -> bool:
    allowed = _allowed(field)
    return bool(allowed) and all(_fits(text, unit) for text in allowed)


def _alone(texts: list[str]) -> list[str]:
    return texts if len(texts) == 1 else []


def _of_rows(entry: MeasureSource, at: tuple[Source, Resource], shop: Workshop) -> list[str] | None:
    """Return the units of the delivered rows behind the entry's clean ones; None where that cannot be asked."""
    raw, clean = f'raw."{at[0].table(at[1])}"', shop.table(entry.source, entry.method.table)
    if not set(ROW) <= set(clean.columns):
        return None
    behind = f"select {', '.join(ROW)} from {clean.name}{where(entry.method.where)}"
    sql = f"select distinct {COLUMN} from {raw} semi join ({behind}) using ({', '.join(ROW)}) where {COLUMN} <> '' "
    return None if explain(shop.warehouse, sql) else [text for (text,) in shop.warehouse.rows(f"{sql} order by 1")]


def _kinds(text: str) -> tuple[str, ...]:
    said = text.strip().lower()
    if _RATE.search(said):
        return ("rate_per",)
    return next((kinds for words, kinds in WORDS if words.search(said)), ())


def _fits(text: str, unit: Unit) -> bool:
    """Say whether figures in these words can be a measure's; words of which nothing is known can be any."""
    kinds, rate = _kinds(text), _RATE.search(text.lower())
    return not kinds or (unit.kind in kinds and (rate is None or int(rate[1].replace(",", "")) == unit.per))


def _example(text: str) -> str:
    rate = _RATE.search(text.lower())
    per = f", per: {rate[1].replace(',', '')}" if rate else ""
    return f"kind: {_kinds(text)[0]}, decimals: 1{per}"
