"""Attacks on the rule that SQL of content reads its own tables and does nothing else: none may pass the gate."""

import pytest

from pipeline.warehouse import explain, open_memory
from pipeline.warehouse.gate import expression_faults, qualify, rendered, select_faults

QUERIES = r"""
select * from (select * from read_parquet('x'))
with x as (select * from read_csv_auto('x')) select * from x
from 'file.csv'
select * from t, read_text('x')
select a from t where a in (select x from u)
select * from t where exists (select 1 from read_blob('x'))
summarize t
describe t
show tables
create macro f(x) as x
create or replace function f(x) as table select * from read_csv('x')
load httpfs
force install httpfs from 'https://a.example'
export database 'x'
import database 'x'
use other
detach t
checkpoint
select * from query('select 1')
select * from query_table('t')
select getvariable('x') from t
set variable x = 1
reset memory_limit
select * from range(10)
select unnest(range(10000000000)) from t
select read_text('x') from t
select * from t tablesample 10
select nextval('s') from t
select * from sqlite_scan('a','b')
select * from postgres_scan('a','b','c')
select * from pragma_table_info('t')
select * from duckdb_secrets()
create secret s (type s3)
select * from which_secret('s3://x','s3')
prepare p as select 1
execute p
explain analyze select * from t
update t set a = 1
delete from t
alter table t add column x int
truncate t
vacuum
begin
select a from t /* comment */; -- x
select a from t; select b from t
select a from t into outfile 'x'
copy (select * from t) to 'x'
copy t from program 'sh'
select * from "t.csv"
select * from "../../etc/passwd"
select * from main.t
select * from memory.main.t
select * from system.information_schema.tables
select * from pg_catalog.pg_class
select system('ls') from t
select shell('ls') from t
select list_transform([1], x -> x) from t
select columns('.*') from t
select a from t positional join u
select a from t asof join u on a
select * from (values (1)) v(x), lateral (select * from read_csv('y')) q
with recursive r as (select 1 as n union all select n+1 from r) select * from r
select repeat('x', 10000000000) from t
select lpad('x', 2000000000, 'y') from t
select current_user from t
select version() from t
select current_database() from t
select localtimestamp from t
select today() from t
select setseed(0.5) from t
select gen_random_uuid() from t
select http_get('https://a.example') from t
with duckdb_tables as (select * from duckdb_tables) select * from duckdb_tables
select * from duckdb_views, (with duckdb_views as (select 1) select 1) q
with a as (select * from duckdb_logs), duckdb_logs as (select 1) select * from a
select txid_current() from t
select getenv(a) from t
select "getenv"('HOME') from t
select GETENV('HOME') from t
select main.getenv('HOME') from t
select t.getenv('HOME') from t
select a.getenv() from t
select 'HOME'.getenv() from t
select $1 from t
select ? from t
pivot t on a
unpivot t on a
select * from t qualify read_text('x') = ''
select a from t order by read_text('x')
select a from t limit (select count(*) from read_text('x'))
select a from t group by getenv('x')
select a from t having getenv('x') = ''
select sum(a) filter (where getenv('x')='') from t
select a from t where a like getenv('x')
select case when getenv('x')='' then 1 end from t
values (read_text('x'))
select cast(getenv('x') as int) from t
select interval (getenv('x')) day from t
select a from t window w as (order by getenv('x'))
select max(a) over (order by getenv('x')) from t
"""
EXPRESSIONS = r"""
1=1) union select (1
value) from t; drop table t --
value /* */ or (select 1)
exists (select 1)
value in (select value)
getenv(area)
read_text('x')
area.getenv()
'x'.read_text()
value limit 1
value as x
value, getenv('x')
columns(*)
value; select 1
$$x$$
e'\x27'
value group by 1
value union all select 1
value where 1=1
value over ()
value where 1=1 --
distinct value
distinct on (value) area
all value
*
value as area --
:param
?
?1
{'a': getenv('x')}
[getenv('x')]
x -> x
value::struct(a int)
struct_pack(a := getenv('x'))
cast(value as varchar) || getenv('x')
try(getenv('x'))
if(true, getenv('x'), '')
value between 1 and (select 2)
current_timestamp
random()
"""


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("sql", QUERIES.strip().splitlines())
def test_no_query_reaches_a_file_a_setting_the_clock_or_another_table(sql):
    assert select_faults(sql, ["t"])


@pytest.mark.parametrize("text", EXPRESSIONS.strip().splitlines())
def test_no_expression_is_more_than_one_expression_over_its_columns(text):
    assert expression_faults(text, ["value", "area"])


@pytest.mark.parametrize("sql", ["select a from t -- ; drop table t", "select a from t /* ; drop table t */"])
def test_what_stands_in_a_comment_is_never_run(sql):
    assert select_faults(sql, ["t"]) == []
    with open_memory() as warehouse:
        warehouse.execute("create table raw.t as select 1 as a")
        warehouse.execute(f"create table raw.made as select * from ({qualify(sql, {'t': 'raw.t'})})")
        assert warehouse.tables("raw") == ["made", "t"]
    assert rendered("value -- x") == "value"


def test_what_the_gate_lets_through_must_bind_too():
    with open_memory() as warehouse:
        assert explain(warehouse, "select 1; select 2") == "there is more than one statement"
        assert explain(warehouse, "select * as value from raw.t")


@pytest.mark.parametrize("sql", ["select lpad(a, 12, '0') from t", "with q as (select a from t) select a from q"])
def test_the_like_that_does_no_harm_passes(sql):
    assert select_faults(sql, ["t"]) == []


def test_a_query_of_a_with_may_have_the_name_of_a_table_and_still_read_that_table():
    query = "with t as (select a + 1 as a from t) select a from t"
    assert select_faults(query, ["t"]) == []
    with open_memory() as warehouse:
        warehouse.execute("create table raw.t as select 1 as a")
        assert warehouse.rows(qualify(query, {"t": "raw.t"})) == [(2,)]
