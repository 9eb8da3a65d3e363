"""How one table is to be read: the layout, its options, the files, and the fields that the reader then gives.

A shape is tried by asking the layout reader itself; what its cells are is guessed afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.sources.descriptor import Package, Source
from pipeline.sources.layouts import read
from pipeline.sources.layouts.cells import field_name
from pipeline.sources.proposal.look import Looked
from pipeline.sources.records import RawTable


@dataclass(frozen=True)
class Shape:
    """One table in the making. `labels` are the file's own words for the fields; `symbols` what the family writes."""

    layout: str
    about: str
    files: tuple[Looked, ...]
    fields: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    symbols: Mapping[str, str] = field(default_factory=dict)
    family: bool = False

    @property
    def place(self) -> str:
        """Where the table stands, for people."""
        named = self.files[0].name if len(self.files) == 1 else f"{self.files[0].name} and {len(self.files) - 1} more"
        return f"{named}, {self.about}" if self.about else named


def read_shape(shape: Shape) -> RawTable:
    """Ask the layout reader for the table, every field as text. Raises ContentProblems where it is not sure."""
    plain = {
        "name": "proposed",
        "title": "Proposed",
        "outcomes": {"publisher": "-", "publication": "-", "origin": "official", "layout": shape.layout},
        "resources": [
            {
                "name": "table",
                "path": "-",
                "encoding": shape.files[0].encoding,
                "outcomes": {"options": dict(shape.options)},
                "schema": {"fields": [{"name": name} for name in shape.fields]},
            }
        ],
    }
    source = Source(Path("proposed"), Package.model_validate(plain), plain, None)
    return read(source, source.package.resources[0], [looked.delivered for looked in shape.files])


def names_for(labels: list[str]) -> dict[str, str]:
    """Return a field name for each label: short, in small letters, never two alike."""
    names: dict[str, str] = {}
    for label in labels:
        short = field_name(label.split("(")[0]) or field_name(label) or "column"
        name = short if short not in names else field_name(label) or short
        name = name if name[0].isalpha() else f"c_{name}"
        number = 2
        while name in names:
            name, number = f"{short}_{number}", number + 1
        names[name] = label
    return names
