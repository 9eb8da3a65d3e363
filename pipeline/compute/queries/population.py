"""How many people live in, or are registered in, an area: read from a population table, by age band where asked.

Which of several years goes with a period is settled here; rates are worked out in `rates`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.areas import Areas
from pipeline.catalogue.methods import DirectlyStandardisedRate, Rate
from pipeline.compute.queries.columns import CleanTable, where
from pipeline.compute.queries.published import latest
from pipeline.periods import Period, from_label
from pipeline.warehouse import Warehouse

EVERYONE = "all"
People = Mapping[str, float]


@dataclass(frozen=True)
class Answer:
    """The people of an area for a period: by band, in words where they are of an earlier year, and since when known."""

    people: People
    note: str = ""
    published_on: date | None = None


@dataclass(frozen=True)
class Population:
    """People by area, time and age band; areas that have no rows of their own are the sum of their members.

    `published`: the day on which the numbers of a time were public, where the source says so.
    """

    rows: Mapping[str, Mapping[Period, People]] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published: Mapping[Period, date] = field(default_factory=dict)

    def at(self, area: str, period: Period) -> Answer | None:
        """Return the people of the year that holds the middle of the period, else of the last year before it."""
        own = self.rows.get(area)
        if own is None:
            return self._of_members(area, period)
        middle = period.start + (period.end - period.start) // 2
        before = [known for known in own if known.start <= middle]
        if not before:
            return None
        chosen = max(before)
        late = (middle - chosen.start).days > 366
        note = f"Set against the people of {chosen.public}, the latest there are." if late else ""
        return Answer(own[chosen], note, self.published.get(chosen))

    def _of_members(self, area: str, period: Period) -> Answer | None:
        parts = [self.at(member, period) for member in self.members.get(area, ())]
        known = [part for part in parts if part is not None]
        if not known or len(known) < len(parts) or len({frozenset(part.people) for part in known}) > 1:
            return None
        total = {band: sum(part.people[band] for part in known) for band in known[0].people}
        days = [part.published_on for part in known if part.published_on]
        return Answer(total, " ".join(dict.fromkeys(part.note for part in known if part.note)), max(days, default=None))


def population_query(method: Rate | DirectlyStandardisedRate, table: CleanTable) -> str:
    """Return the SELECT of people by area, time and band; a group with any missing part is itself missing."""
    band = method.bands if isinstance(method, DirectlyStandardisedRate) else f"'{EVERYONE}'"
    return (
        f"select area, period, {band} as band, case when count(value) = count(*) then sum(value) end as people, "
        f"{latest('published_on', table)} "
        f"from {table.name}{where(method.population_where)} group by all order by all"
    )


def read_population(warehouse: Warehouse, query: str, areas: Areas) -> Population:
    """Return the population that a query gives; a year with any missing band is left out."""
    rows: dict[str, dict[Period, dict[str, float]]] = {}
    gone: set[tuple[str, Period]] = set()
    published: dict[Period, date] = {}
    for row in warehouse.records(query):
        period, people = from_label(row["period"]), row["people"]
        if people is None:
            gone.add((row["area"], period))
        if row["published_on"]:
            published[period] = max(row["published_on"], published.get(period, date.min))
        rows.setdefault(row["area"], {}).setdefault(period, {})[row["band"]] = people or 0
    for area, period in gone:
        del rows[area][period]
    return Population(rows, {area.code: area.members for area in areas.all if area.members}, published)
