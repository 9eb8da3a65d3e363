"""Files behind a figure: each by itself where they are few, else how many, the first and the last."""

from dataclasses import replace

import pytest

from pipeline.render.site_input import SourceFacts
from pipeline.steps.explained_files import MANY, told_files

FILE = SourceFacts("returns", "Returns", "Board", "Returns", "OGL", "f.csv", "", None, None, "official", 1)


def files(number: int, rows: int | None = 10) -> list[SourceFacts]:
    return [replace(FILE, file=f"f{n:02}.csv", rows=rows) for n in range(1, number + 1)]


def test_few_are_told_one_by_one() -> None:
    told = told_files(files(MANY), every=False)
    assert [line.split()[0] for line in told] == [f"f0{n}.csv" for n in range(1, MANY + 1)]


@pytest.mark.parametrize(("rows", "said"), [(10, "520 rows"), (None, "withheld")])
def test_many_are_told_by_number_first_and_last(rows: int | None, said: str) -> None:
    told = told_files(files(52, rows), every=False)
    assert told[0].startswith(f"{FILE.source}: 52 files, ") and said in told[0]
    assert told[1].startswith("first  f01.csv") and told[2].startswith("last   f52.csv")
    assert told[3:] == ("all of them with --all",)
    assert len(told_files(files(52, rows), every=True)) == 52
