"""What would run on a page or in a drawing is found, however it is written; what a page may hold is left alone."""

import pytest

from pipeline.publish.verify import read_site, verify_site
from pipeline.publish.verify.running import running_things, told_as_problems

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT type='text/javascript'>alert(1)</SCRIPT>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" JaVa&#x09;Script:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,<script>x</script>">x</a>',
    '<img src="a.png" onerror="alert(1)">',
    "<body onload=alert(1)>",
    '<svg><a xlink:href="javascript:x"><text>x</text></a></svg>',
    '<svg onload="x"></svg>',
    "<svg><foreignObject></foreignObject></svg>",
    '<svg><animate attributeName="href" values="javascript:x"/></svg>',
    '<iframe src="a.html"></iframe>',
    '<object data="a.swf"></object>',
    '<embed src="a">',
    '<base href="https://a.example/">',
    '<form action="javascript:x"></form>',
    '<button formaction="javascript:x">x</button>',
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("place", ["index.html", "assets/logo.svg"])
def test_what_would_run_is_found_with_its_line(attack, place):
    found = told_as_problems(place, running_things(f"<p>\n{attack}</p>"))
    assert found
    assert {(one.file, one.line) for one in found} == {(place, 2)}


@pytest.mark.parametrize(
    "text",
    [
        '<script src="assets/site.js" defer></script>',
        '<script type="application/ld+json">{"a": "javascript:"}</script>',
        '<a href="https://a.example/">x</a><a href="mailto:a@b.example">x</a><a href="#main">x</a>',
        '<img src="data:image/png;base64,AA" alt="">',
        "<p>Write javascript:alert(1) or &lt;script&gt; as text</p>",
        '<svg role="img"><title>onload</title><path d="M0 0"/></svg>',
    ],
)
def test_what_a_page_may_hold_is_left_alone(text):
    assert running_things(text) == []


def test_what_would_run_in_a_page_of_a_built_site_is_a_problem_with_its_line(tmp_path):
    (tmp_path / "index.html").write_text("<h1>Falls</h1>\n<p onclick='x()'>a</p>", "utf-8")
    (tmp_path / "chart.svg").write_text("<svg>\n\n<script>x()</script></svg>", "utf-8")
    found = verify_site(tmp_path, read_site(tmp_path))
    assert [(one.file, one.line) for one in found if one.rule == "runs"] == [("chart.svg", 3), ("index.html", 2)]
