"""Which numbers in a text are figures that must come from the data."""

import pytest

from pipeline.catalogue.loose_numbers import loose_numbers, typed_by_hand


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rose to 42.5% and cost £1,234.", ("42.5%", "£1,234")),
        ("They stayed 7.35 days, in 9,342 admissions.", ("7.35 days", "9,342 admissions")),
        ("It cost £39.9 million, or −£3 m less.", ("£39.9 million", "−£3 m")),
        ("There were 12 admissions in 10 percent of wards.", ("12 admissions", "10 percent")),
    ],
)
def test_figures_typed_by_hand_are_found(text, found):
    assert loose_numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "In April 2017 six beds were lost and 20 more were found, for people aged 65 to 74.",
        "It rose to {{ figure('falls', 'W', '2016/17') }} and {{ 12.5 | fixed(1) }}.",
        "See paragraphs 1.3, 2.1 and 2.7 and [the page](https://example.org/1.5/a).",
        "In section 2.5, indicators 1.1 and 5.1, PHOF 2.24i and version 6.3 of the list.",
        "Use `0.5%` or <b data-x='1.5'>this</b>.",
        "",
    ],
)
def test_years_ages_references_and_code_are_no_figures(text):
    assert loose_numbers(text) == ()


def test_each_is_told_once():
    assert loose_numbers("5% here and 5% there") == ("5%",)


def test_a_figure_is_vouched_for_by_a_quotation_or_by_all_its_numbers_being_stated():
    told = [(3, "caveats", "It was 9.5% and 1,200 days, not 12.5%.")]
    (problem,) = typed_by_hand("a.yaml", told, quoted=["9.5%"], stated={1200})
    assert (problem.line, problem.rule) == (3, "loose-number")
    assert "'12.5%'" in str(problem)
