"""What is published at every moment: of each report what was known at its cut-off, then the figures as of now.

A refresh stores what comes out, a preview shows the last of it: both go through the same door. Nothing is stored here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.compute.prefer import as_of
from pipeline.compute.protect import FrozenEdition, Protection, ProtectionReport, Settled, protect
from pipeline.compute.series import PublishedSeries, Series
from pipeline.compute.standing.stand import When
from pipeline.compute.table import to_rows
from pipeline.compute.withdrawn import without
from pipeline.digests import digest, value_digest
from pipeline.steps.annual import of_the_year, report_of
from pipeline.steps.mended import not_yet_mended
from pipeline.steps.protection import protection_on, rules_on
from pipeline.steps.workspace import Workspace

LATEST = "latest"


@dataclass(frozen=True)
class Asked:
    """What goes to the door at a moment, and what the door is told. `frozen`: it was published then and stays so."""

    when: When
    protection: Protection
    known: Mapping[str, Series]
    frozen: Mapping[str, PublishedSeries] | None = None


@dataclass(frozen=True)
class Moment:
    """What is published at a moment, what is derived from other measures left out. No `report`: it was frozen then."""

    when: When
    series: Mapping[str, PublishedSeries]
    report: ProtectionReport | None = None


def asked_at(workspace: Workspace, truth: Mapping[str, Series], moments: Iterable[When]) -> list[Asked]:
    """Return what goes to the door at each moment, in the order in which readers saw them; now is the last.

    Each report is under the rules of its day. What was taken back is in none of them.
    """
    truth = without(truth, workspace.withdrawn.cells)
    told = protection_on(workspace, date.max)
    asked: list[Asked] = []
    for when in sorted(moments, key=lambda w: (w.edition == LATEST, w.on, w.edition)):
        then = replace(told, rules=rules_on(workspace, when.on))
        if when.edition in workspace.archive.frozen:
            asked.append(Asked(when, then, {}, _frozen(workspace, when.edition)))
        else:
            asked.append(Asked(when, then, _known(workspace, truth, when)))
    return asked


def each_moment(asked: Iterable[Asked], settled: Settled) -> Iterator[Moment]:
    """Send series through the disclosure door, report by report and then as of now.

    Later ones may not open what earlier ones withheld. A frozen report is what it was when it was frozen.
    """
    earlier: list[FrozenEdition] = []
    for one in asked:
        name, rules = one.when.edition, one.protection.rules
        if one.frozen is not None:
            yield Moment(one.when, one.frozen)
            earlier.append(FrozenEdition(name, one.frozen, rules))
            continue
        made = protect(one.known, one.protection, earlier, settled)
        yield Moment(one.when, made.series, made.report)
        earlier.append(FrozenEdition(name, made.series, rules, one.known))


def door_digest(asked: Sequence[Asked]) -> str:
    """Return the hash of all that the door is told of figures under a rule: from the same it always makes the same.

    Measures that have no such figures pass it untouched, so they are left out.
    """
    return digest(part for one in asked for part in (one.when.edition, *_parts(one)))


def _parts(one: Asked) -> Iterator[str]:
    told = one.protection
    ruled = {name: rule for name, rule in sorted(told.rules.items()) if rule != "none"}
    yield value_digest((ruled, sorted(told.counted.items()), told.areas, told.national, told.overlaps, told.loose))
    for name, series in sorted({**one.known, **(one.frozen or {})}.items()):
        if any(value.source in ruled for value in series.values):
            yield from (name, repr(to_rows(series.values)))


def _known(workspace: Workspace, truth: Mapping[str, Series], when: When) -> dict[str, Series]:
    """Return what was known at a moment; mistakes that nobody had told by then stand as the files had them."""
    if when.edition == LATEST:
        return dict(truth)
    known = _as_known(workspace, truth, when.on)
    if then := not_yet_mended(workspace, truth, when.on):
        known |= _as_known(workspace, without(then, workspace.withdrawn.cells), when.on)
    report = report_of(workspace, when)
    return of_the_year(report, known) if report else known


def _frozen(workspace: Workspace, edition: str) -> dict[str, PublishedSeries]:
    """Return what a frozen edition published of the measures that there still are."""
    series = without(workspace.archive.series(edition), workspace.withdrawn.cells)
    return {name: series.get(name, PublishedSeries(name)) for name in workspace.catalogue.measures}


def _as_known(workspace: Workspace, series: Mapping[str, Series], cut_off: date) -> dict[str, Series]:
    measures = workspace.catalogue.measures
    return {
        name: as_of(one, cut_off, [entry.source for entry in measures[name].sources]) for name, one in series.items()
    }
