"""What is to be read: a file, its name in reports, and how its text is written.

Only this description belongs here.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Delivery:
    """A file to read: where it lies, its name for reports and `_file`, and how its text is written."""

    path: Path
    file: str = ""
    delimiter: str = ","
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        """Name used in reports and in `_file`."""
        return self.file or self.path.name
