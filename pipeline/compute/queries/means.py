"""Means and truncated means, recomputed from records for every place and time and never averaged.

SQL gives whole-number sums and the places of the middle and the cut; the arithmetic is in `statistics`.
"""

from fractions import Fraction
from typing import Any

from pipeline.catalogue.methods import Mean, TruncatedMean
from pipeline.compute.queries.columns import STANDARD, CleanTable
from pipeline.compute.queries.gathered import MICRO, amount, gathered, marked
from pipeline.compute.queries.terms import Terms
from pipeline.compute.statistics.from_sums import Sums, mean_of_sums, truncated_of_sums

Row = dict[str, Any]
KEYS = ", ".join(STANDARD)
NOT_TRUNCATED = "Nothing is left out: there are too few for it."


def mean_query(method: Mean, table: CleanTable, terms: Terms) -> str:
    """Return the SELECT of how many values there are, their sum and the sum of their squares."""
    value = amount(method.value)
    sums = {"n": f"count({value})", "total": f"sum({value})", "squares": f"sum({value} * {value})"}
    return marked(method, table, gathered(method, table, terms, {}, sums))


def mean_row(row: Row) -> Row:
    """Return the mean with Student's limits; none where there are no values."""
    sums = _sums(row, "n", "total", "squares")
    found = mean_of_sums(sums)
    return {
        "value": found.value,
        "lower_95": found.lower,
        "upper_95": found.upper,
        "numerator": float(sums.total) if sums.n else None,
        "denominator": float(sums.n),
    }


def truncated_query(method: TruncatedMean, table: CleanTable, terms: Terms) -> str:
    """Return the SELECT that leaves out the highest values and sums the others, from how often each occurs.

    k = n * drop_top // 100 in whole numbers; which of several equal values falls away changes nothing.
    """
    each = gathered(method, table, terms, {"x": amount(method.value)}, {"c": "count(*)"})
    ranked = (
        f"select *, sum(c) over (partition by {KEYS}) as n, sum(c) over (partition by {KEYS} order by x "
        f"rows between unbounded preceding and current row) as upto from ({each}) where x is not null"
    )
    cut = (
        f"select *, n * {method.drop_top} // 100 as k, "
        f"greatest(0, c - greatest(0, upto - (n - n * {method.drop_top} // 100))) as stay from ({ranked})"
    )
    return marked(method, table, f"select {KEYS}, {', '.join(_CUT_SUMS)} from ({cut}) group by all")


_CUT_SUMS = (
    "cast(any_value(n) as bigint) as n",
    "cast(any_value(k) as bigint) as k",
    "sum(c * x) as whole",
    "sum(stay * x) as total",
    "sum(stay * x * x) as squares",
    "max(x) filter (stay > 0) as highest",
    "min(x) filter (upto >= (n + 1) // 2) as low_middle",
    "min(x) filter (upto >= n // 2 + 1) as high_middle",
)


def truncated_rows(row: Row) -> dict[str, Row]:
    """Return the truncated mean, and beside it n, k, the median and the mean of all values, by statistic."""
    if not row["n"]:
        return {"value": {"value": None, "denominator": 0.0}, "n": {"value": 0.0}, "k": {"value": 0.0}}
    n, k = row["n"], row["k"]
    kept = _sums({**row, "used": n - k}, "used", "total", "squares")
    found = truncated_of_sums(kept, k, Fraction(int(row["highest"]), MICRO))
    value = {
        "value": found.value,
        "lower_95": found.lower,
        "upper_95": found.upper,
        "numerator": float(kept.total),
        "denominator": float(kept.n),
        "note": "" if k else NOT_TRUNCATED,
    }
    middle = Fraction(int(row["low_middle"] + row["high_middle"]), 2 * MICRO)
    beside = {"n": n, "k": k, "median": middle, "untrimmed_mean": Fraction(int(row["whole"]), n * MICRO)}
    return {"value": value, **{name: _beside(figure, n) for name, figure in beside.items()}}


def _beside(figure: Fraction | int, n: int) -> Row:
    return {"value": float(figure), "denominator": float(n)}


def _sums(row: Row, n: str, total: str, squares: str) -> Sums:
    whole = int(row[total] or 0), int(row[squares] or 0)
    return Sums(int(row[n] or 0), Fraction(whole[0], MICRO), Fraction(whole[1], MICRO**2))
