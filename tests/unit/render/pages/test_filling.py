"""Faults of hand-written texts: each with its file and line, all of several texts together, most before any figure."""

import pytest

from pipeline.areas import Area, Areas
from pipeline.errors import ContentProblems, Problem, WarehouseBusy
from pipeline.render.pages.actions import filled_words
from pipeline.render.pages.context import make_context
from pipeline.render.pages.filling import fill, together
from pipeline.render.pages.static import facts_for_text, filled
from pipeline.render.pages.text_check import FACTS, NAMES, NOTE_NAMES, Stands, text_faults
from tests.support.site_samples import sample_site

PLACE = "site/pages/about.md"


def busy(*_: object) -> str:
    raise WarehouseBusy(path="w", holder="another")


def refused(*_: object) -> str:
    raise ContentProblems([Problem(PLACE, found="no such figure"), Problem(PLACE, 9, found="known")])


VALUES = {"title": "Ours", "figure": refused, "busy": busy}


def told(text: str, line: int = 5) -> list[str]:
    with pytest.raises(ContentProblems) as error:
        fill(text, VALUES, PLACE, line)
    return [str(one) for one in error.value.problems]


def test_a_text_is_filled_and_escaped() -> None:
    values = {"title": "A & B", "n": 1.25}
    assert fill("{{ title }} {{ n | fixed(1) }}", values, PLACE) == "A &amp; B 1.3"
    assert fill("{{ title }}", values, PLACE, escape=False) == "A & B"


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (
            "a\nb {{ titel }}",
            6,
            "there is nothing by the name 'titel', did you mean 'title'?; one of busy, figure, title",
        ),
        ("a\n\n{{ 1 / 0 }}", 7, "it cannot be filled in: division by zero"),
        ("{{ title.x }}", 5, "it cannot be filled in: 'str object' has no attribute 'x'"),
        ("a\n{{ title.__class__ }}", 6, "access to attribute '__class__' of 'str' object is unsafe"),
        ("a\n{{ figure(", 6, "it cannot be read: "),
        ("a\n{{ title | loud }}", 6, "it cannot be read: No filter named 'loud'; names"),
        ("{% for x %}", 5, "it cannot be read: expected token 'in'"),
        ("{% if title %}{% set m = 1 %}{% endif %}\n{{ n }} {{ m }}", 6, "there is nothing by the name 'n'"),
    ],
)
def test_each_fault_is_told_with_its_line(text: str, line: int, found: str) -> None:
    (one,) = told(text)
    assert one.startswith(f"{PLACE}:{line}  text  ")
    assert found in one
    assert "did you mean" in one or "e.g. {{ figure(" in one


def test_a_figure_that_is_not_there_gets_the_line_it_is_named_in_and_what_has_one_keeps_it() -> None:
    assert told("a\nb\n{{ figure('x') }}") == [f"{PLACE}:7  no such figure", f"{PLACE}:9  known"]


def test_where_nobody_knows_the_line_none_is_told() -> None:
    assert told("a\nb\n{{ titel }}", 0)[0].startswith(f"{PLACE}  text")


def test_python_is_not_asked_for_the_line_of_what_jinja_made() -> None:
    assert told("a\n{{ figure(area='W', area='X') }}")[0].startswith(
        f"{PLACE}  text  it cannot be read: keyword argument repeated: area; names"
    )


def test_what_is_no_fault_of_the_text_is_not_told_as_one() -> None:
    with pytest.raises(WarehouseBusy):
        fill("{{ busy() }}", VALUES, PLACE)


def test_the_faults_of_several_texts_are_told_together() -> None:
    assert together([lambda: 1, lambda: 2]) == [1, 2]
    makers = [lambda text=text: fill(text, VALUES, PLACE) for text in ("{{ a }}", "fine", "\n{{ b }}")]
    with pytest.raises(ContentProblems) as error:
        together(makers)
    assert [one.line for one in error.value.problems] == [1, 2]


