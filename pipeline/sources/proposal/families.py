"""The families that have a layout reader of their own: how each is known by its labels, and what its reader gives.

Labels and options are the readers' own; nothing is read here, and a family is settled only by its reader.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.sources.layouts import dtoc, emergency, fingertips, hcai, population, rtt
from pipeline.sources.layouts.grids import Grid
from pipeline.sources.layouts.headers import Header, Wanted
from pipeline.sources.layouts.listing import Labels
from pipeline.sources.layouts.pivoting import ASCOF_KINDS, ASCOF_LABELS
from pipeline.sources.layouts.preambles import month_of

_FEWEST_MONTHS = 2
_DATED = ("period", "published_on", "revised_on")
Test = Callable[[Grid, Header], bool]


@dataclass(frozen=True)
class Family:
    """One layout: its labels, the fields after its reader, whether it wants its sheet named, what its symbols mean."""

    layout: str
    wanted: Wanted
    fields: tuple[str, ...]
    by_sheet: bool = False
    period: str = ""
    symbols: Mapping[str, str] = field(default_factory=dict)
    is_it: Test = lambda _grid, _header: True


def _spellings(labels: Labels) -> dict[str, list[str]]:
    return {name: [label] if isinstance(label, str) else label for name, label in labels.items()}


def _has_months(grid: Grid, header: Header) -> bool:
    return sum(month_of(label) is not None for label in grid.rows[header.index] if label) >= _FEWEST_MONTHS


_ASCOF_OPTIONAL = frozenset({"ons_code", "measure_group", "measure_group_description"})
_ASCOF_ABOUT = tuple(n for n in ASCOF_LABELS if n not in ("measure_type", "measure_value"))
_EMERGENCY = tuple(f"{kind}_{block}" for block in emergency.BLOCKS for kind in emergency.TYPES)

FAMILIES: tuple[Family, ...] = (
    Family("fingertips", fingertips.WANTED, tuple(fingertips.LABELS)),
    Family(
        "referral_to_treatment",
        rtt.WANTED,
        (*_DATED, "basis", *rtt.PLACES, *rtt.BANDS, *rtt.LAST_BAND, *rtt.TOTALS),
        by_sheet=True,
    ),
    Family(
        "emergency_monthly",
        emergency.WANTED,
        (
            "period",
            "code",
            "region",
            "name",
            *_EMERGENCY,
            *(n for n in emergency.LABELS if n not in ("code", "region", "name")),
        ),
        period="month",
        symbols={"-": "zero"},
    ),
    Family(
        "mid_year_estimates",
        population.WANTED,
        ("code", "name", "geography", "year", "sex", "age", "population"),
    ),
    Family(
        "ascof",
        Wanted(_spellings(ASCOF_LABELS), _ASCOF_OPTIONAL),
        ("period", *_ASCOF_ABOUT, *ASCOF_KINDS.values()),
        period="period",
    ),
    Family(
        "hcai_monthly",
        hcai.WANTED,
        ("code", "name", "region", "type", "month", "count", "note"),
        is_it=_has_months,
    ),
    Family(
        "delayed_transfers",
        dtoc.WANTED,
        (*_DATED[:1], "region", "ons_code", "code", "name", "part", "days", "beds", *_DATED[1:]),
        by_sheet=True,
        symbols={"-": "zero"},
        is_it=lambda grid, header: header.index > 0 and header.at["total"][0] > header.at["name"][0],
    ),
)
"""From the family with the most telling labels to the one with the fewest."""
