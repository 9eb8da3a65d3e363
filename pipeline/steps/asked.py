"""Reading what a project says of owners of local measures and of findings of surveys and forums, from `site/`.

What a finding or an owner must say is in the models of `catalogue`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.catalogue.findings import SurveyFinding, check_finding
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.owners import NO_OWNERS, Owners, check_all_owned, check_owners
from pipeline.catalogue.returns_board import local_measures
from pipeline.errors import ContentProblems, Problem
from pipeline.sources.descriptor import Source
from pipeline.strict_yaml import read_document, validate
from pipeline.strict_yaml.authored import text_of

OWNERS_FILE = "owners.yaml"
FINDINGS_FOLDER = "findings"


def returns_sources(sources: Iterable[Source]) -> list[Source]:
    """Return the sources into which returns are written: those whose description says `options: {returns: true}`."""
    return [source for source in sources if source.package.outcomes.options.get("returns") is True]


def read_asked(
    site: Path, measures: Mapping[str, Measure], sources: Mapping[str, Source]
) -> tuple[tuple[Owners, dict[str, SurveyFinding]], list[Problem]]:
    """Read the owners and the findings, with every problem of both."""
    owners, problems = read_owners(site, measures, sources)
    findings, found = read_findings(site, measures)
    return (owners, findings), [*problems, *found]


def read_owners(
    site: Path, measures: Mapping[str, Measure], sources: Mapping[str, Source]
) -> tuple[Owners, list[Problem]]:
    """Read `site/owners.yaml`; without one nobody is named, which is a mistake where a measure waits for a return."""
    place = f"{site.name}/{OWNERS_FILE}"
    takers = [source.name for source in returns_sources(sources.values())]
    local = {name: measure for name, (measure, _) in local_measures(measures, takers).items()}
    file = site / OWNERS_FILE
    if not file.exists():
        return NO_OWNERS, check_all_owned(NO_OWNERS, place, local)
    try:
        document = read_document(text_of(file), place)
    except ContentProblems as error:
        return NO_OWNERS, list(error.problems)
    owners, problems = validate(Owners, document)
    if owners is None:
        return NO_OWNERS, problems
    return owners, [*check_owners(owners, document, measures), *check_all_owned(owners, place, local)]


def read_findings(site: Path, measures: Mapping[str, Measure]) -> tuple[dict[str, SurveyFinding], list[Problem]]:
    """Read every finding of `site/findings`, by the name of its file."""
    findings: dict[str, SurveyFinding] = {}
    problems: list[Problem] = []
    for file in sorted((site / FINDINGS_FOLDER).glob("*.yaml")):
        place = f"{site.name}/{FINDINGS_FOLDER}/{file.name}"
        try:
            document = read_document(text_of(file), place)
        except ContentProblems as error:
            problems += error.problems
            continue
        finding, found = validate(SurveyFinding, document)
        problems += found
        if finding is not None:
            problems += check_finding(finding, document, measures)
            findings[file.stem] = finding
    return findings, problems
