"""The tables of sources, revisions, corrections and deliveries filled, each in a fixed order."""

from collections import Counter
from collections.abc import Iterator

from pipeline.catalogue.methods import DERIVED
from pipeline.publish.open_data.inputs import DataTables, Figure
from pipeline.publish.open_data.model import Cell, Table, fill
from pipeline.publish.open_data.record_columns import (
    corrections_spec,
    deliveries_spec,
    revisions_spec,
    sources_spec,
)

FACTS = ("source", "file", "title", "publisher", "publication", "licence", "origin", "rows", "sha256")


def record_tables(given: DataTables) -> tuple[Table, ...]:
    """Return the tables of sources, revisions, corrections and deliveries."""
    return (
        fill(sources_spec(), _sources(given)),
        fill(revisions_spec(), _revisions(given)),
        fill(corrections_spec(), _corrections(given)),
        fill(deliveries_spec(), _deliveries(given)),
    )


def _sources(given: DataTables) -> Iterator[dict[str, Cell]]:
    for one in sorted(given.sources, key=lambda one: (one.source, one.file)):
        yield {name: getattr(one, name) for name in (*FACTS, "received_on", "published_on")}
    if any(value.source == DERIVED for series in given.series.values() for value in series.values):
        yield {
            "source": DERIVED,
            "file": "none",
            "title": f"Worked out from other {given.framework.measure_words[1]}",
            "publisher": given.settings.brand.name,
            "publication": given.settings.title,
            "licence": given.settings.licence.title,
            "origin": "official",
            "rows": None,
            "sha256": "",
            "received_on": None,
            "published_on": None,
        }


def _deliveries(given: DataTables) -> Iterator[dict[str, Cell]]:
    numbers: Counter[str] = Counter()
    for one in sorted(given.deliveries, key=lambda one: one.source):
        numbers[one.source] += 1
        yield {
            "source": one.source,
            "delivery": numbers[one.source],
            "received_on": one.received_on,
            "accepted": one.accepted,
            "carried_forward": one.carried_forward,
            "problems": " | ".join(one.problems),
        }


def _figure(figure: Figure) -> dict[str, Cell]:
    names = ("measure", "breakdown", "category", "area", "statistic")
    return {**{name: getattr(figure, name) for name in names}, "period": figure.period.label}


def _revisions(given: DataTables) -> Iterator[dict[str, Cell]]:
    for one in given.revisions:
        yield {
            **_figure(one.figure),
            "edition": one.edition,
            "value_before": one.before,
            "value_after": one.after,
            "kind": one.kind,
            "reason": one.reason,
            "revised_on": one.revised_on,
        }


def _corrections(given: DataTables) -> Iterator[dict[str, Cell]]:
    for number, one in enumerate(given.corrections, start=1):
        yield {
            **_figure(one.figure),
            "correction": number,
            "edition": one.edition,
            "value_before": one.before,
            "value_after": one.after,
            "reason": one.reason,
            "corrected_on": one.corrected_on,
        }
