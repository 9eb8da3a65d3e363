"""From a reader's rows to the raw table: the fields that the Table Schema describes, in its order.

Fields that the descriptor itself adds (constants, parts of the file's name) come in here; symbols do not.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from pipeline.errors import nearest
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.layouts.faults import fault, some, stop, stop_if_any
from pipeline.sources.layouts.grids import Row
from pipeline.sources.layouts.options import Options, descriptor_fault
from pipeline.sources.records import RawTable, Record
from pipeline.sources.symbols import computed_markers


def arranged(source: Source, resource: Resource, options: Options, rows: Sequence[Row]) -> RawTable:
    """Choose and order the described fields. Raises ContentProblems for a field that no record has."""
    own = computed_markers(resource)
    names = [field.name for field in resource.schema_.fields if field.name not in own]
    added = {file: _added(file, options) for file in dict.fromkeys(row.file for row in rows)}
    _known(source, resource, rows, added, names)
    kept = [row for row in rows if all(row.cells.get(name) in texts for name, texts in options.only.items())]
    _all_found(source, options, rows)
    records = tuple(
        Record(r.file, r.sheet, r.row, tuple({**added[r.file], **r.cells}[name] for name in names)) for r in kept
    )
    return RawTable(resource.name, tuple(names), records)


def _added(file: str, options: Options) -> dict[str, str]:
    if not options.from_name:
        return dict(options.constants)
    name = PurePosixPath(file).name
    found = re.search(options.from_name, name)
    if found is None:
        said = (f"the file's name is '{name}'", f"a name that fits {options.from_name}")
        raise stop(fault(file, said=said, rule="file-name"))
    return {**options.constants, **{key: _spaced(text) for key, text in found.groupdict("").items()}}


def _spaced(text: str) -> str:
    """Put blanks for the hyphens and lines beside words, as in `April-2017`; those between digits part a year."""
    return re.sub("(?<=[A-Za-z])[-_]+|[-_]+(?=[A-Za-z])", " ", text)


def _known(
    source: Source,
    resource: Resource,
    rows: Sequence[Row],
    added: Mapping[str, Mapping[str, str]],
    names: Sequence[str],
) -> None:
    for row in rows[:1]:
        there = [*row.cells, *added[row.file]]
        missing = [name for name in names if name not in there]
        stop_if_any(
            descriptor_fault(
                source,
                f"resources.{resource.name}.schema.fields.{name}",
                "the layout gives no such field",
                f"the fields {some(there, 80)}{nearest(name, there)}",
            )
            for name in missing
        )


def _all_found(source: Source, options: Options, rows: Sequence[Row]) -> None:
    """Each text that records are chosen by must occur: a renamed place must not vanish silently."""
    for name, texts in options.only.items():
        there = {row.cells.get(name, "") for row in rows}
        missing = [text for text in texts if text not in there]
        near = "".join(nearest(text, there) for text in missing[:1])
        stop_if_any(
            [
                descriptor_fault(
                    source, f"options.only.{name}", f"no record has {some(missing)}", f"a text that occurs{near}"
                )
            ]
            if missing
            else []
        )
