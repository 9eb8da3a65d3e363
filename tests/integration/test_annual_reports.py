"""An annual report from signed to frozen, corrected, and with a figure taken back: like an edition in every way."""

import re
from pathlib import Path

import pytest

from tests.integration.test_editions import EDITION, SIGNED, refresh, said
from tests.integration.test_withdrawal import FIGURE, WORDS, holding
from tests.integration.test_withdrawal import root as root  # noqa: PLC0414
from tests.support.project import edit

DAY, NAME = "2018-01-10", "annual-2016-17"
LATER = ("--on", "2018-01-09")


@pytest.fixture
def year(root: Path) -> Path:
    """The small project with a report on its year in place of an edition."""
    folder = root / "site" / "annual" / "2016-17"
    folder.mkdir(parents=True)
    (folder / "report.yaml").write_text(EDITION + SIGNED + "cut_off_reason: By then they were out.\n", "utf-8")
    for file in (root / "site" / "editions").rglob("*.yaml"):
        file.unlink()
    return root


@pytest.mark.system
def test_it_is_frozen_stays_and_is_corrected_and_a_figure_goes_out_of_it(year: Path) -> None:
    refresh(year)
    assert f"{NAME}  signed off" in said("edition", "list", "--as-of", DAY, root=year)
    assert f"{NAME} is frozen" in said("edition", "freeze", NAME, "--as-of", DAY, root=year)
    frozen, public = year / "site" / "annual" / "2016-17" / "frozen", year / "build" / "public"
    kept = (frozen / "docs" / "annual" / "2016-17" / "index.md").read_bytes()
    assert {"series.csv", "docs/annual/2016-17/index.md", "data/values.csv"} <= set(holding(frozen))
    figure = ("--measure", "falls", "--area", "A1", "--period", "2015/16")
    why = ("--reason", "One fall was left out.", "--by", "The analyst")
    said("edition", "correct", NAME, *figure, "--after", "111", *why, *LATER, root=year)
    edit(year / "measures" / "safety" / "falls.yaml", "plain_title: ", "plain_title: Renamed ")
    refresh(year)
    page = (public / "annual" / "2016-17" / "index.html").read_text("utf-8")
    for words in ("this report said 110", "It should say 111", "One fall was left out."):
        assert words in page
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    assert main.count("Renamed") == 1, "only the correction above it speaks of today"
    assert (frozen / "docs" / "annual" / "2016-17" / "index.md").read_bytes() == kept
    assert f"{NAME}  frozen" in said("edition", "list", "--as-of", DAY, root=year)
    assert "0 figures differ" in said("edition", "diff", NAME, root=year)
    assert f"{NAME}: its frozen files no longer hold it" in said("edition", "withdraw", *FIGURE, *WORDS, root=year)
    assert holding(frozen) == []
    text = (year / "measures" / "safety" / "falls.yaml").read_text("utf-8")
    (year / "measures" / "safety" / "falls.yaml").write_text(re.sub(r"known_values:\n  - .*\n", "", text), "utf-8")
    refresh(year)
    assert holding(public) == []
    assert "was taken out of this" in (public / "annual" / "2016-17" / "index.html").read_text("utf-8")
