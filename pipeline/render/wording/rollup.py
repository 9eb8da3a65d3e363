"""What is said of many measures together: counts by status, never an average, and what chance alone would give.

Which measures lead a page is chosen in `pages.rollup`.
"""

from pipeline.render.wording.numbers import fixed

ONE_IN = 20
NO_HEADLINE = "No clear changes."
NOT_TESTED = "We cannot tell yet."
NO_HEADLINE_WHOLE = "No clear changes for the whole area."
IN_AREA: dict[str, str] = {
    "improving": "Better",
    "worsening": "Worse",
    "higher": "Higher",
    "lower": "Lower",
}
AREAS_CHANGED = "In single areas, by more than chance:"
AREAS_ALIKE = "In single areas, nothing changed by more than chance."
UNUSUAL = "Unusual, seen over many months or quarters:"
WHOLE = ", for the whole area"
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


def no_headline(tests: int, *, areas_changed: bool) -> str:
    """Say that nothing changed clearly; where a single area did, that this is said of the whole.

    Where nothing was tested, nobody can say so.
    """
    if not tests:
        return NOT_TESTED
    return NO_HEADLINE_WHOLE if areas_changed else NO_HEADLINE


def areas_title(tests: int, changed: int) -> str:
    """Head the list of what changed in single areas, or say that nothing did; empty where nothing was tested."""
    if not tests:
        return ""
    return AREAS_CHANGED if changed else AREAS_ALIKE


def area_tests(tests: int) -> str:
    """Say how many figures of single areas were tested, and how often chance alone looks like a change."""
    if not tests:
        return ""
    many = "1 figure of a single area" if tests == 1 else f"{tests} figures of single areas"
    return f"We tested {many}. By chance alone, about 1 in {ONE_IN} such tests shows a change."


def in_areas_briefly(better: int, worse: int) -> str:
    """Say how many figures of single areas got better and worse by more than chance."""
    noun = "figure" if better == 1 else "figures"
    return f"In single areas, {better or 'no'} {noun} got better and {worse or 'none'} got worse."


def by_chance(tests: int) -> str:
    """Say how many tests would look like a change if nothing had changed; empty without a test."""
    if not tests:
        return ""
    noun = "test" if tests == 1 else "tests"
    many = "fewer than 1" if tests < ONE_IN else f"about {fixed(tests / ONE_IN, 1)}"
    return f"About 1 in {ONE_IN} tests shows a change by chance alone: with {tests} {noun}, expect {many}."