def test_the_names_that_the_check_knows_are_those_that_a_text_may_use() -> None:
    site = sample_site()
    assert sorted(facts_for_text(make_context(site, site.series, site.standings, site.yearly))) == list(FACTS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "{{ title }}\n{{ figure('falls', 'W', '2016/17') }} {{ table.a }} {{ cell('a.b', 'c', d='e') | fixed }}",
            [],
        ),
        ("{% for n in [1, 2] %}{{ n }} {{ loop.index }}{% endfor %}{% set m = 3 %}{{ m }}{{ range(3) }}", []),
        ("a\n{{ titel }}\n{{ nobody }} {{ titel }}", [(6, "'titel'"), (7, "'nobody'"), (7, "'titel'")]),
        ("{{ figure('fals', 'W', '2016/17') }}", [(5, "there is no measure 'fals', did you mean 'falls'?")]),
        ("\n{{ figure('falls', 'W') }}", [(6, "figure() names 2 of 3 things")]),
        ("{{ figure(measure='falls', area='W', period='2016/17') }}", []),
        ("{{ figure(*parts) }}", [(5, "'parts'")]),
        ("\n\n{{ title", [(7, "it cannot be read")]),
        ("\n{{ title | loud }}", [(6, "No filter named 'loud'")]),
        ("{% if title %}{% set m = 1 %}{% else %}{% set m = 2 %}{% endif %}{{ m }} {{ n }}", [(5, "'n'")]),
        ("{% for m in [1] if title %}{{ m }}{% else %}{% macro n() %}{% endmacro %}{% endfor %}{{ n() }}", []),
        ("{{ figure(area='W', area='X') }}", [(0, "it cannot be read: keyword argument repeated: area")]),
        (f"{{{{ {'+'.join('1' * 5000)} }}}}", [(0, "maximum recursion depth exceeded")]),
    ],
)
def test_what_can_be_seen_without_figures(text: str, told: list[tuple[int, str]]) -> None:
    found = text_faults(text, Stands(PLACE, 5), ["falls"])
    assert [one.line for one in found] == [line for line, _ in told]
    assert all(words in one.found for one, (_, words) in zip(found, told, strict=True))
    assert all(one.file == PLACE for one in found)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("figure('falls', 'VV', '2016/17')", "'VV' is not the code of an area, did you mean 'V'?; a code of areas.csv"),
        ("figure('falls', 'Wealden', '2016/17')", "'Wealden' is not the code of an area, did you mean 'W'?"),
        ("figure('falls', 'W', '2016-17')", "'2016-17' is not how a period is written here"),
        (
            "figure('falls', 'W', '2016/2017')",
            "'2016/2017' is not how a period is written here, did you mean '2016/17'?",
        ),
        ("figure(period='last year', measure='falls', area='W')", "'last year' is not how a period is written here;"),
    ],
)
def test_areas_and_periods_are_looked_at_before_there_are_figures(call: str, told: str) -> None:
    areas = Areas((Area("W", "Wealden", "Wealden", "district"), Area("V", "The valley", "Valley", "district")))
    (one,) = text_faults(f"a\n{{{{ {call} }}}}", Stands(PLACE, 5), ["falls"], areas)
    assert str(one).startswith(f"{PLACE}:6  text  {told}")


def test_every_figure_that_is_not_there_is_told_and_not_the_first_alone() -> None:
    site = sample_site()
    context = make_context(site, site.series, site.standings, site.yearly)
    name = next(iter(site.measures))
    calls = [f"{{{{ figure('{name}', 'W', '1999/00') }}}}", f"{{{{ figure('{name}', 'NO', '2016/17') }}}}"]
    with pytest.raises(ContentProblems) as error:
        filled("\n\n".join(calls), context, PLACE, line=5)
    assert [(one.line, one.found.partition(" for ")[2]) for one in error.value.problems] == [
        (5, "W in 1999/00"),
        (7, "NO in 2016/17"),
    ]
    with pytest.raises(ContentProblems) as error:
        filled_words("\n".join(calls), context, PLACE)
    assert [one.found.partition(" for ")[2] for one in error.value.problems] == ["NO in 2016/17", "W in 1999/00"]
    with pytest.raises(ContentProblems) as error:
        filled("{{ never closed", context, PLACE, line=5)
    assert [one.rule for one in error.value.problems] == ["unreadable-text"]
    with pytest.raises(ContentProblems):
        filled("{{ figure(1, 2, 3) }}", context, PLACE, line=5)


def test_nothing_is_said_of_measures_where_none_can_be_read() -> None:
    assert text_faults("{{ figure('fals', 'W', '2016/17') }}", Stands(PLACE), []) == []
    assert text_faults("{{ nobody }}", Stands(PLACE, 0), [])[0].line == 0
    assert {"figure", "cell", "table"} < NAMES


def test_a_note_may_name_figures_and_nothing_of_the_project() -> None:
    note = Stands("site/editions/2017-18-q1/actions/falls.md", 1, NOTE_NAMES)
    (one,) = text_faults("{{ figure('falls', 'W', '2016/17') }}\n{{ title }}", note, ["falls"])
    assert (one.line, one.allowed) == (2, "one of cell, figure")
