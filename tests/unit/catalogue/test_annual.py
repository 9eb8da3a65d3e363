"""Annual reports as content: read strictly, in the folder of their year, telling nothing that nobody said."""

from pathlib import Path

import pytest

from pipeline.catalogue.annual import read_annual, strange_stories

GOOD = """\
title: A year
period: 2016/17
cut_off: 2017-12-31
cut_off_reason: By then the figures were out.
front_sheet: {report_to: The board, by: [The director], title: A year, purpose: To tell, recommendations: [Note it]}
qualitative:
  - {title: Walks, text: People walked., told_in: The paper of June 2017}
  - {title: Falls, text: Stories tell of them., stories: [after-a-fall]}
"""


def read(tmp_path: Path, text: str, year: str = "2016-17"):
    file = tmp_path / "site" / "annual" / year / "report.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return read_annual(tmp_path / "site")


def test_a_good_one_is_read_under_its_year(tmp_path):
    reports, problems = read(tmp_path, GOOD)
    assert problems == []
    assert reports["2016-17"].year.public == "2016 to 2017"
    assert [one.title for one in reports["2016-17"].qualitative] == ["Walks", "Falls"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("period: 2016/17", "period: 2016/17 Q4", "is not a financial year"),
        ("cut_off: 2017-12-31", "cut_off: 2017-03-31", "is before the year is over"),
        ("cut_off_reason: By then the figures were out.\n", "", "cut_off_reason"),
        (", told_in: The paper of June 2017", "", "names the document that it is told in"),
        ("title: A year\n", "titel: A year\n", "titel"),
        ("People walked.", "12.5% of people walked.", "'12.5%' is a figure typed by hand"),
        ("By then the figures", "By then 1,200 figures", "'1,200' is a figure typed by hand"),
    ],
)
def test_what_is_wrong_is_told_with_its_file(tmp_path, old, new, told):
    reports, problems = read(tmp_path, GOOD.replace(old, new, 1))
    assert reports == {}
    said = [f"{one.file} {one.field} {one.found} {one.allowed}" for one in problems]
    assert any(told in line for line in said), said
    assert all(line.startswith("site/annual/2016-17/report.yaml") for line in said)


def test_the_folder_is_that_of_its_year(tmp_path):
    _, problems = read(tmp_path, GOOD, "2017-18")
    assert [one.rule for one in problems] == ["annual-folder"]
    assert problems[0].allowed == "the folder 2016-17"


def test_a_story_that_is_not_there_is_named_with_the_nearest(tmp_path):
    reports, _ = read(tmp_path, GOOD)
    assert strange_stories(reports, ["after-a-fall"]) == []
    found = strange_stories(reports, ["after-a-fail"])
    assert [one.rule for one in found] == ["unknown-story"]
    assert "after-a-fail" in found[0].found
