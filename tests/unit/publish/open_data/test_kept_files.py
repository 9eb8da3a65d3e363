"""Files of data that are kept are those that would be made; only what a change touches is made again."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from pipeline import digests
from pipeline.areas import Areas
from pipeline.catalogue.tags import Tag
from pipeline.compute.series import PublishedSeries
from pipeline.periods import parse
from pipeline.publish.open_data import Correction, DataTables, Figure, Revision, files, open_data_files, parts
from pipeline.publish.open_data.measure_csv import measure_csv
from pipeline.publish.open_data.measure_json import measure_json
from pipeline.publish.open_data.parts import NO_MEASURE, NO_OTHERS
from tests.support.series_samples import SampleDelivery, SampleFile, data_tables, value

FIGURE = Figure("falls", "X3", parse("2016/17 Q4"))


class Store:
    """Keeps files in memory and counts."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.made = self.found = 0

    def get(self, key: str) -> bytes | None:
        self.found += key in self.files
        return self.files.get(key)

    def put(self, key: str, content: bytes) -> None:
        self.made += 1
        self.files[key] = content


@pytest.fixture(scope="module")
def store() -> Store:
    """What was kept of the first build, which each change builds upon."""
    made = Store()
    open_data_files(data_tables(), made)
    return made


def measures(**other: object) -> dict[str, Any]:
    given = data_tables().measures
    return {"measures": {**given, "falls": given["falls"].model_copy(update=other)}}


def figures(**other: object) -> dict[str, Any]:
    given = data_tables().series
    first, *rest = given["falls"].values
    return {"series": {**given, "falls": PublishedSeries("falls", (replace(first, **other), *rest))}}


def settings(**other: object) -> dict[str, Any]:
    return {"settings": data_tables().settings.model_copy(update=other)}


GIVEN = data_tables()
CHANGES: dict[str, dict[str, Any]] = {
    "a question": measures(question="Do fewer fall?"),
    "a unit": measures(unit=GIVEN.measures["falls"].unit.model_copy(update={"noun": "tumbles"})),
    "a figure": figures(value=7.0),
    "a limit": figures(lower_95=1.0),
    "a note": figures(note="Counted twice."),
    "a mark": figures(markers=frozenset("p")),
    "rows behind a figure": figures(trace=("returns/figures.csv:99",)),
    "no figures": {"series": {"falls": PublishedSeries("falls"), "waits": GIVEN.series["waits"]}},
    "figures of the other": {
        "series": {**GIVEN.series, "waits": PublishedSeries("waits", (value("2016/17", 3.0, measure="waits"),))}
    },
    "a standing": {"standings": [replace(one, rule="Because.") for one in GIVEN.standings]},
    "no standings": {"standings": []},
    "a sentence": {"sentences": {("falls", "all", "all", "X3", "latest"): "More people fell."}},
    "no sentence": {"sentences": {}},
    "a query": {"queries": {"falls": "select 2"}},
    "a title": settings(title="Others"),
    "a status": settings(site_status="live"),
    "an address": settings(site_url="https://outcomes.example.org/"),
    "an area's name": {"areas": Areas(tuple(replace(one, name=f"New {one.name}") for one in GIVEN.areas.all))},
    "the day": {"as_of": date(2018, 3, 1)},
    "the framework": {"framework": GIVEN.framework.model_copy(update={"title": "Another"})},
    "a file": {"sources": (replace(SampleFile(), sha256="0" * 64),)},
    "no file": {"sources": ()},
    "a delivery": {"deliveries": (SampleDelivery(),)},
    "a revision": {"revisions": (Revision("2017-18-q1", FIGURE, 1.0, 2.0, "scheduled", "Final"),)},
    "a correction": {"corrections": (Correction("2017-18-q1", FIGURE, 1.0, 2.0, "A slip", date(2017, 11, 1)),)},
    "the edition": {"latest": "2017-18-q1"},
    "a subject": {"tags": {"young": Tag(title="Young people")}},
    "the order": {"measures": dict(reversed(GIVEN.measures.items()))},
}


@pytest.mark.parametrize("what", CHANGES)
def test_files_after_a_change_are_those_made_from_nothing(what: str, store: Store) -> None:
    now = replace(data_tables(), **CHANGES[what])
    assert open_data_files(now, store) == open_data_files(now)


def test_every_part_of_the_input_is_in_some_key() -> None:
    shared = {"settings", "framework", "areas", "as_of", "sources", "latest"}
    assert {*NO_OTHERS, *NO_MEASURE, *shared} == {one.name for one in fields(DataTables)}


def test_only_what_a_change_touches_is_made_again() -> None:
    store = Store()
    first = open_data_files(data_tables(), store)
    assert (store.made, store.found) == (4, 0)  # all tables, the spreadsheet of them, a measure, the other
    assert open_data_files(data_tables(), store) == first
    assert (store.made, store.found) == (4, 3)
    open_data_files(replace(data_tables(), sentences={}), store)  # tables, spreadsheet and one measure
    assert (store.made, store.found) == (7, 4)
    open_data_files(replace(data_tables(), queries={}), store)  # tables and one measure: a query is in no spreadsheet
    assert (store.made, store.found) == (9, 6)


@pytest.mark.parametrize("what", ["engine_digest", "version"])
def test_other_code_and_other_libraries_make_all_again(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    open_data_files(data_tables(), store)
    for module in (digests, files, parts):
        monkeypatch.setattr(module, what, lambda *_: "another", raising=False)
    open_data_files(data_tables(), store)
    assert (store.made, store.found) == ((8, 0) if what == "engine_digest" else (6, 2))


def test_the_part_of_a_measure_is_all_that_its_files_tell_of() -> None:
    whole = open_data_files(GIVEN)
    for name in GIVEN.measures:
        assert whole[f"measures/{name}.csv"] == measure_csv(GIVEN, name)
        assert whole[f"measures/{name}.json"] == measure_json(GIVEN, name)
