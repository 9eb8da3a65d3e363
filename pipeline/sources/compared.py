"""A delivery against the last accepted one: what it has lost, and whether its past was written anew.

Either may be meant: then `acknowledged.yaml` beside the source says so for this one delivery, why and by whom. What a
file must be in itself is checked in `checking`; nothing here is asked of the files that were accepted already.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.errors import Problem
from pipeline.periods import from_label
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.receive import Reading, Receipt
from pipeline.sources.roles import AREA_TEXT, PERIOD_TEXT
from pipeline.strict_yaml import read_model
from pipeline.strict_yaml.authored import text_of
from pipeline.warehouse import Warehouse

ACKNOWLEDGED = "acknowledged.yaml"
MOST_LOST, MOST_CHANGED, SAME_FACTOR, ENOUGH = 0.1, 0.5, 0.1, 4
Key = tuple[str, ...]
Rows = dict[Key, tuple[float | None, ...]]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Meant(_Model):
    """One delivery that is meant to be as odd as it is."""

    check: Literal["lost", "rewritten"]
    delivery: str = Field(pattern=r"^[0-9a-f]{16}$", description="Which one, as the refusal names it")
    what: str = Field(min_length=1, description="What is odd about it")
    why: str = Field(min_length=1, description="Why it is right all the same")
    by: str = Field(min_length=1, description="Who looked at it: a role")
    on: date


class MeantDeliveries(_Model):
    """The whole file."""

    acknowledged: list[Meant] = Field(min_length=1)


def compared(warehouse: Warehouse, source: Source, receipt: Receipt) -> list[Problem]:
    """Return why a delivery that is good in itself is not taken in place of the last one; empty when it is."""
    meant, problems = read_meant(source)
    name = delivery_name(receipt)
    allowed = {one.check for one in meant if one.delivery == name}
    for reading in receipt.readings:
        resource = next(r for r in source.package.resources if r.name == reading.resource)
        found = _faults(warehouse, source, resource, reading)
        problems += [_problem(source, reading, told, (rule, name)) for rule, told in found if rule not in allowed]
    return problems


def read_meant(source: Source) -> tuple[list[Meant], list[Problem]]:
    """Read which deliveries of a source are meant to be odd; none where there is no file."""
    file = source.folder / ACKNOWLEDGED
    if not file.exists():
        return [], []
    found, problems = read_model(MeantDeliveries, text_of(file), f"data_raw/{source.name}/{ACKNOWLEDGED}")
    return (found.acknowledged if found else []), problems


def delivery_name(receipt: Receipt) -> str:
    """Return a short name that only these very files have."""
    files = sorted(f"{file.name} {file.sha256}" for reading in receipt.readings for file in reading.files)
    return hashlib.sha256("\n".join(files).encode()).hexdigest()[:16]


def _faults(warehouse: Warehouse, source: Source, resource: Resource, reading: Reading) -> list[tuple[str, str]]:
    old_columns = warehouse.columns(f"raw.{reading.table}")
    if reading.typed is None or not old_columns:
        return []
    key, numbers = _columns(resource, reading, old_columns)
    old_cells = warehouse.records(f'select * from raw."{reading.table}"')
    labels = list(reading.typed.columns)
    new_cells = [dict(zip(labels, row, strict=True)) for row in reading.typed.rows]
    old = _rows(old_cells, (key, numbers), _old_meanings(warehouse, source, resource))
    new = _rows(new_cells, (key, numbers), _new_meanings(resource, reading))
    periods = [i for i, name in enumerate(key) if name in _of_role(resource, "period")]
    return [*_lost(old, new, periods), *_rewritten(old, new)] if key else []


def _columns(resource: Resource, reading: Reading, old: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the columns of the key and the other columns of numbers, as far as both deliveries have them."""
    assert reading.typed is not None
    given = (resource.schema_.model_extra or {}).get("primaryKey", [])
    wanted = [given] if isinstance(given, str) else list(given)
    both = {name: kind for name, kind in reading.typed.columns.items() if name in old and not name.startswith("_")}
    key = [name for name in wanted if name in both]
    return key, [name for name, kind in both.items() if kind in ("double", "bigint") and name not in key]


