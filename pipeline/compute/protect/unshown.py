"""What no table shows and parts and wholes tell all the same: a year of four quarters, the last part of a whole.

True numbers only; what a reader may come to know of them is in `bounds` and `audit`.
"""

from collections.abc import Mapping, Sequence

from pipeline.compute.protect.cells import Cell
from pipeline.compute.protect.groups import Group
from pipeline.compute.protect.parts import Key

View = Mapping[Key, Cell]


def with_unshown(view: View, groups: Sequence[Group]) -> dict[Key, float]:
    """Return the true numbers of a view, and of what no table has but parts and wholes tell."""
    truths = {key: cell.truth for key, cell in view.items() if cell.truth is not None}
    exact = [group for group in groups if group.rest in {"never", "if_left"}]
    before = -1
    while before != len(truths):
        before = len(truths)
        for group in exact:
            missing = [key for key in group.keys if key not in truths]
            if len(missing) == 1 and missing[0] not in view:
                known = sum(truths[part] for part in group.parts if part in truths)
                told = known if missing[0] == group.whole else truths[group.whole] - known
                if told >= 0:
                    truths[missing[0]] = told
    return truths
