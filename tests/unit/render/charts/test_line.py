"""The finished drawing: accessible, small, the same bytes each time, and true to the data."""

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import altair as alt
import pytest

from pipeline.render.charts import Line, MemoryStore, Point, line_chart
from pipeline.render.charts.engine import key
from pipeline.render.charts.frame import Frame
from pipeline.render.charts.line import picture
from pipeline.render.charts.style import NARROW, WIDE, text_width
from pipeline.render.charts.template import spec

from .samples import ACTUAL, ENGLAND, LIMITS, QUARTER, YEARS, chart, counts

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).resolve().parents[4]
SIZES = [WIDE, NARROW]


def both(data=None) -> list[ElementTree.Element]:
    drawn = line_chart(data or chart())
    return [ElementTree.fromstring(svg) for svg in (drawn.wide_svg, drawn.narrow_svg)]


def test_the_root_is_one_image_with_its_own_title_and_description() -> None:
    drawn = line_chart(chart())
    ids = []
    for svg in (drawn.wide_svg, drawn.narrow_svg):
        root = ElementTree.fromstring(svg)
        named = root.get("aria-labelledby", "").split()
        assert root.get("role") == "img"
        assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
        assert named == [root[0].get("id"), root[1].get("id")]
        assert (root[0].text, root[1].text) == (drawn.title, drawn.description)
        ids += named
    assert len(set(ids)) == 4


def test_nothing_inside_speaks_to_screen_readers_or_carries_a_style() -> None:
    for root in both():
        for element in list(root.iter())[1:]:
            assert not [name for name in element.attrib if name in ("role", "style", "class") or "aria" in name]


def test_real_colours_on_a_white_sheet() -> None:
    for root in both():
        first = next(element for element in root.iter() if element.tag == f"{SVG}rect")
        assert (first.get("fill"), first.get("width"), first.get("height")) == (
            "#ffffff",
            root.get("width"),
            root.get("height"),
        )
        assert "currentColor" not in ElementTree.tostring(root, encoding="unicode")


def test_sizes_and_text_sizes() -> None:
    wide, narrow = both()
    assert (wide.get("width"), narrow.get("width")) == ("640", "320")
    for root in (wide, narrow):
        assert {group.get("font-size") for group in root.iter() if group.get("font-size")} == {"14"}


def test_small_enough_and_numbers_have_one_decimal() -> None:
    drawn = line_chart(chart())
    assert len(drawn.wide_svg.encode()) < 14_000
    placed = re.findall(r' (?:d|transform|x|y|x2|y2|dy)="([^"]*)"', drawn.wide_svg)
    assert placed and not [numbers for numbers in placed if re.search(r"\d\.\d\d", numbers)]


def test_every_figure_is_read_out_under_the_pointer_and_no_gap_is() -> None:
    values = [element.get("data-value") for element in both()[0].iter() if element.get("data-value")]
    drawn = [p for line in chart().lines for p in line.points if p.value is not None]
    assert len(values) == len(drawn)
    assert f"Two Rivers area, {YEARS[6]}: 44.5% (synthetic) (provisional)" in values
    assert f"Two Rivers area, {YEARS[4]}: 42.0% (synthetic) (queried)" in values


@pytest.mark.parametrize("size", SIZES)
def test_the_specification_is_valid(size) -> None:
    made = spec(picture(chart(limits=(LIMITS,)), size))
    alt.LayerChart.from_dict(made, validate=True)


@pytest.mark.parametrize("size", SIZES)
def test_years_and_quarters_breaks_and_gaps_part_the_line(size) -> None:
    rows = picture(chart(lines=(ACTUAL,), breaks=(), planned=()), size).rows["lines"]
    joined = [len([row for row in rows if row["piece"] == piece]) for piece in sorted({row["piece"] for row in rows})]
    assert sorted(joined) == [1, 2, 4]
    broken = picture(chart(lines=(ENGLAND,), planned=()), size).rows["lines"]
    assert len({row["piece"] for row in broken}) == 2


