"""How much of what is planted the gate finds, over projects made from several seeds, and how often it cries wolf.

Counts only; the page that tells them is made in `document`.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.gate.defects import ALL, PEERS, SITE
from tests.gate.planting import Defect
from tests.gate.project import YEARS, Good, good
from tests.gate.run import MISSED, Became, became, built


@dataclass(frozen=True)
class Tally:
    """What became of one defect over all seeds: how often each rule found it, and how often none did."""

    name: str
    caught: int
    tried: int
    what: Counter[tuple[str, tuple[str, ...]]]


def planted(one: Defect, seed: int) -> Became:
    """Plant one defect in the project of a seed and put it through the gate."""
    made = good(seed)
    one.plant(made)
    return through(made)


def through(made: Good) -> Became:
    """Put a project through the gate in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return became(made, Path(folder))


def on_a_page(page: str) -> Became:
    """Put a website of one page through the gate."""
    with tempfile.TemporaryDirectory() as folder:
        return built({"index.html": page}, Path(folder))


def tally(one: Defect, seeds: Iterable[int]) -> Tally:
    """Count what became of a defect."""
    found = Counter((made.what, made.rules) for made in (planted(one, seed) for seed in seeds))
    caught = sum(times for (what, _), times in found.items() if what != MISSED)
    return Tally(one.name, caught, sum(found.values()), found)


def tallies(seeds: Iterable[int]) -> list[Tally]:
    """Count what became of every defect, those of the built website once each."""
    wanted = list(seeds)
    site = [(name, on_a_page(page)) for name, _, page in SITE]
    told = [Tally(n, int(m.what != MISSED), 1, Counter([(m.what, m.rules)])) for n, m in site]
    return [*(tally(one, wanted) for one in ALL), *told]


def false_alarms(seeds: Iterable[int]) -> list[Became]:
    """Return what the gate says of good projects: half of them with the last year revised as publishers do."""
    found = [through(good(seed) if seed % 2 else revised(good(seed))) for seed in seeds]
    return [made for made in found if made.what != MISSED]


def revised(made: Good) -> Good:
    """Let the newest period of the delivery before have been a little different, as provisional figures are."""
    assert made.before is not None
    for row in made.before:
        if row["measure"] == "uptake" and row["period"] == YEARS[-2]:
            row["value"] = round(float(str(row["value"])) + 0.1, 1)
    return made


def of_peers(found: Iterable[Tally]) -> list[Tally]:
    """Return the tallies of the sixteen that a peer's check was tried with."""
    names = {one.name for one in PEERS}
    return [one for one in found if one.name in names]
