"""What a change of content would alter: published figures and verdicts as they are now beside those of a revision.

Both are worked out by this engine, each through the disclosure door, in folders of their own. Nothing is published.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipeline.catalogue.measure import Measure
from pipeline.compute.altered import AlteredFigure, AlteredVerdict, altered_figures, altered_verdicts
from pipeline.compute.checks import Finding
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.result import Standing
from pipeline.errors import ContentProblems
from pipeline.render.wording.markers import shown
from pipeline.render.wording.numbers import change_words
from pipeline.settings import Project
from pipeline.steps.against_whole import Altered, edition_told, in_few_lines
from pipeline.steps.catching_up import catch_up
from pipeline.steps.copied import as_at, as_now
from pipeline.steps.figures import all_series, checked, moments, read_protected, standings
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import open_warehouse


@dataclass(frozen=True)
class Seen:
    """All that a project would publish: series and standings by edition (`latest` among them), and its checks."""

    measures: Mapping[str, Measure]
    series: Mapping[str, Mapping[str, PublishedSeries]]
    standings: Sequence[Standing]
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Alterations:
    """All that a change would alter, and in a few lines what it brings or takes away whole: measures and editions."""

    found: tuple[Altered, ...]
    whole: Mapping[str, tuple[str, ...]]
    editions: Mapping[str, str] = field(default_factory=dict)

    @property
    def told_singly(self) -> tuple[Altered, ...]:
        """Those of measures and editions that both sides have."""
        shared = (one for one in self.found if one.facts["measure"] not in self.whole)
        return tuple(one for one in shared if one.facts.get("edition") not in self.editions)


def altered(project: Project, revision: str, today: date) -> Alterations:
    """Return everything that the content as it is would publish differently from the revision's, seen from `today`.

    The copies lie beside the warehouse, whose records they hold, and not where the machine keeps passing files.
    """
    project.build.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".against-", dir=project.build) as folder:
        before = seen(_sound(as_at(project, revision, Path(folder) / "before"), revision), today)
        after = seen(open_workspace(as_now(project, Path(folder) / "after")), today)
    found = (*_figures(before, after), *_verdicts(before, after), *_findings(before, after))
    whole = {**_whole("new", after, before), **_whole("gone", before, after)}
    words = dict.fromkeys(set(after.series) - set(before.series), "new")
    words |= dict.fromkeys(set(before.series) - set(after.series), "gone")
    return Alterations(found, whole, {name: edition_told(words[name], name, found) for name in sorted(words)})


def _sound(root: Path, revision: str) -> Workspace:
    """Open the content of a revision. What was wrong with it then is told with its files as git names them."""
    try:
        return open_workspace(root)
    except ContentProblems as error:
        raise ContentProblems([replace(one, file=f"{revision}:{one.file}") for one in error.problems]) from None


def seen(workspace: Workspace, today: date) -> Seen:
    """Work out everything that a project would publish on a day."""
    catch_up(workspace, today)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        series = {when: read_protected(warehouse, workspace, when.edition) for when in moments(workspace, today)}
        truth = all_series(warehouse, workspace)
    found = [finding for name, one in truth.items() for finding in checked(workspace, name, one)]
    every = [
        standing
        for when, published in series.items()
        for by_area in standings(workspace, published, when).values()
        for standing in by_area.values()
    ]
    return Seen(workspace.catalogue.measures, {when.edition: one for when, one in series.items()}, every, found)


def _whole(word: str, side: Seen, other: Seen) -> dict[str, tuple[str, ...]]:
    """Return the measures that only one side has, each in a few lines."""
    return {
        name: tuple(in_few_lines(word, measure, name, ([(e, s[name]) for e, s in side.series.items()], side.standings)))
        for name, measure in side.measures.items()
        if name not in other.measures
    }


def _figures(before: Seen, after: Seen) -> Iterator[Altered]:
    for edition in dict.fromkeys([*after.series, *before.series]):
        sides = (side.series.get(edition, {}) for side in (before, after))
        for one in altered_figures(*sides):
            yield _figure(edition, one, {**before.measures, **after.measures}[one.one.measure])


def _figure(edition: str, one: AlteredFigure, measure: Measure) -> Altered:
    value = one.one
    was, now = (_side(side, measure) for side in (one.before, one.after))
    group = "" if value.breakdown == "all" else f"  {value.breakdown} {value.category}"
    by = f"  ({change_words(one.difference, measure.unit)})" if one.difference else ""
    words = f"{edition}  {value.measure}  {value.area}  {value.period.label}{group}  {was} -> {now}{by}"
    facts = {"edition": edition, "measure": value.measure, "area": value.area, "period": value.period.label}
    sides = {
        "before": one.before.value if one.before else None,
        "after": one.after.value if one.after else None,
        "difference": one.difference,
    }
    return Altered(words, {"altered": "figure", **facts, **sides})


def _side(value: Value | None, measure: Measure) -> str:
    return "not there" if value is None else shown(value.value, measure.unit, value.markers)


def _verdicts(before: Seen, after: Seen) -> Iterator[Altered]:
    for one in altered_verdicts(before.standings, after.standings):
        yield Altered(_verdict(one), {"altered": "verdict", **vars(one)})


def _verdict(one: AlteredVerdict) -> str:
    was, now = ((side or "not there").replace("_", " ") for side in (one.before, one.after))
    name = one.verdict.replace("_", " ")
    return f"{one.edition}  {one.measure}  {one.area}  {name}: {was} -> {now}"


def _findings(before: Seen, after: Seen) -> Iterator[Altered]:
    """Tell which checks find something new, and where; what they found is from before the door and not told."""
    known = set(before.findings)
    for one in after.findings:
        if one not in known:
            words = f"check  {one.measure}  {one.check}  {one.area}  {one.period}"
            facts = {"measure": one.measure, "check": one.check, "area": one.area, "period": one.period}
            yield Altered(f"{words}{'  stops publication' if one.blocks else ''}", {"altered": "check", **facts})