def _rows(cells: Sequence[Mapping[str, Any]], columns: tuple[list[str], list[str]], means: Mapping[Any, str]) -> Rows:
    key, numbers = columns
    return {
        tuple(means.get((name, str(row[name])), str(row[name])) for name in key): tuple(row[name] for name in numbers)
        for row in cells
    }


def _of_role(resource: Resource, role: str) -> list[str]:
    return [field.name for field in resource.schema_.fields if field.outcomes.role == role]


def _old_meanings(warehouse: Warehouse, source: Source, resource: Resource) -> dict[tuple[str, str], str]:
    areas = warehouse.rows(f"select text, code from {AREA_TEXT} where source = ?", [source.name])
    periods = warehouse.rows(f"select field, text, label from {PERIOD_TEXT} where source = ?", [source.name])
    return _meanings(resource, areas, periods)


def _new_meanings(resource: Resource, reading: Reading) -> dict[tuple[str, str], str]:
    return _meanings(resource, list(reading.meanings.areas), list(reading.meanings.periods))


def _meanings(resource: Resource, areas: Sequence[Any], periods: Sequence[Any]) -> dict[tuple[str, str], str]:
    places = {(name, text): code for name in _of_role(resource, "area") for text, code in areas}
    return places | {(field, text): label for field, text, label in periods}


def _lost(old: Rows, new: Rows, periods: list[int]) -> list[tuple[str, str]]:
    """Say that the newest period is gone, or else that many records are."""
    for at in periods:
        had = max({key[at] for key in old}, key=from_label, default=None)
        has = max({key[at] for key in new}, key=from_label, default=None)
        if had is not None and has is not None and from_label(has) < from_label(had):
            return [("lost", f"it ends with {has}, and the last delivery went on to {had}")]
    gone = sorted(set(old) - set(new))
    if len(gone) <= MOST_LOST * len(old):
        return []
    return [("lost", f"{len(gone)} of the {len(old)} records of the last delivery are gone, such as {_named(gone[0])}")]


def _rewritten(old: Rows, new: Rows) -> list[tuple[str, str]]:
    both = sorted(set(old) & set(new))
    changed = [key for key in both if _differ(old[key], new[key])]
    if len(both) < ENOUGH or len(changed) <= MOST_CHANGED * len(both):
        return []
    told = f"{len(changed)} of the {len(both)} figures of the last delivery are others now{_times(old, new, changed)}"
    return [("rewritten", f"{told}, such as {_named(changed[0])}")]


def _differ(old: Sequence[float | None], new: Sequence[float | None]) -> bool:
    pairs = zip(old, new, strict=True)
    return any((a is None) != (b is None) or (a or 0) != (b or 0) for a, b in pairs)


def _times(old: Rows, new: Rows, changed: Sequence[Key]) -> str:
    """Say how many times the old figures the new ones are, where that is one and the same number."""
    pairs = [(a, b) for key in changed for a, b in zip(old[key], new[key], strict=True) if a and b and a != b]
    ratios = sorted(b / a for a, b in pairs)
    if not ratios or abs(ratios[-1] - ratios[0]) > abs(ratios[0]) * SAME_FACTOR:
        return ""
    return f", all about {ratios[len(ratios) // 2]:.3g} times what they were"


def _named(key: Key) -> str:
    return ", ".join(key)


def _problem(source: Source, reading: Reading, told: str, which: tuple[str, str]) -> Problem:
    rule, name = which
    return Problem(
        reading.files[0].name,
        found=told,
        allowed="all of what was published before, or the reason why not, "
        f"in data_raw/{source.name}/{ACKNOWLEDGED}: check {rule}, delivery {name}",
        rule=rule,
    )
