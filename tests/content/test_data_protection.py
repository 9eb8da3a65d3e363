"""The page that an impact assessment draws on: each field of the records with why it is needed, as cleaning has it."""

import re

import pytest

from pipeline.sources.descriptor import read_source
from tests.support.project import REPOSITORY

PAGE = REPOSITORY / "docs" / "data-protection.md"
NOT_READ = "not read: leave it empty"
RECORDS = ("sus_apc", "sus_ecds")


def told(source: str) -> dict[str, str]:
    part = PAGE.read_text("utf-8").split(f"(`{source}`)")[1].split("\n#")[0]
    rows = re.findall(r"^\| `(\w+)`(?: to `(\w+)`)? \| (.+) \|$", part, flags=re.MULTILINE)
    found: dict[str, str] = {}
    for first, last, why in rows:
        stem = first.rstrip("0123456789")
        numbers = range(1, int(last.removeprefix(stem)) + 1) if last else ()
        found |= {f"{stem}{n:02}": why for n in numbers} if last else {first: why}
    return found


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_stands_there_once_and_no_other(name):
    source, _ = read_source(REPOSITORY / "data_raw" / name)
    assert source is not None
    assert list(told(name)) == [field.name for field in source.package.resources[0].schema_.fields]


@pytest.mark.parametrize("name", RECORDS)
def test_the_fields_that_no_step_reads_are_those_that_it_says(name):
    source, _ = read_source(REPOSITORY / "data_raw" / name)
    assert source is not None
    words = set(re.findall(r"\w+", " ".join(file.sql for file in source.cleaning)))
    fields = [field.name for field in source.package.resources[0].schema_.fields]
    assert [f for f in fields if f not in words] == [f for f in fields if told(name)[f] == NOT_READ]


def test_what_only_the_controller_can_say_is_marked_and_nothing_is_left_open():
    text = PAGE.read_text("utf-8")
    assert text.count("**controller**") >= 10
    assert not re.search(r"TODO|TBC|\?\?", text)
