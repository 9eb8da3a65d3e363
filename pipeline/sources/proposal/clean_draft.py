"""A draft of a source's cleaning: one SELECT that gives area, period and value the names that measures read.

Only where a table has all three; anything more is a person's work.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.sources.proposal.descriptor_draft import Drafted
from pipeline.sources.proposal.doubt import Doubt

VALUES = ("value", "outcome", "indicator_value", "percentage", "rate", "dsr", "count", "total", "days", "population")
ALONG = ("numerator", "denominator", "lower_95", "upper_95", "published_on", "breakdown", "category")
LOWER = {"ci_lower": "lower_95", "ci_upper": "upper_95", "lower_ci": "lower_95", "upper_ci": "upper_95"}
PLACE = ("_file", "_sheet", "_row")


def cleaning(tables: Sequence[Drafted]) -> tuple[dict[str, str], list[Doubt]]:
    """Return file name -> SQL, and what to check. None where no table has area, period and value."""
    chosen = {table.resource: value for table in tables if (value := _value(table))}
    if not chosen or (len(tables) > 1 and len(chosen) < len(tables)):
        return {}, []
    files = {_file(n, table, tables): _sql(table, chosen[table.resource]) for n, table in enumerate(tables, 1)}
    return files, [
        doubt for n, t in enumerate(tables, 1) for doubt in _doubts(t, chosen[t.resource], list(files)[n - 1])
    ]


def _doubts(table: Drafted, value: str, file: str) -> Iterator[Doubt]:
    """Give what is open of one table: which of several figures is meant, and which of several rows."""
    if len(table.fields.values) > 1:
        yield Doubt(
            file,
            f"{len(table.fields.values)} columns of figures",
            f"'{value}' is the value",
            "which one a measure publishes; it may name another column under method.value",
        )
    area = table.fields.area
    known = {*([area.column] if area else []), *_period(table), *(table.fields.months or ()), *ALONG}
    apart = [name for name in table.key if name not in known]
    if apart:
        yield Doubt(
            file,
            f"several rows for one place and time, told apart by {', '.join(apart)}",
            "each measure picks its own with where",
            "if these are groups of people to be shown beside the whole, give them as breakdown and category "
            "(docs/how-to.md, 'Show groups of people beside the whole')",
        )


def _file(number: int, table: Drafted, tables: Sequence[Drafted]) -> str:
    return "clean.sql" if len(tables) == 1 else f"clean/{number}_{table.resource}_figures.sql"


def _value(table: Drafted) -> str:
    fields = table.fields
    if fields.area is None or not fields.values or (len(_period(table)) != 1 and not fields.months):
        return ""
    names = [*VALUES, *fields.values]
    return next(name for name in names if name in fields.values)


def _period(table: Drafted) -> list[str]:
    return [f["name"] for f in table.fields.described if f.get("outcomes", {}).get("role") == "period"]


def _sql(table: Drafted, value: str) -> str:
    assert table.fields.area is not None
    months = table.fields.months
    renamed = {table.fields.area.column: "area", value: "value"}
    renamed |= {} if months else {_period(table)[0]: "period"}
    names = [field["name"] for field in table.fields.described]
    renamed |= {name: ours for name, ours in LOWER.items() if name in names and ours not in names}
    marker = f"{value}_marker"
    renamed |= {marker: "markers"} if marker in names else {}
    lines = [_column(name, renamed) for name in names]
    lines += [f"""strftime(make_date("{months[0]}", "{months[1]}", 1), '%Y-%m') AS period"""] if months else []
    head = "-- A draft: the columns under the names that measures read. Choose rows in each measure, with where."
    return "\n".join(
        [head, "SELECT", ",\n".join(f"    {line}" for line in [*lines, *PLACE]), f"FROM {table.resource}", ""]
    )


def _column(name: str, renamed: Mapping[str, str]) -> str:
    wanted = renamed.get(name, name)
    if wanted == name and name not in (*renamed.values(), *ALONG):
        return f'"{name}"'
    if name not in renamed and name in renamed.values():
        return f'"{name}" AS {name}_as_delivered'
    return f'"{name}" AS {wanted}' if wanted != name else name
