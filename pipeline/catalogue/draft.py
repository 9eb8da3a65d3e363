"""The draft of a measure's definition file: what an analyst said, in the model's order, and marks for the rest.

Asking and writing files belong to the command; whether the finished file is right is `check`'s work.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.errors import listed as all_of
from pipeline.errors import nearest
from pipeline.strict_yaml.writing import block, flow

SCHEMA = "# yaml-language-server: $schema=../measure.schema.json"
TODO = "TODO: "
DECIMALS = {
    "percent": 1,
    "count": 0,
    "days": 1,
    "rate_per": 1,
    "score": 1,
    "index": 1,
    "ratio": 2,
    "money": 0,
    "points": 1,
}
FLOWING = ("unit", "areas", "review", "method")
LEFT = {
    "plain_title": "the name for the public, in words that a child of eleven knows",
    "question": "what the reader wants to know, such as: Are fewer older people being hurt in falls?",
    "definition": "what is counted, of whom, in a sentence or two",
    "owner": "who answers for the figure",
    "author": "who wrote this definition",
    "checker": "who checked it, someone else than the author",
    "lag_days": "days from the end of a period until its figure is due, such as 60",
    "polarity_reason": "why no direction is better",
    "last": "the day that somebody checked it, such as 2026-01-05",
    "difference": "how this source differs from the definition, in words",
}
LEFT_OUT = ("owner", "checker", "lag_days", "frequency", "areas", "comparator")
"""What a draft leaves out where `defaults.yaml` says it and no answer does. When it was looked at is its own, and
so is its author: the defaults name who wrote the measures that were there before.
"""
LISTED = ("areas", "periods")
WHOLE = ("lag_days", "decimals", "per", "order", "drop_top")
METHOD = (
    "table",
    "value",
    "where",
    "numerator",
    "denominator",
    "population",
    "drop_top",
    "cohort",
    "date",
    "area",
    "periods",
)


PLACES = {
    "indicator": "a key of measures/framework.yaml",
    "area": "a code of measures/areas.csv",
    "source": "a folder of data_raw",
}
"""Where the names are that an answer may be."""


@dataclass(frozen=True)
class Known:
    """The names that an answer may be: each indicator with its domain, areas, sources, the ids that are taken."""

    indicators: Mapping[str, str]
    areas: Sequence[str]
    sources: Sequence[str]
    taken: Sequence[str]
    next_order: int


def answer_faults(answers: Mapping[str, str], known: Known) -> list[str]:
    """Return what is wrong with the names among the answers, each with the nearest one that there is."""
    faults = _unknown("indicator", [answers.get("indicator", "")], known.indicators)
    faults += _unknown("area", [*listed(answers.get("areas", "")), answers.get("comparator", "")], known.areas)
    faults += _unknown("source", [answers.get("source", ""), answers.get("population", "")], known.sources)
    domain, wanted = known.indicators.get(answers.get("indicator", "")), answers.get("domain", "")
    if domain and wanted and wanted != domain:
        faults.append(f"the indicator '{answers['indicator']}' belongs to the domain '{domain}', not to '{wanted}'")
    if answers.get("id", "") in known.taken:
        faults.append(f"there is a measure '{answers['id']}' already, and it is not written over")
    return faults


def _unknown(noun: str, names: Iterable[str], known: Iterable[str]) -> list[str]:
    there = list(known)
    told = f"{PLACES[noun]}{all_of(there)}"
    return [
        f"there is no {noun} '{name}'{nearest(name, there)}; {told}" for name in names if name and name not in there
    ]


def listed(text: str) -> list[str]:
    """Part an answer that may hold several names."""
    return [part for part in text.replace(";", ",").replace(" ", ",").split(",") if part]


def draft_text(answers: Mapping[str, str], known: Known, dates: tuple[date, date], said: Collection[str] = ()) -> str:
    """Return the text of the file. `dates`: of the last and the next review; `said`: keys that have a default."""
    lines, unasked = [SCHEMA], {key for key in LEFT_OUT if key in said and not answers.get(key)}
    for key, value in _values(answers, known, dates).items():
        if key in unasked:
            continue
        lines += [f"{key}: {flow(value)}"] if key in FLOWING else block({key: value})
    return "\n".join([*lines, ""])


def _values(answers: Mapping[str, str], known: Known, dates: tuple[date, date]) -> dict[str, Any]:
    given = {key: text for key, text in answers.items() if text}
    left = {key: TODO + asked for key, asked in LEFT.items()}
    values: dict[str, Any] = {"title": given["title"]}
    values |= {key: given.get(key, left[key]) for key in ("plain_title", "question")}
    values |= {"indicator": given["indicator"], "order": int(given.get("order", known.next_order))}
    values |= {
        "definition": given.get("definition", left["definition"]),
        "lifecycle": given.get("lifecycle", "proposed"),
    }
    values["polarity"] = given["polarity"]
    if given["polarity"] == "no_judgement":
        values["polarity_reason"] = given.get("polarity_reason", left["polarity_reason"])
    lag = given.get("lag_days", "")
    values |= {
        "unit": _unit(given),
        "frequency": given.get("frequency", ""),
        "lag_days": int(lag) if lag else left["lag_days"],
    }
    values["areas"] = listed(given.get("areas", ""))
    values |= {"comparator": given["comparator"]} if "comparator" in given else {}
    values |= {"sources": [_source(given)]} if "source" in given else {"no_data": NO_DATA}
    values |= {key: given.get(key, left[key]) for key in ("owner", "author", "checker")}
    # Without a checker nobody has looked at it yet.
    return {**values, "review": {"last": dates[0] if "checker" in given else left["last"], "next": dates[1]}}


NO_DATA = {
    "state": "awaiting",
    "reason": f"{TODO}why there is no figure yet, for readers",
    "needs": f"{TODO}what would bring one, and who could give it",
}


def _unit(given: Mapping[str, str]) -> dict[str, Any]:
    unit: dict[str, Any] = {
        "kind": given["unit"],
        "decimals": int(given.get("decimals", DECIMALS.get(given["unit"], 1))),
    }
    unit |= {"per": int(given.get("per", 100_000))} if given["unit"] == "rate_per" else {}
    return {**unit, **({"noun": given["noun"]} if "noun" in given else {})}


def _source(given: Mapping[str, str]) -> dict[str, Any]:
    method: dict[str, Any] = {"kind": given.get("method", "published")}
    for key in METHOD:
        answer = given.get("area_column" if key == "area" else key)
        if answer:
            method[key] = listed(answer) if key in LISTED else int(answer) if key in WHOLE else answer
    fit = given.get("fit", "exact")
    made = {"source": given["source"], "fit": fit, "method": method}
    return made if fit == "exact" else {**made, "difference": given.get("difference", TODO + LEFT["difference"])}
