"""What a condition asks for, one by one, so that two conditions can be compared.

Reading only; whether SQL from content may run at all is decided in `gate`.
"""

from collections.abc import Iterator

import sqlglot
from sqlglot import exp


def asked_for(condition: str | None) -> frozenset[str]:
    """Return the parts of a condition that must all be met, each in one spelling; none of no condition.

    Raises SqlglotError for what is no SQL.
    """
    if condition is None:
        return frozenset()
    tree = sqlglot.parse_one(condition, read="duckdb")
    return frozenset(part.sql(dialect="duckdb", comments=False) for part in _parts(tree))


def _parts(tree: exp.Expr) -> Iterator[exp.Expr]:
    tree = tree.unnest()
    if isinstance(tree, exp.And):
        yield from (part for side in (tree.left, tree.right) for part in _parts(side))
    else:
        yield tree
