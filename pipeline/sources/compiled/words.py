"""The sentences for faults of a row or a file: what was found, and what to do.

Only wording belongs here; the facts come from the module that found the fault.
"""

_EXPORT = "Ask for the file to be written again; every row needs the same columns as the heading."

ROW_WORDS = {
    "blank-row": ("a row is blank", "Take the blank rows out."),
    "missing-cell": ("a row is too short, so the cell is not there", _EXPORT),
    "extra-cell": ("a row has more cells than there are columns", _EXPORT),
    "encoding-error": (
        "the cell holds bytes that are not UTF-8, often because the file was saved as Windows text (cp1252)",
        "Save the file again as 'CSV UTF-8'.",
    ),
    "unterminated-quote": (
        'a cell opens with a double quote (") that is never closed, so all that follows was read into it',
        'Close the quote, or write the file again so that a quote inside a cell is doubled ("").',
    ),
    "record-too-long": (
        "a row is longer than a million characters, most often because a double quote is never closed",
        "Look at the row's first double quote, or ask for the file to be written again.",
    ),
    "repeated-header": (
        "the heading stands again among the rows, as when files are joined end to end",
        "Take the repeated headings out.",
    ),
    "primary-key": (
        "the same key stands in an earlier row, or the key is empty",
        "Each row must have a key of its own; take the repeats out.",
    ),
    "unique-error": (
        "the value stands in an earlier row too",
        "Each value may stand once; take the repeats out.",
    ),
}

FILE_WORDS = {
    "empty": ("the file is empty", "Ask for it to be sent again."),
    "no-rows": ("the file has a heading and no rows below it", "Ask for it to be sent again."),
    "cut-gzip": (
        "the compressed file ends too soon or is damaged; it was probably cut off on the way",
        "Ask for it to be sent again, and compare its size with the sender's.",
    ),
    "not-parquet": (
        "the file cannot be read as Parquet; it is damaged, cut off or of another kind",
        "Ask for it to be sent again.",
    ),
    "utf-16": ("the file is UTF-16 text, not UTF-8", "Save the file again as 'CSV UTF-8'."),
    "unknown-kind": ("the file's name ends in none of .csv, .csv.gz, .parquet", "Name the file for what it is."),
}

BOM_NOTE = "the file starts with a byte order mark; it was read without it, nothing needs to be done"
