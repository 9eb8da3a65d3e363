"""Examples that stand a measure: change, trend, usual ups and downs, comparison, lateness, odd measures."""

from datetime import date
from typing import Any

from pydantic import ValidationError

from pipeline.compute.series import Value
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.stand import When, stand
from pipeline.periods import from_label, shift
from pipeline.render.wording import signal, status
from pipeline.render.wording.change import told_change
from tests.spec.runners.cells import POLARITY, Row, day, figure, figures, number, period
from tests.support.values import PLAIN, measure, series, value

SEEN_ON = date(2018, 10, 1)
ENGLAND = "E92000001"
UNTESTABLE = "We cannot test for a trend"
NOBODY_AGREED = "Nothing: nobody has agreed it"
REASON = "More reports can mean better reporting."
FIRST_MONTH = "2016-01"


def standing(values: list[Value], on: date = SEEN_ON, *, area: str = "W", **about: Any) -> Standing:
    return stand(measure(**about), series(*values), area, When("latest", on))


def wish(row: Row) -> dict[str, str]:
    polarity = POLARITY[row.get("What is better", "lower")]
    return {"polarity": polarity, **({"polarity_reason": REASON} if polarity == "no_judgement" else {})}


def breaks(start: str) -> dict[str, Any]:
    return {"breaks": [{"at": start, "reason": "A new form."}]} if start else {}


def beside(row: Row) -> Row:
    ours, theirs = number(row["Our figure"]), number(row["England"])
    ends = [number(end) for end in row["Likely range"].split(" to ")]
    low, high = ends if len(ends) == 2 else (None, None)
    other = value("2016/17", theirs, area=ENGLAND)
    unit = {"kind": "count", "decimals": 0} if "cases" in row["England"] else {"kind": "percent", "decimals": 1}
    told = standing(
        [value("2016/17", ours, lower_95=low, upper_95=high), other], **wish(row), comparator=ENGLAND, unit=unit
    )
    return {"We say": status.against(told.against_comparator, "England").words}


def change(row: Row) -> Row:
    values = figures(row)
    about = breaks(max(v.period for v in values).label if row.get("In between") else "")
    found = told_change(standing(values, **wish(row), **about))
    return {"We say": status.direction(found.direction, found.change, tested=found.tested).words}


def trend(row: Row) -> Row:
    start = period(row.get("New way of counting from", ""))
    told = standing(figures(row), **wish(row), **breaks(start.label if start else ""))
    return {"We say": _trend(told)}


def _trend(told: Standing) -> str:
    found = signal.variation(told)
    if found:
        return found.words
    return UNTESTABLE if told.trend == "cannot_be_calculated" else "none"


def process(row: Row) -> Row:
    first = from_label(FIRST_MONTH)
    months = [figure(shift(first, n), cell) for n, cell in enumerate(row["Figures"].split())]
    start = period(row.get("New way of counting from", ""))
    target = row.get("Target", "")
    kind = "proposed" if "proposed" in target else "national_standard"
    targets = [{"kind": "standard", "value": number(target), "status": kind}] if target else []
    about = {"frequency": "monthly", "targets": targets, **breaks(start.label if start else "")}
    told = standing([one for one in months if one], **wish(row), **about)
    variation, assurance = signal.variation(told), signal.assurance(told)
    return {
        "We say about the last one": variation.words if variation else "Too few figures to tell",
        "We say about the target": assurance.words if assurance else NOBODY_AGREED,
    }


def late(row: Row) -> Row:
    when = period(row["Latest figure"])
    held = figure(from_label("2017/18 Q1"), row["Latest figure"]) if when is None else None
    values = [value(when.label, 10.0)] if when else [held] if held else []
    told = standing(values, day(row["Today"]), lag_days=int(row["Days it takes"]))
    return {"We say": status.state(told.state).words}


def whole(row: Row) -> Row:
    """A measure with an agreed target and hardly a figure."""
    agreed = {"kind": "level", "value": 8, "by": "2020/21", "status": "agreed", "agreed_by": "The Board"}
    told = standing(figures(row), date(2017, 7, 1), targets=[{**agreed, "agreed_on": date(2017, 6, 6)}])
    found = told_change(told)
    return {
        "Is there a figure?": status.state(told.state).words,
        "Has it changed?": status.direction(found.direction, found.change, tested=found.tested).words,
        "Is there a trend?": _trend(told),
        "Plan": status.rating(told.rating).words,
    }


def refused(row: Row) -> Row:
    cell, _, reason = row["What is better"].partition(", ")
    told = {} if cell == "not said" else {"polarity": POLARITY.get(cell, cell)}
    told |= {"polarity_reason": REASON} if reason else {}
    try:
        type(measure()).model_validate({**{k: v for k, v in PLAIN.items() if k != "polarity"}, **told})
    except ValidationError:
        return {"What happens": "sent back"}
    return {"What happens": "taken"}
