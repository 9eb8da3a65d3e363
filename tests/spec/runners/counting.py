"""Examples of numbers alone: shares, rates, average stays, and what is held back."""

import re

from pipeline.compute.protect import safe_count, safe_parts
from pipeline.compute.statistics.dsr import ESP2013, Band, dsr
from pipeline.compute.statistics.intervals import Interval, rate, wilson
from pipeline.compute.statistics.truncated import truncated_mean
from pipeline.render.wording.numbers import fixed
from tests.spec.runners.cells import Row, number


def either(found: float | None, decimals: int, mark: str = "") -> str:
    return "none" if found is None else fixed(found, decimals) + mark


def between(found: Interval, mark: str = "") -> str:
    return "none" if found.limits is None else " to ".join(fixed(end, 1) + mark for end in found.limits)


def pair(cell: str) -> tuple[float, float]:
    part, whole = (float(half.replace(",", "")) for half in cell.split(" of "))
    return part, whole


def share(row: Row) -> Row:
    found = wilson(*pair(row["Counted"]), multiplier=100)
    return {"Share": either(found.value, 1, "%"), "Likely range": between(found, "%")}


def per_100_000(row: Row) -> Row:
    found = rate(number(row["Counted"]), number(row["People"]))
    return {"Rate": either(found.value, 1), "Likely range": between(found)}


def standardised(row: Row) -> Row:
    ages = {"Aged 65 to 69": "65-69", "Aged 90 and over": "90+"}
    cells = [(pair(row[head]), ESP2013[band]) for head, band in ages.items()]
    found = dsr([Band(count, people, weight) for (count, people), weight in cells])
    counts, people = zip(*(cell for cell, _ in cells), strict=True)
    value = either(found.value, 1)
    return {
        "Plain rate": either(rate(sum(counts), sum(people)).value, 1),
        "Rate as if ages were the same": "none: fewer than 10 in all" if value == "none" else value,
    }


def stays(row: Row) -> Row:
    found = truncated_mean([float(stay) for stay in re.findall(r"\d+", row["Stays in days"])])
    return {
        "How many": str(found.n),
        "Left out": str(found.k),
        "Average of the rest": either(found.interval.value, 2),
        "Average of all": either(found.untrimmed, 2),
    }


def count(row: Row) -> Row:
    rules = {"Before 13 September 2018": "hes_pre2018", "From that day on": "hes2018"}
    true = int(row["True number"])
    return {head: _shown(safe_count(true, rule)) for head, rule in rules.items()}


def parts(row: Row) -> Row:
    places = {head: int(cell) for head, cell in row.items() if head.endswith("place")}
    return {"We show": ", ".join(_shown(one) for one in safe_parts(places, "hes_pre2018").values())}


def _shown(found: int | None) -> str:
    return "[c]" if found is None else str(found)
