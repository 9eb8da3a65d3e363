"""Tests of this folder run Dagster in the process of the tests."""

from collections.abc import Iterator

import pytest

from tests.support.own_loop import no_loop_running


@pytest.fixture(autouse=True)
def beside_the_browser() -> Iterator[None]:
    """Put the loop of browser tests that ran before in this process aside."""
    with no_loop_running():
        yield
