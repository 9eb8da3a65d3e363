"""Local returns of a project: the sheets that ask for figures, and how each figure that was asked for stands.

Taking a returned sheet in is in `returns_in`; the sheet itself, and reading it, belong in `sources.returns`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.measure import Measure, Unit
from pipeline.catalogue.owners import NO_CONTACT
from pipeline.catalogue.returns_board import Board, BoardLine, Key, Local, asked, board, local_measures
from pipeline.catalogue.returns_due import Wanted
from pipeline.compute.series import PublishedSeries
from pipeline.errors import ContentProblems, UsageError, nearest
from pipeline.periods import from_label
from pipeline.render.pages.words import figure, unit_words
from pipeline.sources.descriptor import Source
from pipeline.sources.receive import read_delivery
from pipeline.sources.returns.delivery import Held, held_from
from pipeline.sources.returns.model import Asked, Bounds, ReturnSheet
from pipeline.steps.asked import returns_sources
from pipeline.steps.workspace import Workspace

WORDS = {"x": "not available", "c": "too small to publish", "z": "not applicable"}
SLUG_LENGTH = 120


@dataclass(frozen=True)
class Sent:
    """One sheet: its file's name and bytes, the owner and whom it goes to, how many figures it asks for."""

    name: str
    content: bytes
    owner: str
    contact: str
    figures: int


def returns_source(workspace: Workspace) -> Source:
    """Return the source into which returns are written. Raises UsageError where there is not exactly one."""
    found = returns_sources(workspace.sources.values())
    if len(found) != 1:
        how = "no source takes local returns" if not found else "several sources take local returns"
        msg = f"{how}; exactly one folder of data_raw has a datapackage.yaml with outcomes: options: {{returns: true}}"
        raise UsageError(msg)
    return found[0]


def local(workspace: Workspace) -> Local:
    """Return the measures whose figures come as local returns."""
    takers = [source.name for source in returns_sources(workspace.sources.values())]
    catalogue = workspace.catalogue
    return Local(local_measures(catalogue.measures, takers), catalogue.areas, workspace.owners)


def edition_named(workspace: Workspace, slug: str | None) -> tuple[str, Edition]:
    """Return an edition by its slug, or the latest one. Raises UsageError."""
    editions = workspace.editions
    if slug is None and editions:
        return max(editions.items(), key=lambda item: (item[1].cut_off, item[0]))
    if slug is None or slug not in editions:
        told = f"there is no edition '{slug}'{nearest(slug, editions)}" if slug else "the project has no edition yet"
        msg = f"{told}; the editions are {', '.join(sorted(editions)) or 'none'}"
        raise UsageError(msg)
    return slug, editions[slug]


def delivered(workspace: Workspace, source: Source) -> list[dict[str, Any]]:
    """Return every row of every return that was taken in, areas as codes. Raises ContentProblems."""
    receipt = read_delivery(source, workspace.catalogue.areas)
    if receipt.problems:
        raise ContentProblems(receipt.problems)
    rows = []
    for reading in receipt.readings:
        assert reading.typed is not None
        codes = dict(reading.meanings.areas)
        for row in reading.typed.rows:
            one = dict(zip(reading.typed.columns, row, strict=True))
            rows.append({**one, "area": codes[one["area"]]})
    return rows


def sheets(workspace: Workspace, slug: str) -> list[Sent]:
    """Return a sheet for each owner who is asked for figures in an edition, sorted by owner."""
    edition = workspace.editions[slug]
    places = local(workspace)
    held = held_from(delivered(workspace, returns_source(workspace)))
    by_owner: dict[str, list[Wanted]] = {name: [] for name in places.owner_names}
    for one in asked(places, edition, held):
        by_owner[places.measures[one.measure][0].owner].append(one)
    return [
        _sent(workspace, slug, owner, tuple(_row(workspace, one, held) for one in wanted))
        for owner, wanted in by_owner.items()
        if wanted
    ]


