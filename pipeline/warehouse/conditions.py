"""What a condition asks for, one by one, so that two conditions can be compared, and of which columns.

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


def columns_of(condition: str) -> tuple[str, ...]:
    """Return the names of the columns that a condition looks at, each once, in the order of its words."""
    tree = sqlglot.parse_one(condition, read="duckdb")
    return tuple(dict.fromkeys(column.name for column in tree.find_all(exp.Column, bfs=False)))


def texts_of(condition: str) -> tuple[str, ...]:
    """Return the texts and numbers that a condition compares with, each once, in the order of its words."""
    tree = sqlglot.parse_one(condition, read="duckdb")
    return tuple(dict.fromkeys(str(literal.this) for literal in tree.find_all(exp.Literal, bfs=False)))


def _parts(tree: exp.Expr) -> Iterator[exp.Expr]:
    tree = tree.unnest()
    if isinstance(tree, exp.And):
        yield from (part for side in (tree.left, tree.right) for part in _parts(side))
    else:
        yield tree
