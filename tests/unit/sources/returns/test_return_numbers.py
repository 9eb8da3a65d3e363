"""Cells as numbers: what owners and spreadsheets make of a figure, and what is too unsure to take."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from pipeline.sources.returns.model import Bounds
from pipeline.sources.returns.notes import note
from pipeline.sources.returns.numbers import NotANumber, number
from pipeline.sources.returns.parts import parts_fault, worked_out

PERCENT = Bounds(Decimal(0), Decimal(100), whole=False, decimals=1, scale=Decimal(100), percent=True)
COUNT = Bounds(Decimal(0), None, whole=True, decimals=0)
SCORE = Bounds(Decimal(0), Decimal(24), whole=False, decimals=1)
MONEY = Bounds(Decimal(0), None, whole=False, decimals=0, scale=Decimal(1), money=True)


@pytest.mark.parametrize(
    ("cell", "pattern", "bounds", "meant"),
    [
        (45.3, "General", PERCENT, "45.3"),
        (0.453, "0.0%", PERCENT, "45.3"),
        (0.45299999999999996, "0%", PERCENT, "45.3"),
        ("45.3%", "@", PERCENT, "45.3"),
        (" 45.3 % ", "@", PERCENT, "45.3"),
        ("0.4%", "@", PERCENT, "0.4"),
        (0, "General", PERCENT, "0"),
        (1, "0%", PERCENT, "100"),
        ("1,234", "@", COUNT, "1234"),
        ("1,234,567", "@", COUNT, "1234567"),
        ("1234\u00a0", "@", COUNT, "1234"),
        (1234.0, "#,##0", COUNT, "1234"),
        ("£1,200", "@", MONEY, "1200"),
        (7.199999999999999, "General", SCORE, "7.2"),
    ],
)
def test_what_is_meant_is_read(cell, pattern, bounds, meant):
    assert number(cell, pattern, bounds) == Decimal(meant)


@pytest.mark.parametrize("cell", [None, "", "   "])
def test_an_empty_cell_is_no_number_and_never_zero(cell):
    assert number(cell, "General", COUNT) is None


@pytest.mark.parametrize(
    ("cell", "pattern", "bounds", "told"),
    [
        (0.453, "General", PERCENT, "may be meant as 45.3%"),
        ("0.453", "@", PERCENT, "may be meant as 45.3%"),
        (101, "General", PERCENT, "found 101"),
        (-1, "General", COUNT, "found -1"),
        (2.5, "General", COUNT, "found 2.5"),
        (0.12, "0%", COUNT, "as a percentage"),
        ("12,5", "@", SCORE, "'12,5'"),
        ("1.234,5", "@", COUNT, "'1.234,5'"),
        ("about 12", "@", COUNT, "'about 12'"),
        ("n/a", "@", COUNT, "choose a mark"),
        (True, "General", COUNT, "TRUE or FALSE"),
        (datetime(2017, 4, 3), "d-mmm", COUNT, "a date or time"),
        (date(2017, 4, 3), "d-mmm", COUNT, "a date or time"),
        (25, "General", SCORE, "found 25"),
        ("inf", "@", COUNT, "'inf'"),
    ],
)
def test_what_is_unsure_or_impossible_is_refused_with_an_example(cell, pattern, bounds, told):
    with pytest.raises(NotANumber) as wrong:
        number(cell, pattern, bounds)
    assert told in wrong.value.found
    assert wrong.value.allowed
    assert number(wrong.value.example, "@", bounds) is not None


def test_a_long_text_is_cut_in_the_message():
    with pytest.raises(NotANumber) as wrong:
        number("x" * 500, "@", COUNT)
    assert len(wrong.value.found) < 60


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "@sum",
        "+1",
        "- see above",
        "ask ann@valleys.example",
        "943 476 5919 was counted twice",
        "ring 01234 567890",
        "lives in ZZ1 1ZZ",
        "born on 3 May",
        "x" * 501,
    ],
)
def test_a_note_that_may_not_stand_is_refused_and_never_repeated(text):
    with pytest.raises(NotANumber) as wrong:
        note(text)
    assert text not in f"{wrong.value.found}{wrong.value.allowed}"


def test_a_plain_note_is_kept_as_one_line():
    assert note(" Two of 5 teams\nhave not counted yet. ") == "Two of 5 teams have not counted yet."


def test_a_figure_is_worked_out_from_its_parts_only_where_it_is_made_of_them():
    assert worked_out(Decimal(1), Decimal(3), PERCENT) == Decimal("33.3333333333")
    assert worked_out(Decimal(1), None, PERCENT) is None
    assert worked_out(Decimal(1), Decimal(0), PERCENT) is None
    assert worked_out(Decimal(1), Decimal(3), SCORE) is None


@pytest.mark.parametrize(
    ("given", "column"),
    [
        (("33.3", "1", "3"), None),
        (("33", "1", "3"), None),
        (("33.4", "1", "3"), "value"),
        (("34", "1", "3"), "value"),
        ((None, "4", "3"), "numerator"),
        ((None, "0", "0"), "denominator"),
    ],
)
def test_figure_and_parts_must_fit(given, column):
    value, above, below = (None if text is None else Decimal(text) for text in given)
    wrong = parts_fault(value, above, below, PERCENT)
    assert (wrong[0] if wrong else None) == column
