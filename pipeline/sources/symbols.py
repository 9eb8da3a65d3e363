"""Meaning of single cells: symbols to nothing and our marker letter, thousands and percent signs to plain numbers.

Driven by the field alone: `outcomes.markers` (symbol -> letter, or `zero`), and the Table Schema's `groupChar` and
`bareNumber`. Runs after the layout reader and the declared corrections, before the Schema check.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pipeline.errors import Problem, cut
from pipeline.sources.corrections import corrected
from pipeline.sources.descriptor import DESCRIPTOR, Resource, Source, TableField
from pipeline.sources.records import RawTable, Record, place_in

LETTERS = {
    "c": "withheld",
    "x": "not available",
    "z": "not applicable",
    "p": "provisional",
    "r": "revised",
    "b": "break",
    "e": "estimated",
    "q": "queried",
}
WITH_VALUE = "prbeq"
ZERO = "zero"
SUFFIX = "_marker"
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


@dataclass(frozen=True)
class _Rule:
    """How one field's cells are read."""

    name: str
    position: int
    markers: Mapping[str, str]
    group: str
    percent: bool
    numeric: bool
    marked: bool


def with_meanings(source: Source, resource: Resource, table: RawTable) -> tuple[RawTable, list[Problem]]:
    """Apply declared corrections and the meaning of symbols. Returns the table to check, and what was wrong."""
    table, problems = corrected(source, resource, table)
    rules, faults = _rules(source, resource, table)
    made = computed_markers(resource)
    names = [field.name for field in resource.schema_.fields]
    other_columns = [name for name in names if name not in made] != list(table.labels)
    if faults or other_columns or not any(rule.markers or rule.group or rule.percent for rule in rules):
        return table, [*problems, *faults]
    records = []
    for record in table.records:
        cells = dict(zip(table.labels, record.cells, strict=False))
        problems += [found for rule in rules for found in _apply(rule, cells, record)]
        records.append(Record(record.file, record.sheet, record.row, tuple(cells[name] for name in names)))
    return RawTable(table.resource, tuple(names), tuple(records)), problems


def computed_markers(resource: Resource) -> set[str]:
    """Return the marker fields that are made here: `<field>_marker` of a field that declares symbols."""
    declared = {field.name for field in resource.schema_.fields if field.outcomes.markers}
    wanted = {f"{name}{SUFFIX}" for name in declared}
    return {field.name for field in resource.schema_.fields if field.outcomes.role == "marker" and field.name in wanted}


def number_of(text: str) -> Decimal | None:
    """Read a number as publishers write them: `1,234`, `3 231`, `67.30%`, `46.9`; None for anything else."""
    for group in (",", " "):
        plain = _ungrouped(text.removesuffix("%").strip(), group)
        if plain is not None:
            try:
                return Decimal(plain)
            except InvalidOperation:
                return None
    return None


def _rules(source: Source, resource: Resource, table: RawTable) -> tuple[list[_Rule], list[Problem]]:
    computed = computed_markers(resource)
    rules = [_rule(field, table, computed) for field in resource.schema_.fields if field.name in table.labels]
    place = f"data_raw/{source.name}/{DESCRIPTOR}"
    faults = [_bad_letter(place, rule.name, letter) for rule in rules for letter in _strange(rule.markers)]
    faults += [
        _no_marker_field(place, rule.name) for rule in rules if set(rule.markers.values()) - {ZERO} and not rule.marked
    ]
    return rules, faults


def _rule(field: TableField, table: RawTable, computed: set[str]) -> _Rule:
    extra = field.model_extra or {}
    numeric = field.type in ("integer", "number")
    return _Rule(
        field.name,
        table.labels.index(field.name),
        field.outcomes.markers,
        str(extra.get("groupChar", "")),
        extra.get("bareNumber", True) is False,
        numeric,
        f"{field.name}{SUFFIX}" in computed,
    )


def _apply(rule: _Rule, cells: dict[str, str], record: Record) -> list[Problem]:
    text, letter = cells[rule.name].strip(), ""
    if rule.marked:
        cells[f"{rule.name}{SUFFIX}"] = ""
    if text in rule.markers:
        letter = rule.markers[text]
        text, letter = ("0", "") if letter == ZERO else ("", letter)
    elif rule.numeric and text:
        text, letter = _without_mark(text, rule)
        plain = _number_text(text, rule)
        if plain is None:
            said = _not_a_number(rule, record, cells[rule.name])
            cells[rule.name] = ""
            return [said]
        text = plain
    cells[rule.name] = text
    if rule.marked:
        cells[f"{rule.name}{SUFFIX}"] = letter
    return []


def _without_mark(text: str, rule: _Rule) -> tuple[str, str]:
    """Part a number from a symbol behind it (`12.3 [p]`): only letters that leave the value standing."""
    for symbol, letter in rule.markers.items():
        if letter in WITH_VALUE and symbol and text.endswith(symbol):
            return text.removesuffix(symbol).strip(), letter
    return text, ""


def _number_text(text: str, rule: _Rule) -> str | None:
    """Return the number as plain text; None where it is none. Where nothing is declared the Schema check judges."""
    if not (rule.group or rule.percent or rule.markers):
        return text
    bare = text.removesuffix("%").strip() if rule.percent else text
    return _ungrouped(bare, rule.group)


def _ungrouped(text: str, group: str) -> str | None:
    if _PLAIN.fullmatch(text):
        return text
    if group and re.fullmatch(rf"[+-]?\d{{1,3}}({re.escape(group)}\d{{3}})+(\.\d+)?", text):
        return text.replace(group, "")
    return None


def _strange(markers: Mapping[str, str]) -> list[str]:
    return [letter for letter in markers.values() if letter not in LETTERS and letter != ZERO]


def _bad_letter(place: str, name: str, letter: str) -> Problem:
    allowed = ", ".join(f"{key} {word}" for key, word in LETTERS.items())
    return Problem(
        place,
        field=f"{name}.outcomes.markers",
        found=f"'{letter}' is no marker letter",
        allowed=f"{allowed}, or {ZERO}",
        rule="marker-letter",
    )


def _no_marker_field(place: str, name: str) -> Problem:
    return Problem(
        place,
        field=name,
        found="its symbols have a meaning, but there is no field for it",
        allowed=f"a field named {name}{SUFFIX}",
        example=f"{{name: {name}{SUFFIX}, type: string, outcomes: {{role: marker}}}}",
        rule="marker-field",
    )


def _not_a_number(rule: _Rule, record: Record, text: str) -> Problem:
    known = ", ".join(f"'{symbol}'" for symbol in rule.markers)
    return Problem(
        record.file,
        record.row,
        field=place_in(record, rule.name),
        found=f"'{cut(text)}' is neither a number nor a known symbol",
        allowed="a number" + (f", or one of {known}" if known else "") + "; new symbols go under outcomes.markers",
        rule="unknown-symbol",
    )
