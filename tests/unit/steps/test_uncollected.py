"""The search for garbage is off during the work alone, also where the work fails, and stays off where it was."""

import gc

import pytest

from pipeline.steps.uncollected import uncollected


def test_it_is_off_during_the_work_and_on_after_it() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_work_that_fails() -> None:
    with pytest.raises(ValueError, match="failed"), uncollected():
        raise ValueError("failed")
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
