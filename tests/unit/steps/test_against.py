"""Where the two copies of a comparison lie: they hold records, so beside the warehouse, and nothing of them stays."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.settings import open_project
from pipeline.steps import against
from tests.support.small_project import write_small_project


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
