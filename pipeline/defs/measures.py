"""An asset for each measure, in the group of its domain, with its checks; a wrong figure blocks publication."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg

from pipeline.catalogue.dependence import needs, sources_of
from pipeline.compute import checks as figure_checks
from pipeline.compute.checks import BLOCKING, Finding
from pipeline.defs.project import ProjectResource, project_root, workspace_at
from pipeline.steps.doubts import as_told, is_public
from pipeline.steps.figures import Worked, work_out
from pipeline.steps.workspace import Workspace

SHOWN_TOGETHER = {
    "known_values": ("known_values",),
    "bounds": ("bounds", "doubled", "early", "shares"),
    "odd_mix": ("odd_mix", "sums"),
    "plausible": ("holes", "no_whole", "jumps", "repeated", "spelling"),
}
"""All checks of figures by what Dagster shows as one check: each costs a run time, and there are many measures.

Those that stop publication and those that only warn are never shown together.
"""
BARS = "▁▂▃▄▅▆▇█"


@dg.definitions
def measure_assets() -> dg.Definitions:
    """Return an asset for each measure of the project."""
    workspace = workspace_at(project_root())
    return dg.Definitions(assets=[measure_asset(workspace, name) for name in workspace.catalogue.measures])


def measure_asset(workspace: Workspace, name: str) -> dg.AssetsDefinition:
    """Make the asset that works out one measure."""
    measure = workspace.catalogue.measures[name]
    key = dg.AssetKey(["measure", name])
    specs = [
        dg.AssetCheckSpec(check, asset=key, description=_described(several), blocking=several[0] in BLOCKING)
        for check, several in SHOWN_TOGETHER.items()
    ]

    @dg.asset(
        key=key,
        deps=[*_sources(workspace, name), *(dg.AssetKey(["measure", other]) for other in needs(measure))],
        group_name=workspace.catalogue.domain_of(name),
        kinds={"duckdb"},
        description=f"{measure.title}\n\n{measure.question}",
        tags={"lifecycle": measure.lifecycle},
        owners=[],
        check_specs=specs,
    )
    def series(project: ProjectResource) -> Iterator[dg.MaterializeResult]:
        with project.step(f"measure/{name}") as warehouse:
            worked = work_out(warehouse, project.workspace, name)
            if not any(finding.blocks for finding in worked.findings):
                project.done(warehouse, f"measure/{name}")
        told = _results(as_told(project.workspace, worked.findings))
        yield dg.MaterializeResult(metadata=_metadata(project.workspace, name, worked), check_results=told)

    return series


def _sources(workspace: Workspace, name: str) -> list[dg.AssetKey]:
    used = sources_of(workspace.catalogue.measures[name])
    return [dg.AssetKey(["clean", source]) for source in used if source in workspace.sources]


def _metadata(workspace: Workspace, name: str, worked: Worked) -> dict[str, Any]:
    """Say how much there is; a figure only where every source is public already, never one before the door."""
    facts: dict[str, Any] = {"values": len(worked.series.values)}
    headline = worked.series.of(workspace.catalogue.measures[name].areas[0]) if is_public(workspace, name) else ()
    known = [v for v in headline if v.value is not None]
    if known:
        kinds = Counter(v.period.kind for v in known)
        alike = [v.value for v in known if v.period.kind == kinds.most_common(1)[0][0] and v.value is not None]
        facts["latest"] = dg.MetadataValue.text(f"{known[-1].value} in {known[-1].period.label}")
        facts["chart"] = dg.MetadataValue.text(bars(alike))
    return facts


def bars(values: Sequence[float]) -> str:
    """Return a small chart of characters, lowest to highest."""
    low, high = min(values), max(values)
    steps = len(BARS) - 1
    return "".join(BARS[round((v - low) / (high - low) * steps) if high > low else steps // 2] for v in values)


def _results(findings: Sequence[Finding]) -> list[dg.AssetCheckResult]:
    return [_result(name, [f for f in findings if f.check in several]) for name, several in SHOWN_TOGETHER.items()]


def _described(several: Sequence[str]) -> str:
    return ". ".join(figure_checks.CHECKS[check] for check in several)


def _result(check: str, findings: Sequence[Finding]) -> dg.AssetCheckResult:
    severity = dg.AssetCheckSeverity.ERROR if SHOWN_TOGETHER[check][0] in BLOCKING else dg.AssetCheckSeverity.WARN
    told = "\n".join(f"- {finding}" for finding in findings)
    return dg.AssetCheckResult(
        passed=not findings,
        check_name=check,
        severity=severity,
        metadata={"findings": dg.MetadataValue.md(told or "none")},
    )


__all__ = ["bars", "measure_asset", "measure_assets"]
