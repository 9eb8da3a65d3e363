"""A chart as one picture for a slide: its size, its words inside, the same bytes each time, kept once made."""

import struct
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
import vl_convert

from pipeline.render.charts import MemoryStore, engine
from pipeline.render.charts.png import words_in
from pipeline.render.charts.slide import Foot, Slide, slide
from pipeline.render.charts.style import FONT
from pipeline.render.typesetting import MemoryPapers
from pipeline.steps.store import BUILDS, KeptDrawings, KeptFiles
from tests.unit.render.charts.samples import chart, counts

PLAIN = vl_convert.svg_to_png('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
SVG = "{http://www.w3.org/2000/svg}"
FOOT = Foot("A demonstration: not an official publication", ("Source: Board paper & more.", "Green Vale framework"))
DRAWINGS, FILES = MemoryStore(), MemoryPapers()


def made(**others: object) -> Slide:
    return slide(chart(**others), FOOT, DRAWINGS, FILES)


def test_the_png_has_the_size_of_a_slide_and_says_what_it_shows():
    png = made().png
    assert struct.unpack(">II", png[16:24]) == (1600, 900)
    words = words_in(png)
    assert words["Title"] == "44.5% & rising?"
    assert "Two Rivers area: from 40.0% in 2010 to 2011" in words["Description"]
    assert "A demonstration: not an official publication." in words["Description"]
    assert "synthetic records" in words["Description"]
    assert "table below" not in words["Description"], "a picture taken away has no table below it"
    assert len(png) < 200_000


def test_the_svg_has_its_words_inside_and_a_name():
    root = ElementTree.fromstring(made().svg)
    assert (root.get("width"), root.get("height"), root.get("role")) == ("1600", "900", "img")
    said = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    for words in ("44.5% & rising?", "Babies <6 weeks, Two Rivers area", "Source: Board paper & more.", FOOT.mark):
        assert words in said
    assert "Synthetic records: not real people" in said
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert root[1].text == words_in(made().png)["Description"]


def test_real_figures_bear_no_synthetic_mark():
    assert b"ynthetic" not in made(synthetic=False).svg


def test_the_same_chart_gives_the_same_bytes_and_is_drawn_once():
    assert slide(chart(), FOOT, MemoryStore(), MemoryPapers()) == made()

    class Counting(MemoryPapers):
        puts = 0

        def put(self, key: str, content: bytes) -> None:
            self.puts += 1
            super().put(key, content)

    files = Counting()
    for _ in range(2):
        slide(chart(), FOOT, DRAWINGS, files)
    assert files.puts == 1


def test_a_machine_with_other_fonts_draws_its_own(monkeypatch: pytest.MonkeyPatch):
    files = MemoryPapers()
    first = slide(chart(), FOOT, DRAWINGS, files)
    monkeypatch.setattr("pipeline.render.charts.slide.to_png", lambda _: PLAIN)
    assert slide(chart(), FOOT, DRAWINGS, files) == first
    monkeypatch.setattr("pipeline.render.charts.slide.letters", lambda: "other fonts")
    assert slide(chart(), FOOT, DRAWINGS, files).png != first.png


def test_a_picture_finished_by_other_code_is_made_anew(monkeypatch: pytest.MonkeyPatch):
    files = MemoryPapers()
    first = slide(chart(), FOOT, DRAWINGS, files)
    monkeypatch.setattr("pipeline.render.charts.png.PACKING", 1)
    assert slide(chart(), FOOT, DRAWINGS, files) == first
    monkeypatch.setattr("pipeline.digests.engine_digest", lambda: "other code")
    assert len(slide(chart(), FOOT, DRAWINGS, files).png) > len(first.png)


def test_letters_are_known_by_how_they_are_drawn(monkeypatch: pytest.MonkeyPatch):
    drawn, known = [], engine.letters()
    engine.letters.cache_clear()
    monkeypatch.setattr("vl_convert.svg_to_png", lambda svg: drawn.append(svg) or PLAIN)
    assert engine.letters() != known
    assert "bold" in drawn[0]
    assert f'font-family="{FONT}"' in drawn[0]
    engine.letters.cache_clear()


@pytest.mark.parametrize("many", [1, 12])
def test_the_drawing_stays_between_the_words_however_many_notes_it_has(many: int):
    notes = tuple(f"Note {number}: this is a note that stands below the drawing." for number in range(many))
    root = ElementTree.fromstring(slide(counts([10, 20, 30], notes=notes), FOOT, DRAWINGS, FILES).svg)
    group = next(one for one in root if one.get("transform"))
    shift, scale = (part.split("(")[1] for part in group.get("transform", "").rstrip(")").split(") "))
    top = float(shift.split(",")[1])
    ends = [top + float(scale) * _middle(text) for text in group.iter(f"{SVG}text")]
    words = [float(one.get("y", 0)) for one in root[-1]]
    upper, lower = max(y for y in words if y < 225), min(y for y in words if y > 225)
    assert upper < min(ends)
    assert max(ends) < lower


def _middle(text: ElementTree.Element) -> float:
    return float(text.get("transform", "translate(0,0)").rstrip(")").split(",")[1])


def test_a_long_title_is_broken_into_lines():
    root = ElementTree.fromstring(made(title="A finding with very many words " * 4).svg)
    lines = [float(one.get("y", 0)) for one in root[-1] if one.get("font-weight") and one.get("font-size") == "22"]
    assert len(lines) == 2
    assert all(below - above > 22 for above, below in pairwise(lines))


def test_the_drawing_inside_is_still_of_use_while_the_picture_is(tmp_path: Path):
    for _ in range(2 + BUILDS):
        files = KeptFiles(tmp_path)
        first = slide(chart(), FOOT, KeptDrawings(files), MemoryPapers())
        files.end_build()
    left = {path.name for path in tmp_path.glob("[!.]*")}
    asked = MemoryStore()
    assert slide(chart(), FOOT, asked, MemoryPapers()) == first
    assert left == set(asked.kept)
