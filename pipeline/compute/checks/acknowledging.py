"""Which findings somebody has acknowledged, which are open, and which acknowledgements fit nothing any more.

An acknowledgement holds for one finding word for word, so it ends when the data change. What stops publication cannot
be acknowledged away. How it is told belongs in `render` and `cli`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.catalogue.acknowledged import Acknowledged
from pipeline.compute.checks.finding import Finding


@dataclass(frozen=True)
class Judged:
    """Findings that are open, those that are acknowledged with by what, and acknowledgements of nothing."""

    open: tuple[Finding, ...] = ()
    acknowledged: tuple[tuple[Finding, Acknowledged], ...] = ()
    idle: tuple[Acknowledged, ...] = ()


def judged(findings: Iterable[Finding], entries: Sequence[Acknowledged]) -> Judged:
    """Tell findings that do not stop publication apart by whether they are acknowledged."""
    doubts = sorted({one for one in findings if not one.blocks})
    by_place = {_place(one): one for one in entries}
    held = [(one, by_place[_place_of(one)]) for one in doubts if _place_of(one) in by_place]
    used = {id(entry) for _, entry in held}
    return Judged(
        open=tuple(one for one in doubts if _place_of(one) not in by_place),
        acknowledged=tuple(held),
        idle=tuple(one for one in entries if id(one) not in used),
    )


def _place(one: Acknowledged) -> tuple[str, ...]:
    return (one.measure, one.check, one.area, one.period, one.what)


def _place_of(one: Finding) -> tuple[str, ...]:
    return (one.measure, one.check, one.area, one.period, one.told)
