"""What a person is told when a run needs one: which steps failed, what was refused or is late, and what to do.

Names of steps and sources only: no figure, no cell, no text of an error, as those may quote data. Sending is in
`sending`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

ASKED_NAMED = 20
TO_DO = {
    "failed": "The last good website stays. To see why: `outcomes refresh`, then docs/runbook.md, "
    "'The refresh stops with an error'.",
    "refused": "The website shows the last good figures. To see why: `outcomes refresh`, then docs/runbook.md, "
    "'A delivery is refused'.",
    "late": "Ask who delivers. The page 'Figures we wait for' says the same to readers.",
}
TITLES = {"failed": "These steps failed", "refused": "These deliveries were refused", "late": "These figures are late"}
SUBJECTS = {"failed": "the refresh failed", "refused": "a delivery was refused", "late": "figures are late"}


@dataclass(frozen=True)
class Notice:
    """A message for the person who looks after the project."""

    subject: str
    body: str


@dataclass(frozen=True)
class Found:
    """What a run left for a person: steps that failed, sources whose delivery was refused, what is late."""

    failed: Sequence[str] = ()
    refused: Sequence[str] = ()
    late: Sequence[str] = ()


def notice(title: str, folder: str, found: Found) -> Notice | None:
    """Return the message on what was found; none where nothing needs a person."""
    parts = {kind: list(getattr(found, kind)) for kind in TITLES}
    there = [kind for kind, names in parts.items() if names]
    if not there:
        return None
    told = [_part(kind, parts[kind]) for kind in there]
    return Notice(_one_line(f"{title}: {SUBJECTS[there[0]]}"), "\n\n".join([*told, f"Project: {folder}"]) + "\n")


def words(title: str, folder: str, said: str) -> Notice:
    """Return a message of words of one's own."""
    return Notice(_one_line(f"{title}: {said}"), f"{said}\n\nProject: {folder}\n")


def _part(kind: str, names: Sequence[str]) -> str:
    shown = [f"- {name}" for name in names[:ASKED_NAMED]]
    more = [f"- and {len(names) - ASKED_NAMED} more"] if len(names) > ASKED_NAMED else []
    return "\n".join([f"{TITLES[kind]}:", *shown, *more, TO_DO[kind]])


def _one_line(text: str) -> str:
    return " ".join(text.split())
