"""Reading descriptors: one that cannot be read as YAML does not hide what is wrong with the others."""

from pathlib import Path

from pipeline.sources.descriptor import read_sources
from tests.support.small_project import DESCRIPTOR


def test_a_broken_file_is_one_problem_among_the_others(tmp_path: Path) -> None:
    broken, empty, good = (tmp_path / name for name in ("broken", "empty", "returns"))
    for folder in (broken, empty, good):
        folder.mkdir()
    (broken / "datapackage.yaml").write_text("name: [broken\n", "utf-8")
    (good / "datapackage.yaml").write_text(DESCRIPTOR, "utf-8")
    sources, problems = read_sources(tmp_path)
    assert list(sources) == ["returns"]
    assert [Path(problem.file).parent.name for problem in problems] == ["broken", "empty"]
