"""What was wrong with a file that we could not use, in plain words: one sentence for each rule that it broke.

The exact places are told to those who sent the file; which rules there are is decided where files are read.
"""

OTHER = "Something in the file is not as it should be."
_SAID = {
    "Columns are missing, or have other names than before.": ("header", "header-label", "missing-label", "extra-label"),
    "The table we need is not in the file.": ("header-missing", "sheet-missing", "zip-member", "other-table", "blocks"),
    "The numbers do not add up to the totals in the same file.": ("adds-up", "totals-missing"),
    "Something other than a number stands where a number should be.": ("unknown-symbol", "type-error", "range"),
    "A number is missing, or is outside what is possible.": ("constraint-error", "missing-cell", "extra-cell"),
    "It names a place that we do not know.": ("unknown-area", "names-differ"),
    "Its dates cannot be read, or are not those that its title gives.": ("period", "period-above", "months", "year"),
    "The same row stands in it twice.": ("row-twice", "primary-key", "unique-error", "duplicate-row"),
    "It cannot be opened or read.": ("encoding", "csv", "zip", "zip-size", "zip-outside", "workbook", "file-kind"),
    "It is empty.": ("empty-file",),
    "No file has arrived.": ("file-missing",),
    "A mistake that we had mended has changed in the file, and we have to look at it again.": ("correction",),
}
SENTENCES = {rule: sentence for sentence, rules in _SAID.items() for rule in rules}


def refusal_sentence(rule: str) -> str:
    """Return the sentence for a rule; a general one for rules that need no words of their own."""
    return SENTENCES.get(rule, OTHER)
