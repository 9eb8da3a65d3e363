"""A correction edited by hand is held against the frozen report, key by key, with its line."""

import pytest

from pipeline.catalogue.correction import read_corrections
from pipeline.steps.archive import read_archive
from pipeline.steps.corrected_frozen import unlike_frozen
from pipeline.steps.frozen_files import Frozen
from pipeline.steps.frozen_values import series_csv
from tests.support.values import series, value

ENTRY = """\
corrections:
  - edition: q1
    measure: falls
    area: W
    period: 2016/17
    before: 120
    after: 121
    reason: One month was counted twice.
    on: 2018-01-05
    by: The analyst
"""
SAID = {"falls": series(value("2015/16", 110), value("2016/17", 120))}


def told(tmp_path, text: str, said=SAID) -> str:
    site = tmp_path / "site"
    site.mkdir()
    (site / "corrections.yaml").write_text(text, "utf-8")
    found, problems = read_corrections(site, ["q1", "q2"], ["falls"])
    assert problems == []
    frozen = {"q1": Frozen("q1", {"series.csv": series_csv(said)})}
    return "\n".join(map(str, unlike_frozen(site, found, frozen, ["falls"])))


def test_what_fits_is_let_through_and_a_figure_taken_back_since_and_another_report_are_not_asked(tmp_path) -> None:
    for number, (text, said) in enumerate(
        [
            (ENTRY, SAID),
            (ENTRY.replace("before: 120", "before: 7"), {"falls": series(value("2016/17", None))}),
            (ENTRY.replace("edition: q1", "edition: q2").replace("area: W", "area: V"), SAID),
        ]
    ):
        own = tmp_path / str(number)
        own.mkdir()
        assert told(own, text, said) == ""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("area: W", "area: V", "yaml:4  corrections[1].area  q1 has no area 'V'; one of W; e.g. area: W"),
        ("2016/17", "2017/18", "yaml:5  corrections[1].period  q1 has no period '2017/18', did you mean '20"),
        ("before: 120", "before: 12", "yaml:6  corrections[1].before  q1 said 120, and before is 12; what the rep"),
        ("    before: 120\n", "", "corrections[1].before  q1 said 120, and before is not there"),
    ],
)
def test_what_the_report_does_not_say_is_told_at_its_line(tmp_path, old: str, new: str, says: str) -> None:
    assert says in told(tmp_path, ENTRY.replace(old, new))


def test_it_is_asked_where_the_frozen_reports_are_read(tmp_path, monkeypatch) -> None:
    frozen = {"q1": Frozen("q1", {"series.csv": series_csv(SAID)})}
    monkeypatch.setattr("pipeline.steps.archive.read_frozen", lambda _: (frozen, []))
    (tmp_path / "corrections.yaml").write_text(ENTRY.replace("before: 120", "before: 12"), "utf-8")
    assert [one.rule for one in read_archive(tmp_path, ["q1"], ["falls"])[1]] == ["other-than-frozen"]


def test_a_measure_that_there_is_not_is_told_once(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corrections.yaml").write_text(ENTRY.replace("measure: falls", "measure: fals"), "utf-8")
    frozen = {"q1": Frozen("q1", {"series.csv": series_csv(SAID)})}
    monkeypatch.setattr("pipeline.steps.archive.read_frozen", lambda _: (frozen, []))
    (told,) = read_archive(tmp_path, ["q1"], ["falls"])[1]
    assert told.rule == "unknown-measure" and "did you mean 'falls'?" in told.found
