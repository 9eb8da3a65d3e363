"""The published tables filled from what was computed: all of them, in the order in which they are listed.

Nothing is worked out here but the words of a measure's data state, which come from the standing's own rule.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.statistics import unit_of
from pipeline.compute.series import INSTEAD_OF_A_FIGURE, PublishedSeries, Value
from pipeline.compute.standing.result import DataState, Standing
from pipeline.compute.standing.stand import latest_of
from pipeline.compute.standing.state import data_state
from pipeline.publish.open_data.inputs import DataTables, page_address
from pipeline.publish.open_data.measure_columns import areas_spec, measures_spec
from pipeline.publish.open_data.model import SEPARATOR, Cell, Table, fill
from pipeline.publish.open_data.record_rows import record_tables
from pipeline.publish.open_data.standing_rows import standing_table
from pipeline.publish.open_data.units import unit_code, unit_codes
from pipeline.publish.open_data.value_columns import KEY, values_spec

NUMBERS = ("value", "lower_95", "upper_95", "numerator", "denominator")


def all_tables(given: DataTables) -> tuple[Table, ...]:
    """Return every published table: measures, values, standing, areas, sources, revisions, corrections, deliveries."""
    units = unit_codes(measure.unit for measure in given.measures.values())
    return (
        fill(measures_spec(given.framework, units, given.tags), _measures(given)),
        fill(values_spec(units), _values(given)),
        standing_table(given),
        fill(areas_spec(), _areas(given)),
        *record_tables(given),
    )


def published(given: DataTables, measure: str) -> tuple[Value, ...]:
    """Return the published values of a measure in reading order; none where there is no series."""
    return tuple(value for value, _ in published_rows(given, measure))


def published_rows(given: DataTables, measure: str) -> tuple[tuple[Value, Mapping[str, Cell]], ...]:
    """Return the same values, each with its row in the published table; worked out once."""
    if measure not in given.written:
        given.written[measure] = tuple((value, value_record(given, value)) for value in _published(given, measure))
    return given.written[measure]


def _published(given: DataTables, measure: str) -> tuple[Value, ...]:
    series = given.series.get(measure)
    if series is None:
        return ()
    assert isinstance(series, PublishedSeries), f"{measure}: not through the disclosure door"
    for value in series.values:
        assert not value.markers & INSTEAD_OF_A_FIGURE or value.value is None, (
            f"{measure}: a figure marked as not shown"
        )
    return tuple(sorted(series.values, key=lambda value: value.sort_key))


def headline(given: DataTables, measure: str) -> Standing | None:
    """Return the latest standing of a measure in its headline area."""
    area = given.measures[measure].areas[0]
    for one in given.standings_of.get(measure, ()):
        if (one.area, one.edition, one.breakdown) == (area, given.latest, "all"):
            return one
    return None


def state_of(given: DataTables, measure: str) -> tuple[DataState, str]:
    """Return whether a measure has a figure for its headline area, and the reason in words."""
    area = given.measures[measure].areas[0]
    own = [v for v in published(given, measure) if v.area == area and v.breakdown == "all"]
    own = [v for v in own if v.preferred and v.statistic == "value"]
    state, reason = data_state(given.measures[measure], latest_of(own) or (own[-1] if own else None), given.as_of)
    standing = headline(given, measure)
    return (standing.state if standing else state), reason


def value_record(given: DataTables, value: Value) -> dict[str, Cell]:
    """Return a value by the columns of the published table."""
    return {
        **dict(zip(KEY, value.key, strict=True)),
        **{name: getattr(value, name) for name in NUMBERS},
        "area_name": given.areas.get(value.area).name,
        "period_start": value.period.start,
        "period_end": value.period.end,
        "unit": unit_code(unit_of(given.measures[value.measure].unit, value.statistic)),
        "markers": SEPARATOR.join(sorted(value.markers)),
        **{name: getattr(value, name) for name in ("preferred", "origin", "fit", "published_on", "note")},
        "difference": _difference(given.measures[value.measure], value),
    }


def _difference(measure: Measure, value: Value) -> str:
    """Say how a figure that is only close to the measure, or beside it, differs from it; empty for an exact one."""
    entries = (one for one in measure.sources if (one.source, one.fit) == (value.source, value.fit))
    return next((one.difference for one in entries if value.fit != "exact" and one.difference), "")


def _values(given: DataTables) -> Iterator[Mapping[str, Cell]]:
    for measure in given.measures:
        yield from (row for _, row in published_rows(given, measure))


def _measures(given: DataTables) -> Iterator[dict[str, Cell]]:
    paths = given.framework.path_to()
    for name, measure in given.measures.items():
        state, reason = state_of(given, name)
        places = zip(given.framework.levels, paths[measure.indicator], strict=True)
        told = ("title", "plain_title", "question", "lifecycle", "polarity", "frequency", "owner")
        yield {
            "measure": name,
            **{field: getattr(measure, field) for field in told},
            **{level.key: part.key for level, part in places},
            "data_state": state,
            "reason": reason,
            "unit": unit_code(measure.unit),
            "official_codes": SEPARATOR.join(measure.official_codes),
            "tags": SEPARATOR.join(measure.tags),
            "review_next": measure.review.next,
            "page": page_address(given.settings, name),
        }


def _areas(given: DataTables) -> Iterator[dict[str, Cell]]:
    for area in given.areas.all:
        yield {
            "area": area.code,
            "name": area.name,
            "short_name": area.short_name,
            "kind": area.kind,
            "members": SEPARATOR.join(area.members),
            "part_of": SEPARATOR.join(area.part_of),
        }
