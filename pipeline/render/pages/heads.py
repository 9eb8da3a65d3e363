"""The head of a hand-written text and what follows it, read as MkDocs reads them. What a head may say is content's."""

from typing import Any


def body_and_head(text: str) -> tuple[str, dict[str, Any]]:
    """Return the text without its head, and the head; MkDocs is loaded here, as most commands read no such text."""
    from mkdocs.utils.meta import get_data

    return get_data(text)
