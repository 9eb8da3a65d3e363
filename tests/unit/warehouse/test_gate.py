"""What SQL of content files may run: one SELECT or one expression, of allowed parts only."""

import pytest

from pipeline.warehouse.gate import expression_faults, qualify, rendered, select_faults

COLUMNS = ["measure", "area", "value", "age", "discharge_date", "admission_date", "admission_method"]

ATTACKS = [
    "select a from t; drop table t",
    "drop table t",
    "copy t to 'x.csv'",
    "attach 'other.db'",
    "install httpfs",
    "pragma database_list",
    "set memory_limit = '1GB'",
    "create table x as select 1",
    "insert into t values (1)",
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from glob('*')",
    "select * from 'figures.csv'",
    "select * from other.t",
    "select * from information_schema.tables",
    "select * from duckdb_settings()",
    "select getenv('HOME') from t",
    "select current_setting('memory_limit') from t",
    "select now() from t",
    "select current_date from t",
    "select random() from t",
    "select uuid() from t",
    "select (select count(*) from u) from t",
    "call pragma_version()",
    "",
]


@pytest.mark.parametrize("sql", ATTACKS)
def test_a_query_that_does_more_than_read_its_own_tables_is_refused(sql):
    assert select_faults(sql, ["t"])


@pytest.mark.parametrize(
    "sql",
    [
        "select a, b from t where a = 1",
        "with q as (select a from t) select a, count(*) from q group by a order by a",
        "select a from t union all select a from t",
        "select a, bit_count(bit_or(cast(1 as hugeint) << b)) from t group by a",
        "select max(a) over (partition by b order by c) from t",
        "select * exclude (a) from t",
        "select case when a > 1 then 'x' else coalesce(b, 'y') end from t join t u using (a)",
    ],
)
def test_ordinary_queries_pass(sql):
    assert select_faults(sql, ["t"]) == []


def test_an_unknown_table_is_named_with_the_nearest():
    assert "did you mean 'figures'" in select_faults("select * from figure", ["figures"])[0]


@pytest.mark.parametrize(
    "text",
    [
        "value; drop table x",
        "value) or (1=1",
        "(select 1)",
        "agee > 3",
        "value, area",
        "value from t",
        "area = 'x' or getenv('Y') = ''",
        "random() > 0.5",
        "current_date > discharge_date",
    ],
)
def test_a_fragment_that_is_not_one_expression_over_known_columns_is_refused(text):
    assert expression_faults(text, COLUMNS)


@pytest.mark.parametrize(
    "text",
    ["value", "measure = 'x' and area in ('a', 'b')", "discharge_date - admission_date", "admission_method like '2%'"],
)
def test_ordinary_fragments_pass(text):
    assert expression_faults(text, COLUMNS) == []


def test_an_unknown_column_is_named_with_the_nearest():
    assert expression_faults("agee > 3", COLUMNS) == ["there is no column 'agee', did you mean 'age'?\nagee > 3\n^^^^"]


def test_a_comment_cannot_swallow_what_follows():
    assert "--" not in rendered("value -- and the rest")


def test_tables_are_replaced_by_qualified_ones_and_keep_their_names():
    made = qualify("with q as (select a from t) select q.a, t.b from q join t on q.a = t.a", {"t": "typed.x"})
    assert "typed.x AS t" in made
    assert "FROM q" in made


@pytest.mark.parametrize(
    ("text", "told", "caret"),
    [
        ("age > 3 and )", "cannot be read on from ')'", "            ^"),
        ("age >", "something is missing at its end", "     ^"),
        ("area = 'Upper", "a quotation mark is not closed", "       ^"),
        ("age > 3; drop table t", "a statement ends within it", "       ^"),
        ("age > 3\n and agee < 4", "there is no column 'agee'", "     ^^^^"),
    ],
)
def test_a_caret_stands_under_the_place(text: str, told: str, caret: str) -> None:
    (fault,) = expression_faults(text, COLUMNS)
    words, line, below = fault.split("\n")
    assert told in words
    assert line in text
    assert below == caret


def test_a_long_line_is_cut_around_the_place() -> None:
    (fault,) = expression_faults("age > 3 and " * 40 + "agee > 1", COLUMNS)
    _, line, below = fault.split("\n")
    assert len(line) <= 100
    assert line[below.index("^") :].startswith("agee"), "the caret is under the column"
