"""Declared corrections: `corrections.yaml` beside a source says which published cells are wrong, why, and who said so.

Each says what the publisher's file holds now; when that changes the correction stops the delivery, so that none
outlives its reason. The delivered file itself is never changed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.errors import Problem, nearest
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.records import RawTable, Record
from pipeline.strict_yaml import read_document, read_model
from pipeline.strict_yaml.authored import text_of

CORRECTIONS = "corrections.yaml"
SOME = 6


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Correction(_Model):
    """One cell, or one record, that is not read as published."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="Its name, once in the file")
    resource: str = Field(description="The table it is in")
    where: dict[str, str] = Field(min_length=1, description="Field -> text as published; together they name one record")
    field: str = Field(description="The field whose cell is wrong")
    expect: str = Field(description="What the published cell holds; once it differs, this correction is refused")
    action: Literal["replace", "empty", "leave_out"] = Field(description="Other text, no value, or the record left out")
    use: str = Field(default="", description="The text to use; for replace")
    what: str = Field(min_length=1, description="What is wrong, in words")
    why: str = Field(min_length=1, description="How it is known")
    reported_by: str = Field(min_length=1, description="Who reported it: a role or an organisation")
    reported_on: date


class Corrections(_Model):
    """The whole file."""

    corrections: list[Correction] = Field(min_length=1)


def read_corrections(source: Source) -> tuple[tuple[Correction, ...], list[Problem]]:
    """Read a source's declared corrections; none where there is no file, and none that nobody knew of yet."""
    file = source.folder / CORRECTIONS
    if not file.exists():
        return (), []
    found, problems = read_model(Corrections, text_of(file), _place(source))
    entries = found.corrections if found else []
    problems += [_wrong_use(source, one) for one in entries if (one.action == "replace") != bool(one.use)]
    problems += [_twice(source, one) for one, times in Counter(one.id for one in entries).items() if times > 1]
    resources = [resource.name for resource in source.package.resources]
    problems += [_no_resource(source, one, resources) for one in entries if one.resource not in resources]
    return tuple(one for one in entries if source.known_by is None or one.reported_on <= source.known_by), problems


def places(table: RawTable, entries: Sequence[Correction]) -> dict[str, str]:
    """Return the place, `file:record`, of the record that each correction changes; of one left out there is none."""
    asked = [one for one in entries if one.action != "leave_out" and set(one.where) <= set(table.labels)]
    return {
        one.id: f"{record.file}:{record.row}"
        for one in asked
        for record in table.records
        if fits(table, record, one.where)
    }


def corrected(source: Source, resource: Resource, table: RawTable) -> tuple[RawTable, list[Problem]]:
    """Apply the corrections of one table to its records as read. Returns the table, and why one does not fit."""
    entries, problems = read_corrections(source)
    records: list[Record | None] = list(table.records)
    for entry in (one for one in entries if one.resource == resource.name):
        problems += _apply(entry, table, records, source)
    kept = tuple(record for record in records if record is not None)
    return RawTable(table.resource, table.labels, kept), problems


def _apply(entry: Correction, table: RawTable, records: list[Record | None], source: Source) -> list[Problem]:
    strange = [_no_field(source, entry, path, table) for path in _named(entry) if path[-1] not in table.labels]
    if strange:
        return strange
    hits = [n for n, record in enumerate(records) if record and fits(table, record, entry.where)]
    if len(hits) != 1:
        allowed = "texts that together name exactly one record"
        why = _parted(table, [one for one in records if one], entry.where, tell=not source.package.outcomes.records)
        asked = " and ".join(f"{name} = {text}" for name, text in entry.where.items())
        return [_said(source, entry, ("where",), f"{len(hits)} records fit {asked}: {why}", allowed)]
    record = records[hits[0]]
    assert record is not None
    position = table.labels.index(entry.field)
    if record.cells[position] != entry.expect:
        return [_mended(source, entry, record, record.cells[position])]
    records[hits[0]] = _changed(entry, record, position)
    return []


