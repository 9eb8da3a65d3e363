"""Which SQL from content files may run: exactly one SELECT (or one expression) of which every node is on an allow-list.

Nothing that reads a file, the clock, chance, settings or other tables is on it. Binding to columns is `sandbox`'s.
"""

from collections.abc import Iterable

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from pipeline.errors import nearest
from pipeline.warehouse.pointing import pointed

NODES = {
    *("Select", "From", "Table", "TableAlias", "Identifier", "Column", "Star", "Literal", "Null", "Boolean", "Alias"),
    *("Where", "Group", "Having", "Order", "Ordered", "Join", "With", "CTE", "Subquery", "Union", "Intersect"),
    *("Except", "Paren", "And", "Or", "Not", "EQ", "NEQ", "GT", "GTE", "LT", "LTE", "Is", "In", "Between", "Like"),
    *("ILike", "Add", "Sub", "Mul", "Div", "IntDiv", "Mod", "Neg", "Case", "If", "Cast", "TryCast", "DataType"),
    *("DataTypeParam", "Distinct", "Window", "WindowSpec", "Interval", "Var", "Tuple", "DPipe", "Exists", "Filter"),
    *("Qualify", "Values", "Limit", "NullSafeEQ", "NullSafeNEQ", "Escape", "IntervalSpan"),
    "BitwiseLeftShift",
}
FUNCTIONS = {
    *("Coalesce", "Nullif", "Concat", "Lower", "Upper", "Trim", "Substring", "Length", "Left", "Right", "Replace"),
    *("RegexpLike", "RegexpReplace", "RegexpExtract", "RegexpFullMatch", "StrPosition", "StartsWith", "EndsWith"),
    *("Contains", "Count", "CountIf", "Sum", "Min", "Max", "Avg", "Median", "Round", "Floor", "Ceil", "Abs"),
    *("RowNumber", "Rank", "DenseRank", "Lag", "Lead", "FirstValue", "LastValue", "Greatest", "Least", "Extract"),
    *("Year", "Month", "Day", "DateAdd", "DateSub", "DateDiff", "DateTrunc", "DateFromParts", "StrToTime"),
    *("TimeToStr", "StrToDate", "TsOrDsToDate", "LogicalOr", "LogicalAnd", "ArgMin", "ArgMax", "Pad", "Initcap"),
    *("SafeDivide", "Quantile", "PercentileDisc", "PercentileCont", "CastToStrType", "Quarter", "Sqrt", "Pow"),
    *("And", "Or", "Case", "Cast", "TryCast", "If", "Exists", "AnyValue", "GroupConcat", "SplitPart", "Date"),
    *("ConcatWs", "Translate", "BitwiseOrAgg"),
}
NAMED = {
    "strftime",
    "strptime",
    "make_date",
    "starts_with",
    "ends_with",
    "contains",
    "regexp_full_match",
    "trunc",
    "bit_count",
}
WIDEST = 1000
BEFORE, AFTER = "select ", " as checked"
"""What makes a SELECT of an expression, so that it can be read as one."""
CLOCK = "the clock, chance, files and settings are out of reach of content, so that a figure can be repeated"


def select_faults(sql: str, tables: Iterable[str]) -> list[str]:
    """Return why `sql` may not run as a cleaning or measure query over `tables`; empty when it may."""
    tree, fault = _one(sql)
    if tree is None:
        return [fault]
    if not isinstance(tree, exp.Select | exp.Union | exp.Intersect | exp.Except):
        return ["it is not a SELECT: a query of a content file reads and does nothing else"]
    return [*_node_faults(tree), *_table_faults(tree, set(tables))]


def expression_faults(text: str, columns: Iterable[str]) -> list[str]:
    """Return why `text` may not stand as one expression over `columns`; empty when it may."""
    tree, fault = _one(f"{BEFORE}{text}{AFTER}")
    if tree is None:
        return [fault]
    if not isinstance(tree, exp.Select) or not _is_alone(text, tree):
        return ["it is not one expression"]
    inner = [node for node in tree.find_all(exp.Select) if node is not tree]
    if inner:
        return ["a query inside an expression is not allowed"]
    return [*_node_faults(tree), *_column_faults(tree, set(columns), text)]


