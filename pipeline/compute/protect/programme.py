"""Integer programmes over a cluster of sums: the least or most that an unknown can be, with a solution that shows it.

The only place that calls the solver. Solutions are rounded and checked before anyone relies on them.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any

from pipeline.compute.protect.bounds import Contradiction, Ranges
from pipeline.compute.protect.sheet import Sum

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

Solution = dict[int, int]
INFEASIBLE = 2


class Programme:
    """One cluster made ready for the solver. Unknowns without an upper limit get one far beyond all numbers there."""

    def __init__(self, sums: Sequence[Sum], ranges: Ranges) -> None:
        import numpy as np  # here: tables that were settled before need none of this, and loading it takes a while

        self.sums = list(sums)
        self.names = sorted({member for one in sums for member in one.members})
        self.column = {name: at for at, name in enumerate(self.names)}
        ends = [end for name in self.names for end in ranges[name] if end != inf]
        self.far = 2 * max(ends, default=0) + 100
        self.low: Any = np.array([ranges[name][0] for name in self.names])
        self.high: Any = np.array([min(ranges[name][1], self.far) for name in self.names])

    @cached_property
    def adds_up(self) -> "LinearConstraint":
        """That every sum holds, as the solver reads it. Most clusters need no solver, and loading it takes a while."""
        import numpy as np
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        rows, columns, signs = zip(*self._entries(), strict=True)
        shape = (len(self.sums), len(self.names))
        zeros: Any = np.zeros(len(self.sums))
        return LinearConstraint(csr_array((signs, (rows, columns)), shape=shape), zeros, zeros)

    def _entries(self) -> list[tuple[int, int, float]]:
        wholes = [(row, self.column[one.whole], 1.0) for row, one in enumerate(self.sums)]
        return wholes + [(row, self.column[p], -1.0) for row, one in enumerate(self.sums) for p in one.parts]

    def extreme(self, weights: Mapping[int, float], *, least: Mapping[int, float] | None = None) -> Solution | None:
        """Return the solution with the smallest weighted sum; None where there is none.

        `least`: unknowns that have to be at least so much. Raises Contradiction if the solver gives no answer.
        """
        import numpy as np
        from scipy.optimize import Bounds, milp

        cost, low = np.zeros(len(self.names)), self.low.copy()
        for name, weight in weights.items():
            cost[self.column[name]] = weight
        for name, number in (least or {}).items():
            low[self.column[name]] = number
        if (low > self.high).any():
            return None
        bounds = Bounds(low, self.high)
        found = milp(cost, integrality=np.ones(len(cost)), bounds=bounds, constraints=self.adds_up)
        if found.status == INFEASIBLE:
            return None
        solution = {} if found.x is None else {n: round(x) for n, x in zip(self.names, found.x, strict=True)}
        if not solution or not self.holds(solution):
            raise Contradiction
        return solution

    def holds(self, solution: Mapping[int, float]) -> bool:
        """Say whether these whole numbers are within all ranges and add up."""
        inside = all(
            low <= solution[name] <= high for name, low, high in zip(self.names, self.low, self.high, strict=True)
        )
        return inside and all(solution[one.whole] == sum(solution[p] for p in one.parts) for one in self.sums)
