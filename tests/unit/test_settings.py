"""What `project.yaml` says of colours and addresses is looked at before any page is made of it."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.errors import ContentProblems
from pipeline.settings import open_project


def problems(root: Path, line: str) -> list[str]:
    (root / "project.yaml").write_text(f"title: Better lives\n{line}\n", "utf-8")
    try:
        open_project(root)
    except ContentProblems as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("colour", ['"#12436D"', '"#fff"'])
def test_a_colour_is_three_or_six_digits(tmp_path, colour):
    assert problems(tmp_path, f"brand: {{primary: {colour}, accent: {colour}}}") == []


@pytest.mark.parametrize("key", ["primary", "accent"])
@pytest.mark.parametrize("colour", ["blue", '"#1234"', '"#12436D;}"', '"#12436G"', '"#12436D\\n"'])
def test_any_other_colour_is_told_with_its_line_and_an_example(tmp_path, key, colour):
    (told,) = problems(tmp_path, f"brand:\n  {key}: {colour}")
    assert told.startswith(f"project.yaml:3  brand.{key}  ")
    assert told.endswith('e.g. "#12436D"')


@pytest.mark.parametrize("address", ["https://a.example", "http://localhost:8000/", "https://a.example/b/c?d=e"])
def test_an_address_on_the_web_is_taken(tmp_path, address):
    assert problems(tmp_path, f"site_url: {address}") == []


@pytest.mark.parametrize("key", ["site_url: ", "licence:\n  address: "])
@pytest.mark.parametrize("address", ["javascript:alert(1)", "a.example", "ftp://a.example/", "'https://a\"onload=b'"])
def test_any_other_address_is_told_with_its_line_and_an_example(tmp_path, key, address):
    (told,) = problems(tmp_path, f"{key}{address}")
    assert told.startswith(f"project.yaml:{2 + key.count(chr(10))}  ")
    assert "begins with https:// or http://" in told


def test_a_refresh_where_there_is_no_project_leaves_nothing_there(tmp_path, capsys):
    assert main(["refresh", "--project", str(tmp_path)]) == 1
    assert "there is no project.yaml" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
