"""The counted plan as the small tables that the SQL draws from: cells, choices in a thousand slots, conditions, decks.

Which column of a record comes from which list is said in the SQL.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from pipeline.periods import slug
from pipeline.sources.sample.cells import Cell, Counted, is_winter
from pipeline.sources.sample.plan import Condition, Home, Place, SamplePlan
from pipeline.sources.sample.shares import SLOTS, codes, single_ages, slots
from pipeline.sources.sample.stays import curve_weights

SQL = Path(__file__).parent / "sql"
ROWS = {
    "sample_cell": (
        "cell integer, quarter varchar, starts date, days integer, winter boolean, place varchar, "
        "place_number integer, stratum varchar, fault varchar, patient_class varchar, provider varchar, "
        "first bigint, size integer, deck integer, ages integer, condition integer, stay integer, "
        "providers integer, practice integer, home integer, draws map(varchar, integer)"
    ),
    "sample_choice": "key integer, size integer, value varchar",
    "sample_condition": ("number integer, codes varchar[], later varchar[], procedures varchar[], specialty varchar"),
    "sample_deck": "deck integer, nights integer, size integer",
}


class Connection(Protocol):
    """What the generator needs of a database: run a statement, and fetch what it gives."""

    def execute(self, query: str, parameters: Any = ..., /) -> Any:
        """Run one statement."""
        ...


class Lists:
    """Numbers every list of choices that a cell draws from; built once, then only read."""

    def __init__(self, plan: SamplePlan) -> None:
        self.rows: list[dict[str, Any]] = []
        self.conditions: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}
        for name, bands in plan.ages.items():
            self._add(f"ages {name}", single_ages(bands))
        for name, weights in plan.lists.items():
            self._add(f"list {name}", weights)
        for name, curve in plan.stays.items():
            self._add(f"stay {name}", curve_weights(curve))
        for name, among in plan.conditions.items():
            self._add_conditions(name, among)
        for place in plan.places:
            self._add_place(place, plan)

    def number(self, kind: str, name: str | None) -> int:
        """Return the list's number; -1 where there is none."""
        return self._numbers.get(f"{kind} {name}", -1)

    def _add(self, name: str, weights: dict[str, Any]) -> None:
        number = self._numbers.setdefault(name, len(self._numbers))
        base = number * SLOTS
        self.rows += [{"key": base + first, "size": size, "value": value} for first, size, value in slots(weights)]

    def _add_conditions(self, name: str, among: Sequence[Condition]) -> None:
        first = len(self.conditions)
        self.conditions += [
            {
                "number": number,
                "codes": one.codes,
                "later": one.later or one.codes,
                "procedures": one.procedures,
                "specialty": one.specialty,
            }
            for number, one in enumerate(among, first)
        ]
        self._add(f"summer {name}", {str(n): float(one.weight) for n, one in enumerate(among, first)})
        self._add(f"winter {name}", {str(n): one.weight * one.winter for n, one in enumerate(among, first)})

    def _add_place(self, place: Place, plan: SamplePlan) -> None:
        self._add(f"provider {place.code}", dict(place.providers))
        self._add(f"practice {place.code}", dict.fromkeys(place.practices, 1))
        here, away = _homes(place.homes), _homes(plan.elsewhere.homes)
        outside = plan.elsewhere.per_thousand
        self._add(f"home {place.code}", dict.fromkeys(here, 1))
        inside = {home: (SLOTS - outside) / len(here) for home in here}
        self._add(f"anywhere {place.code}", {**inside, **{home: outside / len(away) for home in away}})


def _homes(homes: Sequence[Home]) -> list[str]:
    return [f"{lsoa} {home.la}" for home in homes for lsoa in codes(home.lsoas)]


def _cell(cell: Cell, number: int, lists: Lists, place: int) -> dict[str, Any]:
    stratum, quarter = cell.stratum, cell.quarter
    season = "winter" if is_winter(quarter) else "summer"
    return {
        "cell": number,
        "quarter": slug(quarter),
        "starts": quarter.start,
        "days": (quarter.end - quarter.start).days + 1,
        "winter": season == "winter",
        "place": cell.place,
        "place_number": place,
        "stratum": stratum.name,
        "fault": stratum.fault or "",
        "patient_class": stratum.patient_class,
        "provider": stratum.provider or "",
        "first": cell.first,
        "size": cell.size,
        "deck": cell.deck,
        "ages": lists.number("ages", stratum.ages),
        "condition": lists.number(season, stratum.conditions),
        "stay": lists.number("stay", stratum.stay),
        "providers": lists.number("provider", cell.place),
        "practice": lists.number("practice", cell.place),
        "home": lists.number("home" if stratum.at_home else "anywhere", cell.place),
        "draws": {column: lists.number("list", name) for column, name in stratum.draws.items()},
    }


def load_plan(connection: Connection, plan: SamplePlan, counted: Counted, people: int) -> None:
    """Make the temporary tables named in `ROWS`, and the macros.

    `people` is how many invented people share a place and year of birth.
    """
    lists = Lists(plan)
    order = {place.code: number for number, place in enumerate(plan.places, 1)}
    cells = [_cell(cell, n, lists, order[cell.place]) for n, cell in enumerate(counted.cells) if cell.size]
    decks = [
        {"deck": number, "nights": nights, "size": size}
        for number, deck in enumerate(counted.decks)
        for nights, size in enumerate(deck.counts, 1)
        if size
    ]
    tables = {
        "sample_cell": cells,
        "sample_choice": lists.rows,
        "sample_condition": lists.conditions,
        "sample_deck": decks,
    }
    for table, rows in tables.items():
        given = f"unnest(cast(? as struct({ROWS[table]})[]), max_depth := 2)"
        connection.execute(f"create or replace temp table {table} as select {given}", [rows])
    for macro in (SQL / "macros.sql").read_text("utf-8").split(";"):
        if macro.strip():
            connection.execute(macro.replace("{seed}", str(plan.seed)).replace("{people}", str(people)))
