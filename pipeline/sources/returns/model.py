"""The sheet that asks an owner for figures, as values: who is asked, by when, one row a figure; and the answers.

How it looks as a spreadsheet is in `writing`, how answers are read in `answers`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.periods import Period

SHEET_VERSION = "1"
COVER, FIGURES, TABLE = "Cover", "Figures", "figures_to_return"


@dataclass(frozen=True)
class Bounds:
    """What a figure may be: lowest and highest (None: no limit), whole numbers only, and how parts make the figure.

    `scale`: the figure is `scale` times the top number over the bottom number; None where it is not made of parts.
    """

    lowest: Decimal | None
    highest: Decimal | None
    whole: bool
    decimals: int
    scale: Decimal | None = None
    percent: bool = False
    money: bool = False


@dataclass(frozen=True)
class Asked:
    """One row of the sheet: a measure, an area and a period, what is meant by it, and what came last."""

    measure: str
    title: str
    definition: str
    numerator: str
    denominator: str
    area: str
    area_name: str
    period: Period
    due: date
    unit: str
    bounds: Bounds
    last: str = ""
    last_period: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Measure id, area code and period label, which tell rows apart."""
        return (self.measure, self.area, self.period.label)


@dataclass(frozen=True)
class ReturnSheet:
    """What one owner is sent for one edition."""

    project: str
    edition: str
    edition_title: str
    owner: str
    ask: str
    back_by: date
    rows: tuple[Asked, ...]


@dataclass(frozen=True)
class Answer:
    """One figure as returned: its row, the figure and its parts, marker letters joined by `;`, and a note.

    `value` is None where the owner said why there is none. `place` is the sheet and row it stood in.
    """

    measure: str
    area: str
    period: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    markers: str
    note: str
    place: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Measure id, area code and period label."""
        return (self.measure, self.area, self.period)


@dataclass(frozen=True)
class Returned:
    """A workbook that was read without any problem: whose it is, for which edition, its answers."""

    file: str
    owner: str
    edition: str
    role: str
    answers: tuple[Answer, ...]
    cautions: tuple[str, ...] = ()
