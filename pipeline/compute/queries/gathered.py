"""Rows added up a place and time, in one scan: the base of every method that works on records.

Only whole numbers are added in SQL, so that the order of the rows changes nothing; what is made of them is elsewhere.
"""

from collections.abc import Mapping, Sequence

from pipeline.catalogue.methods import RecordMethod
from pipeline.compute.queries.columns import STANDARD, CleanTable, literals, on_records, standard, where
from pipeline.compute.queries.published import marks
from pipeline.compute.queries.terms import Split, Terms
from pipeline.warehouse.gate import rendered

MICRO = 1_000_000
"""Values are added up in whole millionths of their unit."""
KEYS = ", ".join(STANDARD)
NOT_KNOWN = "not known"
CONSTANTS = {"breakdown": "'all'", "category": "'all'", "statistic": "'value'", "vintage": "''"}


def gathered(
    method: RecordMethod, table: CleanTable, terms: Terms, by: Mapping[str, str], sums: Mapping[str, str]
) -> str:
    """Return a SELECT with a row for each place, time and `by` (name -> expression), and the `sums` of its rows.

    `sums` are aggregates that can be added up again. A record counts in every period of `terms` that holds its
    date and in every area that its code belongs to.
    """
    if on_records(method):
        return _of_records(method, table, terms, by, sums)
    keys = [f"{standard(name, table)} as {name}" for name in STANDARD]
    parts = [*keys, *_named(by), *_named(sums)]
    return f"select {', '.join(parts)} from {table.name}{where(method.where)} group by all"


def different(method: RecordMethod, table: CleanTable, terms: Terms, thing: str) -> str:
    """Return a SELECT of how many different things the records of each place and time name, as `n`.

    A thing that only one day, place and group names cannot be counted twice: such things are added up by day, and only
    the others, which are few, are told apart in each period. Telling all apart in each takes four times as long.
    """
    daily = _daily(method, table, terms, {"thing": f"cast({thing} as varchar)"}, {})
    group = [*_group(terms.split)]
    folded = (
        f"with daily as ({daily}), several as (select thing from daily group by thing having count(*) > 1) "
        f"select {', '.join(['_day', '_place', *group])}, several.thing as thing, "
        "count_if(several.thing is null) as alone from daily left join several on several.thing = daily.thing "
        "where daily.thing is not null group by all"
    )
    each = _placed(method, terms, folded, ["thing", "alone"])
    return f"select {KEYS}, cast(sum(alone) + count(distinct thing) as bigint) as n from ({each}) group by all"


def _of_records(
    method: RecordMethod, table: CleanTable, terms: Terms, by: Mapping[str, str], sums: Mapping[str, str]
) -> str:
    totals = [f"sum({name}) as {name}" for name in sums]
    return f"{_placed(method, terms, _daily(method, table, terms, by, sums), [*by, *totals])} group by all"


def _daily(
    method: RecordMethod, table: CleanTable, terms: Terms, by: Mapping[str, str], sums: Mapping[str, str]
) -> str:
    first, after = terms.days
    known = f"{method.date} >= date '{first}' and {method.date} < date '{after}'" if terms.areas else None
    return (
        f"select cast({method.date} as date) as _day, cast({method.area} as varchar) as _place, "
        f"{', '.join([*_named(_group(terms.split)), *_named(by), *_named(sums)])} "
        f"from {table.name}{where(method.where, known)} group by all"
    )


def _placed(method: RecordMethod, terms: Terms, daily: str, parts: Sequence[str]) -> str:
    """Return a SELECT of the `parts` of daily rows in every period and area that they belong to."""
    constants = (
        {**CONSTANTS, "breakdown": f"'{terms.split.by}'", "category": "daily._group"} if terms.split else CONSTANTS
    )
    keys = [f"{constants[n]} as {n}" if n in constants else f"{_PLACED[n]} as {n}" for n in STANDARD]
    return (
        f"select {', '.join([*keys, *parts])} from ({daily}) daily "
        "join reference.area_member member on member.member = daily._place "
        "join reference.periods period on daily._day between period.start_date and period.end_date "
        f"where {_asked(method, terms)}"
    )


def _group(split: Split | None) -> dict[str, str]:
    """Records whose group is not known are a group, so that the groups make up the whole."""
    if split is None:
        return {}
    return {"_group": f"coalesce(cast(({rendered(split.of)}) as varchar), '{NOT_KNOWN}')"}


def _asked(method: RecordMethod, terms: Terms) -> str:
    """The areas and periods of the terms; without terms, as for a reader of the query, all of the kinds asked."""
    if not terms.areas:
        return f"period.kind in ({literals(method.periods or [])})"
    labels = literals([period.label for period in terms.periods])
    return f"member.area in ({literals(terms.areas)}) and period.label in ({labels})"


_PLACED = {"area": "member.area", "period": "period.label"}


def _named(expressions: Mapping[str, str]) -> list[str]:
    return [f"{expression} as {name}" for name, expression in expressions.items()]


def marked(method: RecordMethod, table: CleanTable, query: str) -> str:
    """Return a query with what is marked in its groups beside it; records have no marks of their own."""
    order = f"order by {KEYS}"
    if on_records(method):
        return f"select * from ({query}) {order}"
    keys = ", ".join(f"{standard(name, table)} as {name}" for name in STANDARD)
    beside = f"select {keys}, {', '.join(marks(table))} from {table.name}{where(method.where)} group by all"
    return f"select * from ({query}) figures left join ({beside}) marks using ({KEYS}) {order}"


def amount(expression: str) -> str:
    """Return SQL of an expression in whole millionths; true is 1, and a condition that is not known is 0."""
    written = f"({rendered(expression)})"
    plain = f"cast(round(cast({written} as double) * {MICRO}) as hugeint)"
    return f"case when typeof({written}) = 'BOOLEAN' then coalesce({plain}, 0) else {plain} end"


def added(expression: str, among: str = "true") -> dict[str, str]:
    """Return the aggregates by which an expression is added up and its missing parts are counted, `among` some rows."""
    part = amount(expression)
    return {
        "total": f"coalesce(sum({part}) filter ({among}), 0)",
        "missing": f"count_if(({among}) and {part} is null)",
    }
