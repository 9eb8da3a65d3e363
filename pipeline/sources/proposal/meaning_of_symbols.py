"""What publishers write where there is no number, and what it most often means.

The same symbol means different things by publisher, so every guess but the plain words is told as a doubt.
"""

from collections.abc import Mapping, Sequence

PLAIN = {
    **dict.fromkeys(("[x]", "[X]", "NA", "N/A", "n/a", "NULL", "null", "None", "NaN", "Not available"), "x"),
    **dict.fromkeys(("[c]", "[C]", "Suppressed", "suppressed"), "c"),
    **dict.fromkeys(("[z]", "[Z]", "Not applicable"), "z"),
}
GUESSED = {"*": "c", "**": "c", "c": "c", ":": "x", "..": "x", "...": "x", ".": "x", "x": "x", "z": "z", "-": "x"}
KNOWN: Mapping[str, str] = {**PLAIN, **GUESSED}
WORDS = {"c": "withheld", "x": "not available", "z": "not applicable", "zero": "zero"}


def guessed(symbols: Sequence[str], fixed: Mapping[str, str]) -> dict[str, str]:
    """Return a marker letter for each symbol: that of the family, the usual one, or `x` for one never seen."""
    return {symbol: fixed.get(symbol) or KNOWN.get(symbol, "x") for symbol in symbols}


def to_check(markers: Mapping[str, str], fixed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the symbols whose meaning only the publisher's notes can settle, each with what it is taken for."""
    return [(s, WORDS[letter]) for s, letter in markers.items() if s not in fixed and s not in PLAIN]
