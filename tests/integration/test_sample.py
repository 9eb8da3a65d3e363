"""The synthetic extract as files: the same bytes every time, private, of any size, and never like an NHS number."""

import csv
import gzip
import hashlib
import re
import shutil
import stat
from pathlib import Path

import duckdb
import pytest

from pipeline.cli.main import main
from pipeline.errors import ContentProblems
from pipeline.sources.sample import SampleFile, generate
from pipeline.steps.sample import Size, ensure_sample
from pipeline.steps.workspace import open_workspace
from tests.support.project import copy_project
from tests.unit.sources.sample.small_plan import small_plan

TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")


def made(out: Path, threads: int = 2, **how: object) -> tuple[SampleFile, ...]:
    connection = duckdb.connect(config={"threads": threads})
    return generate(connection, small_plan(), out / "stays_sample", **how)  # type: ignore[arg-type]


def sums(files: tuple[SampleFile, ...]) -> dict[str, str]:
    return {file.path.name: hashlib.sha256(file.path.read_bytes()).hexdigest() for file in files}


def rows_of(file: SampleFile) -> list[dict[str, str]]:
    with gzip.open(file.path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def is_nhs_number(text: str) -> bool:
    """Ten digits whose last is the check digit (NHS Data Dictionary, NHS NUMBER)."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(digits) == 10 and check % 11 == digits[9]


@pytest.mark.parametrize("form", ["csv.gz", "csv", "parquet"])
def test_the_same_bytes_twice_and_with_one_and_four_threads(tmp_path: Path, form: str) -> None:
    first = sums(made(tmp_path / "a", 1, form=form))
    assert first == sums(made(tmp_path / "b", 4, form=form)) == sums(made(tmp_path / "b", 4, form=form))


def test_another_seed_gives_other_records(tmp_path: Path) -> None:
    one = sums(made(tmp_path))
    other = sums(generate(duckdb.connect(), small_plan(seed=8), tmp_path / "stays_sample"))
    assert set(one) == set(other)
    assert not set(one.values()) & set(other.values())


def test_a_file_a_quarter_and_provider_for_its_owner_alone(tmp_path: Path) -> None:
    files = made(tmp_path)
    assert [file.path.name for file in files] == [
        f"stays_sample_{quarter}_{provider}.csv.gz"
        for quarter in ("2020-21-q4", "2021-22-q1", "2021-22-q2")
        for provider in ("rz1", "rz2")
    ]
    assert {stat.S_IMODE(file.path.stat().st_mode) for file in files} == {0o600}
    assert all(file.rows == len(rows_of(file)) for file in files)


def test_another_form_takes_the_place_of_the_first(tmp_path: Path) -> None:
    made(tmp_path)
    made(tmp_path, form="parquet")
    assert {"".join(path.suffixes) for path in (tmp_path / "stays_sample").iterdir()} == {".parquet"}


def test_discharges_lie_in_the_quarter_of_the_file(tmp_path: Path) -> None:
    file = next(file for file in made(tmp_path) if file.quarter == "2021-22-q1")
    days = {row["discharge_date"] for row in rows_of(file)} - {""}
    assert min(days) >= "2021-04-01"
    assert max(days) <= "2021-06-30"


def test_every_number_of_a_person_or_record_is_plainly_synthetic(tmp_path: Path) -> None:
    rows = [row for file in made(tmp_path) for row in rows_of(file)]
    for name in ("record_id", "person_id", "local_patient_id", "spell_id"):
        assert {row[name][:3] for row in rows} - {""} == {"SYN"}


def test_no_value_looks_like_an_nhs_number(tmp_path: Path) -> None:
    found = [
        text for file in made(tmp_path) for row in rows_of(file) for text in TEN_DIGITS.findall(",".join(row.values()))
    ]
    assert [text for text in found if is_nhs_number(text)] == []


def test_the_check_itself_finds_one() -> None:
    assert [text for text in TEN_DIGITS.findall("a 943 476 5919,9434765918") if is_nhs_number(text)] == ["943 476 5919"]


@pytest.mark.parametrize("rows", [400, 20_000])
def test_any_number_of_rows(tmp_path: Path, rows: int) -> None:
    assert sum(file.rows for file in made(tmp_path, rows=rows)) == pytest.approx(rows, rel=0.1)


def test_a_sample_keeps_its_size_until_another_is_asked_for(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    workspace = open_workspace(root)
    made = ensure_sample(workspace, Size(3000, "csv"))
    assert [one.rows for one in made] == pytest.approx([3000] * 2, rel=0.1)
    assert ensure_sample(workspace) == []
    plan = root / "data_raw/sus_apc/sample.yaml"
    plan.write_text(plan.read_text("utf-8") + "# another plan\n", "utf-8")
    assert ensure_sample(workspace) == [one for one in made if one.source == "sus_apc"]
    assert {path.suffix for path in (root / "build/sample/sus_apc").iterdir()} == {".csv"}


def test_a_sample_that_was_stopped_or_deleted_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = open_workspace(copy_project(tmp_path / "project"))
    made = ensure_sample(workspace, Size(3000))
    with monkeypatch.context() as stopping, pytest.raises(KeyboardInterrupt):
        stopping.setattr("pipeline.steps.sample.generate", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        ensure_sample(workspace, Size(4000))
    assert [one.source for one in ensure_sample(workspace)] == [made[0].source]
    for one in made:
        shutil.rmtree(one.folder)
    assert [one.source for one in ensure_sample(workspace)] == [one.source for one in made]


def test_a_plan_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    workspace = open_workspace(root)
    plan = root / "data_raw/sus_apc/sample.yaml"
    plan.write_bytes(b"# caf\xe9\n" + plan.read_bytes())
    with pytest.raises(ContentProblems) as told:
        ensure_sample(workspace)
    (problem,) = told.value.problems
    assert (problem.rule, problem.line) == ("encoding", 1)


@pytest.mark.system
def test_a_million_rows_of_the_shipped_plans(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From so many rows on, DuckDB joins in ways that it does not use for few; its 2.0.0 broke off here each time."""
    root = copy_project(tmp_path / "project")
    assert main(["sample", "--rows", "1000000", "--form", "parquet", "--project", str(root)]) == 0
    told = [int(rows.replace(",", "")) for rows in re.findall(r"([\d,]+) synthetic rows", capsys.readouterr().out)]
    assert len(told) == 2
    assert told == pytest.approx([1_000_000] * 2, rel=0.01)
