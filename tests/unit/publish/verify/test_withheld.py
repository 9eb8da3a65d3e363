"""A withheld figure is found wherever a site would tell it, and a figure of another place is not taken for it."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.publish.tree import list_files, write_tree
from pipeline.publish.verify.withheld import KEY, Withheld, is_about, published_withheld

PLACE = ("falls", "all", "all", "A1", "2016/17", "value", "returns", "")
GROUP = ("falls", "sex", "Women", "A1", "2016/17", "value", "returns", "")
GROUPS = ("Men", "Women")
HELD = [
    Withheld(PLACE, "Upper Valley", "2016 to 2017", "", GROUPS, frozenset({"1,204"})),
    Withheld(GROUP, "Upper Valley", "2016 to 2017", "Women", GROUPS, frozenset({"3"})),
]
PAGE = "measures/falls/index.html"


def cell(row: str, column: str, told: str) -> str:
    return f'<table><tr><th scope="row">{row}</th><td data-label="{column}">{told}</td></tr></table>'


def row(key: tuple[str, ...], value: float | None) -> dict[str, object]:
    return {**dict(zip(KEY, key, strict=True)), "value": value, "markers": "" if value else "c"}


def found(tmp_path: Path, files: dict[str, str | bytes]) -> list[str]:
    write_tree(files, tmp_path)
    problems = published_withheld(tmp_path, list_files(tmp_path), {"": HELD, "old": HELD[:1]})
    assert all("1,204" not in str(problem) and "1204" not in str(problem) for problem in problems)
    return [f"{problem.file} {problem.field}" for problem in problems]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (cell("2016 to 2017", "Upper Valley", "1,204"), "table: 2016 to 2017, Upper Valley"),
        (cell("Upper Valley", "2016 to 2017", "<b>1,204</b> [p]"), "table: Upper Valley, 2016 to 2017"),
        (cell("2016 to 2017, Upper Valley", "Women", "3"), "table: 2016 to 2017, Upper Valley, Women"),
        ('<path data-value="Upper Valley, 2016 to 2017: 1,204 people"/>', "point: Upper Valley, 2016 to 2017"),
        ("<desc>Upper Valley: 1,204 people in 2016 to 2017.</desc>", "sentence on Upper Valley, 2016 to 2017"),
        ("<p>In Upper&#32;Valley it was 1,204 people in 2016 to 2017.</p>", "sentence on Upper Valley, 2016 to 2017"),
    ],
)
def test_a_figure_in_its_own_place_is_found(tmp_path: Path, told: str, place: str) -> None:
    assert found(tmp_path, {PAGE: told}) == [f"{PAGE} {place}"]


@pytest.mark.parametrize(
    "told",
    [
        cell("2015 to 2016", "Upper Valley", "1,204"),
        cell("2016 to 2017", "Lower Valley", "1,204"),
        cell("2016 to 2017", "Upper Valley", "[c]"),
        cell("2016 to 2017", "Upper Valley", "11,204"),
        cell("2016 to 2017, Upper Valley", "Men", "1,204"),
        cell("2016 to 2017, Upper Valley", "Men", "3"),
        cell("2016 to 2017", "Upper Valley", "3"),
        '<path data-value="Lower Valley, 2016 to 2017: 1,204 people"/>',
        "<p>Upper Valley: withheld in 2016 to 2017. Lower Valley: 1,204 people in 2016 to 2017.</p>",
        "<p>Upper Valley: 1,204 people in 2015 to 2016, and withheld in 2016 to 2017.</p>",
    ],
)
def test_a_figure_of_another_place_is_not_taken_for_it(tmp_path: Path, told: str) -> None:
    assert found(tmp_path, {PAGE: told}) == []


def test_tables_of_data_are_looked_through_by_key(tmp_path: Path) -> None:
    rows = [row(("falls", "all", "all", "A2", *PLACE[4:]), 1204.0), row(PLACE, 1204.0), row(GROUP, None)]
    lines = [",".join(map(str, rows[0])), *(",".join("" if v is None else str(v) for v in r.values()) for r in rows)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "values.parquet")
    files: dict[str, str | bytes] = {
        "data/values.csv": "\n".join(lines),
        "data/values.parquet": (tmp_path / "values.parquet").read_bytes(),
        "data/measures/falls.json": json.dumps({"values": rows}),
        "data/editions/old/values.csv": "\n".join([lines[0], lines[2]]),
        "data/editions/other/values.csv": "\n".join([lines[0], lines[2]]),
    }
    assert found(tmp_path / "site", files) == [
        "data/editions/old/values.csv row 2",
        "data/measures/falls.json row 3",
        "data/values.csv row 3",
        "data/values.parquet row 3",
    ]


def test_the_search_index_is_looked_through(tmp_path: Path) -> None:
    told = {"url": "/x/", "content": "Walks. The figure for Upper Valley was 1,204 people in 2016 to 2017. More."}
    packed = gzip.compress(b"pagefind_dcd" + json.dumps(told).encode(), mtime=0)
    path = "pagefind/fragment/en_0.pf_fragment"
    assert found(tmp_path, {path: packed}) == [f"{path} sentence on Upper Valley, 2016 to 2017"]


def test_which_files_are_about_a_measure() -> None:
    for path in ("measures/a-b/index.html", "assets/charts/a-b.svg", "assets/charts/a_b.0123456789ab.svg"):
        assert is_about(path, "a_b"), path
    for path in ("measures/a-b-c/index.html", "assets/charts/a-b-c.svg", "a-b.svg"):
        assert not is_about(path, "a_b"), path
