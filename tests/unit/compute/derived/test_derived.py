"""Gaps, ratios and bundles from figures as they stand: by hand, missing and withheld parts, real and synthetic."""

from datetime import date
from math import hypot

import pytest

from pipeline.compute.derived import Part, derived_values
from pipeline.compute.prefer import prefer
from pipeline.compute.series import Series, with_values
from tests.support.values import measure, value

GAP = {"kind": "gap", "of": "weight"}
YEAR = "2016/17"


def part(name, *values, **changes):
    made = prefer(with_values(Series(name), [v for v in values if v is not None]), ("returns",))
    return Part(measure(**changes), made)


def derived(method, parts, **changes):
    entry = {"source": "derived", "fit": "exact", "method": method}
    own = measure(**{"areas": ["W"], "sources": [entry], **changes})
    return derived_values("made", own, own.sources[0], parts)


def fifth(category, number, **changes):
    return value(YEAR, number, measure="weight", breakdown="deprivation", category=category, **changes)


def gap_of(most, least, polarity="lower", **changes):
    return derived(GAP, {"weight": part("weight", most, least, polarity=polarity)}, **changes)


class TestGap:
    def test_most_minus_least_where_low_is_good(self):
        [found] = gap_of(fifth("1", 25.0), fifth("5", 18.0))
        assert (found.value, found.lower_95, found.markers) == (7.0, None, frozenset())
        assert (found.measure, found.area, found.period.label, found.source) == ("made", "W", YEAR, "derived")

    def test_least_minus_most_where_high_is_good(self):
        [found] = gap_of(fifth("1", 0.70), fifth("5", 0.80), "higher")
        assert found.value == pytest.approx(0.10)

    def test_a_gap_the_other_way_round_is_below_zero(self):
        assert gap_of(fifth("1", 18.0), fifth("5", 25.0))[0].value == -7.0

    def test_limits_by_the_squares_of_the_standard_errors(self):
        most, least = fifth("1", 25.0, lower_95=22.0, upper_95=28.0), fifth("5", 18.0, lower_95=16.0, upper_95=20.0)
        [found] = gap_of(most, least)
        assert found.lower_95 == pytest.approx(7 - hypot(3, 2))
        assert found.upper_95 == pytest.approx(7 + hypot(3, 2))

    def test_limits_from_counts_where_none_are_given(self):
        [found] = gap_of(
            fifth("1", 25.0, numerator=250.0, denominator=1000.0), fifth("5", 18.0, numerator=180.0, denominator=1000.0)
        )
        assert found.lower_95 is not None
        assert 3.3 < found.lower_95 < 3.5
        assert found.numerator is None

    @pytest.mark.parametrize("lost", ["absent", "missing"])
    def test_a_missing_group_leaves_the_gap_missing_never_zero(self, lost):
        least = None if lost == "absent" else fifth("5", None, markers=frozenset({"x"}))
        [found] = gap_of(fifth("1", 25.0), least)
        assert (found.value, found.lower_95, found.markers) == (None, None, frozenset({"x"}))
        assert "missing" in found.note

    def test_a_withheld_group_withholds_the_gap_and_names_no_row(self):
        [found] = gap_of(fifth("1", 25.0, trace=("a.csv:4",)), fifth("5", None, markers=frozenset({"c"})))
        assert (found.value, found.markers, found.trace) == (None, frozenset({"c"}), ())
        assert "withheld" in found.note

    def test_groups_from_two_sources_are_not_compared(self):
        [found] = gap_of(fifth("1", 25.0), fifth("5", 18.0, source="other"))
        assert found.value is None
        assert "two different sources" in found.note

    def test_it_is_public_with_the_last_of_its_parts_and_keeps_their_marks_and_rows(self):
        late = {"published_on": date(2018, 2, 1), "markers": frozenset({"p"}), "trace": ("b.csv:2",)}
        [found] = gap_of(fifth("1", 25.0, trace=("a.csv:9",)), fifth("5", 18.0, **late))
        assert (found.published_on, found.markers) == (date(2018, 2, 1), frozenset({"p"}))
        assert found.trace == ("a.csv:9", "b.csv:2")

    def test_between_two_areas(self):
        parts = {"weight": part("weight", value(YEAR, 30.0, area="A1"), value(YEAR, 20.0, area="A2"))}
        method = {**GAP, "by": "area", "most": "A1", "least": "A2"}
        assert [(v.area, v.value) for v in derived(method, parts)] == [("W", 10.0)]

    def test_synthetic_and_real_groups_never_meet(self):
        made_up = {"origin": "synthetic", "source": "records"}
        found = gap_of(fifth("1", 25.0), fifth("5", 18.0, **made_up))
        assert [(v.value, v.origin) for v in found] == [(None, "official"), (None, "synthetic")]
        both = gap_of(fifth("1", 25.0, **made_up), fifth("5", 18.0, **made_up))
        assert [(v.value, v.origin, v.vintage) for v in both] == [(7.0, "synthetic", "synthetic")]

    def test_without_the_measure_that_it_is_of_there_is_nothing(self):
        assert derived(GAP, {}) == []


