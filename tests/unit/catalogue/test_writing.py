"""Hand-written pages and stories: strict heads, unknown measures, figures nobody vouches for."""

import pytest
from pydantic import ValidationError

from pipeline.catalogue.framework import Framework
from pipeline.catalogue.writing import check_rules, parted, read_pages, read_stories
from tests.support.site_samples import framework

GOOD = """---
title: A story
description: What was done.
measures: [falls]
told_in: A paper
told_on: 2017-10-02
---
Something was done.
"""


def stories(tmp_path, text):
    folder = tmp_path / "site" / "stories"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text(text, "utf-8")
    return read_stories(folder, ["falls", "smoking"])


def test_a_story_is_read_with_its_text(tmp_path):
    found, problems = stories(tmp_path, GOOD)
    assert problems == []
    assert found["one"].head.measures == ["falls"]
    assert found["one"].body.strip() == "Something was done."


def test_every_fault_is_told_with_its_place_at_once(tmp_path):
    text = GOOD.replace("title: A story", "titel: A story").replace("told_in: A paper\n", "")
    _, problems = stories(tmp_path, text)
    told = [str(problem) for problem in problems]
    assert any("site/stories/one.md:2" in line and "did you mean 'title'" in line for line in told), told
    assert any("told_in" in line for line in told), told


def test_an_unknown_measure_is_told_with_the_nearest(tmp_path):
    _, problems = stories(tmp_path, GOOD.replace("[falls]", "[fals]"))
    assert ["did you mean 'falls'" in str(p) for p in problems] == [True]


def test_a_figure_typed_by_hand_is_refused_unless_it_is_quoted(tmp_path):
    text = GOOD.replace("was done.\n", "was done 12.5% faster.\n")
    _, problems = stories(tmp_path / "a", text)
    assert ["'12.5%' is a figure typed by hand" in str(p) for p in problems] == [True]
    quoted = text.replace("told_in", 'quoted: ["12.5%"]\ntold_in')
    assert stories(tmp_path / "b", quoted)[1] == []


def test_in_no_page_is_a_figure_typed_by_hand_unless_it_is_quoted(tmp_path):
    folder = tmp_path / "site" / "pages"
    folder.mkdir(parents=True)
    plain = "---\ntitle: A\ndescription: B\n---\nIt rose by 12.5%.\n"
    (folder / "plain.md").write_text(plain, "utf-8")
    (folder / "quoted.md").write_text(plain.replace("description: B", "description: B\nquoted: [12.5%]"), "utf-8")
    heads, problems = read_pages(folder)
    assert sorted(heads) == ["plain", "quoted"]
    assert [(p.file, "12.5%" in p.found) for p in problems] == [("site/pages/plain.md", True)]


def test_rules_in_words_have_no_figure_but_in_tables_of_examples_and_formulas(tmp_path):
    folder = tmp_path / "site" / "methods"
    folder.mkdir(parents=True)
    good = "---\ntitle: A\n---\nAs here.\n\n<!-- tested: x | y -->\n| 12.5% |\n| --- |\n\n<details>\n1.96\n</details>\n"
    (folder / "01-good.md").write_text(good, "utf-8")
    (folder / "02-bad.md").write_text(good.replace("As here.", "As for 12.5% of measures."), "utf-8")
    assert [(p.file, p.rule) for p in check_rules(folder)] == [("site/methods/02-bad.md", "loose-number")]


@pytest.mark.parametrize("where", ["introduction", "domain"])
def test_introductions_of_the_framework_have_no_figure(where):
    typed = "Falls cost £1.2 million."
    given = framework().model_dump()
    if where == "introduction":
        given["introduction"] = [typed]
    else:
        given["domains"][0]["introduction"] = typed
    with pytest.raises(ValidationError, match="typed by hand"):
        Framework.model_validate(given)


def test_a_text_without_a_head_has_an_empty_one():
    assert parted("Only words") == ("", "Only words")
    assert parted("---\na: 1\n---\nWords\n---\nmore") == ("a: 1", "Words\n---\nmore")
    assert parted("---\nOnly words") == ("", "---\nOnly words")


def test_blanks_after_a_bar_are_not_seen_and_so_change_nothing():
    assert parted("--- \na: 1\n---\t \nWords") == ("a: 1", "Words")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "---\ntitle: Us\nHello\n",
            "site/pages/us.md:1  the head begins and never ends; a line of --- after",
        ),
        ("---\ntitle: Us\n---\n\n", "site/pages/us.md  the page has a head and no words; words below the second line"),
    ],
)
def test_a_head_that_never_ends_and_a_page_without_words_are_told_as_such(tmp_path, text, told):
    (tmp_path / "site/pages").mkdir(parents=True)
    (tmp_path / "site/pages/us.md").write_text(text, "utf-8")
    _, (one,) = read_pages(tmp_path / "site/pages")
    assert str(one).startswith(told)
