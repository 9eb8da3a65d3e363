"""Which steps of a run failed, by name, and which check stopped each: no text of an error, as that may quote data."""

from collections.abc import Iterable, Sequence

import dagster as dg


def failed_steps(events: Iterable[dg.DagsterEvent]) -> Sequence[str]:
    """Return the name of each failed step once, in the order of failing, with the check that stopped it."""
    told: list[str] = []
    for event in events:
        if event.event_type is dg.DagsterEventType.ASSET_CHECK_EVALUATION:
            evaluation = event.asset_check_evaluation_data
            if evaluation.blocking and not evaluation.passed:
                told.append(f"{evaluation.asset_key.to_user_string()}: check {evaluation.check_name}")
        elif event.is_step_failure and not _named(told, step := _step(event.step_key)):
            told.append(step)
    return tuple(dict.fromkeys(told))


def _step(key: str | None) -> str:
    return (key or "").replace("__", "/", 1)


def _named(told: Sequence[str], step: str) -> bool:
    return any(one == step or one.startswith(f"{step}: ") for one in told)
