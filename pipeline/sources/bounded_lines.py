"""Lines of a text for the csv reader, none of them without end: a record is measured before it is split into cells.

For every way in which a delivered CSV file is read; what is said of a record that is too long belongs there.
"""

from collections.abc import Iterator
from typing import TextIO

RECORD_LIMIT = 1_000_000
"""Characters that one record may have; beyond it a quote was left open, and reading on would fill the memory."""
TOO_LONG = (
    f"the record is longer than {RECORD_LIMIT:,} characters; most often a double quote is never closed",
    "shorter records: look at its first double quote, or ask for the file to be written again",
)


class LongRecordError(Exception):
    """A record of more than `RECORD_LIMIT` characters."""


class BoundedLines:
    """Feeds lines to the csv reader, and knows how much of the file the current record has taken.

    Whoever reads sets `taken` to zero after each record.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.taken = 0
        self.ended_inside = False

    def __iter__(self) -> Iterator[str]:
        """Give each line. Raises LongRecordError where a record has no end in sight."""
        while line := self._stream.readline(RECORD_LIMIT + 1):
            self.taken += len(line)
            if self.taken > RECORD_LIMIT:
                raise LongRecordError
            yield line
        self.ended_inside = self.taken > 0
