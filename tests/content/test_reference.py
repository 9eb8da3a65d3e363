"""The pages of reference are what the software says of itself, and no file that people write is left out."""

import ast

from pipeline.cli.main import VERBS
from tests.support.project import REPOSITORY
from tools.reference.files import FILES
from tools.reference.pages import FOLDER, pages

READERS = {"read_model", "validate"}
NOT_A_FILE = {"model"}
"""A name that stands for whichever model a helper is given."""


def test_they_are_up_to_date():
    for name, text in pages(REPOSITORY).items():
        on_disk = (REPOSITORY / FOLDER / name).read_text("utf-8")
        assert on_disk == text, f"{FOLDER / name} is out of date: python -m tools.reference"


def test_every_model_that_reads_a_file_is_among_them():
    read = {
        call.args[0].id
        for path in sorted((REPOSITORY / "pipeline").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in READERS and isinstance(call.args[0], ast.Name)
    }
    assert len(read) > 10
    assert not read - {one.model.__name__ for one in FILES} - NOT_A_FILE


def test_every_verb_has_its_section():
    text = (REPOSITORY / FOLDER / "commands.md").read_text("utf-8")
    assert all(f"\n## {verb}\n" in text for verb in VERBS)
