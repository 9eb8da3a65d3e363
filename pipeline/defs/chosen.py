"""The definitions of some steps alone, for a run of them: a run of ten need not have a hundred described.

What each asset is stands in its own module. Dagster's web pages and its daemon load all of them, through `definitions`.
"""

from collections.abc import Sequence

import dagster as dg

from pipeline.defs import freshness, jobs, measures, publication, sources
from pipeline.defs.project import ProjectResource


def definitions_of(project: ProjectResource, steps: Sequence[str]) -> dg.Definitions:
    """Return the job over these steps, with the checks of their sources. Other assets are known by name alone."""
    workspace, wanted = project.workspace, set(steps)
    raw = [source for name, source in workspace.sources.items() if f"raw/{name}" in wanted]
    clean = [source for name, source in workspace.sources.items() if f"clean/{name}" in wanted]
    names = list(workspace.catalogue.measures)
    assets = [
        *map(sources.raw_asset, raw),
        *map(sources.clean_asset, clean),
        *(measures.measure_asset(workspace, name) for name in names if f"measure/{name}" in wanted),
        *(asset for asset in publication.last_assets(names) if asset.key.to_user_string() in wanted),
    ]
    checks = [freshness.arrival_check(source) for source in freshness.timed(raw)]
    return dg.Definitions.merge(dg.Definitions(assets=assets, asset_checks=checks), jobs.jobs_for(project))
