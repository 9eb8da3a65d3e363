"""Frozen files without a figure that was taken back: rows emptied, pages without it, pictures and papers replaced."""

import io
import json
from datetime import date

import pytest
from docx import Document

from pipeline.catalogue.withdrawal import Cell
from pipeline.steps.frozen_without import files_without

CELL = Cell("falls", "A1", "2016/17")
WHEN = date(2018, 1, 9)
VALUES = (
    "measure,breakdown,category,area,period,value,numerator,markers,note\n"
    "falls,all,all,A1,2015/16,110,,,\n"
    "falls,all,all,A1,2016/17,12057,12057,p,\n"
    "falls,all,all,A2,2016/17,90,,,\n"
)
STANDING = (
    "measure,breakdown,category,area,edition,period,value,previous_period,comparator\n"
    "falls,all,all,A1,q,2016/17,12057,2015/16,\n"
    "falls,all,all,A2,q,2016/17,90,2015/16,A1\n"
    "falls,all,all,W,q,2016/17,500,2015/16,\n"
    "walks,all,all,A1,q,2016/17,7,,\n"
)
HEAD = '---\ntitle: "Report"\n---\n'
REPORT = f"""{HEAD}<div class="content">
<h1>Report</h1>
<table><tbody>
<tr>
<th scope="row"><a href="../../measures/falls/">Falls &amp; slips</a></th>
<td>12,057 falls</td>
</tr>
<tr>
<th scope="row"><a href="../../measures/walks/">Walks</a></th>
<td>7</td>
</tr>
</tbody></table>
<ul>
<li><a href="../../measures/falls/">Falls &amp; slips</a>: 12,057.</li>
<li>Kept</li>
</ul>
<p>Moved most: <a href="../../measures/falls/">Falls</a>, from 110 to 12,057.</p>
</div>
"""
PICTURE = f"""{HEAD}<div class="content">
<svg><title>Falls &amp; slips</title><text>12,057</text></svg>
</div>
"""
OTHER = f'{HEAD}<div class="content">\n<p>Walks: 7</p>\n</div>\n'
KNOWN = [{"area": "A1", "period": "2016/17", "value": 12057}, {"area": "A2", "period": "2016/17", "value": 90}]
FACTS = {"measures": {"falls": {"plain_title": "Falls & slips", "known_values": KNOWN}}}


@pytest.fixture(scope="module")
def before() -> dict[str, bytes]:
    texts = {
        "facts.json": json.dumps(FACTS),
        "data/values.csv": VALUES,
        "data/standing.csv": STANDING,
        "series.csv": VALUES,
        "docs/editions/q/index.md": REPORT,
        "docs/editions/q/picture/index.md": PICTURE,
        "docs/editions/q/picture/falls.svg": "<svg>12057</svg>",
        "docs/editions/q/picture/falls.png": "12057",
        "docs/editions/q/report.pdf": "12057",
        "docs/editions/q/report.docx": "12057",
        "docs/editions/q/other/index.md": OTHER,
        "docs/editions/q/other/walks.png": "7",
        "actions/falls.md": '---\nquoted: ["12,057"]\n---\n',
    }
    return {path: text.encode() for path, text in texts.items()}


@pytest.fixture(scope="module")
def after(before: dict[str, bytes]) -> dict[str, bytes]:
    return files_without(before, [CELL], WHEN)


def test_no_file_holds_it_and_what_is_about_others_stays(before, after):
    assert not [path for path, content in after.items() if b"12057" in content or b"12,057" in content]
    same = [path for path in before if after.get(path) == before[path]]
    assert same == ["docs/editions/q/other/index.md", "docs/editions/q/other/walks.png"]
    assert set(before) - set(after) == {"actions/falls.md"}


def test_its_row_is_emptied_and_marked_and_standings_that_tell_it_go(after):
    assert after["data/values.csv"].decode() == VALUES.replace(
        "2016/17,12057,12057,p,", "2016/17,,,c,This figure was taken back."
    )
    assert [line[:16] for line in after["data/standing.csv"].decode().splitlines()[1:]] == [
        "falls,all,all,W,",
        "walks,all,all,A1",
    ]
    assert json.loads(after["facts.json"])["measures"]["falls"]["known_values"] == KNOWN[1:]


def test_a_page_loses_the_parts_about_it_and_says_so(after):
    page = after["docs/editions/q/index.md"].decode()
    assert "On 9 January 2018 a figure about Falls &amp; slips was taken out of this" in page
    assert "Walks" in page
    assert "<li>Kept</li>" in page
    assert "\n\n" not in page
    assert page.startswith(HEAD)


def test_a_page_that_cannot_be_parted_is_replaced_whole(after):
    page = after["docs/editions/q/picture/index.md"].decode()
    assert "<svg" not in page
    assert "<h1>Report</h1>" in page
    assert "was taken out of this" in page


def test_pictures_and_papers_become_plain_notices_of_their_kind(after):
    assert after["docs/editions/q/picture/falls.svg"].startswith(b"<svg")
    assert after["docs/editions/q/picture/falls.png"].startswith(b"\x89PNG")
    assert after["docs/editions/q/report.pdf"].startswith(b"%PDF")
    paper = Document(io.BytesIO(after["docs/editions/q/report.docx"]))
    assert "was taken out of this" in paper.paragraphs[0].text


def test_a_second_time_changes_nothing_and_one_that_never_had_the_measure_neither(before, after):
    again = files_without(after, [CELL], WHEN)
    assert [path for path in after if again[path] != after[path]] == []
    assert files_without(before, [Cell("gone", "A1", "2016/17")], WHEN) == before
