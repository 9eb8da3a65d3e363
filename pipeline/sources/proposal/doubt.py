"""What a proposal is unsure of: one finding a line, with its place, what was assumed, and what a person should check.

How sure a guess must be is decided where it is made.
"""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Doubt:
    """One thing to check: the place, what was found there, what the draft assumes, and what to look at."""

    place: str
    found: str
    assumed: str
    check: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.place}  found: {self.found}; assumed: {self.assumed}; check: {self.check}"


TODO = "TODO: "
"""How a value begins that only a person can give; `outcomes check` refuses a file that still holds one."""


def quoted(texts: list[str], most: int = 4) -> str:
    """List texts in quotes; a long list ends with how many more there are."""
    listed = ", ".join(f"'{text}'" for text in texts[:most])
    return listed + (f" and {len(texts) - most} more" if len(texts) > most else "")
