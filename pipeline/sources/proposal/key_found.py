"""Which columns together name a record: the fewest, counted from the left, that no two records share.

Columns of figures are never part of a key.
"""

from collections.abc import Collection, Sequence

from pipeline.sources.records import RawTable


def key_of(table: RawTable, candidates: Sequence[str], always: Collection[str] = ()) -> tuple[tuple[str, ...], int]:
    """Return the key among `candidates` (the likeliest first) and how many records would stand twice without one.

    What is in `always`, such as the period, stays in it: one file may hold one year, and the next file another.
    """
    names = [name for name in candidates if name in table.labels]
    twice = _twice(table, names)
    if not names or twice:
        return (), twice
    for name in reversed(list(names)):
        fewer = [other for other in names if other != name]
        if name not in always and fewer and not _twice(table, fewer):
            names = fewer
    return tuple(names), 0


def _twice(table: RawTable, names: Sequence[str]) -> int:
    places = [table.labels.index(name) for name in names]
    return len(table.records) - len({tuple(record.cells[p] for p in places) for record in table.records})
