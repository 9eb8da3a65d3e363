"""An asset each for a source's raw and clean tables, with a check that says what became of its delivery."""

from collections.abc import Iterator

import dagster as dg

from pipeline.defs.project import ProjectResource, project_root, workspace_at
from pipeline.sources.descriptor import Source
from pipeline.steps.row_counts import row_facts
from pipeline.steps.source_steps import Received, make_clean, receive

LEFT_OUT = "other areas, left out"


@dg.definitions
def source_assets() -> dg.Definitions:
    """Return raw and clean assets for each source of the project."""
    sources = workspace_at(project_root()).sources.values()
    return dg.Definitions(assets=[made for source in sources for made in (raw_asset(source), clean_asset(source))])


def raw_asset(source: Source) -> dg.AssetsDefinition:
    """Make the asset that receives a source. A refused delivery fails its check, not the run."""
    key = dg.AssetKey(["raw", source.name])

    @dg.asset(
        key=key,
        group_name="sources",
        kinds={"frictionless", "duckdb"},
        description=source.package.title,
        check_specs=[dg.AssetCheckSpec("delivery", asset=key, description="The delivery keeps to its descriptor")],
    )
    def raw(project: ProjectResource) -> Iterator[dg.MaterializeResult]:
        with project.step(f"raw/{source.name}", receiving=True) as warehouse:
            received = receive(warehouse, source, project.workspace.catalogue.areas)
            project.done(warehouse, f"raw/{source.name}")
        yield dg.MaterializeResult(metadata=_metadata(source, received), check_results=[_verdict(received)])

    return raw


def clean_asset(source: Source) -> dg.AssetsDefinition:
    """Make the asset that cleans a source."""

    @dg.asset(
        key=["clean", source.name],
        deps=[dg.AssetKey(["raw", source.name])],
        group_name="sources",
        kinds={"sql", "duckdb"},
        description=f"{source.package.title}: typed, areas and periods mapped",
    )
    def clean(project: ProjectResource) -> Iterator[dg.MaterializeResult]:
        with project.step(f"clean/{source.name}") as warehouse:
            rows = make_clean(warehouse, source)
            project.done(warehouse, f"clean/{source.name}")
        yield dg.MaterializeResult(metadata=row_facts(source, rows))

    return clean


def _metadata(source: Source, received: Received) -> dict[str, int | str | bool]:
    facts: dict[str, int | str | bool] = {
        **row_facts(source, received.rows),
        "carried forward": received.carried_forward,
    }
    return {**facts, **row_facts(source, {LEFT_OUT: received.elsewhere})} if received.elsewhere else facts


def _verdict(received: Received) -> dg.AssetCheckResult:
    shown = [f"- {problem}" for problem in received.problems[:20]]
    return dg.AssetCheckResult(
        passed=received.accepted,
        check_name="delivery",
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={"problems": len(received.problems), "first problems": dg.MetadataValue.md("\n".join(shown))},
    )
