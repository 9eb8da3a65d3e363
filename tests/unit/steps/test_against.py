"""Where the two copies of a comparison lie: they hold records, so beside the warehouse, and nothing of them stays."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.catalogue.load import open_catalogue
from pipeline.settings import open_project
from pipeline.steps import against
from tests.support.small_project import write_small_project
from tests.support.values import series, value


def test_copies_lie_in_the_build_folder_and_are_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = open_project(write_small_project(tmp_path))
    places: list[Path] = []

    def seen(place: Path, _: date) -> against.Seen:
        places.append(place)
        place.mkdir()
        return against.Seen({}, {}, [], [])

    monkeypatch.setattr(against, "as_at", lambda _project, _revision, to: to)
    monkeypatch.setattr(against, "as_now", lambda _project, to: to)
    monkeypatch.setattr(against, "open_workspace", lambda place: place)
    monkeypatch.setattr(against, "seen", seen)
    assert against.altered(project, "HEAD", date(2018, 1, 1)) == against.Alterations((), {})
    assert [place.parent.parent for place in places] == [project.build] * 2
    assert list(project.build.iterdir()) == []


def test_an_edition_that_one_side_has_is_told_in_a_line_and_what_changed_in_others_singly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = open_project(write_small_project(tmp_path))
    measures = open_catalogue(project.measures).measures
    old, new = ({"falls": series(value("2015/16", 110), value("2016/17", last))} for last in (120, 121))
    sides = [
        against.Seen(measures, {"latest": old, "2016-17-q4": old}, [], []),
        against.Seen(measures, {"latest": new, "2017-18-q1": new}, [], []),
    ]
    monkeypatch.setattr(against, "as_at", lambda _project, _revision, to: to)
    monkeypatch.setattr(against, "as_now", lambda _project, to: to)
    monkeypatch.setattr(against, "open_workspace", lambda place: place)
    monkeypatch.setattr(against, "seen", lambda _place, _day: sides.pop(0))
    made = against.altered(project, "HEAD", date(2018, 1, 1))
    assert list(made.editions.values()) == [
        "gone edition  2016-17-q4: 2 figures of 1 measure, 0 verdicts; each of them with --json",
        "new edition  2017-18-q1: 2 figures of 1 measure, 0 verdicts; each of them with --json",
    ]
    assert [one.words for one in made.told_singly] == ["latest  falls  W  2016/17  120 -> 121  (+1 admission)"]
    assert len(made.found) == 5, "with --json each of them is told"
