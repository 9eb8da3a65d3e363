"""Rows whose keys are the same once areas and periods are resolved: `Lower` and `Lower Valley`, 2017-18 and 2017/18.

Rows whose keys are the same as they are written are found by `checking`; the words for both are in `row_repeats`.
"""

from collections.abc import Sequence

from pipeline.errors import Problem, cut
from pipeline.sources import row_repeats
from pipeline.sources.checking import key_names
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.records import RawTable, Record
from pipeline.sources.roles import Meanings

Key = tuple[str, ...]


def same_when_resolved(source: Source, resource: Resource, table: RawTable, known: Meanings) -> list[Problem]:
    """Return a problem for each row that has the key of an earlier row written in another way."""
    names = key_names(source, resource)
    means = _meanings(resource, names, known)
    if not means or not set(names) <= set(table.labels):
        return []
    columns = [table.labels.index(name) for name in names]
    first: dict[Key, tuple[Record, Key]] = {}
    repeats: list[row_repeats.Repeat] = []
    for record in table.records:
        if len(record.cells) <= max(columns):
            continue
        key = row_repeats.key_of(record, columns)
        other, written = first.setdefault(_resolved(key, names, means), (record, key))
        if other is not record and written != key:
            told = "" if source.package.outcomes.records else _pair(names, written, key)
            repeats.append(row_repeats.Repeat(record, other, names, written=told))
    return row_repeats.told(repeats, table)


def with_keys_read(found: Sequence[Problem], of_cells: Sequence[Problem], names: Sequence[str]) -> list[Problem]:
    """Leave out what is said of the keys of rows in which a cell of the key could not be read: it was checked empty."""
    unread = {(one.file, one.line) for one in of_cells if any(_is_in(one.field, name) for name in names)}
    return [one for one in found if one.rule != row_repeats.KEY or (one.file, one.line) not in unread]


def _is_in(place: str, name: str) -> bool:
    return place == name or place.endswith(f"column '{name}'")


def _meanings(resource: Resource, names: Sequence[str], known: Meanings) -> dict[tuple[str, str], str]:
    """Return what each text of the key's areas and periods means, by field and text."""
    areas = [f.name for f in resource.schema_.fields if f.outcomes.role == "area" and f.name in names]
    places = {(name, text): code for name in areas for text, code in known.areas}
    return places | {(field, text): label for field, text, label in known.periods if field in names}


def _resolved(key: Key, names: Sequence[str], means: dict[tuple[str, str], str]) -> Key:
    return tuple(means.get((name, text), text.strip()) for name, text in zip(names, key, strict=True))


def _pair(names: Sequence[str], first: Key, other: Key) -> str:
    """Say which cells of the keys are written in two ways."""
    odd = [(name, a, b) for name, a, b in zip(names, first, other, strict=True) if a != b]
    return "; ".join(f"{name} '{cut(b)}' is '{cut(a)}' there" for name, a, b in odd)
