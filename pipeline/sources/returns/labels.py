"""The words of the sheet that both its writer and its reader need: columns, marks, the lines that say whose it is."""

from dataclasses import dataclass

from pipeline.sources.symbols import LETTERS, WITH_VALUE


@dataclass(frozen=True)
class Column:
    """One column of the sheet: its key, its heading, whether the owner fills it in, and how wide it is."""

    key: str
    label: str
    fill: bool = False
    width: int = 14


COLUMNS = (
    Column("measure", "Measure id", width=24),
    Column("title", "Measure", width=34),
    Column("definition", "What it counts", width=48),
    Column("numerator_words", "Top number means", width=34),
    Column("denominator_words", "Bottom number means", width=34),
    Column("area", "Area code", width=13),
    Column("area_name", "Area", width=22),
    Column("period", "Period", width=20),
    Column("period_words", "Period in words", width=24),
    Column("due", "Due", width=18),
    Column("unit", "Unit", width=18),
    Column("last", "Last figure", width=12),
    Column("last_period", "Last figure is for", width=22),
    Column("value", "Figure (fill in)", fill=True),
    Column("numerator", "Top number (fill in)", fill=True),
    Column("denominator", "Bottom number (fill in)", fill=True),
    Column("mark", "Mark (choose)", fill=True, width=22),
    Column("note", "Note (fill in)", fill=True, width=48),
)
FILLED = tuple(column.key for column in COLUMNS if column.fill)
NEEDED = ("measure", "area", "period", *FILLED)

MARKS = {
    "provisional": "p",
    "estimated": "e",
    "not available": "x",
    "too small to publish": "c",
    "not applicable": "z",
}
MARK_WORDS = {
    "provisional": "The figure may still change.",
    "estimated": "The figure is worked out from a part, or judged.",
    "not available": "There is no figure. Leave the figure empty and say why in the note.",
    "too small to publish": "So few people that someone could be recognised. Leave the figure and its parts empty.",
    "not applicable": "The measure has no meaning for this area or period. Leave the figure empty.",
}
NO_FIGURE = frozenset(LETTERS) - frozenset(WITH_VALUE)

PROJECT, EDITION, OWNER, VERSION = "Framework", "Edition", "Asked of", "Sheet version"
ROLE = "Your role or team (no names)"
IDENTITY = (PROJECT, EDITION, OWNER, VERSION)
