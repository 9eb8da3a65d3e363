"""Marks beside figures, in square brackets, and the line that explains them.

What each mark means is said in `compute.series`, and for deliveries in `sources.symbols`; how marks are drawn in a
chart belongs in `charts`.
"""

from collections.abc import Iterable

from pipeline.catalogue.measure import Unit
from pipeline.compute.series import INSTEAD_OF_A_FIGURE, MARKER_WORDS
from pipeline.render.wording.numbers import bare


def marks(markers: Iterable[str]) -> str:
    """Write marks for display, always in the key's order: `[p] [q]`. Raises KeyError for an unknown one."""
    found = set(markers)
    unknown = sorted(found - set(MARKER_WORDS))
    if unknown:
        raise KeyError(unknown[0])
    return " ".join(f"[{letter}]" for letter in MARKER_WORDS if letter in found)


def shown(value: float | None, unit: Unit, markers: Iterable[str] = ()) -> str:
    """Write a table's cell: the figure and its marks, or the marks alone. Never blank and never zero for missing."""
    found = set(markers)
    if value is None:
        return marks(found if found & INSTEAD_OF_A_FIGURE else found | {"x"})
    return f"{bare(value, unit)} {marks(found)}".strip()


def key_line(used: Iterable[Iterable[str]]) -> str:
    """Explain the marks that a table uses, in one line; empty when it uses none."""
    found = {letter for markers in used for letter in markers}
    return "; ".join(f"[{letter}] {words}" for letter, words in MARKER_WORDS.items() if letter in found)


def why_no_figure(markers: Iterable[str]) -> str:
    """Say in one or two words why there is no figure: for the gap in a chart."""
    found = set(markers)
    if "c" in found:
        return "withheld"
    return "not applicable" if "z" in found else "no figure"
