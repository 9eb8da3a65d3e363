"""`outcomes new edition SLUG`: a valid draft of a quarter's edition.yaml, its front sheet as in the edition before.

What an edition is, is in `catalogue.edition`; nothing that is there is written over.
"""

import argparse
import json
from datetime import date, timedelta

from pipeline.catalogue.edition import Edition, FrontSheet
from pipeline.cli.saying import Voice
from pipeline.errors import UsageError
from pipeline.periods import Period, PeriodProblem
from pipeline.periods.slugs import from_slug
from pipeline.settings import open_project
from pipeline.steps.workspace import read_editions

DAYS_AFTER = 90
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


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Write the draft. Exit code 2 where the slug is no period, or the edition is there already."""
    project = open_project(args.project)
    try:
        period = from_slug(args.slug)
    except PeriodProblem as error:
        msg = f"'{args.slug}' names no period; name a quarter, e.g. 2026-27-q1"
        raise UsageError(msg) from error
    file = project.site / "editions" / args.slug / "edition.yaml"
    if file.exists():
        msg = f"{file} is there already; nothing was written"
        raise UsageError(msg)
    editions, _ = read_editions(project.site / "editions")
    text = draft(period, args, _sheet(editions, project.settings.brand.name))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    voice.fact(f"wrote   {file}", wrote=str(file))
    voice.fact("Next: read it over, then: outcomes check, and: outcomes refresh", next="outcomes check")
    return 0


def draft(period: Period, args: argparse.Namespace, sheet: FrontSheet) -> str:
    """Return the text of the draft; every value is written so that it reads back as it is."""
    cut_off = args.cut_off or period.end + timedelta(days=DAYS_AFTER)
    days: dict[str, date | None] = {"release": args.release, "agenda": args.agenda, "meeting": args.meeting}
    return TEXT.format(
        title=_quoted(period.public),
        period=period.label,
        cut_off=cut_off.isoformat(),
        dates="".join(f"{name}: {day.isoformat()}\n" for name, day in days.items() if day),
        report_to=_quoted(sheet.report_to),
        by="\n".join(f"    - {_quoted(one)}" for one in sheet.by),
        contacts=_contacts(sheet),
        sheet_title=_quoted(f"{sheet.title}"),
        purpose=_quoted(f"To show how we are doing, with the figures published by {cut_off.isoformat()}"),
    )


def _sheet(editions: dict[str, Edition], name: str) -> FrontSheet:
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
