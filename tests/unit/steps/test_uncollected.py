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


def test_what_was_made_meanwhile_is_not_looked_through_afterwards() -> None:
    looked: list[str] = []
    gc.callbacks.append(lambda phase, facts: looked.append(phase) if facts["generation"] == 0 else None)
    try:
        with uncollected():
            made = [[number] for number in range(2 * gc.get_threshold()[0])]
            assert gc.get_count()[0] > gc.get_threshold()[0]
        assert gc.get_count()[0] < 100
        assert not looked
    finally:
        gc.callbacks.pop()
    assert made
