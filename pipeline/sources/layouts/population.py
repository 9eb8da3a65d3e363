"""Layout `mid_year_estimates`: population by single year of age and sex, a sheet for each sex, ages as columns.

Which sex and year a sheet is about is read from its title, not from its name; ages are checked against all ages.
"""

import re
from collections.abc import Iterator, Sequence

from pydantic import Field

from pipeline.errors import Problem
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.adding_up import parts_fault
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.bodies import body, rows_of
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, stop, stop_if_any
from pipeline.sources.layouts.grids import Grid, Row
from pipeline.sources.layouts.headers import Header, Wanted, find_tables
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options, options_of
from pipeline.sources.records import RawTable
from pipeline.sources.symbols import number_of

OLDEST = 90
AGES = {f"age_{age}": [str(age)] for age in range(OLDEST)}
LAST_AGE = {f"age_{OLDEST}_plus": [str(OLDEST), f"{OLDEST}+", f"{OLDEST} and over"]}
PLACES = {"code": ["Code"], "name": ["Name"], "geography": ["Geography", "Geography1"]}
WANTED = Wanted({**PLACES, "all_ages": ["All ages"], **AGES, **LAST_AGE}, frozenset({"geography"}))
SEXES = {"persons": "persons", "females": "females", "males": "males"}


class PopulationOptions(Options):
    """Options of `mid_year_estimates`."""

    wide: bool = Field(default=False, description="True: one record a place and sex, with a field for each age")


def read_mid_year_estimates(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read code, name, geography, year, sex, age, population (90+ last): a record for each place, sex and age."""
    options = options_of(PopulationOptions, source, resource)
    rows: list[Row] = []
    for file in files:
        tables = find_tables(grids_of(file, options, resource.encoding), WANTED, each=bool(options.sheets))
        listed = [row for grid, header in tables for row in _places(grid, header)]
        stop_if_any([*_age_faults(listed), *_sex_faults(listed)])
        rows += listed
    return arranged(source, resource, options, rows if options.wide else [long for row in rows for long in _long(row)])


def _places(grid: Grid, header: Header) -> list[Row]:
    about = {"year": _year(grid, header), "sex": _sex(grid, header), "geography": ""}
    return [
        Row(row.file, row.sheet, row.row, {**about, **row.cells}) for row in rows_of(grid, header, body(grid, header))
    ]


def _title(grid: Grid, header: Header) -> str:
    return " ".join(text for row in grid.rows[: header.index] for text in row if text)


def _year(grid: Grid, header: Header) -> str:
    years = set(re.findall(r"mid[- ](\d{4})", _title(grid, header), re.IGNORECASE))
    if len(years) != 1:
        said = (f"the title names {len(years)} years", "one year", "…, mid-2015")
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="period-above"))
    return years.pop()


def _sex(grid: Grid, header: Header) -> str:
    """Find the sex in the title; `by single year of age and sex` names none."""
    found = {sex for sex in SEXES if re.search(rf"\b{sex}\b", folded(_title(grid, header)))}
    if len(found) != 1:
        said = (f"the title names {sorted(found) or 'no sex'}", "persons, males or females", "ALL PERSONS")
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="sex-above"))
    return found.pop()


def _age_faults(rows: Sequence[Row]) -> Iterator[Problem]:
    for row in rows:
        problem = parts_fault(row, "all_ages", [*AGES, *LAST_AGE], zeros=())
        if problem:
            yield problem


def _sex_faults(rows: Sequence[Row]) -> Iterator[Problem]:
    """Where all three sheets are there, males and females add up to persons."""
    by_place: dict[str, dict[str, Row]] = {}
    for row in rows:
        by_place.setdefault(row.cells["code"], {})[row.cells["sex"]] = row
    for sexes in by_place.values():
        if len(sexes) == len(SEXES):
            whole, females, males = (number_of(sexes[sex].cells["all_ages"]) for sex in SEXES)
            if whole is not None and females is not None and males is not None and females + males != whole:
                row = sexes["persons"]
                said = (f"it says {whole}, males and females are {females + males}", "the two added up")
                yield fault(row.file, row.row, at=(row.sheet, "All ages"), said=said, rule="adds-up")


def _long(row: Row) -> Iterator[Row]:
    about = {name: row.cells.get(name, "") for name in ("code", "name", "geography", "year", "sex")}
    for name in (*AGES, *LAST_AGE):
        age = f"{OLDEST}+" if name in LAST_AGE else name.removeprefix("age_")
        yield Row(row.file, row.sheet, row.row, {**about, "age": age, "population": row.cells[name]})
