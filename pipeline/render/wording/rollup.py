"""What is said of many measures together: counts by status, never an average, and what chance alone would give.

Which measures lead a page is chosen in `pages.rollup`.
"""

from pipeline.render.wording.numbers import fixed

ONE_IN = 20
NO_HEADLINE = "No clear changes."
COUNTS: dict[str, str] = {
    "improving": "Better, by more than chance",
    "worsening": "Worse, by more than chance",
    "moved": "Higher or lower, by more than chance",
    "no_clear_change": "No change beyond chance",
    "untested": "Changed, perhaps by chance: there is nothing to test it with",
    "same": "The same as before",
    "nothing": "No earlier figure to compare with",
    "no_figure": "No figure yet",
}


def compared(tests: int, figures: int, found: int, words: tuple[str, str]) -> str:
    """Say for how many measures a change could be tested, and how many of them changed by more than chance."""
    if not figures:
        return f"No {words[0]} has a figure yet."
    noun = words[0] if figures == 1 else words[1]
    if not tests:
        return f"We could not test any of the {figures} {noun} with a figure against an earlier one."
    told = f"We could test {tests} of {figures} {noun} with a figure against an earlier one."
    return f"{told} {_found(tests, found)}"


def _found(tests: int, found: int) -> str:
    if not found:
        return "It did not change beyond chance." if tests == 1 else "None changed beyond chance."
    if found == tests:
        return "It changed by more than chance." if tests == 1 else f"All {tests} changed by more than chance."
    return f"{found} changed by more than chance."


def by_chance(tests: int) -> str:
    """Say how many tests would look like a change if nothing had changed; empty without a test."""
    if not tests:
        return ""
    noun = "test" if tests == 1 else "tests"
    many = "fewer than 1" if tests < ONE_IN else f"about {fixed(tests / ONE_IN, 1)}"
    return f"About 1 in {ONE_IN} tests shows a change by chance alone: with {tests} {noun}, expect {many}."
