"""Every code list of the published data, with words for each code: one place for the data, its description and docs.

What earns a code is decided in `compute`; how a status looks on a page belongs in `render.wording`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalogue.statistics import STATISTICS
from pipeline.compute.series import MARKER_WORDS
from pipeline.periods.kinds import SHAPES


@dataclass(frozen=True)
class CodeList:
    """A closed list of codes: its name, what it is about, and the words for each code in reading order."""

    name: str
    title: str
    words: Mapping[str, str]


LIFECYCLE = CodeList(
    "lifecycle",
    "Where a measure is in its life",
    {
        "pilot": "in use and being tried out",
        "developmental": "agreed, still being worked out",
        "proposed": "proposed, not yet agreed",
        "part": "part of another measure",
        "retired": "no longer part of the framework",
    },
)
DATA_STATE = CodeList(
    "data_state",
    "Whether there is a figure",
    {
        "current": "there is a figure and no newer one is due",
        "awaiting": "no figure has been received yet",
        "overdue": "there is a figure, and a newer one should have come by now",
        "withheld": "there is a figure and it is not shown, so that nobody can be recognised",
        "discontinued": "the figure is no longer made",
        "never_collected": "nobody collects this figure",
    },
)
POLARITY = CodeList(
    "polarity",
    "Which way is better",
    {
        "higher": "higher is better",
        "lower": "lower is better",
        "towards_zero": "closer to zero is better",
        "no_judgement": "neither higher nor lower is better by itself",
    },
)
FREQUENCY = CodeList(
    "frequency",
    "How often there is a new figure",
    {
        "monthly": "every month",
        "quarterly": "every three months",
        "annual": "every year",
        "school_year": "every school year",
        "two_yearly": "every two years",
        "three_year_pooled": "every year, for three years taken together",
        "rolling_year": "more than once a year, for the twelve months before",
        "ad_hoc": "from time to time",
    },
)
MARKERS = CodeList("markers", "Marks of a figure", MARKER_WORDS)
ORIGIN = CodeList(
    "origin",
    "Where a figure comes from",
    {
        "official": "published by a public body",
        "local": "given by a local organisation",
        "synthetic": "made up to show how the software works; it describes nobody",
    },
)
FIT = CodeList(
    "fit",
    "How well the source fits the measure",
    {
        "exact": "the measure itself",
        "close": "not quite the same thing",
        "context": "something near it, as background",
    },
)
STATISTIC = CodeList(
    "statistic",
    "Which number it is",
    {name: one.words for name, one in STATISTICS.items()},
)
DIRECTION = CodeList(
    "direction",
    "What may be said of a change",
    {
        "improving": "clearly better",
        "worsening": "clearly worse",
        "higher": "higher; whether that is better is not judged or not certain",
        "lower": "lower; whether that is better is not judged or not certain",
        "no_clear_change": "the difference could be chance",
        "not_comparable": "the two figures cannot be compared",
        "too_few_to_say": "there is too little to say",
    },
)
TARGET_STATUS = CodeList(
    "target_status",
    "What kind of target it is",
    {
        "agreed": "agreed by the partners",
        "national_standard": "a national standard",
        "proposed": "proposed, earns no rating",
        "illustrative": "an example, earns no rating",
    },
)
RATING = CodeList(
    "rating",
    "How the figure stands against the agreed plan",
    {
        "achieved": "the target has been reached",
        "on_track": "at or ahead of plan",
        "near_plan": "short of plan by no more than was agreed",
        "off_track": "short of plan",
        "not_due": "not due yet",
        "no_target": "no target has been agreed",
        "no_data": "there is no figure to set against the plan",
    },
)
AGAINST = CodeList(
    "against_comparator",
    "How the figure stands beside the comparator",
    {
        "better": "better",
        "similar": "about the same",
        "worse": "worse",
        "higher": "higher, not judged",
        "lower": "lower, not judged",
        "not_compared": "not compared",
    },
)
TREND = CodeList(
    "trend",
    "What the last five figures show",
    {
        "increasing_better": "going up, which is better",
        "increasing_worse": "going up, which is worse",
        "increasing": "going up, not judged",
        "decreasing_better": "going down, which is better",
        "decreasing_worse": "going down, which is worse",
        "decreasing": "going down, not judged",
        "no_significant_change": "no clear direction",
        "cannot_be_calculated": "cannot be worked out",
    },
)
SPC_VARIATION = CodeList(
    "spc_variation",
    "What the latest point of a process shows",
    {
        "common_cause": "the usual ups and downs",
        "improvement_high": "unusual and better, high",
        "improvement_low": "unusual and better, low",
        "concern_high": "unusual and worse, high",
        "concern_low": "unusual and worse, low",
        "neutral_high": "unusual, high, not judged",
        "neutral_low": "unusual, low, not judged",
        "too_few_points": "fewer than 13 figures, too few to tell",
    },
)
SPC_ASSURANCE = CodeList(
    "spc_assurance",
    "Whether a process meets its target",
    {
        "consistent_pass": "it will usually meet the target",
        "consistent_fail": "it will usually miss the target",
        "inconsistent": "it will sometimes meet and sometimes miss the target",
    },
)
QUALITY = CodeList(
    "quality",
    "How far the figure can be relied on",
    {"good": "good", "caution": "use with care", "poor": "weak, or there is no figure"},
)
PERIOD_KIND = CodeList("period_kind", "Kind of period", {str(kind): shape.words for kind, shape in SHAPES.items()})
REVISION_KIND = CodeList(
    "revision_kind",
    "Why a figure changed",
    {
        "scheduled": "a provisional figure became final, as announced",
        "method": "the way it is worked out changed",
        "error": "a mistake was put right",
        "other_source": "it is taken from another publication, which has another figure",
        "later_publication": "its publisher gave another figure later, and nobody has said why",
        "unexplained": "the source gives another figure, and nobody has said why",
    },
)
CODE_LISTS: tuple[CodeList, ...] = (
    MARKERS,
    DATA_STATE,
    LIFECYCLE,
    POLARITY,
    FREQUENCY,
    PERIOD_KIND,
    STATISTIC,
    ORIGIN,
    FIT,
    DIRECTION,
    TARGET_STATUS,
    RATING,
    AGAINST,
    TREND,
    SPC_VARIATION,
    SPC_ASSURANCE,
    QUALITY,
    REVISION_KIND,
)
