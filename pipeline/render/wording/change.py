"""What is said about change: which comparison is told, the sentence, and the finding that heads a chart.

The rule that made it a change, or not, belongs in `compute.standing`.
"""

from collections.abc import Iterable

from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.standing.result import Change, Direction, Standing
from pipeline.periods import Period
from pipeline.render.wording import phrases, status
from pipeline.render.wording.level import opening
from pipeline.render.wording.numbers import bare, figure

NO_EARLIER = "We hold no earlier figure to compare it with."
CANNOT_TELL: tuple[Direction, ...] = ("not_comparable", "too_few_to_say")
AFTER, SINCE = " after that", "since then, "
SURE, SURE_BRIEFLY = "by more than chance", "beyond chance"
"""Parts of the long words that the shorter ones leave out or say in fewer."""
TESTED: dict[Direction, str] = {
    "improving": f"better{AFTER}, {SURE}",
    "worsening": f"worse{AFTER}, {SURE}",
    "higher": f"higher{AFTER}, {SURE}",
    "lower": f"lower{AFTER}, {SURE}",
    "no_clear_change": f"{SINCE}no change {SURE_BRIEFLY}",
}
UNTESTED: dict[Direction, str] = {
    "higher": f"higher{AFTER}, perhaps by chance",
    "lower": f"lower{AFTER}, perhaps by chance",
    "no_clear_change": f"the same{AFTER}",
}


def said(change: Change) -> str:
    """Say how it stood after that, and whether by more than chance, in the same words everywhere; never "now"."""
    return (TESTED if change.tested else UNTESTED).get(change.direction, TESTED[change.direction])


def told_change(standing: Standing) -> Change:
    """Choose the comparison to tell: with a year ago if that says something, else with the period before."""
    both = (standing.year_ago, standing.previous)
    clear = [one for one in both if one.value is not None and one.direction not in CANNOT_TELL]
    with_value = [one for one in both if one.value is not None]
    with_period = [one for one in both if one.period is not None]
    return (clear or with_value or with_period or list(both))[0]


def told_among(several: Iterable[Standing | None]) -> tuple[Standing | None, Change | None]:
    """Return the change that is told, and the standing it belongs to.

    It is that of the first standing of which something can be said: the latest figure's before that of a whole year.
    """
    found = [(one, told_change(one)) for one in several if one is not None]
    some = [(one, change) for one, change in found if change.period is not None]
    clear = [(one, change) for one, change in some if change.direction not in CANNOT_TELL]
    return (*clear, *some, (None, None))[0]


def change_sentence(measure: Measure, standing: Standing) -> str:
    """Say what the figure was before and whether the change is more than chance, or that we cannot tell."""
    change = told_change(standing)
    if change.period is None:
        return phrases.short_enough([*([change.rule] if change.rule else []), NO_EARLIER])
    if change.direction == "not_comparable" or change.value is None:
        then = f"It would not be fair to compare it with {change.period.public}."
        return phrases.short_enough([then, "It would not be fair to compare it with earlier figures."])
    before = f"{opening(change.value, measure.unit)} {bare(change.value, measure.unit)} {phrases.when(change.period)}"
    if change.direction == "too_few_to_say":
        return phrases.short_enough([f"{before}; we cannot tell if it truly changed.", f"{before}: unclear."])
    shorter = briefly(change)
    shortest = shorter.replace(SURE, SURE_BRIEFLY)
    return phrases.short_enough([f"{before}: {words}." for words in (said(change), shorter, shortest)])


def why_not(standing: Standing) -> str:
    """Give the reason why nothing can be said of the change, as a sentence; empty where there is none to give."""
    change = told_change(standing)
    if change.direction not in CANNOT_TELL or change.period is None or not change.rule:
        return ""
    return phrases.capital(change.rule.strip().rstrip(".")) + "."


def briefly(change: Change) -> str:
    """The same in fewer words, for long names of periods and for headings."""
    return said(change).replace(AFTER + ",", ",").removeprefix(SINCE).removesuffix(AFTER)


def one_after_another(unit: Unit, now: tuple[Period, float], before: tuple[Period, float] | None) -> str:
    """Say two figures without judging: for charts where nothing can be said of the change."""
    told = f"{figure(now[1], unit)} {phrases.when(now[0])}"
    return f"{told}, after {bare(before[1], unit)} {phrases.when(before[0])}" if before else told


def finding(measure: Measure, standing: Standing) -> str:
    """Say the main finding in about ten words, to head a chart: `From 41.0% to 44.1% in a year: clearly better`."""
    if standing.value is None or standing.period is None:
        return status.state(standing.state).words
    change = told_change(standing)
    now = figure(standing.value, measure.unit)
    if change.direction in CANNOT_TELL or change.value is None or change.period is None:
        return f"{now} {phrases.when(standing.period)}: we cannot yet tell if it changed"
    since = "in a year" if change is standing.year_ago else f"since {change.period.public}"
    if change.direction == "no_clear_change":
        return f"{now}: {briefly(change)} {since}" if change.tested else f"{now}: the same as {change.period.public}"
    return f"From {bare(change.value, measure.unit)} to {now} {since}: {briefly(change)}"
