"""The disclosure rules: which counts are withheld, how the rest are shown, what a shown number tells a reader.

One number at a time. How withheld numbers are kept from being worked out is in `withhold` and `audit`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import floor, inf

HES_CHANGE = date(2018, 9, 13)
BY_DATE = "sus_by_date"


@dataclass(frozen=True)
class Rule:
    """One rule. Counts from 1 to `count_below` - 1 are withheld, and bases from 1 to `base_below` - 1.

    `step`: shown numbers are rounded to the nearest multiple. `from_rounded`: percentages, rates and limits are
    worked out again from rounded parts. `complement`: those not counted in a share are a count too. `secondary`:
    one withheld part of a total is never left alone. `decimals`: places that outcomes are shown with.
    """

    name: str
    count_below: int = 0
    base_below: int = 0
    step: int = 1
    from_rounded: bool = False
    complement: bool = False
    secondary: bool = False
    decimals: int | None = None

    def shown(self, number: float) -> float:
        """Return the number as it is shown: as it is, or rounded to the nearest step."""
        if self.step == 1:
            return number
        return float(self.step * floor((floor(number + 0.5) + self.step // 2) / self.step))

    def range_of(self, shown: float, below: int) -> tuple[float, float]:
        """Return the lowest and highest number that is shown as this one; `below` are withheld, zero is not."""
        if self.step == 1 or (shown == 0 and below > self.step // 2):
            return shown, shown
        half = self.step // 2
        return max(shown - half, below if shown else 0, 0), shown + half


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("none"),
        Rule("hes_pre2018", count_below=6, base_below=6, complement=True, secondary=True),
        Rule("hes2018", count_below=8, base_below=8, step=5, from_rounded=True, complement=True),
        Rule("ascof", base_below=5, secondary=True),
        Rule("survey", base_below=25, step=5, decimals=1),
    )
}


def rule_at(rule: str, day: date) -> str:
    """Return the rule that holds on a day: `sus_by_date` is `hes2018` from 13 September 2018, `hes_pre2018` before.

    NHS Digital, "Change to disclosure control methodology for HES and ECDS from September 2018". Other rules are
    returned as they are. Raises ValueError for a rule that does not exist.
    """
    if rule == BY_DATE:
        return "hes2018" if day >= HES_CHANGE else "hes_pre2018"
    return rule_named(rule).name


def rule_named(name: str) -> Rule:
    """Return a rule by name. Raises ValueError that names those there are."""
    if name not in RULES:
        msg = f"no disclosure rule is called '{name}'; the rules are {', '.join(RULES)}; e.g. hes2018"
        raise ValueError(msg)
    return RULES[name]


def is_small(number: float | None, below: int) -> bool:
    """Say whether a number is above zero and below the least that may be shown."""
    return number is not None and 0 < number < below


def safe_count(n: int, rule: str) -> int | None:
    """Return a count of rows or people as it may be told outside the tables, None where it is withheld.

    For data-quality counts, provenance and logs. Numbers that add up to a told total go through `safe_parts`.
    """
    return safe_parts({"": n}, rule)[""] if n else 0


def safe_parts(parts: Mapping[str, int], rule: str) -> dict[str, int | None]:
    """Return counts that add up to a total which is told as well; None where one is withheld.

    A withheld count is never left alone beside its total: the smallest other one goes with it, zero last, and
    another one while all that is withheld has too small a sum to hide anything.
    """
    made = rule_named(rule)
    least = max(made.count_below, made.base_below)
    hidden = [name for name, n in parts.items() if is_small(n, least)]
    others = sorted((n == 0, n, -at, name) for at, (name, n) in enumerate(parts.items()) if name not in hidden)
    while hidden and others and not _hides(parts, hidden, made, least):
        hidden.append(others.pop(0)[-1])
    return {name: None if name in hidden else int(made.shown(n)) for name, n in parts.items()}


def _hides(parts: Mapping[str, int], hidden: list[str], rule: Rule, least: int) -> bool:
    """Say whether the sum of what is withheld leaves each of them three possible values."""
    if len(hidden) < 2 and len(parts) > 1 and not rule.from_rounded:
        return False
    slack = 0 if rule.step == 1 else 2 * (rule.step // 2)
    total = sum(parts[name] for name in hidden)
    spans = {name: (1.0, least - 1.0) if is_small(parts[name], least) else (0.0, inf) for name in hidden}
    return all(_values_left(name, spans, total, slack) > 2 for name in hidden)


def _values_left(name: str, spans: Mapping[str, tuple[float, float]], total: float, slack: float) -> float:
    others = [span for other, span in spans.items() if other != name]
    low = max(spans[name][0], total - slack - sum(high for _, high in others))
    high = min(spans[name][1], total + slack - sum(low for low, _ in others))
    return high - low + 1