def test_the_quarter_stands_apart_on_grey() -> None:
    made = picture(chart(), WIDE)
    places = made.frame.places
    years = [places[b] - places[a] for a, b in pairwise(YEARS)]
    assert max(years) - min(years) < 0.1
    assert made.frame.apart_from is not None
    assert places[YEARS[-1]] < made.frame.apart_from < places[QUARTER]
    assert len(made.rows["boxes"]) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("data", [chart(), chart(limits=(LIMITS,), breaks=()), counts([3, 1, 4, 1, 5, 9, 2])])
def test_words_stay_inside_and_do_not_cover_each_other(size, data) -> None:
    made = picture(data, size)
    boxes = [box for row in made.rows["texts"] if row["text"] != ["?"] for box in text_boxes(made.frame, row)]
    for left, top, right, bottom, words in boxes:
        assert left >= -1 and top >= -1 and right <= made.frame.width + 1 and bottom <= made.frame.height + 1, words
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
            assert apart, (one[4], other[4])


def text_boxes(frame: Frame, row: dict) -> list[tuple[float, float, float, float, str]]:
    """Give left, top, right, bottom and the words of each line of a text."""
    x = frame.left + row["x"] * (frame.right - frame.left)
    y = frame.y_of(row["y"])
    boxes = []
    for number, line in enumerate(row["text"]):
        wide = text_width(line, bold=row["weight"] == "bold") * 0.95
        left = {"left": x, "center": x - wide / 2, "right": x - wide}[row["align"]]
        middle = y + 17 * number
        boxes.append((left, middle - 7, left + wide, middle + 7, line))
    return boxes


def test_labels_stand_in_place_of_a_legend_and_name_every_line_and_level() -> None:
    for root in both(chart(limits=(LIMITS,))):
        text = " ".join(" ".join(element.itertext()) for element in root.iter(f"{SVG}text"))
        for words in ("Two Rivers area", "45.0%", "England", "Southmoor CCG", "Target 48.0%", "Baseline", "Plan"):
            assert words in text
        for words in ("Usual top", "Average", "Usual bottom", "Break in the series", "withheld", "Synthetic records"):
            assert words in text


def test_it_says_when_the_scale_does_not_start_at_zero() -> None:
    notes = "not at zero"
    assert notes in line_chart(chart()).wide_svg
    assert notes not in line_chart(counts([38669, 37823, 37517])).wide_svg


def test_a_gap_is_marked_and_never_drawn_as_zero() -> None:
    made = picture(counts([5, None, 7]), WIDE)
    assert [row["y"] for row in made.rows["points"] if row["says"]] == [5, 7]
    assert ["no figure"] in [row["text"] for row in made.rows["texts"]]
    assert len({row["piece"] for row in made.rows["lines"]}) == 2


def test_marked_points_have_shapes_of_their_own() -> None:
    rows = {row["says"]: row for row in picture(chart(), WIDE).rows["points"]}
    plain = rows[f"Two Rivers area, {YEARS[0]}: 40.0% (synthetic)"]
    provisional = rows[f"Two Rivers area, {YEARS[6]}: 44.5% (synthetic) (provisional)"]
    queried = rows[f"Two Rivers area, {YEARS[4]}: 42.0% (synthetic) (queried)"]
    assert plain["fill"] == "#12436D"
    assert (provisional["fill"], provisional["shape"]) == ("#ffffff", plain["shape"])
    assert (queried["fill"], queried["shape"]) == ("#ffffff", "diamond")


def test_the_description_tells_what_the_picture_shows() -> None:
    told = line_chart(chart()).description
    assert told.startswith("Line chart. Babies <6 weeks, Two Rivers area. Two Rivers area: from 40.0% in 2010 to 2011")
    for words in ("to 45.0% in April to June 2017", "Target: 48.0%.", "2012 to 2013: withheld.", "New survey", "doubt"):
        assert words in told
    assert told.endswith("All values are in the table below.")


