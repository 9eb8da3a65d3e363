"""What a file that is called a text file is by its first bytes: a packed file, a workbook, text in UTF-16.

Told before its text is read, as no encoding that a description could name would help.
"""

from pipeline.sources.layouts.faults import fault, stop

KINDS = (
    (b"PK\x03\x04", "a packed file (.zip) or a workbook (.xlsx, .ods)"),
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls)"),
)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LONGEST = 4
AS_CSV = "save it as CSV UTF-8"


def refuse_other_kinds(name: str, first: bytes, encoding: str) -> None:
    """Raise ContentProblems where the first bytes of a text file are those of another kind."""
    kind = next((words for start, words in KINDS if first.startswith(start)), "")
    if kind:
        said = (
            f"the file is {kind}, whatever its name ends in",
            f"{AS_CSV}, or give it its right ending",
            "figures.xlsx",
        )
        raise stop(fault(name, said=said, rule="file-kind"))
    if first.startswith(UTF_16) and not encoding.lower().replace("_", "-").startswith("utf-16"):
        said = ("the file is text in UTF-16", f"{AS_CSV}, or say so in its description", "encoding: utf-16")
        raise stop(fault(name, 1, said=said, rule="encoding"))
