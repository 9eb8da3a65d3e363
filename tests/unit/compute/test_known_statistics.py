"""A number whose name says nothing of its unit is refused, by check and refresh, with the place that asks for it."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.support.built_site import outcomes
from tests.support.small_project import write_small_project

CLEAN = "data_raw/returns/clean.sql"


@pytest.mark.parametrize("verb", ["check", "refresh", "preview falls"])
def test_an_unknown_name_is_told_with_the_measure_that_asks(tmp_path: Path, verb: str) -> None:
    root = write_small_project(tmp_path)
    (root / CLEAN).write_text(
        "select *, case when value > 100 then 'valeu' else 'value' end as statistic from figures\n"
    )
    done = outcomes(*verb.split(), root=root)  # a process of its own: a refresh in this one meets loops of other tests
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "internal fault" not in said
    assert "measures/safety/falls.yaml:" in said
    assert (
        "statistic  the source gives a number called 'valeu', did you mean 'value'?; one of value, n, k, median" in said
    )


def test_a_known_name_is_taken(tmp_path: Path) -> None:
    root = write_small_project(tmp_path)
    (root / CLEAN).write_text(
        "select *, case when value > 100 then 'count' else 'value' end as statistic from figures\n"
    )
    assert main(["check", "--project", str(root)]) == 0
