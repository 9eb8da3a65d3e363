"""What the door has to be told: what each measure counts, which parts make up which wholes, what is out already.

Only shapes and their checks. The caller fills them from definitions, areas and sources; nothing here reads those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.compute.protect.rules import Rule, rule_named
from pipeline.compute.series import ALL, PublishedSeries, Series, Value

Kind = Literal["count", "share", "rate", "standardised", "mean", "exempt"]
EVERY_WAY = frozenset({"area", "period", "breakdown"})
STANDARDISED_BELOW = 10


@dataclass(frozen=True)
class Counted:
    """What the figures of one measure rest on. Counts of one name and source are one and the same count.

    `of` names the count (count), the numerator (share, rate, standardised) or the base (mean); `out_of` the
    denominator of a share, when it counts people too. A rate's denominator is a public population. `per`: a share
    or rate is `per * numerator / denominator`. `drop_top`: percent left out of a truncated mean. `count_below` and
    `base_below` take the place of the rule's own thresholds. `adds_over`: over which of area, period and breakdown
    the counts add up (people counted once a year do not add up over quarters). `exempt`: no count of people.
    """

    kind: Kind
    of: str = ""
    out_of: str = ""
    per: float = 100
    drop_top: int = 10
    count_below: int | None = None
    base_below: int | None = None
    adds_over: frozenset[str] = EVERY_WAY


@dataclass(frozen=True)
class Slice:
    """Which cells: of a count, in an area, in a category. Empty text: any, and the same on both sides."""

    count: str = ""
    area: str = ""
    breakdown: str = ""
    category: str = ""


@dataclass(frozen=True)
class Overlap:
    """Everyone in `part` is in `whole` too, so the difference is a group of people: it is protected as well.

    For categories within categories, counts within counts, and populations within populations. `also`: what makes up
    the part together with `part`. `holds`: False where some of the part are outside the whole too, as with those living
    in a county and those registered with its practices. Then it is not known from outside which of the two is larger;
    the reader to guard against knows that one of the two groups that are in only one of them is empty.
    """

    whole: Slice
    part: Slice
    also: tuple[Slice, ...] = ()
    holds: bool = True


@dataclass(frozen=True)
class Protection:
    """All the door is told. Sources without a rule are public already and pass untouched.

    `rules`: source to rule name, `sus_by_date` already resolved. `counted`: by measure; a measure with a source
    under a rule must be in it, and a statistic that rests on another count under `of_statistic`. `areas`: whole to
    the parts that make it up exactly. `national`: areas for which the hospital rules withhold nothing. `loose`:
    breakdowns whose categories do not make up the whole.
    """

    rules: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, Counted] = field(default_factory=dict)
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    national: frozenset[str] = frozenset()
    overlaps: tuple[Overlap, ...] = ()
    loose: frozenset[str] = frozenset()

    def rule(self, source: str) -> Rule:
        """Return the rule that a source is under."""
        return rule_named(self.rules.get(source, "none"))

    def counts(self, value: Value) -> Counted:
        """Return what a figure rests on. Raises KeyError for a measure that the door was not told of."""
        own = self.counted.get(of_statistic(value.measure, value.statistic, value.source))
        return own or self.counted[value.measure]

    def governs(self, value: Value) -> bool:
        """Say whether the door looks at this value at all."""
        rule = self.rule(value.source)
        if rule.name == "none" or self.counts(value).kind == "exempt":
            return False
        return not (value.area in self.national and rule.name.startswith("hes"))


@dataclass(frozen=True)
class FrozenEdition:
    """What an edition published. `rules`: source to the rule of then; the rule of now where it is not said.

    `truth`: the series behind it as they were worked out then, kept privately, if they are. Without it a withheld
    figure is taken to be unchanged since, unless what was published shows that it cannot be; one that no newer table
    has is guarded as one that may have been small.
    """

    name: str
    series: Mapping[str, PublishedSeries]
    rules: Mapping[str, str] = field(default_factory=dict)
    truth: Mapping[str, Series] | None = None
    read: list[tuple[object, object]] = field(default_factory=list, compare=False, repr=False)
    """What it was read as, with what that depends on: later editions ask for the same."""


def check(series: Mapping[str, Series], protection: Protection) -> None:
    """Raise ValueError that lists every measure under a rule of which the door was not told what it counts."""
    problems = [problem for name in sorted(series) for problem in _problems(series[name], protection)]
    if problems:
        msg = "; ".join(problems)
        raise ValueError(msg)


def count_below(counted: Counted, rule: Rule, *, base: bool) -> int:
    """Return the least number that may be shown of a count (or of a denominator or base)."""
    own = counted.base_below if base else counted.count_below
    return own if own is not None else (rule.base_below if base else rule.count_below)


def _problems(series: Series, protection: Protection) -> Sequence[str]:
    ruled = sorted({v.source for v in series.values if protection.rule(v.source).name != "none"})
    counted = protection.counted.get(series.measure)
    if not ruled or (counted is not None and (counted.of or counted.kind == "exempt")):
        return ()
    example = "Counted('count', of='admissions'), or Counted('exempt') where no people are counted"
    return (f"{series.measure}: {', '.join(ruled)} is under a rule, so say what the measure counts; e.g. {example}",)


def of_statistic(measure: str, statistic: str, source: str) -> str:
    """Return the key in `counted` of a statistic of a measure from one source, such as the rate beside a count."""
    return f"{measure} {statistic} {source}"


def is_whole(breakdown: str, category: str) -> bool:
    """Say whether this is the whole population."""
    return breakdown == ALL and category == ALL