@pytest.mark.parametrize("values", [[], [5.0], [None], [None, None], [0.0, 0.0], [5.0, None]])
def test_few_or_no_values_draw_without_trouble(values: list[float | None]) -> None:
    data = counts(values) if values else counts([None])
    assert "<svg" in line_chart(data).wide_svg


def test_more_lines_than_four_are_refused() -> None:
    with pytest.raises(AssertionError):
        chart(lines=(ACTUAL, ENGLAND, ENGLAND, ENGLAND, ENGLAND))


def test_the_store_is_asked_first_and_names_are_put_on_afterwards() -> None:
    store = MemoryStore()
    first = line_chart(chart(), store)
    assert len(drawings(store)) == 2
    store.kept = {name: svg.replace("England", "ENGLAND") for name, svg in store.kept.items()}
    again = line_chart(chart(id="other", title="New title"), store)
    assert "ENGLAND" in again.wide_svg and "other-wide-title" in again.wide_svg and "New title" in again.wide_svg
    assert len(drawings(store)) == 2 and "ENGLAND" not in first.wide_svg


def drawings(store: MemoryStore) -> list[str]:
    return [name for name, svg in store.kept.items() if "<svg" in svg]


def test_what_was_drawn_before_is_not_even_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    first = line_chart(chart(), store)
    monkeypatch.setattr("pipeline.render.charts.line.draw_axes", lambda *_: pytest.fail("put together again"))
    assert line_chart(chart(), store) == first
    with pytest.raises(pytest.fail.Exception):
        line_chart(chart(lines=(ENGLAND,)), store)


def test_a_drawing_that_is_no_longer_kept_is_drawn_anew() -> None:
    store = MemoryStore()
    first = line_chart(chart(), store)
    for name in drawings(store):
        del store.kept[name]
    assert line_chart(chart(), store) == first and len(drawings(store)) == 2


def test_the_key_changes_with_any_figure_and_not_with_the_title() -> None:
    changed = Line("Two Rivers area", "actual", (*ACTUAL.points[:-1], Point(QUARTER, 45.1)))
    keys = [key(picture(data, WIDE)) for data in (chart(), chart(title="Other"), chart(lines=(changed,)))]
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize("what", ["maker_digest", "machine_fonts"])
def test_other_code_or_fonts_draw_anew_under_another_key(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store, before = MemoryStore(), key(picture(chart(), WIDE))
    line_chart(chart(), store)
    monkeypatch.setattr(f"pipeline.render.charts.engine.{what}", lambda: "another")
    monkeypatch.setattr("pipeline.digests.libraries_digest", lambda: "another")
    monkeypatch.setattr("pipeline.render.charts.engine.slim", lambda _: "<svg>drawn anew</svg>")
    assert key(picture(chart(), WIDE)) != before
    assert "drawn anew" in line_chart(chart(), store).wide_svg


def test_the_same_bytes_in_another_process_and_time_zone() -> None:
    code = (
        "import sys; sys.stdout.reconfigure(encoding='utf-8', newline='\\n')\n"
        "from tests.unit.render.charts.samples import chart\n"
        "from pipeline.render.charts import line_chart\n"
        "drawn = line_chart(chart()); sys.stdout.write(drawn.wide_svg + drawn.narrow_svg)"
    )
    environment = os.environ | {"TZ": "America/New_York", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    there = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    here = line_chart(chart())
    assert there.stdout.decode() == here.wide_svg + here.narrow_svg


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_is_refused_instead_of_hanging() -> None:
    code = (
        "import os, sys\n"
        "from tests.unit.render.charts.samples import counts\n"
        "from pipeline.render.charts import line_chart\n"
        "line_chart(counts([1, 2]))\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    try: line_chart(counts([1, 3]))\n"
        "    except RuntimeError: os._exit(7)\n"
        "    os._exit(0)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    python = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(python, cwd=ROOT, env=environment, timeout=60, check=False)
    assert done.returncode == 7
