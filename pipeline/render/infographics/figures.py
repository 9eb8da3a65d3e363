"""One measure as a big number with its comparison, or as an entry in a list. Which measures these are is chosen before.

All figures come from the published series and the standing; every sentence comes from `wording`.
"""

from collections.abc import Sequence

from pipeline.catalogue.framework import Path
from pipeline.catalogue.measure import Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.result import Standing
from pipeline.render.infographics.choosing import Candidate
from pipeline.render.infographics.sheet import Bar, Entry, Line, Number, Spark
from pipeline.render.infographics.words import change_told, cut, way_of, way_wanted
from pipeline.render.pages.context import Context, area_name
from pipeline.render.pages.home import tone
from pipeline.render.pages.icons import icon
from pipeline.render.pages.summary import Known, headline, told_of
from pipeline.render.wording.change import change_sentence, told_change
from pipeline.render.wording.markers import marks
from pipeline.render.wording.numbers import bare, figure, words_after
from pipeline.render.wording.sentences import against_sentence, beside_the_figure

FEWEST_FOR_SPARK, MOST_IN_SPARK = 4, 24
TITLE, NAME = 90, 60


def known_of(context: Context, id_: str) -> Known:
    """Return what is known of a measure."""
    return Known(
        id_,
        context.site.measures[id_],
        context.series.get(id_),
        context.standings.get(id_),
        context.yearly.get(id_),
    )


def candidates(context: Context) -> tuple[Candidate, ...]:
    """Return every measure that has a standing, as one that may lead."""
    ranks = {id(domain): number for number, domain in enumerate(context.domains)}
    found = []
    for rank, (id_, summary) in enumerate(context.summaries.items()):
        known = known_of(context, id_)
        told = told_of(known)[0] or known.standing
        if told is None or not summary.has_figure:
            continue
        value = value_at(known, told)
        found.append(
            Candidate(
                id_,
                ranks[id(context.domain_of(id_))],
                rank,
                told,
                official=value is not None and value.origin == "official",
                sensitive=summary.sensitive,
                doubted=value is not None and "q" in value.markers,
                counted=summary.lifecycle in ("pilot", "developmental"),
            )
        )
    return tuple(found)


def value_at(known: Known, told: Standing) -> Value | None:
    """Return the published value that a standing is about."""
    if known.series is None:
        return None
    values = known.series.of(told.area)
    return next((v for v in values if v.period == told.period and v.value == told.value), None)


def number_of(candidate: Candidate, context: Context, *, drawn: bool = True) -> Number:
    """Return a measure as a big number; `drawn` says whether a small picture stands beside it."""
    known, told = known_of(context, candidate.id), candidate.told
    measure, unit = known.measure, known.measure.unit
    assert told.value is not None
    assert told.period is not None
    domain = context.domain_of(candidate.id)
    arrow, way = way_of(candidate.change, unit)
    value = value_at(known, told)
    spark = spark_of(known, told) if drawn else None
    bars = bars_of(told, unit, context) if drawn and spark is None else ()
    return Number(
        tone=tone(candidate.domain + 1),
        icon=icon(nearest_icon(context.places[candidate.id])),
        domain=domain.name,
        number=bare(told.value, unit),
        unit=_joined(words_after(unit, one=bare(told.value, unit) == "1"), marks(value.markers) if value else ""),
        title=cut(measure.plain_title, TITLE),
        when=f"{told.period.public}, {cut(area_name(context.site, told.area), NAME)}",
        arrow=arrow,
        way=way,
        change=_sentences(context, known, told, bars),
        wish=way_wanted(measure.polarity),
        later=_later(known, told),
        bars=bars,
        spark=spark,
    )


def nearest_icon(path: Path) -> str | None:
    """Return the icon of the part of the framework that is nearest to a measure and has one."""
    return next((part.icon for part in reversed(path) if part.icon), None)


def line_of(candidate: Candidate, context: Context) -> Line:
    """Return a measure as one small line."""
    known, told = known_of(context, candidate.id), candidate.told
    assert told.value is not None
    assert told.period is not None
    value = value_at(known, told)
    shown = _joined(figure(told.value, known.measure.unit), marks(value.markers) if value else "")
    when = f"{told.period.public}, {cut(area_name(context.site, told.area), NAME)}"
    change = told_change(told)
    said = change_told(known.measure, told, before=True) if change.period else ""
    several = (said, *beside_the_figure(known.measure, told), way_wanted(known.measure.polarity))
    return Line(
        shown,
        cut(known.measure.plain_title, TITLE),
        when,
        _joined(*several),
    )


