"""A reader who wants to know: takes every published table of every edition and works out what was withheld.

Shares no code with the door. It thinks in the smallest groups of people (atoms), of which every figure is a sum, and
knows the rules, which withheld numbers are small, and which groups did not change between editions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Atom = tuple[object, ...]
FAR = 400


@dataclass(frozen=True)
class Fact:
    """A sum of atoms, what the tables say of it (lowest, highest), and whether it was withheld.

    `marked`: the lowest that the mark of a withheld one leaves to a reader who does not know which are small.
    """

    atoms: frozenset[Atom]
    low: float
    high: float
    withheld: bool
    name: str = ""
    marked: float = 0


@dataclass
class Attacker:
    """`same`: atoms of another edition that are one and the same; `equal`: sums known to be equal."""

    facts: list[Fact] = field(default_factory=list)
    same: dict[Atom, Atom] = field(default_factory=dict)
    equal: list[tuple[frozenset[Atom], frozenset[Atom]]] = field(default_factory=list)

    def _name(self, atom: Atom) -> Atom:
        while atom in self.same:
            atom = self.same[atom]
        return atom

    def _system(self) -> tuple[list[Atom], LinearConstraint]:
        named = [self._names(fact.atoms) for fact in self.facts]
        pairs = [(self._names(one), self._names(other)) for one, other in self.equal]
        atoms = sorted({atom for group in [*named, *(g for pair in pairs for g in pair)] for atom in group}, key=repr)
        rows: dict[tuple[float, ...], tuple[float, float]] = {}
        for fact, group in zip(self.facts, named, strict=True):
            row = tuple(float(group.get(atom, 0)) for atom in atoms)
            low, high = rows.get(row, (0.0, np.inf))
            rows[row] = (max(low, fact.low), min(high, fact.high))
        for one, other in pairs:
            rows[tuple(float(one.get(a, 0) - other.get(a, 0)) for a in atoms)] = (0.0, 0.0)
        low, high = zip(*rows.values(), strict=True)
        return atoms, LinearConstraint(np.array([*rows]), np.array(low), np.array(high))

    def _names(self, atoms: Iterable[Atom]) -> Mapping[Atom, int]:
        return {self._name(atom): 1 for atom in atoms}

    def having(self, facts: list[Fact]) -> "Attacker":
        """Return the same reader with these tables in hand."""
        return Attacker(facts, self.same, self.equal)

    def opened(self, also: Iterable[Fact] = ()) -> set[str]:
        """Return the names of the withheld figures that have fewer than three values left.

        `also`: figures to be found out of which the tables in hand say nothing.
        """
        asked = {f.name: frozenset(self._names(f.atoms)) for f in [*self.facts, *also] if f.withheld}
        names, adds_up = self._system()
        few = {
            group
            for group in set(asked.values())
            if group.issubset(names) and len(_smallest_values(names, adds_up, group, 3)) < 3
        }
        return {name for name, group in asked.items() if group in few}


def _smallest_values(names: list[Atom], adds_up: LinearConstraint, wanted: Iterable[Atom], most: int) -> list[int]:
    chosen = set(wanted)
    cost = np.array([float(name in chosen) for name in names])
    found: list[int] = []
    for _ in range(most):
        floor = found[-1] + 1 if found else 0
        above = LinearConstraint(cost[None, :], np.array([floor]), np.array([np.inf]))
        limits = {"integrality": np.ones(len(names)), "bounds": Bounds(0, FAR)}
        made = milp(cost, constraints=[adds_up, above], **limits)
        if made.x is None:
            break
        found.append(round(float(cost @ np.round(made.x))))
    return found


def by_trying_everything(facts: list[Fact], highest: int) -> dict[str, set[int]]:
    """Return every value that each withheld sum can have, by trying all numbers up to `highest` for each atom."""
    atoms = sorted({atom for fact in facts for atom in fact.atoms}, key=repr)
    grid = np.array(list(product(range(highest + 1), repeat=len(atoms))))
    keep = np.ones(len(grid), dtype=bool)
    sums = {}
    for fact in facts:
        sums[fact.name] = grid[:, [atoms.index(a) for a in fact.atoms]].sum(axis=1)
        keep &= (sums[fact.name] >= fact.low) & (sums[fact.name] <= fact.high)
    return {fact.name: set(sums[fact.name][keep].tolist()) for fact in facts if fact.withheld}
