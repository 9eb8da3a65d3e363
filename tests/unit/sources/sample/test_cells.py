"""Counting: totals come out exactly whatever the shares, decks hold just the stays planned, sizes scale."""

import pytest

from pipeline.sources.sample.cells import Cell, count
from tests.unit.sources.sample.small_plan import FIELDS, small_plan


def total(cells: tuple[Cell, ...], quarters: set[str], names: set[str]) -> int:
    return sum(cell.size for cell in cells if cell.quarter.label in quarters and cell.stratum.name in names)


EMERGENCY = {"falls", "others", "young"}


def test_a_quarter_that_is_given_comes_out_exactly() -> None:
    assert total(count(small_plan()).cells, {"2020/21 Q4"}, EMERGENCY) == 301


def test_a_year_is_shared_between_its_quarters_and_comes_out_exactly() -> None:
    plan = small_plan(last="2021/22 Q4")
    year = {f"2021/22 Q{n}" for n in range(1, 5)}
    cells = count(plan).cells
    assert total(cells, year, EMERGENCY) == 1203
    assert total(cells, year, {"falls"}) == 101


def test_faults_come_on_top() -> None:
    cells = count(small_plan()).cells
    assert total(cells, {"2020/21 Q4"}, {"nameless"}) == round(2.01) + round(1.0)


def test_records_are_numbered_without_gap() -> None:
    cells = count(small_plan()).cells
    assert [cell.first for cell in cells] == [1 + sum(c.size for c in cells[:n]) for n in range(len(cells))]


def test_a_deck_holds_a_stay_for_every_planned_record() -> None:
    counted = count(small_plan())
    for number, deck in enumerate(counted.decks):
        assert deck.size == sum(cell.size for cell in counted.cells if cell.deck == number) > 0


@pytest.mark.parametrize("factor", [0.2, 3, 17.5])
def test_sizes_scale(factor: float) -> None:
    size = total(count(small_plan(), factor).cells, {"2020/21 Q4"}, EMERGENCY)
    assert size == round(301 * factor)


def test_planned_stays_without_a_target_are_refused() -> None:
    planned = [{**FIELDS["planned"][0], "places": ["9A1"]}]
    with pytest.raises(ValueError, match="no planned stays for 9A2 in 2020/21 Q4"):
        count(small_plan(planned=planned))
