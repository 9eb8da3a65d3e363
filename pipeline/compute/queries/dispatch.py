"""Which module writes the SELECT of which method kind.

Fragments have been through the gate; identifiers come from our registry.
"""

from collections.abc import Callable
from typing import Any

from pipeline.catalogue import methods as kinds
from pipeline.compute.queries.columns import CleanTable, on_records
from pipeline.compute.queries.counts import count_query
from pipeline.compute.queries.means import mean_query, truncated_query
from pipeline.compute.queries.proportions import proportion_query
from pipeline.compute.queries.published import grouped_query, published_query
from pipeline.compute.queries.rates import rate_query, standardised_query
from pipeline.compute.queries.terms import Terms

GATHERED: dict[type[kinds.Method], Callable[[Any, CleanTable, Terms], str]] = {
    kinds.Count: count_query,
    kinds.Proportion: proportion_query,
    kinds.Rate: rate_query,
    kinds.DirectlyStandardisedRate: standardised_query,
    kinds.Mean: mean_query,
    kinds.TruncatedMean: truncated_query,
}


def query(method: kinds.AnyMethod, table: CleanTable, terms: Terms | None = None) -> str:
    """Return the one SELECT of a method. Its rows are for `figures`, on the same terms."""
    if isinstance(method, kinds.Published):
        return published_query(method, table)
    if isinstance(method, kinds.Sum) or (isinstance(method, kinds.Count) and not on_records(method)):
        return grouped_query(method, table)
    if type(method) not in GATHERED:
        raise NotImplementedError(method.kind)
    return GATHERED[type(method)](method, table, terms or Terms())
