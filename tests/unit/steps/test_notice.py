"""What a person is told: names of steps and sources, what to do, and nothing of what is in a file."""

from pipeline.steps.notice import ASKED_NAMED, Found, notice, words


def test_there_is_nothing_to_tell_where_all_is_well():
    assert notice("Better lives", "/srv/lives", Found()) is None


def test_the_message_names_what_failed_and_says_what_to_do():
    made = notice("Better lives", "/srv/lives", Found(failed=["measure/falls: check bounds"], refused=["returns"]))
    assert made is not None
    assert made.subject == "Better lives: the refresh failed"
    for text in (
        "- measure/falls: check bounds",
        "- returns",
        "The last good website stays",
        "docs/runbook.md",
        "/srv/lives",
    ):
        assert text in made.body


def test_the_subject_names_the_gravest_finding_and_is_one_line():
    made = notice("Better\nlives", "/srv", Found(late=["returns: 2016/17"]))
    assert made is not None
    assert made.subject == "Better lives: figures are late"


def test_a_long_list_is_cut_and_says_so():
    made = notice("Lives", "/srv", Found(failed=[f"measure/m{n}" for n in range(ASKED_NAMED + 5)]))
    assert made is not None
    assert "- and 5 more" in made.body


def test_words_of_ones_own_stand_in_subject_and_body():
    assert words("Lives", "/srv", "outcomes.service failed").subject == "Lives: outcomes.service failed"
