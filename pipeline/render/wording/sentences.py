"""The account of one measure in up to four short sentences, made from its definition and its standing alone.

Analysts' own commentary is written by hand and stands beside. Nothing here looks at a series or decides a status.
"""

import re

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import TruncatedMean
from pipeline.compute.standing.result import Against, Rating, Standing
from pipeline.render.wording import phrases
from pipeline.render.wording.change import change_sentence, told_change, why_not
from pipeline.render.wording.level import level_sentence
from pipeline.render.wording.numbers import bare, fixed
from pipeline.render.wording.signal import says_something, signal_sentence

MOST_SENTENCES, PLAN_RANK, WISH_RANK = 4, 2, 7
MADE_BY_RULE = "These sentences are written by the computer from the figures."
MADE_UP = "These figures come from made-up records, not from real people."
BESIDE: dict[Against, str] = {
    "better": "That is better than {place}, where it was {value}.",
    "similar": "That is about the same as {place}, where it was {value}.",
    "worse": "That is worse than {place}, where it was {value}.",
    "higher": "That is higher than {place}, where it was {value}.",
    "lower": "That is lower than {place}, where it was {value}.",
    "not_compared": "In {place} it was {value}.",
}
PLANS: dict[Rating, str] = {
    "achieved": "The target of {target} was met.",
    "on_track": "The plan was {planned} by then, so it was on track.",
    "near_plan": "The plan was {planned} by then, so it was not yet on track.",
    "off_track": "The plan was {planned} by then, so it was off track.",
}
WISHES = {
    "higher": "We want this to go up.",
    "lower": "We want this to go down.",
    "towards_zero": "We want this to come closer to zero.",
}
AT_MOST, AT_LEAST = "It cannot go any higher.", "It cannot go any lower."
NEITHER = "Up or down is not good or bad by itself."
MORE_REPORTS = "More reports can mean better reporting, so higher is not always worse."


def tell(measure: Measure, standing: Standing, areas: Areas) -> tuple[str, ...]:
    """Write up to four sentences: level; change, and whether by more than chance; comparison; plan or what we want."""
    if standing.value is None or standing.period is None:
        return (level_sentence(measure, standing, areas), wish_sentence(measure))
    several = (
        (0, level_sentence(measure, standing, areas)),
        (1, change_sentence(measure, standing)),
        (6, _reason(standing)),
        (5 if says_something(standing) else 8, _signal(standing)),
        (4, against_sentence(measure, standing, areas)),
        (2, plan_sentence(measure, standing)),
        (3 if measure.polarity == "no_judgement" else 7, _wish_or_end(measure, standing)),
    )
    return _most_worth(tuple((rank, sentence) for rank, sentence in several if sentence))


def _most_worth(ranked: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    """Keep the four sentences of lowest rank, in reading order; a wish says nothing new beside a rated plan."""
    planned = any(rank == PLAN_RANK for rank, _ in ranked)
    wanted = [pair for pair in ranked if not (planned and pair[0] == WISH_RANK)]
    kept = sorted(wanted)[:MOST_SENTENCES]
    return tuple(sentence for rank, sentence in wanted if (rank, sentence) in kept)


def _reason(standing: Standing) -> str:
    """Give the reason why we cannot tell, where it is short."""
    reason = why_not(standing)
    return reason if phrases.words(reason) <= phrases.MOST_WORDS else ""


def _signal(standing: Standing) -> str:
    """Say what the whole series shows; that it is too short goes without saying where there is nothing earlier."""
    change = told_change(standing)
    return signal_sentence(standing, change) if says_something(standing) or change.period else ""


def _wish_or_end(measure: Measure, standing: Standing) -> str:
    """Say what we want, or that it is as good as it can be: nothing is above 100 % or below none."""
    share, value = measure.unit.kind == "percent", standing.value
    if share and value == 100 and measure.polarity == "higher":
        return AT_MOST
    if value == 0 and measure.polarity in ("lower", "towards_zero") and (share or measure.unit.kind == "count"):
        return AT_LEAST
    return wish_sentence(measure)


def against_sentence(measure: Measure, standing: Standing, areas: Areas) -> str:
    """Compare with the other place, such as England; empty when its figure is not known."""
    if not standing.comparator or standing.comparator_value is None:
        return ""
    other = phrases.place(areas, standing.comparator)
    return BESIDE[standing.against_comparator].format(place=other, value=bare(standing.comparator_value, measure.unit))


def plan_sentence(measure: Measure, standing: Standing) -> str:
    """Say how it stands against the agreed plan; empty unless it is rated."""
    words = PLANS.get(standing.rating)
    aim = standing.planned if standing.planned is not None else standing.target
    reached = standing.target if standing.target is not None else standing.planned
    if words is None or aim is None or reached is None:
        return ""
    return words.format(planned=bare(aim, measure.unit), target=bare(reached, measure.unit))


def wish_sentence(measure: Measure) -> str:
    """Say which way we want it to go; where neither is better, why, in plain words."""
    if measure.polarity == "no_judgement":
        reason = (measure.polarity_reason or "").casefold()
        return MORE_REPORTS if re.search(r"\b(report|record|written down)", reason) else NEITHER
    return WISHES[measure.polarity]


def beside_the_figure(measure: Measure, standing: Standing) -> tuple[str, ...]:
    """Say what must stand right beside the figure: that the longest stays are left out, that records are made up."""
    share = _left_out(measure)
    told = [f"We left out the longest 1 in {fixed(100 / share, 0)} stays."] if share else []
    return tuple([*told, MADE_UP] if standing.synthetic else told)


def _left_out(measure: Measure) -> int:
    """Return the percentage of the longest stays left out, by our method or, for a published figure, by theirs."""
    ours = [one.method.drop_top for one in measure.sources if isinstance(one.method, TruncatedMean)]
    theirs = re.findall(r"leaving out the longest (\d+) ?%", measure.definition)
    return next(iter([*ours, *map(int, theirs)]), 0)
