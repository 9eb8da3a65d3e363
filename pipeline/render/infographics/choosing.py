"""Which measures lead an infographic, and what counts as progress or as something to improve. Standings only.

How a figure is told belongs in `figures`; the rule that made a change clear, or not, in `compute.standing`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.catalogue.edition import Override
from pipeline.compute.standing.result import Change, Standing
from pipeline.render.wording.change import CANNOT_TELL, told_change


@dataclass(frozen=True)
class Candidate:
    """A measure that may lead: its domain (0 is the first), its rank in the framework, how it stands, what is known.

    `told` is the standing whose change is told: the latest, or that of the last whole year. `sensitive` measures are
    about harm, death, bereavement or safeguarding; `doubted` is about the figure of `told`.
    """

    id: str
    domain: int
    rank: int
    told: Standing
    official: bool = True
    sensitive: bool = False
    doubted: bool = False
    counted: bool = True

    @property
    def change(self) -> Change:
        """The comparison that is told."""
        return told_change(self.told)


def leading(candidates: Iterable[Candidate], most: int) -> tuple[Candidate, ...]:
    """Return at most `most` measures that lead, in framework order.

    Those with a clear change (99.8 % limits) are taken first; then one domain after another, each in framework order,
    those that can be compared with an earlier figure before those that cannot. Never taken: figures that are not
    current or not official, that are made up, or that we doubt; measures about harm and death.
    """
    able = sorted((c for c in candidates if may_lead(c)), key=lambda c: (c.domain, c.rank))
    clear = [c for c in able if is_clear(c.change)]
    rest = [c for c in able if not is_clear(c.change)]
    chosen = [*in_turn(clear), *in_turn(sorted(rest, key=_comparable_first))][:most]
    return tuple(sorted(chosen, key=lambda c: (c.domain, c.rank)))


def ordered(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return every measure that counts, measures about harm and death last.

    Clear changes come first, then figures that may lead, then those that can be compared with an earlier figure.
    """

    def place(one: Candidate) -> tuple[bool, bool, bool, int, bool, int]:
        return (one.sensitive, not is_clear(one.change), not may_lead(one), *_comparable_first(one))

    return tuple(sorted(shown(candidates), key=place))


def may_lead(candidate: Candidate) -> bool:
    """Say whether a measure may be shown large: a current, official, undoubted figure that is not about harm."""
    told = candidate.told
    barred = candidate.sensitive or candidate.doubted or told.synthetic
    return (
        candidate.official and candidate.counted and told.value is not None and told.state == "current" and not barred
    )


def is_clear(change: Change) -> bool:
    """Say whether a change is clear enough to lead with: judged better or worse, beyond the 99.8 % limits."""
    return change.headline and change.direction in ("improving", "worsening")


def progress(candidates: Iterable[Candidate], overrides: Sequence[Override] = ()) -> tuple[Candidate, ...]:
    """Return the measures that clearly got better, in framework order, those about harm and death last."""
    return _moved(candidates, "improving", [one for one in overrides if one.list == "got_better"])


def to_improve(candidates: Iterable[Candidate], overrides: Sequence[Override] = ()) -> tuple[Candidate, ...]:
    """Return the measures that clearly got worse: the same rule as for progress.

    What an editor leaves out here must have a figure in its place, else it stays.
    """
    return _moved(candidates, "worsening", [one for one in overrides if one.list == "to_improve"])


def compared(candidates: Iterable[Candidate]) -> int:
    """Count the measures for which it can be said whether they got better or worse."""
    return sum(c.change.lower is not None and c.change.direction not in CANNOT_TELL for c in shown(candidates))


def shown(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates that count: with a figure, of the framework, not made up."""
    return tuple(c for c in candidates if c.counted and c.official and c.told.value is not None)


def in_turn(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return one of each domain after another: the first of every domain, then the second of every domain, ..."""
    by_domain = _grouped(sorted(candidates, key=lambda c: c.domain), lambda c: c.domain)
    rounds = [(turn, c.domain, c) for several in by_domain for turn, c in enumerate(several)]
    return [c for *_, c in sorted(rounds, key=lambda one: one[:2])]


def _moved(candidates: Iterable[Candidate], direction: str, overrides: Sequence[Override]) -> tuple[Candidate, ...]:
    known = shown(candidates)
    found = [c for c in known if is_clear(c.change) and c.change.direction == direction]
    ids = {c.id for c in known}
    left_out = {one.measure: one.instead for one in overrides if direction == "improving" or one.instead in ids}
    wanted = {left_out.get(c.id, c.id) for c in found}
    return tuple(sorted((c for c in known if c.id in wanted), key=lambda c: (c.sensitive, c.domain, c.rank)))


def _comparable_first(candidate: Candidate) -> tuple[int, bool, int]:
    change = candidate.change
    return (candidate.domain, change.value is None or change.direction in CANNOT_TELL, candidate.rank)


def _grouped(candidates: Sequence[Candidate], key: Callable[[Candidate], int]) -> list[list[Candidate]]:
    return [list(group) for _, group in groupby(candidates, key)]
