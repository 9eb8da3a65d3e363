"""What the disclosure door decided before, kept in the warehouse, so that only what is new is decided anew.

Names and places alone, no figure. What names a decision is in `compute.protect.settled`.
"""

import json
from collections.abc import Mapping

from pipeline.compute.protect import Outcome
from pipeline.warehouse import Warehouse

SETTLED, COLUMNS = "state.settled", {"name": "varchar", "outcome": "varchar"}


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


def _outcome(text: str) -> Outcome:
    withheld, untold, given_up, contradictory = json.loads(text)
    return Outcome(tuple(withheld), tuple(untold), given_up, contradictory)
