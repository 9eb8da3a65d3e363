"""How a layout reader says what is wrong: file, sheet, record, column, what was found, what is allowed, an example.

Only the wording that all readers share; what is wrong is found where it is read.
"""

from collections.abc import Iterable

from pipeline.errors import ContentProblems, Problem


def fault(file: str, row: int = 0, *, at: tuple[str, str] = ("", ""), said: tuple[str, ...], rule: str) -> Problem:
    """Make a problem. `at` = (sheet, column); `said` = (found, allowed[, example])."""
    sheet, column = at
    named = [f"sheet '{sheet}'" if sheet else "", f"column '{column}'" if column else ""]
    found, allowed, example = (*said, "")[:3]
    return Problem(file, row, ", ".join(part for part in named if part), found, allowed, example, rule)


def stop(*problems: Problem) -> ContentProblems:
    """Make the error that stops a reading."""
    return ContentProblems(problems)


def stop_if_any(problems: Iterable[Problem]) -> None:
    """Raise ContentProblems when there is any problem."""
    found = list(problems)
    if found:
        raise ContentProblems(found)


def some(names: Iterable[str], most: int = 12) -> str:
    """List names in quotes for people; a long list ends with how many more there are."""
    listed = [f"'{name}'" for name in names]
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
