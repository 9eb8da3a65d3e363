"""What is behind one published figure, gathered from definition, warehouse and deliveries: facts for `explain`.

Only published (disclosure-controlled) values are told.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.areas import AreaProblem
from pipeline.catalogue.leaning import taken_over
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import PopulationMethod
from pipeline.catalogue.withdrawal import read_withdrawals
from pipeline.compute.checks import check_figures
from pipeline.compute.series import ALL, PublishedSeries, Value
from pipeline.compute.standing.stand import When, latest_of, stand
from pipeline.errors import ContentProblems, UsageError
from pipeline.steps.explained_files import sources_to_come, told_files
from pipeline.steps.figures import LATEST, read_protected
from pipeline.steps.made import last_made
from pipeline.steps.mended import mended
from pipeline.steps.newer import in_figures, what_changed
from pipeline.steps.preview_content import one_measure
from pipeline.steps.site import queries, source_facts
from pipeline.steps.withdrawing import refuse_withdrawn
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

WHY_WITHHELD = (
    "under the rule {rule}: either it is small, or with others that are shown it would give a small one away; "
    "we do not say which of the two. See docs/disclosure-control.md"
)
Section = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Explanation:
    """Headed lists of lines, in reading order. `found`: whether there is such a figure as was asked for."""

    measure: str
    sections: tuple[Section, ...]
    found: bool = True


@dataclass(frozen=True)
class Wanted:
    """Which figure of a measure: the headline area, the latest period and the whole population where not said."""

    area: str | None = None
    period: str | None = None
    breakdown: str = ALL
    category: str = ALL


HEADLINE = Wanted()


def content_behind(root: Path, name: str) -> Workspace:
    """Read one measure, what it needs, and what was taken back: a fault in what does not bear on it hinders nothing."""
    workspace = one_measure(root, name)
    withdrawn, problems = read_withdrawals(workspace.project.site)
    if problems:
        raise ContentProblems(problems)
    return replace(workspace, withdrawn=withdrawn)


def area_of(workspace: Workspace, measure: Measure, text: str | None) -> str:
    """Return the code of the area that is meant, by code or name. Raises UsageError for none that the measure has."""
    areas = workspace.catalogue.areas
    have = ", ".join(f"{one} ({areas.get(one).name})" for one in measure.areas)
    try:
        code = areas.resolve(text) if text else measure.areas[0]
    except AreaProblem as problem:
        msg = f"{problem.found}; this measure has figures for {have}"
        raise UsageError(msg) from problem
    if code not in (*measure.areas, measure.comparator):
        msg = f"this measure has no figures for {code} ({areas.get(code).name}); it has them for {have}"
        raise UsageError(msg)
    return code


def not_yet(workspace: Workspace, name: str) -> Explanation:
    """Return what can be said of a measure that no refresh has worked out yet."""
    measure = workspace.catalogue.measures[name]
    return Explanation(
        name,
        (
            ("Definition", (measure.title, measure.definition)),
            (
                "Figure",
                (
                    "none yet: nothing has been worked out since the measure was written",
                    f"to see its figures and publish nothing: outcomes preview {name}",
                    "to work out all figures and the website: outcomes refresh",
                ),
            ),
            ("Sources", sources_to_come(workspace, measure) or ("none is named in its file",)),
        ),
        found=False,
    )


def explain(
    warehouse: Warehouse, workspace: Workspace, name: str, wanted: Wanted = HEADLINE, *, every_file: bool = False
) -> Explanation:
    """Return what is behind one figure of a measure."""
    if not warehouse.columns(f"measure.{name}"):
        return not_yet(workspace, name)
    measure = workspace.catalogue.measures[name]
    area = wanted.area or measure.areas[0]
    refuse_withdrawn(workspace, name, area, wanted.period)
    published = read_protected(warehouse, workspace)
    series = published[name]
    value = _value(series, area, wanted)
    sql = queries(warehouse, workspace, published).get(name, "")
    standing = stand(measure, series, area, When(LATEST, _seen_from(warehouse)))
    used = _used(measure, series)
    return Explanation(
        name,
        (
            ("Definition", (measure.title, measure.definition)),
            ("Where it is written", _written(workspace, name)),
            *_newer(warehouse, workspace, name),
            ("Figure", _figure(value) if value else _no_figure(series, area, wanted)),
            *((("Why it is withheld", (WHY_WITHHELD.format(rule=series.rule),)),) if _withheld(value) else ()),
            ("Rows it came from", value.trace if value else ()),
            ("Query", tuple(sql.splitlines()) or ("none: no source has figures",)),
            (
                "Files",
                told_files([f for f in source_facts(warehouse, workspace) if f.source in used], every=every_file),
            ),
            ("Mistakes in the files that are put right", _mended(workspace, used) or ("none",)),
            ("Checks", _checks(workspace, name, series)),
            (
                "Standing",
                (f"rating: {standing.rating}", standing.rule, standing.year_ago.rule, standing.quality_reason),
            ),
        ),
        found=value is not None or wanted == HEADLINE,
    )


def _used(measure: Measure, series: PublishedSeries) -> set[str]:
    """Return the sources that figures come from, and those of the people that they are set against."""
    used = {value.source for value in series.values}
    methods = [entry.method for entry in measure.sources if entry.source in used]
    return used | {method.population for method in methods if isinstance(method, PopulationMethod)}


def _newer(warehouse: Warehouse, workspace: Workspace, name: str) -> tuple[Section, ...]:
    """Say first what the figures that follow were not yet made from."""
    lines = in_figures(what_changed(warehouse, workspace), name)
    return (("Newer than these figures", lines),) if lines else ()


def _seen_from(warehouse: Warehouse) -> date:
    """Return the day that the built site is seen from; the far future where none was built."""
    made = last_made(warehouse)
    return made.as_of if made else date.max


def _written(workspace: Workspace, name: str) -> tuple[str, ...]:
    """Tell the place of the definition, and of each value that is said once for several measures."""
    document = workspace.catalogue.documents[name]
    file, line = document.place_of(())
    own = f"{file}:{line}" if line > 1 else file
    taken = [f"{key}: {place}:{at}, said for {words}" for key, place, at, words in taken_over(document)]
    return (own, *taken)


def _value(series: PublishedSeries, area: str, wanted: Wanted) -> Value | None:
    """Return the figure asked for; of several sources the preferred one, else the first."""
    group = (area, wanted.breakdown, wanted.category, "value")
    values = [v for v in series.values if (v.area, v.breakdown, v.category, v.statistic) == group]
    values = [v for v in values if v.preferred] or values
    if wanted.period is None:
        return latest_of(tuple(values))
    return next((v for v in values if wanted.period in (v.period.label, v.period.public)), None)


def _no_figure(series: PublishedSeries, area: str, wanted: Wanted) -> tuple[str, ...]:
    """Say that there is none, and what there is of this area."""
    here = [v for v in series.values if v.area == area]
    groups = dict.fromkeys(f"{v.breakdown} {v.category}" for v in here if v.breakdown != ALL)
    periods = dict.fromkeys(
        v.period.label for v in here if (v.breakdown, v.category) == (wanted.breakdown, wanted.category)
    )
    told = (f"there is no figure for {area}{f' in {wanted.period}' if wanted.period else ''}",)
    told += ("name the group of the breakdown too, with --category",) if _without_group(wanted) else ()
    told += (f"periods that there are: {', '.join(periods)}",) if periods else ()
    return told + ((f"groups that there are: {', '.join(groups)}",) if groups else ())


def _without_group(wanted: Wanted) -> bool:
    return wanted.breakdown != ALL and wanted.category == ALL


def _withheld(value: Value | None) -> bool:
    return value is not None and "c" in value.markers


def _figure(value: Value) -> tuple[str, ...]:
    shown = "no value" if value.value is None else repr(value.value)
    note = f": {value.note}" if value.note else ""
    marks = f"marked {';'.join(sorted(value.markers))}{note}" if value.markers else "not marked"
    group = "" if value.breakdown == ALL else f", {value.breakdown} {value.category}"
    return (
        f"{value.area}, {value.period.label}{group}: {shown}",
        f"from {value.source} ({value.origin}, {value.fit})",
        marks,
    )


def _mended(workspace: Workspace, used: set[str]) -> tuple[str, ...]:
    """Tell every correction declared for the sources that the figures come from, whichever figure it is about."""
    declared = mended({name: source for name, source in workspace.sources.items() if name in used})
    return tuple(f"{one.source}: {one.what} {one.why} ({one.reported_by}, {one.reported_on})" for one in declared)


def _checks(workspace: Workspace, name: str, series: PublishedSeries) -> tuple[str, ...]:
    measure = workspace.catalogue.measures[name]
    found = check_figures(measure, series, workspace.catalogue.areas)
    return tuple(map(str, found)) or ("all pass",)