def entry_of(candidate: Candidate, context: Context) -> Entry:
    """Return a measure as a line in the list of what got better or worse."""
    measure, told = context.site.measures[candidate.id], candidate.told
    arrow, way = way_of(candidate.change, measure.unit)
    assert told.value is not None
    assert told.period is not None
    now = f"{figure(told.value, measure.unit)}, {told.period.public}."
    told_words = f"{now} {change_sentence(measure, told)}"
    return Entry(tone(candidate.domain + 1), arrow, way, cut(measure.plain_title, TITLE), told_words)


def bars_of(told: Standing, unit: Unit, context: Context) -> tuple[Bar, ...]:
    """Return the figure beside the one before and the one elsewhere, from zero; none where there is only one."""
    change = told_change(told)
    assert told.value is not None
    assert told.period is not None
    rows: list[tuple[str, float, bool]] = []
    if change.value is not None and change.period is not None and change.direction != "not_comparable":
        rows.append((change.period.public, change.value, False))
    rows.append((told.period.public, told.value, True))
    if told.comparator and told.comparator_value is not None:
        rows.append((cut(area_name(context.site, told.comparator), NAME // 2), told.comparator_value, False))
    longest = max(value for _, value, _ in rows)
    if len(rows) < 2 or longest <= 0 or min(value for _, value, _ in rows) < 0:
        return ()
    return tuple(Bar(label, bare(value, unit), round(value / longest, 4), now) for label, value, now in rows)


def spark_of(known: Known, told: Standing) -> Spark | None:
    """Return the line of all figures of the same kind up to the one told; None where there are too few."""
    if known.series is None or told.period is None:
        return None
    values = [
        v
        for v in known.series.of(told.area)
        if v.period.kind == told.period.kind and not told.period < v.period and v.value is not None and v.fit == "exact"
    ][-MOST_IN_SPARK:]
    if len(values) < FEWEST_FOR_SPARK:
        return None
    first, last = values[0], values[-1]
    unit = known.measure.unit
    return Spark(_points(values), _end(first, unit), _end(last, unit))


def shown_with(known: Known, told: Standing) -> list[Value]:
    """Return the published figures that a sheet may show of a measure: the one told first, then those beside it.

    An earlier one, the ends of the line and the other place may come from other publications than the one told.
    """
    value, change, spark = value_at(known, told), told_change(told), spark_of(known, told)
    if known.series is None or value is None:
        return []
    ends = {end.rpartition(": ")[0] for end in (spark.first, spark.last)} if spark else set()
    own = known.series.of(told.area)
    there = known.series.of(told.comparator) if told.comparator else ()
    beside = [v for v in own if v.period == change.period or v.period.public in ends]
    return [value, *(v for v in (*beside, headline(known)) if v), *(v for v in there if v.period == told.period)]


def _points(values: Sequence[Value]) -> tuple[tuple[float, float], ...]:
    """Place the points by time from left to right and by size from below, each between 0 and 1."""
    days = [v.period.end.toordinal() for v in values]
    sizes = [v.value for v in values if v.value is not None]
    low, high, first, last = min(sizes), max(sizes), days[0], days[-1]
    return tuple(
        (round((day - first) / (last - first or 1), 4), round((size - low) / (high - low), 4) if high > low else 0.5)
        for day, size in zip(days, sizes, strict=True)
    )


def _end(value: Value, unit: Unit) -> str:
    assert value.value is not None
    return f"{value.period.public}: {bare(value.value, unit)}"


def _sentences(context: Context, known: Known, told: Standing, bars: Sequence[Bar]) -> str:
    """Say what the bars do not: the change, the other place, and what must stand right beside the figure."""
    change = told_change(told)
    same = change.direction == "no_clear_change" and not change.tested
    elsewhere = against_sentence(known.measure, told, context.site.areas)
    several = [
        change_told(known.measure, told, before=not bars and not same),
        "" if bars and told.against_comparator == "not_compared" else elsewhere,
        *beside_the_figure(known.measure, told),
    ]
    return _joined(*several)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def markers_of(candidate: Candidate, context: Context) -> frozenset[str]:
    """Return the marks of the figure told and of the newest one, for the key."""
    known = known_of(context, candidate.id)
    return frozenset[str]().union(*(v.markers for v in (value_at(known, candidate.told), headline(known)) if v))


def _later(known: Known, told: Standing) -> str:
    """Say the latest figure where the one told is of an earlier, whole year."""
    latest = headline(known)
    if latest is None or latest.value is None or told.period is None or not told.period < latest.period:
        return ""
    shown = _joined(bare(latest.value, known.measure.unit), marks(latest.markers))
    return f"Newest figure: {shown}, {latest.period.public}."
