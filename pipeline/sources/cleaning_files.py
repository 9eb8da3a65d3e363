"""The cleaning files of a source's folder: `clean.sql`, or `clean/<n>_<table>.sql` in the order of their numbers.

What their SQL may do is judged in `clean`; in which SELECTs it ends is in `clean_steps`.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Problem
from pipeline.strict_yaml.authored import not_utf_8, text_of

_CLEANING = re.compile(r"(?P<number>[0-9]+)_(?P<table>[a-z][a-z0-9_]*)\.sql")


@dataclass(frozen=True)
class CleanFile:
    """One cleaning file: the clean table that it makes (none for the source's only one), its place, its SQL."""

    table: str
    place: str
    sql: str


def read_cleaning(folder: Path, one: str | None) -> tuple[tuple[CleanFile, ...], list[Problem]]:
    """Read the cleaning files: `clean.sql`, or `clean/<n>_<table>.sql` in the order of their numbers."""
    place = f"{folder.parent.name}/{folder.name}"
    several = sorted((folder / "clean").glob("*.sql"))
    if one is not None:
        both = [_two_ways(place)] if several else []
        return (CleanFile("", f"{place}/clean.sql", one),), [*both, *not_utf_8(one, f"{place}/clean.sql")]
    named = [(_CLEANING.match(file.name), file) for file in several]
    problems = [_clean_name(f"{place}/clean/{file.name}") for match, file in named if match is None]
    ordered = sorted((int(match["number"]), match["table"], file) for match, file in named if match)
    files = [CleanFile(table, f"{place}/clean/{file.name}", text_of(file)) for _, table, file in ordered]
    return tuple(files), [*problems, *(stray for file in files for stray in not_utf_8(file.sql, file.place))]


def _two_ways(place: str) -> Problem:
    return Problem(
        f"{place}/clean.sql",
        found="there are both a clean.sql and a folder clean/",
        allowed="one of the two: clean.sql for one clean table, clean/ for several",
        example="clean/1_visits.sql",
        rule="clean-sql",
    )


def _clean_name(place: str) -> Problem:
    return Problem(
        place,
        found="the file's name does not say its turn and its table",
        allowed="a number, an underscore and the table's name in small letters",
        example="1_visits.sql",
        rule="clean-sql",
    )