def count(name, number, **changes):
    unit = {"kind": "count", "decimals": 0}
    return part(name, value(YEAR, number, measure=name, **changes), unit=unit)


RATIO = {"kind": "ratio", "numerator": ["a", "b"], "denominator": ["c"]}
SHARE = {"kind": "percent", "decimals": 1}


class TestRatio:
    def test_one_sum_over_another_with_wilsons_limits_where_all_are_counts(self):
        parts = {"a": count("a", 10.0), "b": count("b", 20.0), "c": count("c", 120.0)}
        [found] = derived(RATIO, parts, unit=SHARE)
        assert (found.value, found.numerator, found.denominator) == (25.0, 30.0, 120.0)
        assert found.lower_95 == pytest.approx(18.1, abs=0.1)

    def test_a_rate_has_byars_limits(self):
        unit = {"kind": "rate_per", "decimals": 1, "per": 1000}
        parts = {"a": count("a", 10.0), "b": count("b", 20.0), "c": count("c", 120.0)}
        [found] = derived(RATIO, parts, unit=unit)
        assert found.value == pytest.approx(250)
        assert found.lower_95 is not None

    def test_money_for_each_has_no_limits(self):
        parts = {"a": count("a", 10.0), "b": count("b", 20.0), "c": count("c", 120.0)}
        [found] = derived(RATIO, parts, unit={"kind": "money", "decimals": 2})
        assert (found.value, found.lower_95) == (0.25, None)

    def test_a_missing_part_is_no_smaller_sum(self):
        parts = {"a": count("a", 10.0), "b": count("b", None, markers=frozenset({"x"})), "c": count("c", 120.0)}
        [found] = derived(RATIO, parts, unit=SHARE)
        assert (found.value, found.numerator, found.denominator) == (None, None, None)

    def test_a_withheld_part_withholds_it_and_the_sums(self):
        parts = {"a": count("a", 10.0), "b": count("b", None, markers=frozenset({"c"})), "c": count("c", 120.0)}
        [found] = derived(RATIO, parts, unit=SHARE)
        assert (found.markers, found.numerator, found.denominator) == (frozenset({"c"}), None, None)

    def test_nothing_below_the_line_is_no_figure(self):
        parts = {"a": count("a", 0.0), "b": count("b", 0.0), "c": count("c", 0.0)}
        [found] = derived(RATIO, parts, unit=SHARE)
        assert found.value is None
        assert "nothing below the line" in found.note


def standard(name, number, target=92.0, **changes):
    targets = [{"kind": "standard", "value": target, "status": "national_standard"}]
    values = [] if number is None else [value("2016-04", number, measure=name, **changes)]
    return part(name, *values, polarity="higher", targets=targets)


BUNDLE = {"kind": "bundle", "of": ["waits", "urgent", "tests"]}


class TestBundle:
    def found(self, waits, urgent, tests):
        return derived(BUNDLE, {"waits": waits, "urgent": urgent, "tests": tests})

    def test_so_many_of_all_are_met_and_equal_is_met(self):
        [found] = self.found(standard("waits", 92.0), standard("urgent", 94.9, 95), standard("tests", 99.5, 99))
        assert (found.value, found.numerator, found.denominator) == (2.0, 2.0, 3.0)
        assert found.lower_95 is None

    def test_a_missing_one_is_missing_and_neither_met_nor_failed(self):
        [found] = self.found(standard("waits", 93.0), standard("urgent", 90.0, 95), standard("tests", None))
        assert (found.value, found.numerator, found.markers) == (None, None, frozenset({"x"}))
        assert found.note.startswith("1 of the 2 we can see is met; 1 of 3 has no figure.")

    def test_none_seen_is_said_so(self):
        gone = value("2016-04", None, measure="waits", markers=frozenset({"x"}))
        waits = Part(standard("waits", None).measure, prefer(with_values(Series("waits"), [gone]), ("returns",)))
        [found] = self.found(waits, standard("urgent", None), standard("tests", None))
        assert found.note.startswith("None of the 3 standards has a figure.")

    def test_a_share_that_only_rounds_to_the_standard_does_not_meet_it(self):
        hair = standard("waits", 92.0, numerator=9038.0, denominator=9824.0)
        [found] = self.found(hair, standard("urgent", 95.0, 95), standard("tests", 99.0, 99))
        assert found.value == 2.0

    def test_a_standard_counts_from_the_day_it_is_in_force(self):
        late = [{"kind": "standard", "value": 92, "status": "national_standard", "valid_from": date(2017, 4, 1)}]
        waits = standard("waits", 95.0)
        waits = Part(waits.measure.model_copy(update={"targets": measure(targets=late).targets}), waits.series)
        [found] = self.found(waits, standard("urgent", 95.0, 95), standard("tests", 99.0, 99))
        assert found.value is None
