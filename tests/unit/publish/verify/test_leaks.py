"""Planted numbers of people and records in a site's files are found, told without repeating them; look-alikes pass."""

from pathlib import Path

import pytest

from pipeline.publish.tree import write_tree
from pipeline.publish.verify.leaks import is_nhs_number, leaks

NUMBER = "943 476 5919"
"""The example number of the NHS Data Dictionary: nobody's."""


def found(folder: Path, files: dict[str, str | bytes], held: frozenset[str] = frozenset()) -> list[str]:
    write_tree(files, folder)
    return [str(one) for one in leaks(folder, sorted(files), held.intersection)]


@pytest.mark.parametrize("number", ["9434765919", "943 476 5919", "943-476-5919", "943\u00a0476\u00a05919"])
@pytest.mark.parametrize("place", ["a.html", "a.svg", "a.json", "a.csv", "a.txt", "a.xml"])
@pytest.mark.parametrize("around", ["{}", "x\nfalls,{},2017", "<td>{}</td>", '{{"id": "{}"}}', "({})", "See {}."])
def test_an_nhs_number_is_found_however_written_and_not_repeated(
    tmp_path: Path, number: str, place: str, around: str
) -> None:
    told = found(tmp_path, {place: around.format(number)})
    assert len(told) == 1
    assert told[0].startswith(f"{place}:{1 + around.count(chr(10))}  text shaped like an NHS number")
    assert number not in told[0]


@pytest.mark.parametrize(
    "text",
    [
        "9434765918",
        "943 4765919",
        "0000000000",
        "19434765919",
        "94347659190",
        "0.9434765919",
        "9434765919.5",
        "sha256 ab9434765919cd",
        "9434765919abcdef",
        "E9434765919",
        "943,476,5919",
        "+449434765919",
        "7.349965771658933",
        "2014-15 943 476",
    ],
)
def test_what_only_looks_like_one_is_let_through(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, {"a.csv": f"x\n{text}\n", "a.html": f"<p>{text}</p>"}) == []


def test_places_in_a_drawing_are_no_numbers_of_people_but_its_words_are(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.svg": f'<svg viewBox="{NUMBER}"><path d="M{NUMBER} {NUMBER}"/></svg>'}) == []
    assert len(found(tmp_path, {"a.svg": f'<svg><path data-value="{NUMBER}"/></svg>'})) == 1
    assert len(found(tmp_path, {"a.svg": f"<svg><text>{NUMBER}</text></svg>"})) == 1


def test_a_character_reference_hides_nothing(tmp_path: Path) -> None:
    assert len(found(tmp_path, {"a.html": "<p>943&nbsp;476&#160;5919</p>"})) == 1


@pytest.mark.parametrize("number", ["SYNR000000017-1", "SYNP000000017", "SYN000000017", "xx SYNL000000017"])
def test_a_number_of_a_synthetic_record_or_person_is_found(tmp_path: Path, number: str) -> None:
    told = found(tmp_path, {"a.json": f'{{"trace": "{number}"}}'})
    assert told == [
        "a.json:1  the number of a record or a person; such numbers are never published",
    ]


def test_a_number_that_the_records_hold_is_found_and_another_like_it_not(tmp_path: Path) -> None:
    held = frozenset({"a81f00c9be", "100000000017"})
    told = found(tmp_path, {"a.csv": "x,100000000017\ny,100000000018\n", "b.html": "<b>a81f00c9be</b>"}, held)
    assert [one.split("  ")[0] for one in told] == ["a.csv:1", "b.html:1"]


def test_words_that_begin_with_syn_and_other_files_are_left_alone(tmp_path: Path) -> None:
    assert found(tmp_path, {"a.html": "Synthetic SYN SYN2017", "a.png": b"\x89SYNR000000017", "b.woff2": b"\xff"}) == []


def test_the_check_digit() -> None:
    assert is_nhs_number(NUMBER)
    assert not is_nhs_number("943 476 5918")
    assert not is_nhs_number("1111111111")
