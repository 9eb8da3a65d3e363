"""Places by name: read, and every unknown area or doubled name told."""

from pipeline.areas import Area, Areas
from pipeline.catalogue.places import read_places

AREAS = Areas((Area("VALE", "Green Vale", "Vale", "county"),))
HEAD = "introduction: Look here.\ncitation: A list.\nplaces:\n"


def read(tmp_path, rows):
    (tmp_path / "places.yaml").write_text(HEAD + rows, "utf-8")
    return read_places(tmp_path, AREAS)


def test_places_are_read(tmp_path):
    places, problems = read(tmp_path, "  - {name: Millbrook, areas: [VALE]}\n")
    assert problems == []
    assert places is not None
    assert [place.name for place in places.places] == ["Millbrook"]


def test_an_unknown_area_and_a_doubled_name_are_told_together(tmp_path):
    rows = "  - {name: Millbrook, areas: [VAIL]}\n  - {name: Millbrook, areas: [VALE]}\n"
    _, problems = read(tmp_path, rows)
    assert sorted(p.rule for p in problems) == ["doubled-place", "unknown-area"]
    assert any("did you mean 'VALE'" in str(p) for p in problems)


def test_the_introduction_has_no_figure(tmp_path):
    (tmp_path / "places.yaml").write_text(
        HEAD.replace("Look here.", "For 1,200 people.") + "  - {name: A, areas: [VALE]}\n"
    )
    _, problems = read_places(tmp_path, AREAS)
    assert [(p.field, p.rule) for p in problems] == [("introduction", "loose-number")]


def test_a_project_without_places_has_none(tmp_path):
    assert read_places(tmp_path, AREAS) == (None, [])
