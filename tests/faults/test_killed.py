"""Killed at any moment of a refresh, a freeze or a publish: readers have one whole site, what was frozen is as it was,
and the same command run again completes."""

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.faulty import Stage, command, copy, frozen, good, shown, site

QUICK = {"refresh": 6, "freeze": 2, "publish": 4}
LONG = {"refresh": 110, "freeze": 40, "publish": 50}
STAGES = {"refresh": "changed", "freeze": "ready", "publish": "newer"}


@dataclass
class Tally:
    """What came of every kill."""

    lines: Counter[str] = field(default_factory=Counter)

    def add(self, verb: str, after: str) -> None:
        """Count one kill: what readers had after it."""
        self.lines[f"{verb}: {after}"] += 1


def strike(stage: Stage, verb: str, folder: Path, **how: object) -> str:
    """Kill one run, look at what is left, run it again, look again. Returns what was left, in words."""
    root = copy(getattr(stage, STAGES[verb]), folder / "project")
    before = frozen(root)
    ran = command(verb, root, **how)
    assert ran.code in (-9, 0), ran.said
    left = "done before the kill" if ran.code == 0 else LEFT[verb](stage, root, before)
    again = command(verb, root)
    if verb == "freeze" and again.code:
        assert left in ("frozen", "done before the kill"), left
        assert "it is frozen already" in again.said, again.said
    else:
        good(again)
    AGAIN[verb](stage, root, before)
    shutil.rmtree(folder)
    return left


def _left_refresh(stage: Stage, root: Path, before: dict[str, bytes]) -> str:
    assert site(root) in (stage.old, stage.new), "the built site is one whole site"
    assert shown(root) == stage.old, "readers have what they had"
    assert frozen(root) == before
    return "the new site" if site(root) == stage.new else "the old site"


def _again_refresh(stage: Stage, root: Path, before: dict[str, bytes]) -> None:
    assert site(root) == stage.new, "the next refresh gives the same site as one that was never stopped"
    assert frozen(root) == before


def _left_freeze(stage: Stage, root: Path, before: dict[str, bytes]) -> str:
    assert frozen(root) in ({}, frozen(stage.changed)), "it is frozen wholly or not at all"
    return "frozen" if frozen(root) else "not frozen"


def _again_freeze(stage: Stage, root: Path, before: dict[str, bytes]) -> None:
    assert frozen(root) == frozen(stage.changed)


def _left_publish(stage: Stage, root: Path, before: dict[str, bytes]) -> str:
    assert shown(root) in (stage.old, stage.new), "readers have one whole release"
    assert frozen(root) == before
    return "the new release" if shown(root) == stage.new else "the old release"


def _again_publish(stage: Stage, root: Path, before: dict[str, bytes]) -> None:
    assert shown(root) == stage.new
    assert len(list((root.parent / "www" / "releases").iterdir())) == 2, "nothing half-made is left"


LEFT = {"refresh": _left_refresh, "freeze": _left_freeze, "publish": _left_publish}
AGAIN = {"refresh": _again_refresh, "freeze": _again_freeze, "publish": _again_publish}


def strikes(stage: Stage, folder: Path, wanted: dict[str, int]) -> Tally:
    """Kill each verb so many times: half at calls spread evenly over the run, half after times spread evenly."""
    tally = Tally()
    for verb, count in wanted.items():
        whole = good(command(verb, copy(getattr(stage, STAGES[verb]), folder / f"{verb}-whole" / "project")))
        assert whole.calls > count
        for number in range(count):
            share = (number + random.Random(number).random()) / count
            by_call = number % 2 == 0
            how = {"at": 1 + int(share * whole.calls)} if by_call else {"after": max(0.01, share * whole.seconds)}
            tally.add(verb, strike(stage, verb, folder / f"{verb}-{number}", **how))
    return tally


def test_twelve_kills(stage: Stage, tmp_path: Path) -> None:
    tally = strikes(stage, tmp_path, QUICK)
    assert sum(tally.lines.values()) == 12
    assert sum(count for line, count in tally.lines.items() if "done before" not in line) >= 8, tally.lines


@pytest.mark.system
def test_two_hundred_kills(stage: Stage, tmp_path: Path) -> None:
    from tests.support.evidence import write_evidence

    tally = strikes(stage, tmp_path, LONG)
    assert sum(tally.lines.values()) == 200
    told = (
        "After each kill readers had one whole release, what was frozen was as it was, and the same command completed."
    )
    write_evidence("faults-killed.md", "Two hundred kills", tally.lines, told=told)
