"""How a preview is told, once or on every save. Loaded only when a preview is asked for.

The work is in `steps.preview`; the clock and the files' times are met here.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.cli.saying import Voice
from pipeline.errors import ContentProblems, OutcomesError
from pipeline.steps.preview import preview_measure

EVERY_SECONDS = 0.4
WATCHED = ("*.yaml", "*.csv", "*.sql")


def preview(args: argparse.Namespace, voice: Voice) -> int:
    """Show one measure's page; with `--watch` again on every save, until stopped."""
    if not args.watch:
        return _once(args, voice)
    for _ in saves(args.project):
        try:
            _once(args, voice)
        except ContentProblems as error:
            voice.problems(error.problems)
        except OutcomesError as error:  # such as a file that is away for a moment while an editor saves it
            voice.error(str(error))
    return 0


def _once(args: argparse.Namespace, voice: Voice) -> int:
    """Show the page and say what was found. Exit code 1 where a refresh would publish nothing with these figures."""
    began = time.monotonic()
    made = preview_measure(args.project, args.measure, date.today())
    seconds = round(time.monotonic() - began, 1)
    for line in made.newer:
        voice.fact(f"newer   {line}", newer=line)
    for problem in made.odd:
        voice.fact(f"warning  {problem}", warning=str(problem))
    for finding in made.doubts:
        voice.fact(f"check   {finding}", finding=str(finding))
    for problem in made.stops:
        voice.fact(f"stops   {problem}", stops=str(problem))
    voice.fact(
        f"{made.figures} figures; {made.protection}\nOpen {made.page} ({seconds} seconds)",
        figures=made.figures,
        protection=made.protection,
        page=str(made.page),
        seconds=seconds,
    )
    return 1 if made.stops else 0


def saves(root: Path) -> Iterator[None]:
    """Give a turn at once, and one whenever a content file is saved; looks at times, so it works everywhere."""
    seen = None
    while True:
        now = stamps(root)
        if now != seen:
            seen = now
            yield
        time.sleep(EVERY_SECONDS)


def stamps(root: Path) -> dict[str, int]:
    """Return when each content file was last changed."""
    folders = [root / "measures", root / "data_raw"]
    found = [path for folder in folders for pattern in WATCHED for path in folder.rglob(pattern)]
    return {str(path): path.stat().st_mtime_ns for path in sorted(found)}
