"""Where to mend what stops publication: the line of the definition that may be at fault, and what can be done there.

What was found is worded by the check itself; which findings may leave with their figures is decided in `steps`.
"""

from collections.abc import Mapping

from pipeline.catalogue.measure import Measure
from pipeline.compute.checks.finding import Finding
from pipeline.errors import Problem
from pipeline.strict_yaml import Document

KEYS = {"known_values": "known_values", "bounds": "unit", "doubled": "sources", "early": "sources", "shares": "sources"}
"""By check that stops publication: the key of the measure's file to look at."""
REMEDIES: Mapping[str, str] = {
    "known_values": "if the run is wrong, mend the source or how this file asks for it; if the publisher has changed "
    "the figure, write the new one on this line, with its citation",
    "bounds": "if the figure is right, mend the unit; else the value that is asked for, or declare a correction",
    "doubled": "choose one row for each place and time: by `where`, or by naming the columns that tell the rows apart "
    "(breakdown, category, vintage) in the source's clean.sql",
    "early": "mend the period, or `published_on` in the source's datapackage.yaml",
    "shares": "ask for a value, numerator and denominator that belong together; a correction of one may need another",
}
"""By check that stops publication: what can be done."""


def to_mend(measure: Measure, document: Document, finding: Finding) -> Problem:
    """Return a finding that stops publication as a problem of its measure's file, with what can be done."""
    key = KEYS[finding.check]
    file, line = document.place_of(_path(measure, key, finding))
    return Problem(file, line, key, f"{finding.area} {finding.period}: {finding.told}", REMEDIES[finding.check])


def _path(measure: Measure, key: str, finding: Finding) -> tuple[str | int, ...]:
    if key == "sources" and len(measure.sources) == 1:
        return (key, 0, "method")
    if key != "known_values":
        return (key,)
    wanted = (finding.area, finding.period)
    several = [n for n, known in enumerate(measure.known_values) if (known.area, known.period) == wanted]
    return (key, several[0]) if several else (key,)
