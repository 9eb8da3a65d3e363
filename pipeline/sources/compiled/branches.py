"""Several plain files as one relation of text cells in which each record has its number in its file.

How files are shared out among readers, and where a record's number comes from, belong here; what is asked of the
records, and writing them, are in `together`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.look import Looked
from pipeline.sources.compiled.model import CompiledSchema
from pipeline.sources.compiled.quick import how_written, relation

_PLACE = "file_index"
"""The reader's own column: which of its files a row is from, the first being 0."""


@contextmanager
def in_any_order(connection: sql.Connection) -> Iterator[None]:
    """Let the database work at several branches of a statement at once, so that rows come to lie in any order.

    Ask it outside a transaction: one that has failed takes no setting back.
    """
    connection.execute("SET preserve_insertion_order = false")
    try:
        yield
    finally:
        connection.execute("SET preserve_insertion_order = true")


def numbered(
    connection: sql.Connection, schema: CompiledSchema, files: Sequence[Looked], lead: Mapping[str, Sequence[str]]
) -> str:
    """Return a SELECT of `_file`, the columns of `lead` (a value a file), `_row` and the text cells of all files.

    A window that numbers rows in order holds its reader to one thread, so there is a branch for each thread, which
    reads its files one after another. The number is then the row's number in the branch less the records before the
    file, which are told from the lines. Where these are not the records, the file's last number shows it.
    """
    ((threads,),) = connection.execute("SELECT current_setting('threads')").fetchall()
    given = {"_file": [looked.delivery.name for looked in files], **lead}
    shares = _shares(schema, files, int(threads))
    return " UNION ALL ".join(_branch(schema, [files[n] for n in share], _of(given, share)) for share in shares)


def _of(given: Mapping[str, Sequence[str]], share: Sequence[int]) -> dict[str, list[str]]:
    return {name: [values[place] for place in share] for name, values in given.items()}


def _shares(schema: CompiledSchema, files: Sequence[Looked], threads: int) -> list[list[int]]:
    """Share the files out in about equal lines, longest first; give their places.

    By itself is a file with quotes, which may have fewer records than lines, and each where a field hides `_PLACE`.
    """
    hidden = any(name.lower() == _PLACE for name in schema.names)
    shares: list[list[int]] = []
    shared: dict[tuple[str, str], list[list[int]]] = {}
    for place in sorted(range(len(files)), key=lambda n: (-files[n].facts.lines, n)):
        if hidden or files[place].facts.quotes:
            shares.append([place])
            continue
        of_kind = shared.setdefault(how_written(files[place].delivery), [[] for _ in range(threads)])
        min(of_kind, key=lambda share: sum(files[n].facts.lines for n in share)).append(place)
    return [*shares, *(share for of_kind in shared.values() for share in of_kind if share)]


def _branch(schema: CompiledSchema, files: Sequence[Looked], given: Mapping[str, Sequence[str]]) -> str:
    before = [0, *accumulate(looked.facts.lines - 1 for looked in files)][:-1]
    lead = ", ".join(f"{_pick([sql.text(v) for v in values])} AS {name}" for name, values in given.items())
    number = f"row_number() OVER () + 1 - {_pick([str(records) for records in before])} AS _row"
    source = relation(schema, *(looked.delivery for looked in files))
    return f"SELECT {lead}, {number}, {', '.join(map(sql.name, schema.names))} FROM {source}"


def _pick(values: Sequence[str]) -> str:
    """Return the literal of the row's own file."""
    return values[0] if len(set(values)) == 1 else f"[{', '.join(values)}][CAST({_PLACE} AS BIGINT) + 1]"
