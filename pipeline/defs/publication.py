"""The last assets: the disclosure door, the standings, and the built website. One asset each."""

from collections.abc import Iterator

import dagster as dg

from pipeline.defs.project import ProjectResource, project_root, workspace_at
from pipeline.steps.build import build
from pipeline.steps.figures import protected, store_standings
from pipeline.steps.made import end_refresh
from pipeline.steps.state import PROTECTED, SITE, STANDING


@dg.definitions
def publication_assets() -> dg.Definitions:
    """Return the assets that follow from all measures together."""
    names = list(workspace_at(project_root()).catalogue.measures)
    return dg.Definitions(assets=last_assets(names))


def last_assets(names: list[str]) -> list[dg.AssetsDefinition]:
    """Make the assets that follow from all measures, by their names."""
    return [protected_asset(names), standing_asset(), site_asset()]


def protected_asset(names: list[str]) -> dg.AssetsDefinition:
    """Make the asset that sends every series through the disclosure door at once."""

    @dg.asset(key=PROTECTED, deps=[dg.AssetKey(["measure", name]) for name in names], group_name="publication")
    def door(project: ProjectResource) -> Iterator[dg.MaterializeResult]:
        """Every figure that may be shown; small numbers withheld over all linked tables."""
        with project.step(PROTECTED) as warehouse:
            reports = protected(warehouse, project.workspace, project.day)
            project.done(warehouse, PROTECTED)
        yield dg.MaterializeResult(metadata={f"{name}: figures": one.figures for name, one in reports.items()})

    return door


def standing_asset() -> dg.AssetsDefinition:
    """Make the asset of how each measure stands, now and in each edition."""

    @dg.asset(key=STANDING, deps=[PROTECTED], group_name="publication")
    def standing(project: ProjectResource) -> Iterator[dg.MaterializeResult]:
        """How each measure stands against its past, its plan and its comparator."""
        with project.step(STANDING) as warehouse:
            count = store_standings(warehouse, project.workspace, project.day)
            project.done(warehouse, STANDING)
        yield dg.MaterializeResult(metadata={"standings": count})

    return standing


def site_asset() -> dg.AssetsDefinition:
    """Make the asset of the built website; the last good one stays until the new one is whole."""

    @dg.asset(key=SITE, deps=[STANDING], group_name="publication", kinds={"markdown", "html"})
    def site(project: ProjectResource) -> Iterator[dg.MaterializeResult]:
        """The website with its published data."""
        with project.step(SITE) as warehouse:
            built = build(warehouse, project.workspace, project.day)
            project.done(warehouse, SITE)
            end_refresh(warehouse)
        yield dg.MaterializeResult(metadata={"pages": built.pages, "files": built.files})

    return site
