"""`outcomes new edition SLUG`: a valid draft of a quarter's edition.yaml, or of a year's report.yaml.

Its front sheet is as in the report before. What they are is in `catalogue.edition` and `catalogue.annual`; nothing that
is there is written over.
"""

import argparse
import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from pipeline.catalogue.annual import FILE, FOLDER, PREFIX, read_annual
from pipeline.catalogue.edition import Edition, FrontSheet
from pipeline.cli.saying import Voice
from pipeline.errors import UsageError
from pipeline.periods import Period, PeriodKind, PeriodProblem, financial_quarter_of
from pipeline.periods.slugs import from_slug, slug
from pipeline.render.wording.dates import day
from pipeline.settings import open_project
from pipeline.steps.workspace import read_editions

DAYS_AFTER, DAYS_AFTER_A_YEAR = 90, 275
"""Days after a quarter, and after a year, that figures are gathered where nobody says: a year's come out in autumn."""
TEXT = """\
# How an edition goes from here to its release: docs/runbook.md, "The Board's quarter".
title: {title}
period: {period}
# Only figures published by this day are used.
cut_off: {cut_off}
# Until its day of release (with none: its cut-off) an edition is nowhere in the site.
# Then: release, agenda, meeting, each a date.
{dates}front_sheet:
  report_to: {report_to}
  by:
{by}
  title: {sheet_title}
  purpose: {purpose}
  recommendations:
    - Note the figures
{contacts}# Said in your own words before it is frozen:
# foreword: ...
# sign_offs:
#   - {{step: data, by: Head of analysis, on: {cut_off}}}
# pre_release_access:
#   - {{who: Press office, why: To answer questions on the day, since: {cut_off}}}
"""
TEXT_OF_A_YEAR = """\
# Why figures are gathered until the day below, as readers are told it:
cut_off_reason: Figures for a year come out in the months after it. This report uses those that were out by then.
# What was done or said in the year, in words: from a document, or led to as a story.
# qualitative:
#   - {title: What local people said, text: ..., told_in: "The document and its paragraph", stories: [file-name]}
"""


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Write the draft. Exit code 2 where the slug is no period, or the report is there already."""
    project = open_project(args.project)
    period = _period(args.slug)
    file, before = _place(project.site, args.slug)
    if file.exists():
        msg = f"{file} is there already; nothing was written"
        raise UsageError(msg)
    text = draft(period, args, _sheet(before, project.settings.brand.name))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    voice.fact(f"wrote   {file}", wrote=str(file))
    if period.kind is PeriodKind.CALENDAR_QUARTER:
        voice.fact(f"note    {_calendar(period)}", note=_calendar(period))
    voice.fact("Next: read it over, then: outcomes check, and: outcomes refresh", next="outcomes check")
    return 0


def _calendar(period: Period) -> str:
    """Say which quarter was taken, as both kinds are spelt nearly alike."""
    return (
        f"{slug(period)} is a quarter of the calendar year, {period.public}; "
        f"the same months as a quarter of the financial year are spelt {slug(financial_quarter_of(period.start))}"
    )


def _period(text: str) -> Period:
    try:
        period = from_slug(text.removeprefix(PREFIX))
    except PeriodProblem as error:
        msg = f"'{text}' names no period; name a quarter, e.g. 2026-27-q1, or a year's report, e.g. {PREFIX}2026-27"
        raise UsageError(msg) from error
    if text.startswith(PREFIX) and period.kind is not PeriodKind.FINANCIAL_YEAR:
        msg = f"'{text}': an annual report is about a financial year, e.g. {PREFIX}2026-27"
        raise UsageError(msg)
    return period


def _place(site: Path, name: str) -> tuple[Path, Mapping[str, Edition]]:
    """Return where the draft goes, and the reports of its kind that there are."""
    if name.startswith(PREFIX):
        return site / FOLDER / name.removeprefix(PREFIX) / FILE, read_annual(site)[0]
    return site / "editions" / name / "edition.yaml", read_editions(site / "editions")[0]


def draft(period: Period, args: argparse.Namespace, sheet: FrontSheet) -> str:
    """Return the text of the draft; every value is written so that it reads back as it is."""
    is_annual = args.slug.startswith(PREFIX)
    cut_off = args.cut_off or period.end + timedelta(days=DAYS_AFTER_A_YEAR if is_annual else DAYS_AFTER)
    days: dict[str, date | None] = {"release": args.release, "agenda": args.agenda, "meeting": args.meeting}
    more = TEXT_OF_A_YEAR if is_annual else ""
    return more + TEXT.format(
        title=_quoted(f"{period.start:%B %Y} to {period.end:%B %Y}" if is_annual else period.public),
        period=period.label,
        cut_off=cut_off.isoformat(),
        dates="".join(f"{name}: {day.isoformat()}\n" for name, day in days.items() if day),
        report_to=_quoted(sheet.report_to),
        by="\n".join(f"    - {_quoted(one)}" for one in sheet.by),
        contacts=_contacts(sheet),
        sheet_title=_quoted(f"{sheet.title}"),
        purpose=_quoted(f"To show how we are doing, with the figures published by {day(cut_off)}"),
    )


def _sheet(editions: Mapping[str, Edition], name: str) -> FrontSheet:
    """Return the front sheet of the newest edition that was made in its time; a plain one where there is none."""
    own = [one for one in editions.values() if one.reconstructed_on is None]
    if own:
        return max(own, key=lambda one: one.cut_off).front_sheet
    title = "Outcomes framework: highlight report"
    return FrontSheet(report_to=name, by=[name], title=title, purpose="-", recommendations=["-"])


def _contacts(sheet: FrontSheet) -> str:
    """Return who answers questions, as in the edition before; else a line that shows how it is written."""
    if not sheet.contact_officers:
        return '#   contact_officers: ["Who answers questions, by office, and how to reach them"]\n'
    return "".join(["  contact_officers:\n", *(f"    - {_quoted(one)}\n" for one in sheet.contact_officers)])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
