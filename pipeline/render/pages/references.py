"""Figures in hand-written text: a reference to measure, area and period, or to a cell of a source, filled at build.

No number is typed twice: what a text says is what the tables and charts say. Wording of numbers is in `wording`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.catalogue.writing import TableOf
from pipeline.errors import ContentProblems, Problem, nearest
from pipeline.render.pages.context import Context
from pipeline.render.pages.filling import EXAMPLE, fill
from pipeline.render.pages.page import drawn_table
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.text_check import missing_figures
from pipeline.render.pages.words import figure as figure_words

Row = Mapping[str, object]


@dataclass(frozen=True)
class References:
    """What a text may refer to; `place` is its file, for messages. Every fault raises ContentProblems."""

    context: Context
    place: str

    def filled(self, text: str, more: Mapping[str, object], line: int = 0, *, escape: bool = True) -> str:
        """Return a text with its references and `more` names filled in; `line` is where in its file it begins, or 0.

        Raises ContentProblems with every figure that is not there, and with what else stops the filling.
        """
        try:
            return fill(text, {**more, "figure": self.figure, "cell": self.cell}, self.place, line, escape=escape)
        except ContentProblems as error:
            raise ContentProblems([*{*error.problems, *missing_figures(text, self.figure, line)}]) from error

    def figure(self, measure: str, area: str, period: str) -> Markup:
        """Return the public figure of a measure with its words."""
        known = self.context.site.measures
        if measure not in known:
            raise self._fault(
                found=f"there is no measure '{measure}'{nearest(measure, known)}", allowed="the id of a measure"
            )
        series = self.context.series.get(measure)
        found = [v for v in (series.of(area) if series else ()) if v.period.label == period and v.origin != "synthetic"]
        if not found:
            wanted = f"'{measure}' has no public figure for {area} in {period}"
            raise self._fault(found=wanted, allowed="an area's code and a period for which its page shows a figure")
        value = found[0].value
        if value is None:
            return Markup("a figure that we do not show")
        return escape(figure_words(value, known[measure].unit))

    def cell(self, table: str, column: str, **where: str) -> object:
        """Return one cell of a source's table: the one row in which every column of `where` has its text."""
        rows = self.rows(table, where)
        if len(rows) != 1:
            raise self._fault(
                found=f"{len(rows)} rows of {table} have {where}", allowed="columns and texts that one row has"
            )
        if column not in rows[0]:
            raise self._fault(
                found=f"{table} has no column '{column}'{nearest(column, rows[0])}", allowed="a column of the table"
            )
        return rows[0][column]

    def rows(self, table: str, where: Mapping[str, str]) -> list[Row]:
        """Return the rows of a source's table in which every column of `where` has its text."""
        tables = self.context.site.tables
        if table not in tables:
            raise self._fault(
                found=f"the text may not use '{table}'{nearest(table, tables)}", allowed="a table named in its head"
            )
        return [row for row in tables[table] if all(str(row.get(name)) == text for name, text in where.items())]

    def drawn(self, name: str, wanted: TableOf) -> Markup:
        """Return a declared table as HTML in one raw block, with its caption and heads."""
        columns, place = wanted.columns, f"{self.place}  tables.{name}"
        rows = [
            tuple(Cell(fill(text, row, place, 0, escape=False)) for text in columns.values())
            for row in self.rows(wanted.source, wanted.where)
        ]
        numbers = [all(_is_number(row[n].text) for row in rows) for n in range(len(columns))]
        heads = tuple(Head(head, number=number) for head, number in zip(columns, numbers, strict=True))
        made = Table(name.replace("_", "-"), wanted.caption, heads, _aligned(rows, numbers), "reasons")
        return Markup("\n" + drawn_table(made, lambda url: url))

    def _fault(self, *, found: str, allowed: str) -> ContentProblems:
        return ContentProblems([Problem(self.place, 0, "text", found, allowed, EXAMPLE, "unknown-reference")])


def _is_number(text: str) -> bool:
    return bool(text) and all(c in "0123456789.,£%−+" for c in text)


def _aligned(rows: Sequence[tuple[Cell, ...]], numbers: Sequence[bool]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        tuple(
            Cell(c.text, number=number, wraps=not number and n > 0)
            for n, (c, number) in enumerate(zip(row, numbers, strict=True))
        )
        for row in rows
    )
