"""Many measures together: what leads as better or worse, counts by status, what moved most for the worse.

One rule for better and for worse. Nothing is averaged. Words are in `wording.rollup`, rules for one in `compute`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.catalogue.edition import Override
from pipeline.render.pages.parts import Fact, fact, facts
from pipeline.render.pages.single_areas import SingleAreas, single_areas
from pipeline.render.pages.summary import Summary
from pipeline.render.wording import rollup

MOST = 4
COUNTED = ("pilot", "developmental")
SAID_BY_CHANGE = {"improvement": "improving", "concern": "worsening", "neutral": ""}


@dataclass(frozen=True)
class Changes:
    """What got better beside what got worse, with the counts behind; `*_rest` says how many more there are.

    `lead` is empty when something leads. `overridden` says who left what out of the lists, and why.
    """

    better: tuple[Summary, ...]
    worse: tuple[Summary, ...]
    better_rest: str
    worse_rest: str
    lead: str
    compared: str
    chance: str
    counts: tuple[Fact, ...]
    worst: Summary | None
    overridden: tuple[str, ...]
    areas: SingleAreas
    unusual: tuple[Summary, ...]
    unusual_title: str = rollup.UNUSUAL


def changes(summaries: Iterable[Summary], words: tuple[str, str], overrides: Sequence[Override] = ()) -> Changes:
    """Roll measures up. Proposed measures and made-up figures do not count; harm and death never come first."""
    counted = [s for s in summaries if s.lifecycle in COUNTED]
    better = _listed(_leading(counted, "improving"), counted, overrides, "got_better")
    worse = _listed(_leading(counted, "worsening"), counted, overrides, "to_improve")
    figures = [s for s in counted if s.has_figure]
    tests = [s for s in figures if s.tested]
    found = [s for s in tests if status_of(s) in ("improving", "worsening", "moved")]
    areas = single_areas(s.parts for s in counted)
    return Changes(
        better[:MOST],
        worse[:MOST],
        _rest(len(better) - MOST, words),
        _rest(len(worse) - MOST, words),
        "" if better or worse else rollup.no_headline(len(tests), areas_changed=bool(areas.changes)),
        rollup.compared(len(tests), len(figures), len(found), words),
        rollup.by_chance(len(tests)),
        count_facts(counted),
        max((s for s in figures if s.direction == "worsening"), key=lambda s: s.strength, default=None),
        tuple(_told(one, counted) for one in overrides if any(s.id == one.measure for s in counted)),
        areas,
        tuple(sorted((s for s in figures if _unusual(s)), key=lambda s: s.sensitive)),
    )


def status_of(summary: Summary) -> str:
    """Return which of the counted statuses a measure has: each has exactly one."""
    if not summary.has_figure:
        return "no_figure"
    if summary.direction in ("higher", "lower"):
        return "moved" if summary.tested else "untested"
    if summary.direction == "no_clear_change":
        return "no_clear_change" if summary.tested else "same"
    return summary.direction if summary.direction in ("improving", "worsening") else "nothing"


def _unusual(summary: Summary) -> bool:
    """Whether the whole series shows something that the change beside it does not: one says the same clearly."""
    return bool(summary.unusual) and not (summary.tested and summary.direction == SAID_BY_CHANGE[summary.unusual])


def count_facts(summaries: Sequence[Summary]) -> tuple[Fact, ...]:
    """Return how many measures have each status, in a fixed order; better and worse always, others where there are."""
    found = [status_of(s) for s in summaries]
    always = ("improving", "worsening")
    return facts(
        *(
            fact(words, str(found.count(code)))
            for code, words in rollup.COUNTS.items()
            if code in always or code in found
        )
    )


def _leading(summaries: Sequence[Summary], direction: str) -> list[Summary]:
    """Those beyond the 99.8 % limits, the clearest first; measures about harm and death stand last."""
    found = [s for s in summaries if s.has_figure and s.headline and s.direction == direction]
    return sorted(found, key=lambda s: (s.sensitive, -s.strength, s.id))


def _listed(
    found: list[Summary], known: Sequence[Summary], overrides: Sequence[Override], which: str
) -> tuple[Summary, ...]:
    """Leave out what an editor left out; what takes its place keeps "to improve" from being emptied."""
    by_id = {s.id: s for s in known if s.has_figure}
    left_out = {one.measure: one for one in overrides if one.list == which}
    listed = []
    for summary in found:
        override = left_out.get(summary.id)
        instead = by_id.get(override.instead or "") if override else None
        if override is None or (instead is None and which == "to_improve"):
            listed.append(summary)
        elif instead is not None and instead not in found:
            listed.append(instead)
    return tuple(listed)


def _told(override: Override, known: Sequence[Summary]) -> str:
    title = next(s.title for s in known if s.id == override.measure)
    return f"{override.by} left out {title}: {override.reason}"


def _rest(count: int, words: tuple[str, str]) -> str:
    return f"{count} {words[0] if count == 1 else words[1]}" if count > 0 else ""
