"""A compiled Table Schema: what is asked of each column, as SQL, and in words.

Only the frozen shapes belong here; `compile` makes them, `load`, `values` and `keys` use them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One constraint on a value: its Table Schema name, the SQL condition that breaks it, what is allowed."""

    constraint: str
    broken: str
    allowed: str


@dataclass(frozen=True)
class CompiledField:
    """One column. `value` is SQL over the text expression named `cell`; `rules` are over `cell` and `value`.

    `longest` is how many characters a value may have, where the schema says.
    """

    name: str
    position: int
    kind: str
    format: str
    missing: tuple[str, ...]
    value: str
    sql_type: str
    rules: tuple[Rule, ...]
    unique: bool
    allowed: str
    native: tuple[str, str, str]
    longest: int | None = None

    @property
    def cell(self) -> str:
        """Name of the column that holds the cell's text in the inner SELECTs."""
        return f"s_{self.position}"

    @property
    def typed(self) -> str:
        """Name of the column that holds the typed value in the inner SELECTs."""
        return f"v_{self.position}"


@dataclass(frozen=True)
class ForeignKey:
    """Fields whose values must stand in `reference_fields` of `table`; an empty `table` means this same table."""

    fields: tuple[str, ...]
    reference: str
    table: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True)
class CompiledSchema:
    """A Table Schema, ready to be asked of a table of text cells."""

    fields: tuple[CompiledField, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the fields, in order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> CompiledField:
        """Return the field of that name."""
        return self.fields[self.names.index(name)]
