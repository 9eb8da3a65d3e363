"""Writes `docs/gate.md`: `python -m tests.gate.document`. It plants every defect in many projects, so it takes minutes.

The quick tests hold the page to one project, the long one to all of them.
"""

from collections.abc import Iterable

from tests.gate.rates import Tally, false_alarms, of_peers, tallies
from tests.gate.run import DOUBTED, HELD_BACK, LATE, MISSED, REFUSED, STOPPED
from tests.support.project import REPOSITORY

PAGE = REPOSITORY / "docs" / "gate.md"
SEEDS, CLEAN = range(10), range(1000, 1060)
WHAT = {
    REFUSED: "content refused: `outcomes check` lists it and nothing is made",
    HELD_BACK: "delivery refused: the last good one stays, marked",
    STOPPED: "publication stopped: the last good website stays",
    DOUBTED: "doubt raised: a live site is not published until somebody says why the figure stands",
    LATE: "shown as late on every page of the measure",
    MISSED: "**missed**",
}
TOP = """\
# What the gate finds, and what it does not

<!-- Made by `python -m tests.gate.document`. Do not edit it by hand. -->

Before anything is published, content, files, figures and the built website are checked. This page says how well, by
planting known defects in good projects, one at a time. All projects are invented: {seeds} of them, made from seeds,
each with a count by sex and a percentage, three areas and nine years.

"""
MIDDLE = """
A defect counts as found whichever check finds it; which ones did stands beside it. Where the share found is not whole,
it depends on the figures of the project.

"""
END = """
## What no check of figures can find

- **A figure that is wrong and likely.** A year that is wrong by a tenth in all its parts looks like a year. What guards
  against it: `known_values` in the measure's file, `odd_mix` where areas and whole are printed apart, and people.
- **A definition that says another thing.** Words, unit or the better way turned round are true to themselves. They are
  read by a second person (`checker`), and `CHANGELOG.md` must say what changed.
- **The newest period missing from a first delivery.** No check finds it; the calendar does, and pages say that a figure
  is due.
- **Half the records of a hospital's file lost.** Each file stands for itself. Counts that fall
  with it may raise a doubt (`jumps`); this defect is not planted here, so how often is not known.

## Doubts and who answers them

A doubt is a question. `outcomes publish` refuses a live site while one is open; a demonstration shows it on its quality
page. It is open until the data are mended or somebody writes in `site/acknowledged.yaml` what it is, why it stands, who
looked (a role) and when. An entry holds word for word: when the
data change, so does the doubt, and the entry is told as idle. A delivery that lost or rewrote its past is let in by
`acknowledged.yaml` beside the source, for that one delivery. What stops publication cannot be acknowledged away.
"""


def text(found: Iterable[Tally], alarms: int, tried: int) -> str:
    """Return the page."""
    every = list(found)
    rows = "".join(_row(one) for one in every)
    peers = sum(one.caught == one.tried for one in of_peers(every))
    caught, planted = sum(one.caught for one in every), sum(one.tried for one in every)
    always = sum(one.caught == one.tried for one in every)
    told = [
        f"- **{always} of {len(every)} kinds of defect are always found**; of all {planted} planted ones {caught} are",
        f"  ({caught / planted:.0%}).",
        f"- Of the 16 that the check of a well-known peer, Open SDG, was tried with, it found 6; ours finds {peers}.",
        f"- **False alarms: {alarms} in {tried} good projects.**",
    ]
    head = "| planted | found | what happens | by which check |\n|---|---|---|---|\n"
    return f"{TOP.format(seeds=len(SEEDS))}{chr(10).join(told)}\n{MIDDLE}{head}{rows}{END}"


def _row(one: Tally) -> str:
    what = "; ".join(dict.fromkeys(WHAT[kind] for (kind, _), _ in one.what.most_common()))
    rules = ", ".join(f"`{rule}`" for rule in sorted({rule for _, rules in one.what for rule in rules}))
    return f"| {one.name} | {one.caught} of {one.tried} | {what} | {rules} |\n"


if __name__ == "__main__":
    PAGE.write_text(text(tallies(SEEDS), len(false_alarms(CLEAN)), len(CLEAN)), "utf-8")
