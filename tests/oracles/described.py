"""Files in the columns that the known answers are described with, made here: written, run and held to nine figures."""

import csv
import io
from collections.abc import Sequence
from statistics import NormalDist

from pipeline.cli.stat import run_stat
from tests.oracles.answers import Rows, rows_of

Z95, Z998 = NormalDist().inv_cdf(0.975), NormalDist().inv_cdf(0.999)


def written(columns: str, rows: Sequence[Sequence[object]]) -> str:
    """Give the text of a CSV file; None is an empty cell."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([columns.split(","), *rows])
    return out.getvalue()


def run(statistic: str, columns: str, rows: Sequence[Sequence[object]]) -> Rows:
    return rows_of(run_stat(statistic, written(columns, rows)))


def number(cell: str) -> float | None:
    return float(cell) if cell else None
