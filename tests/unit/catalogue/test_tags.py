"""Tags have a title in `tags.yaml`; one that has none is told with the nearest that has."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import ContentProblems
from pipeline.steps.state import node_hashes
from pipeline.steps.workspace import open_workspace
from tests.support.project import edit
from tests.support.small_project import write_small_project

FALLS = "measures/safety/falls.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_small_project(tmp_path)
    (root / "measures/tags.yaml").write_text("tags:\n  older_people: {title: Older people}\n", "utf-8")
    edit(root / FALLS, "related:", "tags: [older_people]\nrelated:")
    return root


def test_a_tag_is_kept_and_its_title_is_known(project: Path) -> None:
    catalogue = open_workspace(project).catalogue
    assert catalogue.measures["falls"].tags == ["older_people"]
    assert catalogue.tags["older_people"].title == "Older people"


def test_a_near_miss_is_told_at_its_line_with_the_nearest(project: Path) -> None:
    edit(project / FALLS, "[older_people]", "[older_peopel]")
    with pytest.raises(ContentProblems) as told:
        open_workspace(project)
    (problem,) = told.value.problems
    assert str(problem).startswith(f"{FALLS}:21  tags  there is no tag 'older_peopel', did you mean 'older_people'?")
    assert "with its title: " in problem.allowed and "older_people" in problem.allowed


def test_a_tag_in_a_project_without_titles_is_told_with_an_example(project: Path) -> None:
    (project / "measures/tags.yaml").unlink()
    with pytest.raises(
        ContentProblems, match=r"there is no tag 'older_people'; .*e.g. tags: {carers: {title: Carers}}"
    ):
        open_workspace(project)


def test_a_new_title_makes_the_site_anew_and_no_figure(project: Path) -> None:
    before = node_hashes(open_workspace(project), date(2017, 10, 2))
    edit(project / "measures/tags.yaml", "title: Older people", "title: People over 65")
    after = node_hashes(open_workspace(project), date(2017, 10, 2))
    assert {node for node, made in after.items() if before[node] != made} == {"site"}
