"""An annual report as a model, `site/annual/<year>/report.yaml`: what an edition has, and its qualitative part.

Which figures belong to a year is worked out in `compute`; what the report says by rule belongs in `render`.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, Text
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.edition_rules import read_edition
from pipeline.errors import Problem, nearest
from pipeline.periods import Period, PeriodKind, PeriodProblem, from_label, slug
from pipeline.strict_yaml.authored import text_of

FOLDER, FILE = "annual", "report.yaml"
PREFIX = "annual-"
"""Before the year in the name of an annual report's figures, so that it is never that of an edition."""


class Passage(Content):
    """Something that was done or said in the year, in words: from a cited document, or led to as a story."""

    title: Text
    text: Text
    told_in: Text | None = Field(default=None, description="The document that says so, with its paragraph")
    stories: list[Text] = Field(default_factory=list, description="File names in site/stories, without .md")

    @model_validator(mode="after")
    def somebody_says_so(self) -> "Passage":
        """Nothing is told that nobody said."""
        if self.told_in is None and not self.stories:
            msg = "a passage names the document that it is told in (told_in), or stories"
            raise ValueError(msg)
        return self


class AnnualReport(Edition):
    """A year's report. It uses only values published by its cut-off, and says why that day was chosen."""

    cut_off_reason: Text
    qualitative: list[Passage] = Field(default_factory=list)

    @property
    def year(self) -> Period:
        """The financial year that it is about."""
        return from_label(self.period)

    @property
    def own_words(self) -> tuple[str, ...]:
        """Everything in it that somebody wrote for readers."""
        return (
            *super().own_words,
            self.cut_off_reason,
            *(part for one in self.qualitative for part in (one.title, one.text)),
        )

    @model_validator(mode="after")
    def about_a_year_that_is_over(self) -> "AnnualReport":
        """The period is a financial year, and the cut-off is after its end."""
        try:
            year = from_label(self.period)
        except PeriodProblem as problem:
            raise ValueError(str(problem)) from problem
        if year.kind is not PeriodKind.FINANCIAL_YEAR:
            msg = f"'{self.period}' is not a financial year; an annual report is about one, such as 2016/17"
            raise ValueError(msg)
        if self.cut_off <= year.end:
            msg = f"the cut-off {self.cut_off} is before the year is over ({year.end})"
            raise ValueError(msg)
        return self


def read_annual(site: Path) -> tuple[dict[str, AnnualReport], list[Problem]]:
    """Read every annual report by the year of its folder, such as `2016-17`, with every problem."""
    reports: dict[str, AnnualReport] = {}
    problems: list[Problem] = []
    for file in sorted((site / FOLDER).glob(f"*/{FILE}")):
        place = f"{site.name}/{file.relative_to(site).as_posix()}"
        report, found = read_edition(AnnualReport, text_of(file), place)
        problems += found
        if report is not None:
            problems += _misplaced(report, file.parent.name, place)
            reports[file.parent.name] = report
    return reports, problems


def strange_stories(reports: Mapping[str, AnnualReport], stories: Collection[str]) -> list[Problem]:
    """Return a problem a story that a report leads to and that is not there."""
    return [
        Problem(
            f"site/{FOLDER}/{name}/{FILE}",
            field="qualitative",
            found=f"there is no story '{story}'{nearest(story, list(stories))}",
            allowed="the name of a file in site/stories, without .md",
            rule="unknown-story",
        )
        for name, report in reports.items()
        for passage in report.qualitative
        for story in passage.stories
        if story not in stories
    ]


def _misplaced(report: AnnualReport, folder: str, place: str) -> list[Problem]:
    wanted = slug(report.year)
    if folder == wanted:
        return []
    told = f"the folder is called '{folder}' and the report is about {report.period}"
    return [Problem(place, field="period", found=told, allowed=f"the folder {wanted}", rule="annual-folder")]
