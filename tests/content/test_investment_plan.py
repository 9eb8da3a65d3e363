"""The Strategic Investment Plan: sums as printed, its words unchanged, nothing decided for it."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import validate

from tests.support.shared import SHARED, need

FOLDER = Path(__file__).resolve().parents[2] / "data_raw" / "investment_plan"
PRINTED_TOTAL = 862_411
PRINTED_SUBTOTALS = {
    "asc_base_budget": 129_491,
    "total_adult_social_care": 140_202,
    "total_county_council": 165_020,
}
PRINTED_PARTS = [127_604, 1_887, 2_000, 220, 8_491, 19_313, 5_505, 341_638, 355_753]
PRINTED_VARIATIONS = ["+12.8 ADV", "-1.3 FAV", "+0.5 ADV", "-0.6 FAV", "-10.8 FAV", "+0.6 ADV"]
NAMES = [
    "Technology Enabled Care Services (TECs)",
    "Falls and Fracture Liaison",
    "Care Home Plus",
    "Integrated Support Workers",
    "Proactive Care",
    "Crisis Response",
    "Frailty Practitioners",
    "Back Office Services",
    "Locality Planning",
]


def table(name: str) -> list[dict[str, str]]:
    """One of the three tables, as text."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def amounts(rows: list[dict[str, str]], level: str) -> list[int]:
    """The amounts of one level, in thousand pounds, in the order of the file."""
    return [int(row["amount_thousand_pounds"]) for row in rows if row["level"] == level]


def test_the_package_is_valid():
    report = validate(str(FOLDER / "datapackage.yaml"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_the_parts_are_as_printed_and_add_up_to_the_printed_total():
    rows = table("investment")
    assert amounts(rows, "part") == PRINTED_PARTS
    assert sum(amounts(rows, "part")) == PRINTED_TOTAL
    assert amounts(rows, "total") == [PRINTED_TOTAL]


def test_each_printed_subtotal_is_the_sum_of_what_is_in_it():
    rows = table("investment")
    assert {r["line"]: int(r["amount_thousand_pounds"]) for r in rows if r["level"] == "subtotal"} == PRINTED_SUBTOTALS
    for line, printed in {**PRINTED_SUBTOTALS, "total_investment": PRINTED_TOTAL}.items():
        assert sum(int(r["amount_thousand_pounds"]) for r in rows if r["part_of"] == line) == printed


def test_the_parts_of_each_partner_add_up_too():
    parts = [row for row in table("investment") if row["level"] == "part"]
    council = [int(r["amount_thousand_pounds"]) for r in parts if r["partner"] == "East Sussex County Council"]
    assert sum(council) == PRINTED_SUBTOTALS["total_county_council"]


def test_only_the_total_is_part_of_nothing():
    assert [row["line"] for row in table("investment") if not row["part_of"]] == ["total_investment"]


def test_variations_are_as_printed():
    rows = table("variations")
    assert [f"{row['as_printed']} {row['judgement_as_printed']}" for row in rows] == PRINTED_VARIATIONS
    for row in rows:
        assert Decimal(row["variation_million_pounds"]) == Decimal(row["as_printed"])
        assert row["judgement"] == {"ADV": "adverse", "FAV": "favourable"}[row["judgement_as_printed"]]
        assert (row["judgement"] == "adverse") == (Decimal(row["as_printed"]) > 0)


def test_variations_add_up_to_the_printed_net_and_to_the_sum_that_the_note_names():
    parts = {r["line"]: Decimal(r["variation_million_pounds"]) for r in table("variations") if r["level"] == "part"}
    (net,) = [r for r in table("variations") if r["level"] == "total"]
    (reserves,) = [r for r in table("variations") if r["line"] == "ccg_reserves"]
    assert sum(parts.values()) == Decimal(net["variation_million_pounds"])
    assert f"{sum(parts.values()) - parts['ccg_reserves']:+}" in reserves["note"]


def test_the_nine_schemes_are_listed_and_none_is_called_red_or_amber():
    rows = table("schemes")
    assert [row["name"] for row in rows] == NAMES
    assert {row["delivery_status"] for row in rows} == {"red_or_amber_not_stated"}


def test_locality_planning_is_noted_as_listed_and_yet_on_track():
    (row,) = [r for r in table("schemes") if r["scheme"] == "locality_planning"]
    assert "on-track" in row["what_the_paper_says"]
    assert "on track" in row["note"]


@pytest.mark.parametrize("row", table("schemes"), ids=lambda row: row["scheme"])
def test_each_quotation_is_the_papers_own(row):
    paper = need(SHARED / "reference" / "outcomes-framework-paper.txt").read_text("utf-8")
    assert " ".join(row["what_the_paper_says"].split()) in " ".join(paper.split())
