"""Each published file beside the project is recognised: it gets a draft that check accepts, or a plain refusal."""

import shutil
from fnmatch import fnmatch
from pathlib import Path

import pytest

from pipeline import areas
from pipeline.errors import ContentProblems
from pipeline.sources.layouts.grids import Grid
from pipeline.sources.proposal import Proposal, propose
from pipeline.sources.proposal.look import look_at
from pipeline.sources.proposal.trial import remaining
from pipeline.sources.proposal.writing import descriptor_text
from tests.support.shared import DATA, need

REPOSITORY = Path(__file__).resolve().parents[2]
AREAS = areas.read(REPOSITORY / "measures")
LAYOUTS = {
    "ae/*-AE.csv": "emergency_monthly",
    "ae/NHSR*.csv": "table",
    "ascfr/2015_*.csv": "columns_to_rows",
    "ascfr/2017_*.csv": "table",
    "ascof/*.xlsx": "ascof",
    "ccgois/*.xlsx": "ccg_outcomes",
    "codelists/*": "table",
    "deprivation/*": "table",
    "dtoc/*.csv": "table",
    "dtoc/*.xls": "delayed_transfers",
    "fingertips/*": "fingertips",
    "geography/*": "table",
    "gp_payments/*": "table",
    "hcai/E.coli_CCG_*": "hcai_monthly",
    "hcai/Ecoli_2018-19.csv": "rows_to_columns",
    "hospital_records/*.csv": "records",
    "mortality/*": "table",
    "population/*": "mid_year_estimates",
    "proms/*": "table",
    "rtt/*": "referral_to_treatment",
}
REFUSED = ("hospital_records/*.json",)
TOGETHER = ("dtoc/*.xls", "hcai/E.coli_CCG_*", "ae/*-AE.csv", "proms/*", "population/*", "geography/*.csv")
LARGEST_TRIED = 1_100_000
NOT_TABLES = ("oracles", "")


def _files() -> list[str]:
    if not DATA.exists():
        return []
    found = (path.relative_to(DATA).as_posix() for path in sorted(DATA.glob("*/*")) if path.is_file())
    monthly = [name for name in found if not name.startswith("oracles/")]
    return [
        name for name in monthly if not fnmatch(name, "dtoc/*.xls") or name.endswith(("Oct_14.xls", "April_17.xls"))
    ]


def _layout(name: str) -> str:
    return next(layout for pattern, layout in LAYOUTS.items() if fnmatch(name, pattern))


def _tried(proposal: Proposal, files: list[Path], folder: Path) -> list[str]:
    """Try the draft on copies, as check would; the largest files only by their readers."""
    if sum(file.stat().st_size for file in files) > LARGEST_TRIED:
        return []
    for file in files:
        shutil.copyfile(file, folder / file.name)
    return [str(problem) for problem in remaining(proposal, folder, AREAS)]


def test_every_shared_file_is_tried() -> None:
    need(DATA)
    known = [name for name in _files() if any(fnmatch(name, pattern) for pattern in (*LAYOUTS, *REFUSED))]
    assert known == _files()


@pytest.mark.system
@pytest.mark.parametrize("name", [n for n in _files() if not any(fnmatch(n, p) for p in REFUSED)])
def test_a_file_gets_a_draft_of_its_family(name: str, tmp_path: Path) -> None:
    file = DATA / name
    proposal = propose([file], "tried", AREAS)
    assert proposal.layout == _layout(name)
    assert all(one["schema"]["fields"] for one in proposal.draft["resources"])
    assert proposal.doubts
    assert _tried(proposal, [file], tmp_path) == []


@pytest.mark.system
@pytest.mark.parametrize("pattern", TOGETHER)
def test_files_of_one_family_make_one_source(pattern: str, tmp_path: Path) -> None:
    need(DATA / Path(pattern).parent)
    files = sorted(DATA.glob(pattern))[:3]
    proposal = propose(files, "tried", AREAS)
    assert proposal.layout == _layout(files[0].relative_to(DATA).as_posix())
    assert _tried(proposal, files, tmp_path) == []


@pytest.mark.parametrize("name", [n for n in _files() if any(fnmatch(n, p) for p in REFUSED)])
def test_what_is_no_table_is_refused_with_what_can_be_read(name: str) -> None:
    with pytest.raises(ContentProblems, match=r"one of '.csv'"):
        propose([DATA / name], "tried", AREAS)


def test_no_value_of_a_record_is_repeated() -> None:
    file = need(DATA / "hospital_records" / "artificial_hes_apc_0102.csv")
    proposal = propose([file], "stays", AREAS)
    said = descriptor_text(proposal.draft) + "".join(map(str, proposal.doubts))
    grid = look_at([file])[0].grids[0]
    header = set(grid.rows[0])
    assert proposal.about_people
    assert [text for text in _long_values(grid) if text in said and text not in header] == []


def _long_values(grid: Grid) -> set[str]:
    return {cell for row in grid.rows[1:400] for cell in row if len(cell) >= len("0123456") and cell.isalnum()}


def test_files_of_two_families_are_refused() -> None:
    files = [need(DATA / "hcai" / "E.coli_CCG_2015-16.csv"), need(DATA / "fingertips" / "ld_qof_prev.csv")]
    with pytest.raises(ContentProblems, match="files of one family in one source"):
        propose(files, "tried", AREAS)


def test_months_that_are_too_many_stay_months_and_symbols_are_told() -> None:
    proposal = propose([need(DATA / "hcai" / "Ecoli_2018-19.csv")], "tried", AREAS)
    options = proposal.draft["resources"][0]["outcomes"]["options"]
    assert options["adds_up"] == {"total_cases": ["hospital_onset", "community_onset"]}
    assert "make_date" in proposal.cleaning["clean.sql"]


def test_one_year_in_a_files_name_is_no_period() -> None:
    proposal = propose([need(DATA / "ascof" / "meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx")], "tried", AREAS)
    options = proposal.draft["resources"][0]["outcomes"]["options"]
    assert options["constants"]["period"].startswith("TODO")
    assert any("period" in doubt.found for doubt in proposal.doubts)
