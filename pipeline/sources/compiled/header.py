"""The heading row against the schema's fields, in order, as Frictionless compares them (`fieldsMatch: exact`).

Only headings belong here. A heading found in the file is never repeated in a finding unless it is one of
our own names: a file without a heading would show its first patient there.
"""

from collections.abc import Iterator, Sequence

from pipeline.sources.compiled.report import Finding

_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "upright bars", ",": "commas"}


def check_header(cells: Sequence[str], names: Sequence[str], delimiter: str = ",") -> tuple[Finding, ...]:
    """Compare the heading's cells with the field names; return findings at row 1, none when they agree."""
    labels = [cell.strip() for cell in cells]
    if not labels:
        return (_finding("blank-header", "", "the first row is blank", "Put the column headings in the first row."),)
    found = [*_outside(labels, names), *_pairs(labels, names)]
    if not found:
        return ()
    advice = _advice(labels, names, delimiter)
    first = found[0]
    return (_finding(first.error, first.field, f"{advice}{first.found}", first.do), *found[1:])


def _finding(error: str, field: str, found: str, do: str) -> Finding:
    return Finding(error, field, "", 1, (1,), found, do)


def _outside(labels: Sequence[str], names: Sequence[str]) -> Iterator[Finding]:
    extra = len(labels) - len(names)
    if extra > 0:
        found = f"the heading has {len(labels)} columns; {len(names)} are expected"
        yield Finding("extra-label", "", "", extra, (1,), found, "Take the extra columns out.")
    for name in names[len(labels) :]:
        yield _finding("missing-label", name, "the column is not in the heading", "Send the file with this column.")


def _pairs(labels: Sequence[str], names: Sequence[str]) -> Iterator[Finding]:
    for number, (label, name) in enumerate(zip(labels, names, strict=False), start=1):
        if not label:
            yield _finding("blank-label", name, f"column {number} has no heading", f"Head it {name}.")
        elif label in labels[: number - 1]:
            known = f" {label}" if label in names else ""
            found = f"column {number} has the same heading{known} as column {labels.index(label) + 1}"
            yield _finding("duplicate-label", name, found, f"Head it {name}, or send the right column.")
        elif label != name:
            found = f"column {number} is headed otherwise{_belongs(label, names)}"
            yield _finding("incorrect-label", name, found, f"Column {number} must be headed {name}.")


def _belongs(label: str, names: Sequence[str]) -> str:
    if label in names:
        return f", with {label}, which belongs in column {names.index(label) + 1}"
    folded = {name.casefold(): name for name in names}
    if label.casefold() in folded:
        return f", with {folded[label.casefold()]} in other capitals"
    return ""


def _advice(labels: Sequence[str], names: Sequence[str], delimiter: str) -> str:
    """What is wrong with the heading as a whole, before the columns one by one."""
    if len(labels) == 1 and len(names) > 1:
        for other, word in _DELIMITERS.items():
            if other != delimiter and labels[0].count(other) >= (len(names) - 1 + 1) // 2:
                return f"the columns seem to be parted by {word}, not by {_DELIMITERS.get(delimiter, delimiter)}; "
    if sorted(labels) == sorted(names):
        return "the columns are all there but in another order; "
    if not set(labels) & set(names):
        return "none of the headings is one that is expected, so this looks like another source's file; "
    return ""
