"""Three and ten times the measures, areas or editions: load, check, refresh and site grow no more than that."""

import os
from itertools import pairwise

import pytest

from tests.benchmarks.commands import timed
from tests.benchmarks.grown import grow
from tests.benchmarks.programs import run_program

ONE = {"measures": 6, "areas": 3, "editions": 1}
TIMES = tuple(int(times) for times in os.environ.get("OUTCOMES_BENCH_TIMES", "1,3,10").split(","))
DAY = "2030-01-01"
NOISE = 1.15
"""Two runs of the same work differ by less than this."""


def _seconds(root, size) -> dict[str, float]:
    grow(root, **size)
    check = timed("check", root=root)
    refresh = timed("refresh", "--as-of", DAY, root=root)
    site = run_program("-m", "tests.benchmarks.site_program", root, DAY)
    return {"load": site["load"], "check": check.processor, "refresh": refresh.processor, "site": site["drawn"]}


@pytest.mark.parametrize("what", sorted(ONE))
def test_growth_is_at_most_linear(tmp_path, what):
    took = {n: _seconds(tmp_path / str(n), {**ONE, what: ONE[what] * n}) for n in TIMES}
    first, *rest = TIMES
    told = {work: {n: took[n][work] / took[first][work] for n in rest} for work in took[first]}
    print(f"\n{what} from {ONE[what]}: seconds of the processor {took[first]}")
    for work, ratios in told.items():
        print(f"  {work}: " + ", ".join(f"{n} times as many take {ratio:.2f} times" for n, ratio in ratios.items()))
    for before, after in pairwise(TIMES):
        for work in took[first]:
            assert took[after][work] <= took[before][work] * after / before * NOISE, (work, before, after)
