"""Examples of targets, plans and parts of a year."""

from datetime import date
from typing import Any

from pipeline.catalogue.measure import Unit
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.to_date import Total, rolling_four_quarters, year_to_date
from pipeline.periods import from_label
from pipeline.render.wording import status
from tests.spec.runners.cells import Row, day, figure, figures, number, period
from tests.spec.runners.standing import standing
from tests.support.values import value

BASE = from_label("2016/17")
AGREED = {
    "kind": "level",
    "value": 8,
    "by": "2020/21",
    "status": "agreed",
    "agreed_by": "The Board",
    "agreed_on": date(2017, 6, 6),
}
LINE: dict[str, Any] = {
    "polarity": "lower",
    "baseline": {"period": BASE.label, "basis": "the first year"},
    "trajectory": {"kind": "linear"},
}


def shown(planned: float | None) -> str:
    return "none" if planned is None else f"{planned:g}"


def from_ten(figure_now: str, target: dict[str, Any], start: str = "10", **about: Any) -> Standing:
    """From a start in 2016 to 2017; the figure is that for 2017 to 2018."""
    cells = [(BASE, start), (from_label("2017/18"), figure_now)]
    values = [figure(when, cell) or value(when.label, None) for when, cell in cells]
    return standing(values, **{**LINE, "targets": [target], **about})


def told(one: Standing) -> Row:
    return {"Plan for 2017 to 2018": shown(one.planned), "We say": status.rating(one.rating).words}


def plan(row: Row) -> Row:
    amount, _, kind = row["The target is"].partition(", ")
    target: dict[str, Any] = {**AGREED, "value": float(amount), "status": kind.replace(" ", "_")}
    if kind == "national standard":
        target = {"kind": "standard", "value": float(amount), "status": "national_standard"}
    near = number(row["Near enough is within"])
    if near is not None:
        target["tolerance"] = {"value": near, "reason": "One case more or less."}
    now = row["Figure for 2017 to 2018"]
    return told(_without_figure(target) if number(now) is None else from_ten(now, target))


def _without_figure(target: dict[str, Any]) -> Standing:
    return standing([], **{**LINE, "targets": [target]})


def due(row: Row) -> Row:
    when = period(row["Time"])
    now = figure(when, row["Figure"]) if when else None
    assert now is not None
    found = standing([now], polarity="lower", targets=[AGREED])
    return {"Plan": shown(found.planned), "We say": status.rating(found.rating).words}


def whose(row: Row) -> Row:
    amount, _, kind = row["The target is"].partition(", ")
    target = {**AGREED, "value": float(amount), "by": "2017/18", "status": kind.replace(" ", "_")}
    places = {"W": "For the whole, we say", "A1": "For the part, we say"}
    cells = {"W": row["Figure for the whole"], "A1": row["Figure for a part"]}
    values = [value("2017/18", number(cell), area=area) for area, cell in cells.items()]
    found = {area: standing(values, area=area, polarity="lower", targets=[target]) for area in places}
    return {head: status.rating(found[area].rating).words for area, head in places.items()}


def season(row: Row) -> Row:
    share = number(row["Share of the year from April to June"])
    path: dict[str, Any] = {"kind": "linear"}
    if share is not None:
        rest = 1 - share / 100
        path["seasonal_profile"] = [share / 100, rest * 0.25, rest * 0.3, rest * 0.45]
    about = {
        **LINE,
        "unit": {"kind": "count", "decimals": 0},
        "trajectory": path,
        "targets": [{**AGREED, "value": 800}],
    }
    now = figure(from_label("2017/18 Q1"), row["Figure for April to June 2017"])
    assert now is not None
    found = standing([value(BASE.label, 1000), now], **about)
    return {"Plan for April to June 2017": shown(found.planned), "We say": status.rating(found.rating).words}


def amended(row: Row) -> Row:
    first = {**AGREED, "value": float(row["First target"])}
    later = {**AGREED, "value": float(row["Changed to"]), "valid_from": day(row["From"])}
    found = standing([value(BASE.label, 10), value("2017/18", 9)], **{**LINE, "targets": [first, later]})
    return {"Plan for 2017 to 2018": shown(found.planned)}


def plan_from(row: Row) -> Row:
    target = {**AGREED, "kind": "change", "value": -20, "by": "2017/18"}
    return told(from_ten(row["Figure for 2017 to 2018"], target, row["Start, 2016 to 2017"]))


def plan_to(row: Row) -> Row:
    by = period(row["To be met by"])
    assert by is not None
    target = {**AGREED, "value": float(row["Target"].split(",")[0]), "by": by.label}
    return told(from_ten(row["Figure for 2017 to 2018"], target))


def so_far(row: Row) -> Row:
    values = figures(row)
    share = any("of" in cell or "%" in cell for cell in row.values())
    unit = Unit(kind="percent", decimals=1) if share else Unit(kind="count", decimals=0)
    last = from_label("2017/18 Q2")
    found = {
        "This year so far": year_to_date(values, unit, last),
        "Last four quarters": rolling_four_quarters(values, unit, last),
    }
    return {name: _total(total, share=share) for name, total in found.items()}


def so_far_rate(row: Row) -> Row:
    unit = Unit(kind="rate_per", decimals=1, per=100_000)
    found = rolling_four_quarters(figures(row), unit, from_label("2017/18 Q1"), "people")
    return {"Last four quarters": "none" if found is None else f"{found.value:.1f} per 100,000"}


def _total(total: Total | None, *, share: bool) -> str:
    return "none" if total is None else f"{total.value:.1f}%" if share else f"{total.value:g}"
