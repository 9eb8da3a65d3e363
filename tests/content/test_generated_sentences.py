"""Every sentence that the computer writes for the shipped project: short, few, plain, and true to what is counted."""

import csv
import re

import pytest
import textstat

from tests.support.built_site import BuiltSite

pytestmark = pytest.mark.xdist_group("site")
MOST_WORDS, MOST_SENTENCES, GRADE = 15, 4, 8
JARGON = re.compile(r"\b(truncated|SPC|trajectory|ESBT|XmR|control limits?|statistically|p-value)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def told(built_site: BuiltSite) -> list[dict[str, str]]:
    """The rows of the published table of standings."""
    with (built_site.public / "data" / "standing.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def names(built_site: BuiltSite) -> list[str]:
    """The names of areas, longest first."""
    with (built_site.public / "data" / "areas.csv").open(encoding="utf-8", newline="") as file:
        return sorted({row["name"] for row in csv.DictReader(file)}, key=len, reverse=True)


def plain(sentence: str, names: list[str]) -> str:
    """Put one short name in the place of every name of an area."""
    for name in names:
        sentence = sentence.replace(name, "Leeds")
    return sentence


def sentences(row: dict[str, str]) -> list[str]:
    """Part an account into its sentences; a full stop inside a number parts nothing."""
    return re.split(r"(?<=\.) (?=[A-Z])", row["sentence"])


def test_there_is_an_account_of_every_measure_in_every_edition(told: list[dict[str, str]]) -> None:
    assert told and all(row["sentence"].endswith(".") for row in told)


def test_at_most_four_sentences_of_at_most_fifteen_words(told: list[dict[str, str]], names: list[str]) -> None:
    for row in told:
        assert len(sentences(row)) <= MOST_SENTENCES, row["sentence"]
        for sentence in sentences(row):
            assert len(plain(sentence, names).split()) <= MOST_WORDS, sentence


def test_plain_enough_and_without_jargon(
    told: list[dict[str, str]], names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The dictionary of spoken words is fetched from the internet; without it syllables are counted by hyphenation.
    monkeypatch.setattr("textstat.backend.counts._count_syllables.get_cmudict", lambda _lang: {})
    for sentence in sorted({plain(one, names) for row in told for one in sentences(row)}):
        assert textstat.flesch_kincaid_grade(sentence) <= GRADE, sentence
        assert not JARGON.search(sentence), sentence


def test_admissions_are_never_people(told: list[dict[str, str]]) -> None:
    about = [row for row in told if "admissions" in row["measure"] and row["value"]]
    assert about
    assert not any(re.search(r"\bpeople\b", row["sentence"]) for row in about)
