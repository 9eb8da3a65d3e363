"""A file that is called .csv and is none is told as what it is, by each reader of text."""

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ContentProblems, Problem
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options
from pipeline.sources.proposal.look import look_at
from pipeline.sources.receive import read_delivery
from pipeline.steps.workspace import open_workspace
from tests.support.project import edit
from tests.support.small_project import write_quiet_project

FIGURES = "data_raw/returns/figures.csv"


def packed() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("figures.csv", "a\n1\n")
    return made.getvalue()


OTHERS = [
    (packed(), "file-kind", "a packed file (.zip)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "file-kind", "an old workbook (.xls)"),
    ("a,b\n1,2\n".encode("utf-16"), "encoding", "text in UTF-16"),
    (b"\xfe\xff" + "a,b\n1,2\n".encode("utf-16-be"), "encoding", "text in UTF-16"),
]


def of_tidy(folder: Path, raw: bytes) -> list[Problem]:
    workspace = open_workspace(write_quiet_project(folder))
    (folder / FIGURES).write_bytes(raw)
    return read_delivery(workspace.sources["returns"], workspace.catalogue.areas).problems


def of_grids(folder: Path, raw: bytes) -> list[Problem]:
    (folder / "figures.csv").write_bytes(raw)
    with pytest.raises(ContentProblems) as told:
        grids_of(DeliveredFile(folder / "figures.csv", "figures.csv", ""), Options(), "utf-8")
    return list(told.value.problems)


def of_new_source(folder: Path, raw: bytes) -> list[Problem]:
    (folder / "figures.csv").write_bytes(raw)
    with pytest.raises(ContentProblems) as told:
        look_at([folder / "figures.csv"])
    return list(told.value.problems)


@pytest.mark.parametrize("reader", [of_tidy, of_grids, of_new_source])
@pytest.mark.parametrize(("raw", "rule", "words"), OTHERS)
def test_it_is_told_as_what_it_is(tmp_path: Path, reader, raw: bytes, rule: str, words: str) -> None:
    (told,) = reader(tmp_path, raw)
    assert told.rule == rule
    assert words in told.found
    assert "cp1252" not in str(told)


def test_utf_16_is_read_where_the_description_says_so(tmp_path: Path) -> None:
    root = write_quiet_project(tmp_path)
    edit(root / "data_raw/returns/datapackage.yaml", "encoding: utf-8", "encoding: utf-16")
    (root / FIGURES).write_text((root / FIGURES).read_text("utf-8"), "utf-16")
    workspace = open_workspace(root)
    assert read_delivery(workspace.sources["returns"], workspace.catalogue.areas).problems == []
