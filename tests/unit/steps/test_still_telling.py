"""What would still tell a figure that was taken back is named, with what to do, and the figure is not repeated."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.areas import Area, Areas
from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.series import Value
from pipeline.periods import parse
from pipeline.steps import still_telling
from pipeline.steps.still_telling import given_away, same_number, texts_with, told_by, words_for

AREAS = Areas((Area("W", "Whole", "W", "p", ("A", "B")), Area("A", "A", "A", "c"), Area("B", "B", "B", "c")))
CELL = Cell("falls", "A", "2016/17")


def value(area: str, figure: float, name: str = "falls", **more: object) -> Value:
    return Value(name, area, parse("2016/17"), "returns", figure, **more)


def workspace(kind: str = "count", root: Path = Path("nowhere"), withdrawn: tuple[Cell, ...] = ()):
    unit = SimpleNamespace(kind=kind, decimals=0, per=None, noun="falls", maximum=None, currency="£")
    measure = SimpleNamespace(unit=unit)
    return SimpleNamespace(
        catalogue=SimpleNamespace(measures={"falls": measure}, areas=AREAS),
        withdrawn=SimpleNamespace(cells=frozenset(withdrawn)),
        project=SimpleNamespace(site=root / "site", measures=root / "measures"),
    )


KNOWN = {"falls": [value("W", 14057), value("A", 12057, numerator=12057), value("B", 2000)]}


def test_figures_that_together_tell_one_are_named_with_what_to_add_to_the_command():
    others = told_by(workspace(), CELL, KNOWN, [CELL])
    words = words_for(CELL, others)
    assert "the figures for falls, B, 2016/17; falls, W, 2016/17 together tell this one" in words
    assert words.endswith('such as with --area "B"')
    assert told_by(workspace(), CELL, KNOWN, [CELL, CELL._replace(area="B")]) == ()


def test_what_tells_one_again_later_stops_publishing(monkeypatch: pytest.MonkeyPatch):
    shown = {"falls": [one for one in KNOWN["falls"] if one.area != "A"]}
    monkeypatch.setattr(still_telling, "shown_anywhere", lambda *_: shown)
    (told,) = given_away(None, workspace(withdrawn=(CELL,)))
    assert told.startswith("falls, A, 2016/17 was taken back, and can be worked out again: the figures for falls, B")
    assert "12057" not in told
    monkeypatch.setattr(still_telling, "shown_anywhere", lambda *_: {"falls": [value("B", 2000)]})
    assert list(given_away(None, workspace(withdrawn=(CELL,)))) == []


def test_the_same_count_under_another_measure_is_named():
    rate = value("A", 3.1, "falls_rate", numerator=12057)
    elsewhere = value("B", 1.1, "falls_rate", numerator=12057)
    other = value("A", 12057, "other", statistic="value")
    found = same_number(CELL, KNOWN | {"falls_rate": [rate, elsewhere], "other": [other], "zero": [value("A", 0, "z")]})
    assert [one.measure for one in found] == ["falls_rate", "other"]


def test_texts_with_its_digits_are_named_by_line_and_short_numbers_are_not_looked_for(tmp_path: Path):
    for name, text in {
        "site/stories/one.md": "Words.\nThere were 12,057 falls.\n",
        "site/editions/q/frozen/docs/page.md": "12057",
        "site/other.md": "112057 and 12,057.5 and 12057.1",
        "measures/targets.csv": "falls,5,12057\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert texts_with(workspace(root=tmp_path), CELL, KNOWN) == ["site/stories/one.md:2", "measures/targets.csv:1"]
    assert texts_with(workspace(root=tmp_path), CELL, {"falls": [value("A", 12)]}) == []
