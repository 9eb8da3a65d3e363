"""Gathering everything that the website is made from, as it is in the warehouse. Building it is in `build`."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.catalogue.annual import AnnualReport
from pipeline.catalogue.dependence import is_derived, parts_of
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.compute.measure_series import Workshop, clean_table
from pipeline.compute.queries import query
from pipeline.compute.records_terms import terms_of
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.stand import Pasts, When
from pipeline.compute.table import Row
from pipeline.periods import from_label
from pipeline.render.pages.navigation import is_named
from pipeline.render.site_input import Announced, Delivery, EditionInput, SiteInput, SourceFacts
from pipeline.sources.partitions import is_synthetic
from pipeline.steps.annual import annual_input, annual_moments
from pipeline.steps.arriving import source_arrivals
from pipeline.steps.deliveries import deliveries
from pipeline.steps.doubts import judged_findings
from pipeline.steps.figures import LATEST, elsewhere, headline, read_protected, standings, synthetic, yearly
from pipeline.steps.figures import moments as all_moments
from pipeline.steps.flips import changes_of, flips_of
from pipeline.steps.mended import mended
from pipeline.steps.refusals import left_out, reasons
from pipeline.steps.returns import board_of
from pipeline.steps.revising import revisions_of
from pipeline.steps.row_counts import told_rows, under_a_rule
from pipeline.steps.source_steps import DELIVERIES, ensure
from pipeline.steps.workspace import Workspace, as_seen
from pipeline.steps.written import rows_for_text, written_heads
from pipeline.strict_yaml.authored import text_of
from pipeline.warehouse import Warehouse

WRONG_RECORDS = "Some records do not keep to their description. What is wrong has been told to those who sent them."
MADE_UP: dict[str, Any] = {
    "publisher": "This software",
    "publication": "Synthetic records, made up to show how it works",
    "licence": "None needed: they describe nobody",
    "origin": "synthetic",
}

Known = tuple[When, dict[str, PublishedSeries], dict[str, dict[str, Standing]]]
"""A moment, the figures as they were published then, and how each measure stood in each of its areas."""


class Seen(NamedTuple):
    """What was read and worked out for other moments: most of it is the same at the next."""

    read: dict[Row, Value]
    pasts: Pasts


def gather(warehouse: Warehouse, workspace: Workspace, today: date) -> SiteInput:
    """Return everything that pages are made from, as it is in the warehouse."""
    workspace = as_seen(workspace, today)
    seen = Seen({}, {})
    now, *editions = [_known(warehouse, workspace, when, seen) for when in all_moments(workspace, today)]
    assert now[0].edition == LATEST
    published = now[1]
    years = [_known(warehouse, workspace, when, seen) for when in annual_moments(workspace, today)]
    annual = [_year(workspace, one) for one in years]
    told = {when.edition: headline(workspace, known) for when, _, known in editions}
    told |= {one.name: one.standings for one in annual}
    return SiteInput(
        **_written(workspace),
        settings=workspace.project.settings,
        framework=workspace.catalogue.framework,
        measures=workspace.catalogue.measures,
        areas=workspace.catalogue.areas,
        series=published,
        standings=headline(workspace, now[2]),
        stood=_stood([now, *editions, *years]),
        **_beside(workspace, now),
        as_of=today,
        editions=[_edition(workspace, one) for one in editions],
        annual=annual,
        announced=announced(workspace, today),
        sources=source_facts(warehouse, workspace),
        deliveries=[_told(warehouse, workspace, one) for one in deliveries(warehouse, workspace.sources)],
        left_out=left_out(warehouse, workspace),
        pages=hand_written(workspace.project.site / "pages"),
        own_titles={name: head.title for name, head in workspace.heads.items() if not is_named(name)},
        chapters=hand_written(workspace.project.site / "methods"),
        queries=queries(warehouse, workspace, published),
        board=board_of(workspace, published, today),
        arrivals=source_arrivals(warehouse, workspace, today),
        mended=mended(workspace.sources),
        doubts=judged_findings(warehouse, workspace),
        revisions=revisions_of([(when.edition, seen) for when, seen, _ in editions], published),
        flips=flips_of(workspace, told, published),
        tables=rows_for_text(warehouse, workspace.sources, written_heads(workspace.heads, workspace.stories)),
    )


def _known(warehouse: Warehouse, workspace: Workspace, when: When, seen: Seen) -> Known:
    published = read_protected(warehouse, workspace, when.edition, seen.read)
    return when, published, standings(workspace, published, when, seen.pasts)


def _stood(moments: list[Known]) -> list[Standing]:
    return [one for _, _, known in moments for by_area in known.values() for one in by_area.values()]


def _edition(workspace: Workspace, one: Known) -> EditionInput:
    """Return an edition with what was known at its cut-off."""
    when, seen, by_area = one
    return EditionInput(
        when.edition,
        workspace.editions[when.edition],
        seen,
        headline(workspace, by_area),
        yearly(workspace, seen, when),
        elsewhere(workspace, seen, by_area, when),
        workspace.notes.get(when.edition, {}),
    )


def _beside(workspace: Workspace, now: Known) -> dict[str, Any]:
    """Return what stands beside the standings of now: last whole years, single areas, what is made up."""
    when, seen, by_area = now
    return {
        "yearly": yearly(workspace, seen, when),
        "elsewhere": elsewhere(workspace, seen, by_area, when),
        "synthetic": synthetic(workspace, seen, when),
    }


def _year(workspace: Workspace, one: Known) -> EditionInput:
    """Return an annual report with what was known of its year at its cut-off."""
    when, seen, by_area = one
    return annual_input(workspace, when, seen, headline(workspace, by_area), elsewhere(workspace, seen, by_area, when))


def _written(workspace: Workspace) -> dict[str, Any]:
    """Return the content that pages tell as it is written."""
    return {
        "claims": workspace.claims,
        "stories": workspace.stories,
        "places": workspace.places,
        "findings": workspace.findings,
        "frozen": workspace.archive.pages(),
        "corrections": workspace.archive.corrections,
        "redefined": changes_of(workspace),
        "withdrawn": workspace.withdrawn,
        "schemes": workspace.schemes,
        "background": workspace.background,
        "versions": workspace.versions,
        "tags": workspace.catalogue.tags,
    }


def announced(workspace: Workspace, today: date) -> list[Announced]:
    """Return the reports that are still to come, in order of their days: their dates and nothing else of them."""
    return [
        Announced(
            name, from_label(one.period).public, one.release, one.agenda, one.meeting, isinstance(one, AnnualReport)
        )
        for name, one in sorted(workspace.reports.items(), key=lambda item: (item[1].release or today, item[0]))
        if one.release and one.is_embargoed(today)
    ]


def hand_written(folder: Path) -> dict[str, str]:
    """Return the hand-written pages by name, sorted."""
    return {file.stem: text_of(file) for file in sorted(folder.glob("*.md"))}


def queries(warehouse: Warehouse, workspace: Workspace, published: dict[str, PublishedSeries]) -> dict[str, str]:
    """Return the SELECT behind each measure that has figures, for readers who ask how it was made."""
    shop = Workshop(warehouse, workspace.catalogue.areas, workspace.sources)
    made: dict[str, str] = {}
    for name, measure in workspace.catalogue.measures.items():
        used = {value.source for value in published[name].values}
        made[name] = "\n\n".join(_query(shop, measure, entry) for entry in measure.sources if entry.source in used)
    return {name: sql for name, sql in made.items() if sql}


def _query(shop: Workshop, measure: Measure, entry: MeasureSource) -> str:
    if is_derived(entry.method):
        return f"-- {entry.source}: the {entry.method.kind} of {', '.join(parts_of(entry.method))}"
    terms = terms_of(measure, entry, shop)
    return f"-- {entry.source}\n{query(entry.method, clean_table(shop, entry), terms)}"


def source_facts(warehouse: Warehouse, workspace: Workspace) -> list[SourceFacts]:
    """Return a record a file that figures come from."""
    ensure(warehouse)
    rows = warehouse.records(f"select * from {DELIVERIES} where accepted and rows > 0 order by source, file")
    facts = [_facts(workspace, row) for row in rows if row["source"] in workspace.sources]
    made_up = {name for name in {f.source for f in facts} if is_synthetic(warehouse, name)}
    return [replace(f, **MADE_UP, title=f"{f.title} (synthetic)") if f.source in made_up else f for f in facts]


def _facts(workspace: Workspace, row: dict[str, object]) -> SourceFacts:
    source = workspace.sources[str(row["source"])]
    package = source.package
    return SourceFacts(
        source=package.name,
        title=package.title,
        publisher=package.outcomes.publisher,
        publication=package.outcomes.publication,
        licence=", ".join(licence.title or licence.name for licence in package.licenses),
        file=str(row["file"]),
        sha256=str(row["sha256"]),
        published_on=package.outcomes.published_on,
        published_precision=package.outcomes.published_on_precision,
        received_on=package.outcomes.received_on,
        origin=package.outcomes.origin,
        rows=told_rows(source, int(str(row["rows"]))),
    )


def _told(warehouse: Warehouse, workspace: Workspace, delivery: Delivery) -> Delivery:
    """Return a delivery for the public: what was wrong with records is told with counts to those who sent them only."""
    source = workspace.sources.get(delivery.source)
    delivery = replace(delivery, reasons=() if delivery.accepted else reasons(warehouse, source, delivery.source))
    if not delivery.problems or source is None or not under_a_rule(source):
        return delivery
    return replace(delivery, problems=(WRONG_RECORDS,))
