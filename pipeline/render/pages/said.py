"""What a project calls things, for the fixed sentences of pages: its word for a measure, a domain, a report.

The words are content (`framework.yaml`); sentences about figures are in `wording`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from pipeline.catalogue.framework import Framework
from pipeline.render.pages.parts import Head
from pipeline.render.wording.phrases import capital


@dataclass(frozen=True)
class Said:
    """The words, one thing and several.

    `group` is what measures that belong together stand under; `reports_title` heads the list of reports,
    `report_title` each of them.
    """

    measure: str
    measures: str
    group: str
    domain: str
    domains: str
    report: str
    reports: str
    report_title: str
    reports_title: str


def said_of(framework: Framework) -> Said:
    """Return the words of a framework."""
    level, group, words = framework.levels[0], framework.levels[-2:][0], framework.words
    return Said(
        *framework.measure_words,
        group.singular,
        level.singular,
        level.plural,
        *words.report,
        words.report_title,
        words.reports_title,
    )


def in_words(text: str, said: Said) -> str:
    """Return a fixed sentence with its gaps, such as `{measure}` and `{report}`, filled, beginning with a capital."""
    return capital(text.format(**asdict(said)))


def of_measures(heads: Sequence[Head], said: Said) -> tuple[Head, ...]:
    """Return the heads of a table of measures, the first of them in the project's own word."""
    return (Head(capital(said.measure)), *heads)


def plain(framework: Framework) -> Mapping[str, str]:
    """Return the words by name, for templates."""
    return asdict(said_of(framework))
