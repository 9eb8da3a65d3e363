"""Where a reader can turn for help on pages about self-harm, deaths, bereavement and safeguarding.

Whom to turn to is content (`support` in `project.yaml`): lines that are open to everyone. Safe-reporting rules for
wording belong in the content guide.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Support:
    """A box with a title and a line for each place to turn to."""

    title: str
    lines: tuple[str, ...]


def support_box(topics: Iterable[str], known: Mapping[str, Sequence[str]]) -> Support | None:
    """Return the box for these topics, each line once; None where there is no topic, or nothing is known of it."""
    lines = tuple(dict.fromkeys(line for topic in topics for line in known.get(topic, ())))
    return Support("If you need to talk to someone", lines) if lines else None
