"""Many measures together: one symmetric rule, counts by status, what chance alone gives, overrides with a name."""

from dataclasses import replace
from itertools import permutations

import pytest

from pipeline.catalogue.edition import Override
from pipeline.render.pages.context import make_context
from pipeline.render.pages.parts import Tag
from pipeline.render.pages.rollup import Changes, changes, status_of
from pipeline.render.pages.summary import Summary
from tests.support.pages import build, html
from tests.support.site_samples import sample_site, standings

WORDS = ("measure", "measures")


def one(id_: str, direction: str, **more: object) -> Summary:
    """Make a summary with a figure and a tested change, unless told otherwise."""
    site = sample_site()
    base = make_context(site, site.series, site.standings, site.yearly).summaries["babies_fed"]
    plain = {"id": id_, "title": id_, "direction": direction, "tested": True, "headline": False, "strength": 1.5}
    return replace(base, **{**plain, **more})


def clear(id_: str, direction: str, **more: object) -> Summary:
    return one(id_, direction, headline=True, **{"strength": 3.0, **more})


def names(listed: tuple[Summary, ...]) -> list[str]:
    return [s.id for s in listed]


def rolled(*summaries: Summary, overrides: tuple[Override, ...] = ()) -> Changes:
    return changes(summaries, WORDS, overrides)


def test_only_what_is_beyond_the_998_limits_leads() -> None:
    made = rolled(one("a", "improving"), one("b", "worsening"))
    assert made.better == made.worse == ()
    assert made.lead == "No clear changes."
    assert (
        made.compared
        == "We could test 2 of 2 measures with a figure against an earlier one. All 2 changed by more than chance."
    )
    assert rolled(clear("a", "improving")).lead == ""


def test_where_nothing_was_tested_nobody_says_that_nothing_changed() -> None:
    assert rolled(one("a", "lower", tested=False)).lead == "We cannot tell yet."


def test_what_is_unusual_is_named_unless_its_change_says_so() -> None:
    high = one("high", "lower", tested=False, unusual="concern")
    said = one("said", "worsening", unusual="concern")
    gain = one("gain", "no_clear_change", unusual="improvement", sensitive=True)
    assert names(rolled(gain, high, said, one("plain", "lower")).unusual) == ["high", "gain"]
    assert rolled(replace(high, lifecycle="proposed")).unusual == ()
    tag = Tag("Even so, worse than usual: high")
    assert replace(high, change="Lower, perhaps by chance", signal_tag=tag).unusual_words == (
        "Lower, perhaps by chance. Even so, worse than usual: high."
    )


def test_one_rule_for_better_and_for_worse() -> None:
    several = [clear("a", "improving"), clear("b", "improving", strength=5.0), one("c", "improving"), one("d", "lower")]
    turned = [replace(s, direction={"improving": "worsening"}.get(s.direction, s.direction)) for s in several]
    assert names(rolled(*several).better) == names(rolled(*turned).worse) == ["b", "a"]
    assert rolled(*several).worse == rolled(*turned).better == ()


def test_the_order_of_measures_never_matters() -> None:
    several = [clear("a", "improving"), clear("b", "improving"), clear("c", "worsening"), one("d", "higher")]
    assert len({repr(rolled(*order)) for order in permutations(several)}) == 1


def test_harm_and_death_stand_last_however_clear() -> None:
    made = rolled(clear("harm", "worsening", strength=9.0, sensitive=True), clear("waits", "worsening"))
    assert names(made.worse) == ["waits", "harm"]


def test_every_measure_has_one_status_and_the_counts_add_up() -> None:
    several = [
        one("a", "improving"),
        one("b", "higher"),
        one("c", "lower", tested=False),
        one("d", "no_clear_change"),
        one("e", "no_clear_change", tested=False),
        one("f", "not_comparable", tested=False),
        one("g", "", has_figure=False),
    ]
    found = ["improving", "moved", "untested", "no_clear_change", "same", "nothing", "no_figure"]
    assert [status_of(s) for s in several] == found
    counts = {one.name: one.text[0] for one in rolled(*several).counts}
    assert sum(map(int, counts.values())) == len(several)
    assert counts["Worse, by more than chance"] == "0", "better and worse are always told, both"


def test_what_chance_alone_would_give_is_printed() -> None:
    assert rolled(one("a", "no_clear_change")).chance.endswith("with 1 test, expect fewer than 1.")
    assert rolled(*(one(f"m{n}", "no_clear_change") for n in range(40))).chance.endswith(
        "with 40 tests, expect about 2.0."
    )
    assert rolled(one("a", "lower", tested=False)).chance == ""


def test_a_missing_measure_changes_the_words() -> None:
    full = rolled(one("a", "no_clear_change"), one("b", "no_clear_change"))
    less = rolled(one("a", "no_clear_change"), one("b", "", has_figure=False, tested=False))
    assert full.compared != less.compared and full.counts != less.counts


def test_the_worst_moved_is_named_even_when_it_does_not_lead() -> None:
    made = rolled(one("a", "worsening", strength=1.1), one("b", "worsening", strength=1.4), one("c", "improving"))
    assert made.worst is not None and made.worst.id == "b"
    assert rolled(one("c", "improving")).worst is None


@pytest.mark.parametrize("lifecycle", ["proposed", "part"])
def test_proposed_measures_and_parts_of_others_do_not_count(lifecycle: str) -> None:
    assert rolled(clear("a", "improving", lifecycle=lifecycle), clear("b", "worsening", lifecycle=lifecycle)).lead


def override(**changed: str) -> Override:
    plain = {"measure": "a", "list": "got_better", "reason": "The count changed.", "by": "The director"}
    return Override.model_validate(plain | changed)


def test_an_override_is_told_with_reason_and_name() -> None:
    made = rolled(clear("a", "improving"), clear("b", "improving"), overrides=(override(),))
    assert names(made.better) == ["b"]
    assert made.overridden == ("The director left out a: The count changed.",)


def test_an_override_never_empties_to_improve() -> None:
    swap = override(list="to_improve", instead="b")
    assert names(rolled(clear("a", "worsening"), one("b", "lower"), overrides=(swap,)).worse) == ["b"]
    assert names(rolled(clear("a", "worsening"), overrides=(swap,)).worse) == ["a"], "nothing to put in its place"
    assert names(rolled(clear("a", "worsening"), one("b", "", has_figure=False), overrides=(swap,)).worse) == ["a"]
    with pytest.raises(ValueError, match="in its place"):
        override(list="to_improve")
    with pytest.raises(ValueError, match="another measure"):
        override(list="to_improve", instead="a")


def test_home_says_that_nothing_was_tested_instead_of_that_nothing_changed() -> None:
    untested = {
        id_: replace(s, previous=replace(s.previous, direction="lower", lower=None, upper=None, headline=False))
        for id_, s in standings(sample_site().series).items()
    }
    made = html("index.md", build(sample_site(standings=untested)))
    assert "We could not test any of the 3 measures with a figure" in made
    assert "We can say whether" not in made
