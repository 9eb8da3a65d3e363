"""What the disclosure door decided before, kept in the warehouse, so that only what is new is decided anew.

Names and places alone, no figure. What names a decision is in `compute.protect.settled`.
"""

import json
from collections.abc import Mapping

from pipeline.compute.protect import Outcome
from pipeline.warehouse import Warehouse

SETTLED, COLUMNS = "state.settled", {"name": "varchar", "outcome": "varchar"}
DOOR = "state.door"
"""The hash of all that went to the door when what stands behind it now was made."""


class KeptOutcomes(dict[str, Outcome]):
    """What was decided before. `used`: what of it was asked for, and what was decided since; no more need be kept."""

    def __init__(self, known: Mapping[str, Outcome]) -> None:
        super().__init__(known)
        self.used: dict[str, Outcome] = {}

    def __setitem__(self, name: str, outcome: Outcome) -> None:
        """Keep a decision that was made, or asked for."""
        super().__setitem__(name, outcome)
        self.used[name] = outcome


def read_settled(warehouse: Warehouse) -> dict[str, Outcome]:
    """Return what was decided before, by name; nothing where nothing was."""
    rows = warehouse.rows(f"select name, outcome from {SETTLED}") if warehouse.columns(SETTLED) else []
    return {name: _outcome(text) for name, text in rows}


def remember_settled(warehouse: Warehouse, settled: Mapping[str, Outcome]) -> None:
    """Keep these decisions in place of all others."""
    warehouse.load(SETTLED, COLUMNS, [(name, json.dumps(one)) for name, one in sorted(settled.items())])


def forget_settled(warehouse: Warehouse) -> None:
    """Have everything decided anew the next time."""
    remember_settled(warehouse, {})
    remember_door(warehouse, "")


def read_door(warehouse: Warehouse) -> str:
    """Return the hash of all that went to the door the last time; empty where that is not known."""
    rows = warehouse.rows(f"select hash from {DOOR}") if warehouse.columns(DOOR) else []
    return rows[0][0] if rows else ""


def remember_door(warehouse: Warehouse, made: str) -> None:
    """Keep the hash of all that went to the door; an empty one before anything behind it is changed."""
    warehouse.load(DOOR, {"hash": "varchar"}, [(made,)])


def _outcome(text: str) -> Outcome:
    withheld, untold, given_up, contradictory = json.loads(text)
    return Outcome(tuple(withheld), tuple(untold), given_up, contradictory)