def _named(entry: Correction) -> list[tuple[str, str]]:
    """Return where in an entry each name of a field stands, and the name."""
    return [*(("where", name) for name in entry.where), ("field", entry.field)]


def _changed(entry: Correction, record: Record, position: int) -> Record | None:
    if entry.action == "leave_out":
        return None
    cells = (*record.cells[:position], entry.use, *record.cells[position + 1 :])
    return Record(record.file, record.sheet, record.row, cells)


def fits(table: RawTable, record: Record, where: Mapping[str, str]) -> bool:
    """Say whether a record holds these texts."""
    return all(record.cells[table.labels.index(name)] == text for name, text in where.items())


def _parted(table: RawTable, records: Sequence[Record], where: Mapping[str, str], *, tell: bool) -> str:
    """Say which part of `where` is in no record that fits the parts before it, and what is there in its place."""
    left, before = records, ""
    for name, text in where.items():
        position = table.labels.index(name)
        there = sorted({record.cells[position] for record in left})
        left = [record for record in left if record.cells[position] == text]
        if not left:
            some = f": it has {', '.join(there[:SOME])}{' …' if len(there) > SOME else ''}" if tell else ""
            close = nearest(text, there) if tell else ""
            return f"no record{before} has {name} '{text}'{close}{some}"
        before = f"{before} and {name} '{text}'" if before else f" with {name} '{text}'"
    positions = {name: table.labels.index(name) for name in table.labels if name not in where}
    apart = [name for name, at in positions.items() if len({record.cells[at] for record in left}) > 1]
    return f"they differ in {', '.join(apart)}" if apart else "they are the same in every field"


def _place(source: Source) -> str:
    return f"{source.folder.parent.name}/{source.folder.name}/{CORRECTIONS}"


def _said(source: Source, entry: Correction, key: tuple[str, ...], found: str, allowed: str) -> Problem:
    line = _line(source, entry.id, key)
    return Problem(_place(source), line, f"corrections.{entry.id}", found, allowed, rule="correction")


def _line(source: Source, name: str, key: tuple[str, ...]) -> int:
    """Return the line of a key of the last entry of this name. Read anew, as lines are asked for only on a mistake."""
    document = read_document(text_of(source.folder / CORRECTIONS), _place(source))
    numbers = [number for number, one in enumerate(document.data["corrections"]) if one["id"] == name]
    return document.line_of(("corrections", numbers[-1], *key))


def _no_field(source: Source, entry: Correction, path: tuple[str, str], table: RawTable) -> Problem:
    found = f"there is no field '{path[1]}'{nearest(path[1], table.labels)}"
    return _said(source, entry, path, found, f"a field of the table: {', '.join(table.labels)}")


def _mended(source: Source, entry: Correction, record: Record, now: str) -> Problem:
    holds = "another text" if source.package.outcomes.records else f"'{now}'"
    found = f"{record.file}, record {record.row}, {entry.field} now holds {holds}, not '{entry.expect}'"
    allowed = "the publisher may have mended it: look, and take this correction out or renew it"
    return _said(source, entry, ("expect",), found, allowed)


def _wrong_use(source: Source, entry: Correction) -> Problem:
    found = f"action is {entry.action} and use is '{entry.use}'"
    return _said(source, entry, ("use" if entry.use else "action",), found, "use: a text for replace, else none")


def _twice(source: Source, name: str) -> Problem:
    place, line = _place(source), _line(source, name, ("id",))
    return Problem(place, line, f"corrections.{name}", "the id is used twice", "each id once", rule="correction")


def _no_resource(source: Source, entry: Correction, resources: list[str]) -> Problem:
    found = f"there is no resource '{entry.resource}'{nearest(entry.resource, resources)}"
    return _said(source, entry, ("resource",), found, f"one of {', '.join(resources)}")
