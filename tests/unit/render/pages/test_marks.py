"""Plan, signal and quality: three marks with reasons, never merged; history is not late."""

from dataclasses import replace

from pipeline.render.pages.marks import three_marks
from tests.support.pages import build, html
from tests.support.site_samples import sample_site, standings
from tests.unit.render.wording.cases import change, standing


def test_a_good_plan_says_nothing_of_signal_or_data() -> None:
    base = standing(rating="on_track", rule="At plan.", quality="poor", quality_reason="We doubt it.")
    plan, signal, data = three_marks(base, change("worsening", 9.0))
    assert [tag.words for tag in plan.tags] == ["On track"] and plan.reason == "At plan."
    assert [tag.words for tag in signal.tags] == ["Worse, by more than chance"]
    assert [tag.words for tag in data.tags] == ["Weak data"] and data.reason == "We doubt it."


def test_every_mark_has_words_and_a_reason() -> None:
    for one in three_marks(standing(rule="No target."), None):
        assert one.reason.endswith(".") and all(tag.words for tag in one.tags) and one.tags


def test_the_process_and_assurance_stand_beside_the_change_with_a_drawing() -> None:
    known = standing(spc_variation="concern_high", spc_assurance="consistent_fail")
    signal = three_marks(known, change("worsening", 9.0))[1]
    assert [tag.words for tag in signal.tags][1:] == ["Worse than usual: high", "Will miss the target"]
    assert all("<svg" in tag.drawing for tag in signal.tags[1:])
    assert "unusually high, or rising steadily" in signal.reason


def test_a_series_that_went_one_way_and_a_change_the_other_do_not_contradict_each_other() -> None:
    known = standing(spc_variation="improvement_low")
    signal = three_marks(known, change("worsening", 9.0))[1]
    assert [tag.words for tag in signal.tags] == ["Worse, by more than chance", "Even so, better than usual: low"]
    assert "Even so, it is unusually low, or falling steadily, which is better." in signal.reason
    assert "Even so" not in three_marks(known, change("improving", -9.0))[1].reason
    falling = standing(trend="decreasing_better")
    assert "Even so, over five years it has fallen" in three_marks(falling, change("worsening", 9.0))[1].reason


def test_nor_do_they_where_chance_may_have_moved_the_last_figure() -> None:
    risen, fallen = standing(spc_variation="concern_high"), standing(spc_variation="neutral_low")
    for known, went, other in ((risen, "lower", "higher"), (fallen, "higher", "lower")):
        assert three_marks(known, change(went, 1.0))[1].tags[1].words.startswith("Even so, ")
        assert not three_marks(known, change(other, 1.0))[1].tags[1].words.startswith("Even so, ")


def test_nothing_is_late_in_a_past_that_is_over() -> None:
    late = standing(state="overdue", quality_reason="A newer figure was due on 1 May 2018.")
    assert "was due" in three_marks(late, None)[2].reason
    assert "The last figure we hold is for April to June 2017" in three_marks(late, None, historical=True)[2].reason
    named = three_marks(late, None, historical=True, here="the Vale area")[2].reason
    assert "The last figure we hold for the Vale area is for April to June 2017" in named


def test_a_demonstration_says_which_figure_is_the_last_and_an_edition_what_was_late() -> None:
    site = sample_site()
    late = {**standings(site.series)}
    late["babies_fed"] = replace(late["babies_fed"], state="overdue")
    edition = replace(site.editions[0], standings=dict(late))
    files = build(sample_site(standings=late, editions=(edition,)))
    assert "Last figure: 2016 to 2017" in html("measures/babies-fed/index.md", files)
    assert "New figure is late" not in html("measures/babies-fed/index.md", files)
    assert "New figure is late" in html("editions/2017-18-q1/good-health/index.md", files)


def test_domain_tables_show_all_three() -> None:
    made = html("domains/good-health/index.md")
    for words in ("Better, by more than chance", "On track", "Good data"):
        assert words in made
    assert "Too few figures" not in made
