"""Reading the known answers, and holding a table of ours against them to nine figures."""

import csv
import io
from math import isclose
from pathlib import Path

from pipeline.cli.stat import run_stat
from tests.support.shared import ORACLES, need

Rows = list[dict[str, str]]


def text_of(name: str) -> str:
    return need(ORACLES / name).read_text(encoding="utf-8")


def rows_of(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text)))


def known(name: str) -> Rows:
    return rows_of(text_of(name))


def worked(statistic: str, name: str) -> Rows:
    return rows_of(run_stat(statistic, text_of(name), Path(name).name))


def same(ours: str, theirs: str) -> bool:
    try:
        return isclose(float(ours), float(theirs), rel_tol=1e-9, abs_tol=1e-9)
    except ValueError:
        return ours == theirs


def differences(ours: Rows, theirs: Rows, key: tuple[str, ...], columns: tuple[str, ...]) -> list[str]:
    """Each cell that differs; also each row that only one of them has."""
    found = {tuple(row[name] for name in key): row for row in ours}
    wanted = {tuple(row[name] for name in key): row for row in theirs}
    lines = [f"only in one: {where}" for where in sorted(found.keys() ^ wanted.keys())]
    for where in sorted(found.keys() & wanted.keys()):
        lines += [
            f"{where} {name}: {found[where][name]} for {wanted[where][name]}"
            for name in columns
            if not same(found[where][name], wanted[where][name])
        ]
    return lines
