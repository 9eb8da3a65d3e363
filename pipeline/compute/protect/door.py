"""The door itself: all series in at once, published series out, together with what was done to them.

The only maker of PublishedSeries. The steps are in the modules it calls.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.compute.protect.cells import Table, current, frozen
from pipeline.compute.protect.describe import FrozenEdition, Protection, check
from pipeline.compute.protect.groups import groups_of
from pipeline.compute.protect.parts import adds_over, bases
from pipeline.compute.protect.release import At, Door
from pipeline.compute.protect.report import ProtectionReport
from pipeline.compute.protect.settled import Settled
from pipeline.compute.protect.sheet import Sheet
from pipeline.compute.protect.sheet_build import sheet_of
from pipeline.compute.protect.withhold import Decision, decide
from pipeline.compute.series import PublishedSeries, Series


@dataclass(frozen=True)
class Protected:
    """What leaves the door: the published series by measure, and the report."""

    series: dict[str, PublishedSeries]
    report: ProtectionReport


def protect(
    series: Mapping[str, Series],
    protection: Protection,
    frozen_editions: Sequence[FrozenEdition] = (),
    settled: Settled | None = None,
) -> Protected:
    """Send all series through the door at once; earlier editions, oldest first, are what readers have already.

    `settled` has what was decided on linked tables before, and is given what is decided now.
    Series that are published already are not protected a second time. Raises ValueError where a measure under a
    rule is not said to count anything, or linked measures differ in the same count.
    """
    check(series, protection)
    new = {name: one for name, one in series.items() if not isinstance(one, PublishedSeries)}
    old = {name: one for name, one in series.items() if isinstance(one, PublishedSeries)}
    known = [*frozen_editions, FrozenEdition("already published", old)] if old else list(frozen_editions)
    tables = [frozen(edition, protection, at) for at, edition in enumerate(known)]
    tables.append(current(new, protection, len(tables)))
    ways = adds_over(protection.counted.values())
    everywhere = tuple(sorted({key for table in tables for key, _ in table}))
    sheet = sheet_of(tables, cache(lambda keys: groups_of(keys, protection, ways, everywhere)))
    decision = decide(sheet, settled)
    hidden = _withheld(sheet, decision, tables[-1])
    untold = {(cell.key, cell.vintage) for unknown in decision.untold for cell in sheet.now(unknown)}
    made = {name: old.get(name) or _release(series[name], protection, hidden, untold) for name in series}
    return Protected(made, _report(made, protection, decision, len(frozen_editions)))


def _withheld(sheet: Sheet, decision: Decision, table: Table) -> set[At]:
    """Return which counts of the table being made are withheld, those that came withheld among them."""
    chosen = {(cell.key, cell.vintage) for unknown in decision.withheld for cell in sheet.now(unknown)}
    return chosen | {at for at, cell in table.items() if cell.shown is None}


def _release(series: Series, protection: Protection, hidden: set[At], untold: set[At]) -> PublishedSeries:
    door = Door(protection, hidden, untold, bases(series.values))
    values = tuple(door.release(value) for value in series.values)
    governed = [value for value in values if protection.rule(value.source).name != "none"]
    rules = sorted({protection.rule(value.source).name for value in governed})
    withheld = sum("c" in value.markers for value in governed)
    return PublishedSeries(series.measure, values, ";".join(rules) or "none", withheld)


def _report(
    made: Mapping[str, PublishedSeries], protection: Protection, decision: Decision, editions: int
) -> ProtectionReport:
    values = [value for one in made.values() for value in one.values if protection.rule(value.source).name != "none"]
    return ProtectionReport(
        rules=tuple(sorted({protection.rule(value.source).name for value in values})),
        figures=sum(protection.governs(value) for value in values),
        withheld={name: one.withheld for name, one in made.items()},
        frozen_editions=editions,
        already_open=decision.already_open,
        contradictions=decision.contradictions,
    )