def standing(workspace: Workspace, slug: str, today: date) -> list[BoardLine]:
    """Return how each figure that an edition asks for stands, from the returns that lie in the project."""
    held = held_from(delivered(workspace, returns_source(workspace)))
    came: dict[Key, date | None] = {key: one.received_on for key, one in held.items()}
    return board(local(workspace), workspace.editions[slug], came, today)


def board_of(workspace: Workspace, published: Mapping[str, PublishedSeries], today: date) -> Board | None:
    """Return what the latest edition asks for and what has come, as it may be shown; None without editions."""
    places = local(workspace)
    if not workspace.editions or not places.measures:
        return None
    _, edition = edition_named(workspace, None)
    takers = {source.name for source in returns_sources(workspace.sources.values())}
    came: dict[Key, date | None] = {}
    for name in places.measures:
        values = [value for value in published[name].values if value.source in takers]
        for value in sorted(values, key=lambda v: v.published_on or date.min):
            came[name, value.area, value.period.label] = value.published_on
    return Board(edition.title, edition.cut_off, tuple(board(places, edition, came, today)))


def contact_of(workspace: Workspace, owner: str) -> str:
    """Return whom to write to; says so where nothing has been agreed."""
    found = workspace.owners.get(owner)
    return (found.contact if found else None) or NO_CONTACT


def file_slug(owner: str) -> str:
    """Return an owner's name for a file: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", owner.lower()).strip("-")[:SLUG_LENGTH].strip("-")


def bounds_of(measure: Measure) -> Bounds:
    """Return what a figure of the measure may be."""
    unit = measure.unit
    low = None if unit.kind in ("index", "ratio") else Decimal(-100 if unit.kind == "points" else 0)
    high = Decimal(100) if unit.kind in ("percent", "points") else _decimal(unit.maximum)
    return Bounds(
        lowest=low,
        highest=high,
        whole=unit.kind == "count",
        decimals=unit.decimals,
        scale=_scale(unit, bool(measure.denominator)),
        percent=unit.kind == "percent",
        money=unit.kind == "money",
    )


def _scale(unit: Unit, parted: bool) -> Decimal | None:
    if unit.kind == "rate_per":
        return Decimal(unit.per or 1)
    if unit.kind == "percent":
        return Decimal(100)
    return Decimal(1) if parted and unit.kind in ("ratio", "money") else None


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _sent(workspace: Workspace, slug: str, owner: str, rows: tuple[Asked, ...]) -> Sent:
    edition = workspace.editions[slug]
    title = workspace.project.settings.title
    sheet = ReturnSheet(title, slug, edition.title, owner, workspace.owners.ask, edition.cut_off, rows)
    from pipeline.publish.open_data.workbook import with_language  # here: the libraries of spreadsheets load slowly
    from pipeline.sources.returns.writing import workbook_bytes

    content = with_language(workbook_bytes(sheet), edition.cut_off)
    return Sent(f"{slug}_{file_slug(owner)}.xlsx", content, owner, contact_of(workspace, owner), len(rows))


def _row(workspace: Workspace, one: Wanted, held: Mapping[Key, Held]) -> Asked:
    measure = workspace.catalogue.measures[one.measure]
    last, last_period = _last(one, measure, held)
    return Asked(
        measure=one.measure,
        title=measure.title,
        definition=measure.definition,
        numerator=measure.numerator or "",
        denominator=measure.denominator or "",
        area=one.area,
        area_name=workspace.catalogue.areas.get(one.area).name,
        period=one.period,
        due=one.due,
        unit=unit_words(measure.unit),
        bounds=bounds_of(measure),
        last=last,
        last_period=last_period,
    )


def _last(one: Wanted, measure: Measure, held: Mapping[Key, Held]) -> tuple[str, str]:
    """Return the latest figure that came for the area, and its period."""
    mine = {key: came for key, came in held.items() if key[:2] == (one.measure, one.area)}
    found = [(from_label(key[2]), came) for key, came in mine.items()]
    if not found:
        return "", ""
    period, latest = max(found, key=lambda pair: pair[0])
    if latest.value is None:
        return next((WORDS[letter] for letter in latest.markers.split(";") if letter in WORDS), ""), period.public
    return figure(float(latest.value), measure.unit), period.public
