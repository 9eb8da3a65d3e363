"""Days behind every option that takes one are told in words, with an example, where they are none."""

import pytest

from pipeline.cli.main import main

DAYS = (
    "check --as-of",
    "refresh --as-of",
    "publish --to www --as-of",
    "forget --before",
    "forget --as-of",
    "new edition 2026-27-q1 --cut-off",
    "new edition 2026-27-q1 --release",
    "returns read a.xlsx --received",
    "returns status --as-of",
    "edition list --as-of",
    "edition withdraw --on",
)


@pytest.mark.parametrize("options", DAYS)
def test_what_is_no_day_is_told_in_words(capsys: pytest.CaptureFixture[str], options: str) -> None:
    with pytest.raises(SystemExit):
        main([*options.split(), "20.10.2026"])
    assert (
        "'20.10.2026' is not a day as it is written here; year, month, day, e.g. 2026-10-20" in capsys.readouterr().err
    )
