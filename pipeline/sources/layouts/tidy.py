"""The plain layout: delimited text with one header record, as the descriptor describes it.

Anything with preambles, footers or several blocks belongs to a layout of its own.
"""

import csv
from collections.abc import Iterator, Sequence

from pipeline.errors import ContentProblems, Problem, cut, nearest
from pipeline.sources.bounded_lines import RECORD_LIMIT, TOO_LONG, BoundedLines, LongRecordError
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.first_bytes import LONGEST, refuse_other_kinds
from pipeline.sources.records import RawTable, Record


def read_tidy(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read all files of a resource. Raises ContentProblems for undecodable text or headers that disagree."""
    labels: tuple[str, ...] = ()
    records: list[Record] = []
    for file in files:
        rows = list(_rows(file, resource.encoding))
        header = rows[0].cells if rows else ()
        if labels and header != labels:
            raise ContentProblems([_other_header(file, header, labels)])
        labels = header
        records += rows[1:]
    return RawTable(resource.name, labels, tuple(records))


def _rows(file: DeliveredFile, encoding: str) -> Iterator[Record]:
    csv.field_size_limit(max(csv.field_size_limit(), RECORD_LIMIT + 1))
    number = 0
    with file.path.open("rb") as raw:
        refuse_other_kinds(file.name, raw.read(LONGEST), encoding)
    try:
        with file.path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as stream:
            lines = BoundedLines(stream)
            for number, cells in enumerate(csv.reader(lines, strict=True), start=1):
                lines.taken = 0
                yield Record(file.name, "", number, tuple(cells))
    except UnicodeDecodeError:
        raise ContentProblems([_bad_bytes(file, _undecoded(file, encoding), encoding)]) from None
    except LongRecordError:
        raise ContentProblems([Problem(file.name, number + 1, "", *TOO_LONG, rule="record-too-long")]) from None
    except csv.Error as error:
        raise ContentProblems([_bad_csv(file, number + 1, str(error))]) from None


def _undecoded(file: DeliveredFile, encoding: str) -> int:
    """Return the line of the first bytes that are not of this encoding."""
    raw = file.path.read_bytes()
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1
    return 1


def _bad_bytes(file: DeliveredFile, line: int, encoding: str) -> Problem:
    return Problem(
        file.name,
        line,
        found=f"the text cannot be read as {encoding}",
        allowed="save the file as UTF-8, or name its encoding in the descriptor",
        example="encoding: cp1252",
        rule="encoding",
    )


def _bad_csv(file: DeliveredFile, line: int, why: str) -> Problem:
    return Problem(
        file.name,
        line,
        found=f"the record cannot be read as CSV ({why})",
        allowed='one header, commas between cells, double quotes around text that holds a comma or a quote ("")',
        rule="csv",
    )


def _other_header(file: DeliveredFile, header: Sequence[str], labels: Sequence[str]) -> Problem:
    odd = [f"'{cut(name)}' is not one{nearest(cut(name), labels)}" for name in header if name not in labels]
    gone = [f"'{name}' is not there" for name in labels if name not in header]
    told = [*odd, *gone] or ["they stand in another order"]
    return Problem(
        file.name,
        1,
        found=f"the columns are not the same as in the file before: {'; '.join(told)}",
        allowed=f"the columns {', '.join(labels)}",
        rule="header",
    )
