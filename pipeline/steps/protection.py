"""What the disclosure door is told about this project: which count each measure rests on, and the rules of a day.

Filled from definitions, areas and sources alone; the door's own working is in `compute.protect`.
"""

from datetime import date

from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import (
    DERIVED,
    AnyMethod,
    Count,
    DirectlyStandardisedRate,
    Mean,
    PopulationMethod,
    Proportion,
    Published,
    Rate,
    Sum,
    TruncatedMean,
)
from pipeline.compute.protect import Counted, Protection, rule_at
from pipeline.compute.protect.describe import of_statistic
from pipeline.compute.protect.rules import BY_DATE
from pipeline.compute.records_terms import scale
from pipeline.steps.overlapping import Tally, overlaps, tallies
from pipeline.steps.workspace import Workspace

NATIONAL = "country"


def protection_on(workspace: Workspace, day: date) -> Protection:
    """Return what the door is told for figures seen on a day: the rule for hospital records is the one of that day."""
    areas = workspace.catalogue.areas
    return Protection(
        rules=rules_on(workspace, day),
        counted={key: one for name in workspace.catalogue.measures for key, one in _counted(workspace, name).items()},
        areas={area.code: area.members for area in areas.all if area.members},
        national=frozenset(area.code for area in areas.all if area.kind == NATIONAL),
        overlaps=overlaps((one for name in workspace.catalogue.measures for one in _tallies(workspace, name)), areas),
    )


def rules_on(workspace: Workspace, day: date) -> dict[str, str]:
    """Return the rule of each source on a day; `project.yaml` may fix the one for hospital records."""
    fixed = workspace.project.settings.disclosure.sus
    named = {name: source.package.outcomes.disclosure for name, source in workspace.sources.items()}
    asked = {name: fixed if rule == BY_DATE and fixed != "by_date" else rule for name, rule in named.items()}
    return {name: rule_at(rule, day) for name, rule in asked.items()}


def _counted(workspace: Workspace, name: str) -> dict[str, Counted]:
    """Return what a measure's figures under a rule rest on, and a statistic's own key where it rests on another count.

    None at all where all its sources are public already; what is derived from other measures is worked out behind the
    door.
    """
    measure = workspace.catalogue.measures[name]
    found: dict[str, Counted] = {}
    for entry in measure.sources:
        if not _is_ruled(workspace, entry):
            continue
        made = counted_by(measure, entry)
        found.setdefault(name, made)
        own = of_statistic(name, getattr(entry.method, "statistic", None) or "value", entry.source)
        if found.setdefault(own, made) != made:
            msg = f"{name}: two entries of {entry.source} give the same statistic and count different things"
            raise ValueError(msg)
    return found


def _tallies(workspace: Workspace, name: str) -> list[Tally]:
    """Return the counts on records behind a measure."""
    measure = workspace.catalogue.measures[name]
    entries = [entry for entry in measure.sources if _is_ruled(workspace, entry)]
    return [one for entry in entries for one in tallies(measure, entry, counted_by(measure, entry))]


def _is_ruled(workspace: Workspace, entry: MeasureSource) -> bool:
    return entry.source != DERIVED and workspace.sources[entry.source].package.outcomes.disclosure != "none"


def counted_by(measure: Measure, entry: MeasureSource) -> Counted:
    """Return the count behind a measure; measures that count the same rows rest on one and the same count.

    A method that is not named here is refused: taken for another, its figures would be guarded by the wrong rule.
    """
    method, base, per = entry.method, _rows(entry), scale(measure, entry)
    match method:
        case Proportion():
            return Counted("share", f"{base} {method.numerator}", f"{base} {method.denominator}", per)
        case DirectlyStandardisedRate():
            return Counted("standardised", _events(base, method), per=per)
        case Rate():
            return Counted("rate", _events(base, method), per=per)
        case TruncatedMean():
            return Counted("mean", base, drop_top=method.drop_top)
        case Mean():
            return Counted("mean", base)
        case Count():
            return Counted("count", base)
        case Published() | Sum():
            return Counted("count" if measure.unit.kind == "count" else "share", base)
        case _:
            raise NotImplementedError(method.kind)


def _events(base: str, method: PopulationMethod) -> str:
    """A rate of all rows and a count of all rows rest on one and the same count."""
    return f"{base} {method.numerator}" if method.numerator else base


def _rows(entry: MeasureSource) -> str:
    """Name the rows that a method counts: the same words for the same rows."""
    method: AnyMethod = entry.method
    parts = (entry.source, method.table, method.where, getattr(method, "area", None), getattr(method, "of", None))
    return " ".join(str(part) for part in parts if part)
