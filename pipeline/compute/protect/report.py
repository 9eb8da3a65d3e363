"""What the door did, in counts that may be told anywhere. Never a withheld number, nor which of them was small."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ProtectionReport:
    """`figures`: how many values are under a rule. `withheld`: by measure, in the order of the measures given.

    `already_open`: withheld counts that earlier editions alone give away, so that withholding more cannot help.
    `contradictions`: groups of linked tables in which earlier editions cannot all be so and were left out of account.
    Both are to be looked into by a person when they are not zero.
    """

    rules: tuple[str, ...]
    figures: int
    withheld: Mapping[str, int]
    frozen_editions: int
    already_open: int = 0
    contradictions: int = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """The report in plain words, a line a fact."""
        rules = ", ".join(self.rules) or "none"
        total = sum(self.withheld.values())
        facts = [
            f"Disclosure rules in use: {rules}.",
            f"{self.figures} figures are under a rule, {total} are withheld.",
        ]
        facts += [f"{name}: {number} withheld." for name, number in self.withheld.items() if number]
        facts.append(f"Earlier editions taken into account: {self.frozen_editions}.")
        if self.already_open:
            facts.append(f"Earlier editions alone give away {self.already_open} withheld counts: look into this.")
        if self.contradictions:
            facts.append(f"Earlier editions contradict each other in {self.contradictions} groups: look into this.")
        return tuple(facts)