def qualify(sql: str, tables: dict[str, str]) -> str:
    """Return `sql` with each table name replaced by what `tables` maps it to; where a WITH has that name, it is its."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    theirs = [table for table in tree.find_all(exp.Table) if table.name in tables and table.name not in _within(table)]
    for table in theirs:
        alias = table.alias or table.name
        table.replace(exp.alias_(exp.to_table(tables[table.name], dialect="duckdb"), alias, table=True))
    return tree.sql(dialect="duckdb")


def rendered(expression: str) -> str:
    """Return an expression that passed the gate as SQL written anew: no comment or odd spacing survives."""
    return sqlglot.parse_one(expression, read="duckdb").sql(dialect="duckdb", comments=False)


def _one(sql: str) -> tuple[exp.Expr | None, str]:
    try:
        trees = [tree for tree in sqlglot.parse(sql, read="duckdb") if tree is not None]
    except SqlglotError as error:
        return None, _unreadable(sql, getattr(error, "errors", None))
    if all(isinstance(tree, exp.Semicolon) for tree in trees):  # what a remark alone is read as
        return None, "the file holds no SELECT: it is empty, or a remark alone"
    if len(trees) != 1:
        return None, f"it holds {len(trees)} statements; one is allowed"
    return trees[0], ""


def _unreadable(sql: str, errors: list[dict[str, str]] | None) -> str:
    """Say where SQL cannot be read on; `sql` may be an expression that was made a SELECT of."""
    text = sql.removeprefix(BEFORE).removesuffix(AFTER) if sql.endswith(AFTER) else sql
    before = len(BEFORE) if text is not sql else 0
    if not errors:
        return f"it is not SQL: a quotation mark is not closed{pointed(text, text.rfind(chr(39)))}"
    if (at := text.find(";")) >= 0 and "'" not in text[at:]:
        return f"it is not SQL: a statement ends within it{pointed(text, at)}"
    context, token = errors[0].get("start_context") or "", errors[0].get("highlight") or ""
    at = sql.find(context + token) + len(context) - before
    if at >= len(text.rstrip()):
        return f"it is not SQL: something is missing at its end{pointed(text, len(text.rstrip()))}"
    return f"it is not SQL: it cannot be read on from '{token}'{pointed(text, at, len(token))}"


def _node_faults(tree: exp.Expr) -> list[str]:
    bad = {fault for node in tree.walk() if (fault := _node_fault(node))}
    return sorted(bad)


def _node_fault(node: exp.Expr) -> str:
    kind = type(node).__name__
    if isinstance(node, exp.Anonymous):
        name = str(node.this).lower()
        return "" if name in NAMED else f"the function {name} is not allowed{nearest(name, NAMED)} ({CLOCK})"
    if isinstance(node, exp.With) and node.args.get("recursive"):
        return "RECURSIVE is not allowed: a query that calls itself may never end"
    if isinstance(node, exp.Pad) and not _is_short(node.expression):
        return f"the width of {node.sql_name().lower()} is a number up to {WIDEST}"
    if isinstance(node, exp.Func):
        return "" if kind in FUNCTIONS | NODES else f"the function {node.sql_name().lower()} is not allowed ({CLOCK})"
    return "" if kind in NODES else f"{kind.upper()} is not allowed ({CLOCK})"


def _is_short(width: exp.Expr) -> bool:
    return isinstance(width, exp.Literal) and width.is_int and int(width.this) <= WIDEST


def _is_alone(text: str, tree: exp.Select) -> bool:
    """Say whether a text that was read behind `select` is one expression by itself: no clause, no star, no name."""
    try:
        written = sqlglot.parse_one(text, read="duckdb")
    except SqlglotError:
        return False
    return len(tree.expressions) == 1 and tree.expressions[0].unalias() == written and not isinstance(written, exp.Star)


def _within(table: exp.Table) -> set[str]:
    """Return the names that a WITH gives at this place: of queries before it in the same WITH, or above it.

    A name that is given elsewhere in the query, or that a query of a WITH gives to itself, would be looked for among
    the tables of the database.
    """
    found: set[str] = set()
    node: exp.Expr = table
    while (parent := node.parent) is not None:
        if isinstance(parent, exp.With):
            found |= {one.alias for one in parent.expressions[: node.index]}
        elif not isinstance(node, exp.With) and (given := parent.args.get("with_")):
            found |= {one.alias for one in given.expressions}
        node = parent
    return found


def _table_faults(tree: exp.Expr, tables: set[str]) -> list[str]:
    faults = set()
    for table in tree.find_all(exp.Table):
        if table.args.get("db") or not isinstance(table.this, exp.Identifier):
            faults.add(f"the table {table.sql(dialect='duckdb')} is not one of this source's")
        elif table.name not in tables | _within(table):
            faults.add(f"there is no table '{table.name}' here{nearest(table.name, tables)}")
    return sorted(faults)


def _column_faults(tree: exp.Expr, columns: set[str], text: str) -> list[str]:
    used = {column.name: column.this.meta.get("start", 0) - len(BEFORE) for column in tree.find_all(exp.Column)}
    return [
        f"there is no column '{name}'{nearest(name, columns)}{pointed(text, used[name], len(name))}"
        for name in sorted(used.keys() - columns)
    ]
