"""The `sii` statistic: slope and relative index of inequality, a row a group of areas and transformation.

The arithmetic is in `pipeline.compute.statistics.slope`; the gap between two groups is in `single`.
"""

from collections.abc import Sequence

from pipeline.cli.stat_tables.table import Record, Row, Table, write_table
from pipeline.compute.statistics.intervals import Interval, standard_error
from pipeline.compute.statistics.slope import Group, Transform, scaled, slope_index

EXAMPLE = "area,quantile,population,value,se"
RANK = ("quantile", "quintile", "decile", "rank")
PEOPLE = ("population", "pops", "pop", "n", "denominator")
COUNT = ("x", "count", "numerator")
VALUE = ("value", "v", "dsr", "rate", "life_expectancy", "lifeexp", "le", "proportion", "prevalence")
ERROR = ("se", "standard_error", "standarderror")
LOWER = ("lower95_0cl", "lower95", "lower_95", "lowercl", "lower_cl", "lcl", "lower")
UPPER = ("upper95_0cl", "upper95", "upper_95", "uppercl", "upper_cl", "ucl", "upper")
KINDS = {"0": "other", "1": "rate", "2": "proportion", "other": "other", "rate": "rate", "proportion": "proportion"}
TRANSFORMS: dict[str, tuple[Transform, ...]] = {
    "other": ("none",),
    "rate": ("none", "log"),
    "proportion": ("none", "logit"),
}
ONE_TRANSFORM: dict[str, Transform] = {"none": "none", "log": "log", "logit": "logit", "false": "none"}
RESULT = ("transform", "multiplier", "quantiles", "sii", "sii_lower95", "sii_upper95", "rii", "intercept")


def sii_table(table: Table) -> str:
    """`quantile` (1 the most deprived), `population` and `value` (or `x`), to a row a group and transformation.

    Each other column of words or codes, such as `area` or `sex`, parts the groups. `se`, or the figure's 95 % limits,
    give the limits. `value_type` 0 other, 1 rate, 2 proportion (from 0 to 1) says which transformations are given
    beside "none": log for a rate, logit for a proportion; `transform` none, log or logit asks for one. Without either:
    figures with limits that all lie between 0 and 1 are proportions, those above 0 rates. `multiplier` (1), below zero
    where higher is better.
    """
    table.rows[:] = [Row(row.line, {name.casefold(): cell for name, cell in row.cells.items()}) for row in table.rows]
    table.header = tuple(name.casefold() for name in table.header)
    known = _Columns(table)
    records = [record for rows in known.parts().values() for record in known.records(rows)]
    table.done()
    return write_table(records, (*known.by, *RESULT))


class _Columns:
    """The names that a table has for each part of the statistic, and its rows read by them."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rank = table.column(*RANK, example=EXAMPLE)
        self.people = table.column(*PEOPLE, example=EXAMPLE)
        self.count = table.optional(*COUNT)
        self.value = table.optional(*VALUE) or ("" if self.count else table.column(*VALUE, example=EXAMPLE))
        self.error, self.lower, self.upper = (table.optional(*names) for names in (ERROR, LOWER, UPPER))
        self.by = self._groups()

    def _groups(self) -> tuple[str, ...]:
        """The columns that part the groups: those whose cells do not change with the quantile's figures."""
        taken = {self.rank, self.people, self.count, self.value, self.error, self.lower, self.upper}
        taken |= {"transform", "multiplier", "value_type", "indicator_type", "statistic", "method", "confidence"}
        left = [name for name in self.table.header if name not in taken and not name.startswith(("lower", "upper"))]
        return tuple(name for name in left if name not in {"total_count", "total_pop", "deaths", *COUNT, *PEOPLE})

    def parts(self) -> dict[tuple[str, ...], list[Row]]:
        """The rows of each group, in order of first appearance."""
        parts: dict[tuple[str, ...], list[Row]] = {}
        for row in self.table.rows:
            wanted = row.text("transform") or ""
            parts.setdefault((*(row.text(name) for name in self.by), wanted), []).append(row)
        return parts

    def records(self, rows: Sequence[Row]) -> list[Record]:
        """A record a transformation for the rows of one group."""
        ordered = sorted(rows, key=lambda row: self.table.number(row, self.rank) or 0)
        values = [self._value(row) for row in ordered]
        kind = self._kind(ordered, values)
        given = self.table.choice(rows[0], "transform", ONE_TRANSFORM, "") if rows[0].text("transform") else ""
        asked = (ONE_TRANSFORM[given],) if given in ONE_TRANSFORM else TRANSFORMS[kind]
        multiplier = self.table.number(rows[0], "multiplier") if self.table.optional("multiplier") else None
        return [self._record(ordered, values, (kind, one), 1 if multiplier is None else multiplier) for one in asked]

    def _record(
        self, rows: Sequence[Row], values: Sequence[float | None], how: tuple[str, Transform], factor: float
    ) -> Record:
        kind, transform = how
        groups = [
            Group(self.table.count(row, self.people), value, self._error(row, kind, transform))
            for row, value in zip(rows, values, strict=True)
        ]
        found = slope_index(groups, transform, multiplier=factor)
        cells = (transform, factor, len(groups), found.sii, found.lower, found.upper, found.rii, found.intercept)
        return {**{name: rows[0].text(name) for name in self.by}, **dict(zip(RESULT, cells, strict=True))}

    def _value(self, row: Row) -> float | None:
        if self.value:
            return self.table.number(row, self.value)
        count, people = self.table.count(row, self.count), self.table.count(row, self.people)
        return None if count is None or not people else count / people

    def _kind(self, rows: Sequence[Row], values: Sequence[float | None]) -> str:
        column = self.table.optional("value_type", "indicator_type")
        if column and rows[0].text(column):
            return KINDS[self.table.choice(rows[0], column, KINDS, "other")]
        there = [value for value in values if value is not None]
        if self.error or not (self.lower or not self.value) or not all(value > 0 for value in there):
            return "other"
        return "proportion" if all(value < 1 for value in there) else "rate"

    def _error(self, row: Row, kind: str, transform: Transform) -> float | None:
        """The standard error on the scale of the fit; none where a rate or proportion is fitted as it is."""
        if self.error and transform == "none":
            return self.table.count(row, self.error)
        if transform == "none" and kind != "other":
            return None
        ends = [scaled(self.table.number(row, name), transform) for name in (self.lower, self.upper) if name]
        return standard_error(Interval(None, ends[0], ends[1])) if len(ends) == 2 else None
