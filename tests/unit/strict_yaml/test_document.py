"""YAML is typed by few rules, remembers its lines, and what is refused is told with its line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ContentProblems, Problem
from pipeline.strict_yaml import read_document


def problems_of(text: str) -> list[Problem]:
    with pytest.raises(ContentProblems) as told:
        read_document(text, "m.yaml")
    assert {problem.file for problem in told.value.problems} == {"m.yaml"}
    return list(told.value.problems)


def told(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in problems_of(text)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("0.50", 0.5),
        ("-7.35", -7.35),
        ("2017-10-02", date(2017, 10, 2)),
        ("text", "text"),
        *[(text, text) for text in ("no", "on", "Yes", "True", "2A", "012", "1:30", "1_000", "2017/18", "2017-05")],
        *[(text, text) for text in ("null", "~", "1e5", ".5", "5.", "+5", "0x1F", ".inf", "12345678901234567890")],
        *[(text, text) for text in ("2017-10-02 10:00:00", "=", "00", "1,234")],
        ('"12"', "12"),
        ("'true'", "true"),
        ('""', ""),
        ('"2017-10-02"', "2017-10-02"),
        ("[1, no]", [1, "no"]),
        ("{a: 01}", {"a": "01"}),
    ],
)
def test_types_only_what_is_plain(written: str, value: object) -> None:
    read = read_document(f"key: {written}\n", "m.yaml").data["key"]
    assert read == value
    assert type(read) is type(value)


def test_keys_are_always_text() -> None:
    assert read_document("2016: a\nno: b\ntrue: c\n2017/18: d\n", "m.yaml").data == {
        "2016": "a",
        "no": "b",
        "true": "c",
        "2017/18": "d",
    }


def test_blocks_of_text_and_windows_line_ends_are_read() -> None:
    document = read_document("\ufeffa: >\r\n  one\r\n  two\r\nb: |\r\n  three\r\n", "m.yaml")
    assert document.data == {"a": "one two\n", "b": "three\n"}


LINES = """title: Falls
method:
  kind: mean

  where: >
    a = 1
points:
  - period: 2017/18
    value: 7.6
  - {period: 2018/19, value: 7.0}
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 1),
        (("method",), 2),
        (("method", "kind"), 3),
        (("method", "where"), 5),
        (("points", 0), 8),
        (("points", 0, "value"), 9),
        (("points", 1, "value"), 10),
        (("method", "absent"), 2),
        (("points", 7, "value"), 7),
        (("absent", "deep", 3), 1),
    ],
)
def test_every_path_has_a_line_or_that_of_what_is_around_it(path: tuple[str | int, ...], line: int) -> None:
    assert read_document(LINES, "m.yaml").line_of(path) == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, "duplicate-key")]),
        ("x: {a: 1, a: 2}\n", [(1, "duplicate-key")]),
        ("x:\n  - a: 1\n    a: 2\n", [(3, "duplicate-key")]),
        ("a: 1\n\tb: 2\n", [(2, "tab")]),
        ("a: one\ttwo\nb: x\t\n", [(1, "tab"), (2, "tab")]),
        ("a: &x 1\nb: *x\n", [(1, "other"), (2, "other")]),
        ("a: *nowhere\n", [(1, "other")]),
        ("a: {b: 1}\nc:\n  <<: {d: 1}\n", [(3, "other")]),
        ("a: !!python/object/apply:os.system ['true']\n", [(1, "other")]),
        ("a: !!str 012\nb: !mine x\n", [(1, "other"), (2, "other")]),
        ("a: 1\n---\nb: 2\n", [(2, "yaml-syntax")]),
        ("a: 1\nb: c: d\n", [(2, "yaml-syntax")]),
        ('a: 1\nb: "open\nc: 2\n', [(2, "yaml-syntax")]),
        ("a: 1\nb: [1, 2\nc: 3\n", [(3, "yaml-syntax")]),
        ("a:\n    b: 1\n  c: 2\n", [(3, "yaml-syntax")]),
        ("a: 1\nb: %x\n", [(2, "yaml-syntax")]),
        ("? [a, b]\n: c\n", [(1, "yaml-syntax")]),
        ("a: 1\nb: x\x07y\n", [(2, "yaml-syntax")]),
        ("", [(1, "missing-key")]),
        ("# only a remark\n", [(1, "missing-key")]),
        ("a: 1\nb:\nc: 3\n", [(2, "missing-key")]),
        ("a: 2017-02-30\n", [(1, "wrong-type")]),
        ("[" * 5000, [(1, "yaml-syntax")]),
    ],
)
def test_what_is_refused_is_told_with_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text) == expected


def test_all_that_can_be_found_is_found_in_one_reading() -> None:
    text = "a: 1\na: 2\nb: &x 1\nc: one\ttwo\nd: 2017-13-01\ne:\nf: 1\nf: 2\n"
    assert told(text) == [
        (2, "duplicate-key"),
        (3, "other"),
        (4, "tab"),
        (5, "wrong-type"),
        (6, "missing-key"),
        (8, "duplicate-key"),
    ]
    assert told("a: 1\na: 2\nb: c: d\n") == [(2, "duplicate-key"), (3, "yaml-syntax")]


def test_a_problem_says_place_finding_and_what_is_allowed() -> None:
    assert str(problems_of("a: 1\nb:\n  c: 1\n  c: 2\n")[0]) == (
        "m.yaml:4  c  this key is also on line 3; a key stands once in its block"
    )
    assert str(problems_of("points:\n  - when: 2017-02-30\n")[0]) == (
        "m.yaml:2  points[1].when  '2017-02-30' is not a day that exists; a date as year-month-day; e.g. 2017-10-02"
    )


@given(st.text(alphabet="ab:-[]{}&*!<>\"'#|>%@ \n\t01?,~.", max_size=40))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        read_document(text, "m.yaml")
    except ContentProblems as error:
        assert all(1 <= problem.line <= text.count("\n") + 1 and problem.rule for problem in error.problems)


@pytest.mark.parametrize("sign", [r"\x00", r"\x1b[31m", r"\x07", r"\u202e", r"\u2066", r"\uFFFE", r"\x9b"])
def test_a_sign_that_steers_is_refused_even_where_it_is_spelt_out(sign: str) -> None:
    (problem,) = problems_of(f'a: 1\ntitle: "Falls {sign} at home"\n')
    assert (problem.line, problem.rule) == (2, "yaml-syntax")
    assert "cannot be printed" in str(problem)
    assert not any(ord(letter) < 32 for letter in str(problem))


def test_letters_and_signs_of_any_language_are_text() -> None:
    written = "Größe £5 – naïve “quoted” 日本 عربى e\u0301 \u00a0 \u200d 👩"
    assert read_document(f'title: "{written}"\n', "m.yaml").data == {"title": written}
