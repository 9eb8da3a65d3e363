"""Where a reader can turn for help on pages about self-harm, deaths, bereavement and safeguarding.

Only national lines that are open to everyone. Safe-reporting rules for wording belong in the content guide.
"""

from collections.abc import Iterable
from dataclasses import dataclass

DANGER = "If someone is in danger now, call 999."
SAMARITANS = "Samaritans: call 116 123, free, day and night, from any phone."
NHS_111 = "NHS 111: call 111 for help with your health, mental health included, day and night."
CRUSE = "Cruse Bereavement Support: call 0808 808 1677, free, if someone close to you has died."
COUNCIL = (
    "If you are worried that an adult or a child is being harmed or neglected, tell your council's social care team."
)

LINES: dict[str, tuple[str, ...]] = {
    "self_harm": (SAMARITANS, NHS_111, DANGER),
    "deaths": (CRUSE, SAMARITANS),
    "bereavement": (CRUSE, SAMARITANS),
    "safeguarding": (COUNCIL, DANGER),
}


@dataclass(frozen=True)
class Support:
    """A box with a title and a line for each place to turn to."""

    title: str
    lines: tuple[str, ...]


def support_box(topics: Iterable[str]) -> Support | None:
    """Return the box for these topics, each line once; None where there is no topic."""
    lines = tuple(dict.fromkeys(line for topic in topics for line in LINES[topic]))
    return Support("If you need to talk to someone", lines) if lines else None
