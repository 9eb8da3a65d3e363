"""The quality page in plain words: counts that add up, doubts by reason, refused files by what they feed."""

import re
from dataclasses import replace
from datetime import date

from pipeline.render.pages.context import make_context
from pipeline.render.pages.coverage import FIT_HEADS, state_counts, state_note, state_table
from pipeline.render.pages.doubts import doubts
from pipeline.render.pages.refused import LAST_GOOD, NO_EARLIER, newest_refused
from pipeline.render.site_input import Delivery, LeftOut, Reason
from pipeline.render.wording.refusals import OTHER, SENTENCES, refusal_sentence
from tests.support.pages import build, html
from tests.support.site_samples import sample_site

PLACE = "data_raw/board_paper/figures.csv:12  value  '??' is neither a number nor a known symbol"
REFUSED = Delivery(
    "board_paper",
    accepted=False,
    received_on=None,
    problems=(PLACE,),
    carried_forward=True,
    reasons=(Reason("unknown-symbol", 3), Reason("type-error", 1), Reason("unknown-area", None), Reason("adds-up", 1)),
)


def context(**more):
    site = sample_site(**more)
    return make_context(site, site.series, site.standings, site.yearly)


def quality(**more) -> str:
    return html("quality/index.md", build(sample_site(**more)))


def test_counts_by_state_and_fit_add_up_to_all_measures():
    known = context()
    rows = state_table(known).rows
    numbers = [[int(cell.text) for cell in row[1:]] for row in rows]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert numbers[-1][-1] == len(known.summaries)
    assert len(rows) == 6 + 1


def test_every_state_stands_in_the_table_even_with_no_measure():
    words = [row[0].tag.words for row in state_table(context()).rows if row[0].tag]
    assert words == [
        "Figures up to date",
        "Waiting for figures",
        "No newer figure here",
        "Figure withheld",
        "No longer collected",
        "Not collected yet",
    ]


def test_the_framework_page_shows_the_counts_in_plain_words():
    made = html("framework/index.md")
    assert all(words in made for words in FIT_HEADS.values())
    assert "How many measures have figures, and how well the figures fit" in made


def test_a_close_figure_is_counted_as_close_and_not_as_exact():
    known = context()
    series = known.series["babies_fed"]
    close = replace(series, values=tuple(replace(v, fit="close") for v in series.values))
    other = context(series={**known.series, "babies_fed": close})

    def total(some) -> list[int]:
        return [int(cell.text) for cell in state_table(some).rows[-1][1:]]

    before, after = total(known), total(other)
    assert (before[0] - after[0], after[1] - before[1], before[-1]) == (1, 1, after[-1])


def test_what_fits_exactly_for_single_groups_alone_is_told_apart_from_what_is_reported_on():
    assert state_note(context()) == ""
    known = context()
    series = known.series["babies_fed"]
    parts = replace(series, values=tuple(replace(v, breakdown="sex", category="girls") for v in series.values))
    standing = replace(known.site.standings["babies_fed"], value=None, period=None, state="awaiting")
    some = {
        "series": {**known.series, "babies_fed": parts},
        "standings": {**known.site.standings, "babies_fed": standing},
    }
    fits = state_table(known).rows[-1][1].text
    told = state_note(context(**some))
    assert told.startswith(f"Of the {fits} measures whose figures fit exactly, 1 has none for everyone here yet")
    assert told in quality(**some)
    assert told in html("framework/index.md", build(sample_site(**some)))


def test_doubts_are_told_once_a_reason_with_every_figure_under_it():
    (doubt,) = doubts(context())
    assert doubt.reason == "Parts do not fit."
    assert sum(len(figures) for _, figures in doubt.figures) == 5
    assert quality().count("Parts do not fit.") == 1


def test_a_refused_file_is_told_in_plain_sentences_with_what_it_feeds():
    made = quality(deliveries=(REFUSED,))
    plain = re.sub(r"<details>.*?</details>", "", made, flags=re.DOTALL)
    assert "Something other than a number stands where a number should be. (4 places)" in plain
    assert "It names a place that we do not know. (a few places)" in plain
    assert "The numbers do not add up to the totals in the same file." in plain
    assert LAST_GOOD in plain
    assert 'href="../measures/babies-fed/"' in plain
    assert "data_raw" not in plain
    assert "data_raw/board_paper/figures.csv:12" in made


def test_every_rule_has_a_sentence_for_the_public():
    for sentence in {*SENTENCES.values(), refusal_sentence("a rule of tomorrow")}:
        assert sentence.endswith(".")
        assert not re.search(r"schema|column '|null|rule", sentence)
    assert refusal_sentence("a rule of tomorrow") == OTHER


def test_a_column_that_would_say_nothing_is_not_there():
    some = quality()
    assert '<th scope="col">Received</th>' in some
    none = quality(deliveries=(Delivery("board_paper", accepted=True, received_on=None),))
    assert "Received" not in none
    assert "Not known" not in none
    assert "What we did" not in none


def test_records_left_out_are_told_by_reason_and_never_exactly_where_few():
    made = quality(left_out=(LeftOut("board_paper", "no spell number", 200), LeftOut("board_paper", "too long", None)))
    assert "No spell number" in made
    assert ">200<" in made
    assert "Too few to say" in made


def test_a_measure_fed_by_a_refused_file_carries_a_mark_and_no_other_does():
    made = build(sample_site(deliveries=(REFUSED,)))
    assert LAST_GOOD in html("measures/babies-fed/index.md", made)
    assert LAST_GOOD not in html("measures/babies-fed/index.md")


def test_the_mark_says_where_there_is_no_earlier_file():
    known = context(deliveries=(replace(REFUSED, carried_forward=False),))
    assert newest_refused(known.site.measures["babies_fed"], known) == NO_EARLIER


def test_an_accepted_file_leaves_no_mark():
    good = Delivery("board_paper", accepted=True, received_on=date(2017, 10, 2))
    known = context(deliveries=(good,))
    assert newest_refused(known.site.measures["babies_fed"], known) == ""


def test_in_a_past_that_is_over_no_figure_is_called_late() -> None:
    site = sample_site()
    late = replace(site, standings={id_: replace(s, state="overdue") for id_, s in site.standings.items()})
    words = [tag.words for tag, _ in state_counts(make_context(late, late.series, late.standings, late.yearly))]
    assert words == ["No newer figure here"]
    live = replace(late, settings=late.settings.model_copy(update={"site_status": "live"}))
    words = [tag.words for tag, _ in state_counts(make_context(live, live.series, live.standings, live.yearly))]
    assert words == ["New figure is late"]
