"""Showing the place of a fault in a piece of SQL: its line, and a caret below. What is a fault is said in `gate`."""

WIDEST = 100


def pointed(text: str, at: int, length: int = 1) -> str:
    """Return two lines to be set below a fault: the line of `text` that it is on, and carets below the place."""
    at = min(max(at, 0), len(text))
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    column = at - start
    cut = max(0, column - WIDEST // 2)
    shown = line[cut : cut + WIDEST]
    carets = "^" * max(1, min(length, len(shown) - (column - cut)))
    return f"\n{shown}\n{' ' * (column - cut)}{carets}"
