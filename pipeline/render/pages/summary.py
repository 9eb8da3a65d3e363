"""One measure in a few finished strings, as lists and tables of measures show it.

The whole of a measure's page is in `measure`; statuses as tags are in `tags`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.series import ALL, PublishedSeries, Value
from pipeline.compute.standing.result import Change, DataState, InArea, Rating, Standing
from pipeline.render.charts import spark_line
from pipeline.render.pages.parts import Tag
from pipeline.render.pages.single_areas import Parts, parts_of
from pipeline.render.pages.tags import (
    change_tag,
    last_figure_tag,
    lifecycle_tag,
    quality_tag,
    rating_tag,
    signal_tags,
    state_tag,
)
from pipeline.render.pages.words import bare, change_text, figure, marks
from pipeline.render.wording.change import CANNOT_TELL, told_among
from pipeline.render.wording.signal import unusual

FEWEST_FOR_SPARK = 3
ONLY_GROUPS = "There are figures for groups of people, but none for everyone together."


@dataclass(frozen=True)
class Known:
    """What is known of one measure: its definition, its published series, how it stands now and in its last year.

    `yearly` is there only where the latest figure is of a part of a year. `historical` says that the site shows a past
    that is over, as a demonstration does, so that no newer figure is awaited.
    """

    id: str
    measure: Measure
    series: PublishedSeries | None
    standing: Standing | None
    yearly: Standing | None = None
    historical: bool = False

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"measures/{self.id.replace('_', '-')}/"


@dataclass(frozen=True)
class Summary:
    """A measure in a line: title, address, latest figure with place and time, change, statuses. All finished words."""

    id: str
    title: str
    question: str
    url: str
    figure: str
    number: str
    has_figure: bool
    period: str
    area: str
    told_figure: str
    told_period: str
    change: str
    direction: str
    tested: bool
    headline: bool
    strength: float
    change_tag: Tag | None
    rating: Rating
    rating_tag: Tag | None
    plan_tag: Tag
    quality_tag: Tag
    signal_tag: Tag | None
    state: DataState
    state_tag: Tag
    not_now: Tag | None
    reason: str
    lifecycle: str
    lifecycle_tag: Tag | None
    spark: str
    doubted: bool
    sensitive: bool
    parts: Parts
    unusual: Literal["", "improvement", "concern", "neutral"]

    @property
    def unusual_words(self) -> str:
        """What the whole series shows beside the change that is told, as one or two sentences."""
        return " ".join(f"{part}." for part in (self.change, self.signal_words) if part)

    @property
    def signal_words(self) -> str:
        """What the whole series shows, in a few words; empty where it shows nothing."""
        return self.signal_tag.words if self.signal_tag else ""


def summarise(known: Known, elsewhere: Sequence[InArea], area_name: Callable[[str], str]) -> Summary:
    """Return the summary of a measure; without a figure it says so in words."""
    measure, standing = known.measure, known.standing
    value, (told, change) = headline(known), told_of(known)
    state: DataState = standing.state if standing else (measure.no_data.state if measure.no_data else "awaiting")
    rating: Rating = standing.rating if standing and value else "no_data"
    plan = rating_tag(rating, state, value.period if value else None)
    return Summary(
        id=known.id,
        title=measure.plain_title,
        question=measure.question,
        url=known.url,
        figure=figure(value.value, measure.unit) if value and value.value is not None else "No figure",
        number=bare(value.value, measure.unit) if value and value.value is not None else "",
        has_figure=value is not None,
        period=value.period.public if value else "",
        area=area_name(value.area) if value else "",
        **_told(told, measure.unit),
        change=_change(known, told, change) if value else "",
        direction=change.direction if value and change else "",
        tested=bool(value and change and change.tested and change.direction not in CANNOT_TELL),
        headline=bool(value and change and change.headline),
        strength=change.strength if change else 0.0,
        change_tag=change_tag(change) if value and change else None,
        rating=rating,
        rating_tag=plan if value and rating not in ("no_target", "no_data") else None,
        plan_tag=plan,
        quality_tag=quality_tag(standing.quality if standing and value else "poor"),
        signal_tag=(signal_tags(standing, change) or (None,))[0] if standing and value else None,
        state=state,
        state_tag=_state_tag(known, state, value),
        not_now=None if state == "current" or _over(known, state) else state_tag(state),
        reason="" if value else why_none(measure, state, known.series),
        lifecycle=measure.lifecycle,
        lifecycle_tag=lifecycle_tag(measure.lifecycle),
        spark=_spark(known, value),
        doubted=bool(value and "q" in value.markers),
        parts=parts_of(measure, known.url, elsewhere, told.area if told else "", area_name),
        **_unusual(known, value),
    )


def _told(told: Standing | None, unit: Unit) -> dict[str, str]:
    """Return the figure whose change is told, and its period, in words; empty where there is none."""
    return {
        "told_figure": figure(told.value, unit) if told and told.value is not None else "",
        "told_period": told.period.public if told and told.period else "",
    }


def _unusual(known: Known, value: Value | None) -> dict[str, Any]:
    """Return how the figure is unusual among its months or quarters, and whether it is about harm or death."""
    found = unusual(known.standing) if known.standing and value else ""
    return {"unusual": found, "sensitive": bool(known.measure.support)}


def _state_tag(known: Known, state: DataState, value: Value | None) -> Tag:
    return last_figure_tag(value.period) if value and _over(known, state) else state_tag(state)


def _over(known: Known, state: DataState) -> bool:
    """Whether a figure that looks late is the last of a past that is over."""
    return known.historical and state == "overdue"


def why_none(measure: Measure, state: DataState | None = None, series: PublishedSeries | None = None) -> str:
    """Return why a measure has no figure, in the words of its definition; a report tells no end that came after it.

    Where its sources give figures of groups alone, that is said: it is not true that they gave none.
    """
    told = measure.no_data
    known = told is not None and not (told.state == "discontinued" and state == "awaiting")
    if told and known:
        return told.reason
    parted = series is not None and any(v.breakdown != ALL and v.value is not None for v in series.values)
    return ONLY_GROUPS if parted else "No source has given a figure for this yet."


def headline(known: Known) -> Value | None:
    """Return the latest exact figure of the headline area, else of the first other area that has one."""
    if known.series is None:
        return None
    wanted = [known.standing.area] if known.standing else []
    for code in [*wanted, *known.measure.areas]:
        values = shown(known, code)
        if code != known.measure.comparator and values:
            return _as_standing_says(values, known.standing) or max(values, key=lambda v: v.period)
    return None


def shown(known: Known, area: str) -> list[Value]:
    """Return an area's exact figures that can be shown, in time order."""
    assert known.series is not None
    values = known.series.of(area)
    return [v for v in values if v.value is not None and v.fit == "exact"]


def told_of(known: Known) -> tuple[Standing | None, Change | None]:
    """Return the change that is told, and the standing it belongs to.

    It is the latest figure's, or that of the last whole year where nothing can be said of the latest figure.
    """
    return told_among((known.standing, known.yearly))


def _change(known: Known, told: Standing | None, change: Change | None) -> str:
    if told is None or change is None:
        return ""
    words = change_text(change, known.measure.unit)
    return words if told is known.standing or told.period is None else f"Whole year {told.period.public}: {words}"


def mark_words(value: Value | None) -> str:
    """Return the marks of a value as they stand beside it, such as ` [p]`."""
    return marks(value.markers) if value else ""


def _as_standing_says(values: list[Value], standing: Standing | None) -> Value | None:
    if standing is None or standing.period is None:
        return None
    return next((v for v in values if v.period == standing.period and v.area == standing.area), None)


def _spark(known: Known, value: Value | None) -> str:
    if value is None or known.series is None:
        return ""
    values = known.series.of(value.area)
    points = [v.value for v in values if v.period.kind == value.period.kind]
    return spark_line(points) if len([p for p in points if p is not None]) >= FEWEST_FOR_SPARK else ""
