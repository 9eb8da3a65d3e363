"""Periods inside sentences."""

import pytest

from pipeline.render.wording.periods import in_words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It fell in 2016/17.", "It fell in 2016 to 2017."),
        ("every second year (2014/15, 2016/17)", "every second year (2014 to 2015, 2016 to 2017)"),
        ("from 2013/14 to 2015/16", "from 2013 to 2014 up to 2015 to 2016"),
        ("in 2017/18 Q1, as printed", "in April to June 2017, as printed"),
        ("data_raw/x/2016/17/1.csv", "data_raw/x/2016/17/1.csv"),
        ("1999/01 is no year", "1999/01 is no year"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_labels_become_words(written: str, read: str):
    assert in_words(written) == read
