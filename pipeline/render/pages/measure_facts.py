"""What a measure's page says besides its figures: what is counted, what was agreed, its sources, its history.

Figures by area are in `area_table`; words for statuses are in `wording`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import DERIVED
from pipeline.catalogue.targets import Target
from pipeline.compute.series import Value
from pipeline.compute.standing.in_area import area_of_start, for_every_area, starting_value
from pipeline.periods import PeriodProblem, parse
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Fact, More, fact, facts
from pipeline.render.pages.said import Said
from pipeline.render.pages.words import day, figure, published_words, unit_words
from pipeline.render.site_input import SourceFacts
from pipeline.render.wording.phrases import capital
from pipeline.render.wording.status import wish

OFTEN = {
    "monthly": "Every month",
    "quarterly": "Every three months",
    "annual": "Every year",
    "school_year": "Every school year",
    "two_yearly": "Every two years",
    "three_year_pooled": "Every year, for three years taken together",
    "rolling_year": "For twelve months at a time, brought up to date through the year",
    "ad_hoc": "At no fixed time",
}
TARGET_WORDS = {
    "agreed": "Agreed target",
    "national_standard": "National standard",
    "proposed": "Proposed target, not agreed",
    "illustrative": "Example target, not agreed",
}
FITS = {
    "exact": "This is the {measure} as the framework defines it.",
    "close": "Close to the {measure}, but not the same.",
    "context": "For background only.",
}

Named = Callable[[str], str]
"""The name of an area by its code."""
MOST_FILES = 3
NO_CHANGE = "No change has been noted since it was written down here."
NO_TARGET_YET = "None so far."


def definition_facts(measure: Measure, context: Context) -> tuple[Fact, ...]:
    """Return what is counted and how it is shown."""
    place = [step.name for step in context.site.framework.path_to()[measure.indicator]]
    return facts(
        fact("What we count", measure.definition),
        fact("The number we count", measure.numerator),
        fact("Out of", measure.denominator),
        fact("Shown as", capital(unit_words(measure.unit))),
        fact("Which way is better", wish(measure.polarity) + ".", measure.polarity_reason),
        fact("How often", OFTEN[measure.frequency], lag_words(measure.lag_days)),
        fact("Areas", ", ".join(context.area(code) for code in measure.areas)),
        fact("Compared with", context.area(measure.comparator) if measure.comparator else None),
        fact("In the framework's words", measure.title),
        fact(capital(context.site.framework.levels[-1].singular), place[-1]),
        fact("Codes in national frameworks", "; ".join(measure.official_codes)),
    )


def agreed_facts(measure: Measure, named: Named, values: Sequence[Value] = ()) -> tuple[Fact, ...]:
    """Return the starting point and the targets, each with its area and who agreed it. Says so when there is no target.

    `values` are those of the area that the start is of: one that names no value of its own is looked up there.
    """
    baseline = measure.baseline
    start = None
    if baseline:
        name = "Agreed baseline" if baseline.agreed_by else "Starting point"
        area = area_of_start(measure)
        value, when = starting_value(measure, values, area), public_label(baseline.period)
        told = when if value is None else f"{figure(value, measure.unit)}, {when}"
        start = fact(name, told, _for(named(area), measure), baseline.basis)
    targets = [_target(target, measure, named) for target in measure.targets]
    return facts(start, *(targets or [fact("Target", "No target has been agreed, so progress is not rated.")]))


def history_facts(measure: Measure) -> tuple[Fact, ...]:
    """Return who looks after the definition and when it is looked at again."""
    return facts(
        fact("Who is responsible", measure.owner),
        fact("Definition written by", measure.author),
        fact("Definition checked by", measure.checker),
        fact("Last looked at", day(measure.review.last)),
        fact("To be looked at again by", day(measure.review.next)),
        fact("Stage", *_stage(measure)),
    )


def change_facts(measure: Measure, named: Named) -> tuple[Fact, ...]:
    """Return what changed in the definition and in the targets, oldest first; says so where nothing did."""
    noted = [f"{day(one.on)}: {one.what}{f' {one.why}' if one.why else ''}" for one in measure.history]
    dated = [(t.agreed_on or t.valid_from, t) for t in measure.targets]
    targets = [
        " ".join([f"{_since(when)}{_aim(t, measure)}. {TARGET_WORDS[t.status]}.", *_whose(t, measure, named)])
        for when, t in sorted(dated, key=lambda pair: pair[0] or date.min)
    ]
    return facts(
        fact("What was changed in the definition", *(noted or [NO_CHANGE])),
        fact("Which targets there have been", *(targets or [NO_TARGET_YET])),
    )


def _stage(measure: Measure) -> tuple[str | None, ...]:
    """Say where the measure is in its life; of one that is no longer used, since when and why."""
    if measure.retired is None:
        return measure.lifecycle.capitalize(), measure.lifecycle_note
    return f"Retired on {day(measure.retired.on)}.", measure.retired.reason, measure.lifecycle_note


def source_facts(measure: Measure, sources: Sequence[SourceFacts], said: Said) -> tuple[Fact, ...]:
    """Return each source of the measure, in order of preference, with its files."""
    found = {s.source: [f for f in sources if f.source == s.source] for s in measure.sources}
    return facts(*(_source(s, found[s.source], said) for s in measure.sources))


def _source(entry: MeasureSource, files: list[SourceFacts], said: Said) -> Fact | None:
    name, fits, difference = entry.source, FITS[entry.fit].format(measure=said.measure), entry.difference
    if name == DERIVED:
        others = f"From the figures of other {said.measures} on this website, where there are any."
        return fact("Worked out here", fits, difference, others)
    title = files[0].title if files else name.replace("_", " ").capitalize()
    if not files:
        return fact(title, fits, difference, "No file has been delivered yet.")
    origin = {
        "official": "Published by a national body or in public papers.",
        "local": "Recorded by local services.",
        "synthetic": "Made up for testing. These figures describe no real person or service.",
    }.get(files[0].origin)
    about = f"{files[0].publication}, {files[0].publisher}. Licence: {files[0].licence}."
    told = tuple(_file(f) for f in files)
    made = fact(title, fits, difference, origin, about, *(told if len(told) <= MOST_FILES else ()))
    return replace(made, more=More(_files(files), told)) if made and len(told) > MOST_FILES else made


def _files(files: list[SourceFacts]) -> str:
    rows = [f.rows for f in files]
    counted = f", {sum(r for r in rows if r is not None):,} rows" if None not in rows else ""
    return f"The {len(files)} files{counted}"


def _file(file: SourceFacts) -> str:
    dates = [
        f"published {published_words(file.published_on, file.published_precision)}" if file.published_on else "",
        f"received {day(file.received_on)}" if file.received_on else "",
        f"{file.rows:,} rows" if file.rows is not None else "",
        f"sha256 {file.sha256[:12]}",
    ]
    return f"File {file.file}: " + ", ".join(part for part in dates if part) + "."


def _since(when: date | None) -> str:
    return f"Since {day(when)}: " if when else ""


def _aim(target: Target, measure: Measure) -> str:
    value = figure(target.value, measure.unit) if target.value is not None else target.kind
    by = f" by {public_label(target.by)}" if target.by else ""
    return f"{value}{by}"


def _whose(target: Target, measure: Measure, named: Named) -> list[str]:
    """Say which area a target is for, where a measure has several: the others have none by it."""
    told = _for("each area" if for_every_area(target) else named(target.area or measure.areas[0]), measure)
    return [told] if told else []


def _for(area: str, measure: Measure) -> str | None:
    return f"For {area}." if len(measure.areas) > 1 else None


def _target(target: Target, measure: Measure, named: Named) -> Fact | None:
    who = f"Agreed by {target.agreed_by}" if target.agreed_by else None
    when = f" on {day(target.agreed_on)}" if target.agreed_on else ""
    agreed = f"{who}{when}." if who else None
    whose = _whose(target, measure, named)
    return fact(TARGET_WORDS[target.status], f"{_aim(target, measure)}.", *whose, agreed, target.note)


def lag_words(days: int) -> str:
    """Return how long after the end of a period its figure is due."""
    if days == 0:
        return "Figures are due as soon as a period ends."
    weeks = round(days / 7)
    return (
        f"Figures are due about {weeks} weeks after a period ends."
        if weeks < 14
        else (f"Figures are due about {round(days / 30)} months after a period ends.")
    )


def public_label(label: str) -> str:
    """Return the words for a period's label; the label itself where it is none."""
    try:
        return parse(label).public
    except PeriodProblem:
        return label
