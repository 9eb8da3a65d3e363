"""Life expectancy from an abridged life table: Chiang's second method, with limits after Silcocks.

Healthy life expectancy needs a survey besides and does not belong here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import sqrt

from pipeline.compute.statistics.intervals import Interval, nothing, z_value

AGES = (0, 1, *range(5, 91, 5))
"""The first age of each band; the last has no end."""

METHOD = "Chiang, using Silcocks et al for confidence limits"
BORN = 100_000
FEWEST_PEOPLE = 5_000
WIDEST_YEARS = 20
FIRST_YEAR_LIVED = 0.1
"""The part of the first year that those who die in it live on average; half of the band in every other."""


@dataclass(frozen=True)
class AgeBand:
    """People and deaths of one age band, which begins at age `start`."""

    start: int
    population: float | None
    deaths: float | None


@dataclass(frozen=True)
class _Row:
    """One line of the life table: alive at its start, years lived in it, and its part in the variance."""

    alive: float
    lived: float
    chance: float
    width: float
    share: float
    deaths: float


def life_expectancy(bands: Sequence[AgeBand], *, level: float = 0.95) -> list[Interval]:
    """Return the years still to live at the start of each age band, in the order given, with limits.

    None throughout unless the bands are 0, 1 to 4, 5 to 9 … 90 and over, each with people and no more deaths than
    people, more than 5,000 people together and a death in the last band. A value whose 95 % limits lie more than 20
    years apart is None; its limits are given. Chiang CL, 1968; Silcocks PBS et al., J Epidemiol Community Health
    2001;55:38; as in PHEindicatormethods `phe_life_expectancy`.
    """
    ordered = sorted(bands, key=lambda band: band.start)
    figures = _figures(ordered)
    if figures is None:
        return [nothing(level, METHOD)] * len(bands)
    found = dict(zip((band.start for band in ordered), _expectations(_table(figures), level), strict=True))
    return [found[band.start] for band in bands]


def _figures(bands: Sequence[AgeBand]) -> list[tuple[float, float]] | None:
    """Return (people, deaths) of each band, or None where no life table can be made of them."""
    pairs = [(b.population, b.deaths) for b in bands if b.population is not None and b.deaths is not None]
    if tuple(band.start for band in bands) != AGES or len(pairs) < len(bands):
        return None
    fit = all(people > 0 and 0 <= deaths <= people for people, deaths in pairs)
    enough = sum(people for people, _ in pairs) > FEWEST_PEOPLE and pairs[-1][1] > 0
    return pairs if fit and enough else None


def _table(figures: Sequence[tuple[float, float]]) -> list[_Row]:
    widths = [after - before for before, after in pairwise(AGES)]
    alive, rows = float(BORN), []
    for (people, deaths), start, width in zip(figures[:-1], AGES, widths, strict=False):
        share = FIRST_YEAR_LIVED if start == 0 else 0.5
        rate = deaths / people
        chance = min(width * rate / (1 + width * (1 - share) * rate), 1.0)
        rows.append(_Row(alive, width * alive * (1 - chance * (1 - share)), chance, width, share, deaths))
        alive *= 1 - chance
    people, deaths = figures[-1]
    return [*rows, _Row(alive, alive * people / deaths, 1.0, 2 * people / deaths, 0.5, deaths)]


def _expectations(rows: Sequence[_Row], level: float) -> list[Interval]:
    ahead = list(accumulate(row.lived for row in reversed(rows)))[::-1]
    years = [total / row.alive if row.alive > 0 else 0.0 for total, row in zip(ahead, rows, strict=True)]
    parts = [_variance(row, after) for row, after in zip(rows, [*years[1:], None], strict=True)]
    sums = list(accumulate(reversed(parts)))[::-1]
    errors = [sqrt(total) / row.alive if row.alive > 0 else None for total, row in zip(sums, rows, strict=True)]
    return [_around(value, error, level) for value, error in zip(years, errors, strict=True)]


def _variance(row: _Row, after: float | None) -> float:
    """The part that a band's deaths have in the variance of the years ahead, as they vary by chance."""
    if after is None:
        rate = 2 / row.width
        return row.alive**2 / (row.deaths * rate**2)
    if row.chance == 0:
        return 0.0
    survival = row.chance**2 * (1 - row.chance) / row.deaths
    return survival * row.alive**2 * ((1 - row.share) * row.width + after) ** 2


def _around(value: float, error: float | None, level: float) -> Interval:
    if error is None:
        return Interval(value, None, None, level, METHOD)
    half = z_value(level) * error
    told = None if 2 * z_value(0.95) * error > WIDEST_YEARS else value
    return Interval(told, value - half, value + half, level, METHOD)
