"""A loop that browser tests left running in this thread does not keep Dagster from ending its own."""

import asyncio

import pytest

from tests.support.own_loop import no_loop_running


def end_a_loop() -> None:
    """What Dagster does after a run."""
    loop = asyncio.new_event_loop()
    ending = loop.shutdown_asyncgens()
    try:
        loop.run_until_complete(ending)
    finally:
        ending.close()
        loop.close()


def test_a_loop_can_be_ended_while_another_is_put_aside_and_only_then() -> None:
    other = asyncio.new_event_loop()
    asyncio._set_running_loop(other)
    try:
        with pytest.raises(RuntimeError, match="another loop is running"):
            end_a_loop()
        with no_loop_running():
            end_a_loop()
        assert asyncio._get_running_loop() is other
    finally:
        asyncio._set_running_loop(None)
        other.close()
