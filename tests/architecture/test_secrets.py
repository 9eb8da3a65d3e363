"""Secrets come from the environment alone: no setting takes one, no file of the project holds one."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from pipeline.errors import ContentProblems
from pipeline.settings import ProjectFile, open_project
from pipeline.sources.descriptor import Package
from tools import data_files

ROOT = Path(__file__).resolve().parents[2]
SELF = "tests/architecture/test_secrets.py"
WORDS = re.compile(r"passw|secret|token|credential|api_?key|login|dsn", re.IGNORECASE)
SHAPES = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}|github_pat_\w{20,}|xox[abprs]-[\w-]{10,}|glpat-[\w-]{20,})"
    r"|\b[a-z][a-z0-9+.-]*://[^\s/:@'\"{}]+:(?!PASSWORD@)[^\s/:@'\"{}]+@"
    r"|PASSWORD\s*[:=]\s*[\"']?(?!os\.|environ)[A-Za-z0-9+/]{6,}"
)
PLANTED = (
    "-----BEGIN OPENSSH PRIVATE" + " KEY-----",
    "key: AKIA" + "ABCDEFGHIJKLMNOP",
    "ghp" + "_" + "a" * 36,
    "url: postgresql://me:hunter2" + "@db.example.org/x",
    "OUTCOMES_SMTP_" + "PASSWORD=hunter22",
)


def names(model: type[BaseModel], seen: frozenset[type] = frozenset()) -> set[str]:
    """Every name of a setting in a model and the models in it."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        found |= {name, field.alias or name}
        for inner in _models(field.annotation):
            if inner not in seen:
                found |= names(inner, seen | {model})
    return found


def _models(kind: Any) -> list[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    return [one for part in getattr(kind, "__args__", ()) for one in _models(part)]


def test_no_setting_takes_a_secret() -> None:
    told = names(ProjectFile) | names(Package)
    assert {"email", "to", "data_path", "path"} <= told, "the models inside are looked at as well"
    assert sorted(name for name in told if WORDS.search(name)) == []


@pytest.mark.parametrize("line", ["password: x", "user: x", "host: x"])
def test_one_that_is_given_is_refused(tmp_path: Path, line: str) -> None:
    text = f"title: Lives\nnotify:\n  email: {{to: [a@example.org], from: b@example.org, {line}}}\n"
    (tmp_path / "project.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentProblems, match=line.partition(":")[0]):
        open_project(tmp_path)


def test_no_committed_file_holds_one() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so what is committed cannot be told")
    texts = {
        name: (ROOT / name).read_bytes().decode("utf-8", "ignore")
        for name in data_files.project_files(ROOT)
        if name != SELF
    }
    assert [name for name, text in texts.items() if SHAPES.search(text)] == []


@pytest.mark.parametrize("text", PLANTED)
def test_a_planted_one_is_found(text: str) -> None:
    assert SHAPES.search(text)
