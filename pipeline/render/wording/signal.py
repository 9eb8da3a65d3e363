"""The statistical signal in words: the trend of five years, and the usual ups and downs of months or quarters.

The codes are made in `compute.standing`; how an icon is drawn belongs in `charts.signals`.
"""

from dataclasses import dataclass
from typing import Literal

from pipeline.compute.standing.result import Change, Standing
from pipeline.render.wording import status

RISEN, FALLEN = "Over five years it has risen by more than chance", "Over five years it has fallen by more than chance"
TRENDS: dict[str, str] = {
    "increasing_better": f"{RISEN}, which is better.",
    "increasing_worse": f"{RISEN}, which is worse.",
    "increasing": f"{RISEN}.",
    "decreasing_better": f"{FALLEN}, which is better.",
    "decreasing_worse": f"{FALLEN}, which is worse.",
    "decreasing": f"{FALLEN}.",
    "no_significant_change": "Over five years there is no trend beyond chance.",
}
NO_TREND = "We need five years in a row, with the numbers behind them, to test for a trend."
EVEN_SO = "Even so, "
ABOVE, BELOW = "It is unusually high, or rising steadily", "It is unusually low, or falling steadily"
"""A run or a steady rise may lie within the usual range: it is unusual all the same, but not above that range."""
VARIATIONS: dict[str, str] = {
    "common_cause": "It moves only as much as it usually does.",
    "improvement_high": f"{ABOVE}, which is better.",
    "improvement_low": f"{BELOW}, which is better.",
    "concern_high": f"{ABOVE}, which is worse.",
    "concern_low": f"{BELOW}, which is worse.",
    "neutral_high": f"{ABOVE}.",
    "neutral_low": f"{BELOW}.",
    "too_few_points": "We need 13 figures to know its usual ups and downs.",
}
ASSURANCES: dict[str, str] = {
    "consistent_pass": "It should meet the target each time.",
    "consistent_fail": "It will not meet the target unless something changes.",
    "inconsistent": "It will meet the target at times and miss it at times.",
}


@dataclass(frozen=True)
class Signal:
    """A signal in a few words, the code of its icon (empty for none), and a whole sentence for it."""

    words: str
    icon: str
    sentence: str


TREND_WORDS: dict[str, str] = {
    "increasing_better": "Rising for years: better",
    "increasing_worse": "Rising for years: worse",
    "increasing": "Rising for years",
    "decreasing_better": "Falling for years: better",
    "decreasing_worse": "Falling for years: worse",
    "decreasing": "Falling for years",
    "no_significant_change": "No trend over five years",
}
VARIATION_WORDS: dict[str, str] = {
    "common_cause": "Usual ups and downs",
    "improvement_high": "Better than usual: high",
    "improvement_low": "Better than usual: low",
    "concern_high": "Worse than usual: high",
    "concern_low": "Worse than usual: low",
    "neutral_high": "Unusually high",
    "neutral_low": "Unusually low",
}
ASSURANCE_WORDS: dict[str, str] = {
    "consistent_pass": "Should meet the target",
    "consistent_fail": "Will miss the target",
    "inconsistent": "May meet or miss the target",
}


def signal_sentence(standing: Standing, change: Change | None = None) -> str:
    """Say what the whole series shows: its usual ups and downs, or its trend; empty where neither is known.

    Beside a change that went the other way it begins with "Even so": the two are set beside different figures.
    """
    told = VARIATIONS.get(standing.spc_variation) or TRENDS.get(standing.trend, "")
    return _beside(standing, change, told)


def _beside(standing: Standing, change: Change | None, told: str) -> str:
    return f"{EVEN_SO}{told[:1].lower()}{told[1:]}" if told and change and _other_way(standing, change) else told


def _other_way(standing: Standing, change: Change) -> bool:
    code = standing.spc_variation if standing.spc_variation in VARIATION_WORDS else standing.trend
    good, bad = "improvement" in code or "better" in code, "concern" in code or "worse" in code
    up, down = "high" in code or "increas" in code, "low" in code or "decreas" in code
    against = {"worsening": good, "improving": bad, "lower": up, "higher": down}
    return against.get(change.direction, False)


def says_something(standing: Standing) -> bool:
    """Whether the series shows more than that figures are too few."""
    return standing.spc_variation in VARIATION_WORDS or standing.trend in TRENDS


def unusual(standing: Standing) -> Literal["", "improvement", "concern", "neutral"]:
    """Return how the latest figure is unusual among its months or quarters; empty for the usual ups and downs."""
    sort = standing.spc_variation.partition("_")[0]
    return sort if sort in ("improvement", "concern", "neutral") else ""


def variation(standing: Standing, change: Change | None = None) -> Signal | None:
    """Return the reading of the process chart or of the trend; None where there is none.

    Its words stand beside those of a change in lists, without a sentence, so they too begin with "Even so" beside one
    that went the other way.
    """
    for code, words, sentences in (
        (standing.spc_variation, VARIATION_WORDS, VARIATIONS),
        (standing.trend, TREND_WORDS, TRENDS),
    ):
        if code in words:
            return Signal(_beside(standing, change, words[code]), code, sentences[code])
    return None


def assurance(standing: Standing) -> Signal | None:
    """Return whether the process meets its target; None without an agreed target or limits."""
    code = standing.spc_assurance
    return Signal(ASSURANCE_WORDS[code], code, ASSURANCES[code]) if code in ASSURANCES else None


def shape_of(code: str) -> status.Shape:
    """Return the small shape that goes with a signal where no icon is drawn."""
    if code in ("common_cause", "no_significant_change"):
        return "level"
    return "up" if "high" in code or "increasing" in code else "down"
