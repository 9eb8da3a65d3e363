"""A small made-up project in memory for tests that publish: a framework, two measures, their series and standings."""

from dataclasses import dataclass, replace
from datetime import date

from pipeline.areas import Area, Areas
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.stand import When, stand
from pipeline.periods import parse
from pipeline.publish.open_data import DataTables
from pipeline.settings import Brand, ProjectFile

TODAY = date(2017, 11, 1)
AREAS = Areas(
    (
        Area("X1", "Northtown", "North", "town", (), ("X3",)),
        Area("X2", "Southtown", "South", "town", (), ("X3",)),
        Area("X3", "Bothtowns", "Both", "partnership", ("X1", "X2")),
    )
)
FRAMEWORK = Framework.model_validate(
    {
        "title": "A framework",
        "introduction": ["What we promise."],
        "citation": "A board, 2017",
        "first_year": "2016/17",
        "last_year": "2020/21",
        "headline_area": "X3",
        "levels": [
            {"key": key, "singular": key, "plural": f"{key}s"} for key in ("domain", "goal", "outcome", "indicator")
        ],
        "domains": [
            {
                "key": "care",
                "title": "Care",
                "parts": [
                    {
                        "key": "better_care",
                        "title": "Better care",
                        "parts": [
                            {
                                "key": "fewer_falls",
                                "title": "Fewer falls",
                                "parts": [{"key": "falls", "title": "Falls"}, {"key": "waits", "title": "Waits"}],
                            }
                        ],
                    }
                ],
            }
        ],
    }
)


@dataclass(frozen=True)
class SampleFile:
    """A file that figures came from."""

    source: str = "town_paper"
    title: str = "The town's paper"
    publisher: str = "The town"
    publication: str = "Paper 1"
    licence: str = "Open Government Licence v3.0"
    file: str = "town_paper/figures.csv"
    sha256: str = "0" * 64
    published_on: date | None = date(2017, 10, 2)
    received_on: date | None = date(2017, 10, 5)
    origin: str = "official"
    rows: int = 12


@dataclass(frozen=True)
class SampleDelivery:
    """A delivery of a source."""

    source: str = "town_paper"
    accepted: bool = True
    received_on: date | None = date(2017, 10, 5)
    problems: tuple[str, ...] = ()
    carried_forward: bool = False


def measure(order: int = 1, **other: object) -> Measure:
    """Return a valid measure; `other` replaces parts of its definition file."""
    plain = {
        "title": "Falls of people aged 65+",
        "plain_title": "Falls of older people",
        "question": "Are fewer older people falling?",
        "indicator": "falls",
        "order": order,
        "definition": "Emergency admissions after a fall.",
        "lifecycle": "pilot",
        "polarity": "lower",
        "unit": {"kind": "rate_per", "per": 100000, "decimals": 0, "noun": "admissions"},
        "frequency": "quarterly",
        "lag_days": 60,
        "areas": ["X3", "X1", "X2"],
        "comparator": "X2",
        "sources": [{"source": "town_paper", "method": {"kind": "published"}, "fit": "exact"}],
        "official_codes": ["NHSOF 1", "PHOF 2"],
        "owner": "The town",
        "author": "The town",
        "checker": "The town",
        "review": {"last": date(2017, 1, 1), "next": date(2018, 1, 1)},
    }
    return Measure.model_validate({**plain, **other})


def value(period: str, number: float | None, area: str = "X3", **other: object) -> Value:
    """Return a preferred figure of `falls`; `other` replaces its parts."""
    plain = Value("falls", area, parse(period), "town_paper", number, preferred=True, published_on=date(2017, 10, 2))
    return replace(plain, **other)  # type: ignore[arg-type]


def falls() -> PublishedSeries:
    """Return a series with a withheld, a missing and a doubted figure, limits, parts and an age band."""
    values = (
        value("2016/17 Q4", 2332.0, lower_95=2200.5, upper_95=2460.25, trace=("town_paper/figures.csv:2",)),
        value("2017/18 Q1", 2330.0, markers=frozenset("pq"), note='We doubt this, "it" says,\nand more'),
        value("2017/18 Q1", None, "X1", markers=frozenset("c"), note="Withheld, fewer than 5"),
        value("2017/18 Q1", None, "X2", markers=frozenset("x"), note="Lost in the scan"),
        value("2017/18 Q1", 12.345678901234567, breakdown="age", category="5-9", numerator=5.0, denominator=40501.0),
        value("2017-05", 0.00001, "X1"),
        value("2011/12", 0.1 + 0.2, "X1"),
    )
    return PublishedSeries("falls", tuple(sorted(values, key=lambda v: v.sort_key)))


def data_tables() -> DataTables:
    """Return a whole small input of the open data: two measures, one of them without any figure."""
    waits = measure(
        2,
        indicator="waits",
        plain_title="Waits",
        comparator=None,
        unit={"kind": "days", "decimals": 1},
        sources=[],
        no_data={"state": "never_collected", "reason": "Nobody counts this."},
    )
    measures = {"falls": measure(), "waits": waits}
    series = {"falls": falls(), "waits": PublishedSeries("waits")}
    when = When("latest", TODAY)
    standings = [stand(m, series[name], area, when) for name, m in measures.items() for area in m.areas]
    return DataTables(
        settings=ProjectFile(
            title="Outcomes of Bothtowns", site_url="https://outcomes.example.org/sub/", brand=Brand()
        ),
        framework=FRAMEWORK,
        areas=AREAS,
        measures=measures,
        series=series,
        standings=standings,
        as_of=TODAY,
        sources=(SampleFile(),),
        deliveries=(SampleDelivery(), SampleDelivery(accepted=False, problems=("figures.csv:3  value  a word",))),
        sentences={("falls", "all", "all", "X3", "latest"): "Fewer people fell."},
        queries={"falls": "select 1"},
    )
