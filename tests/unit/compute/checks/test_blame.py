"""What stops publication names the line of the definition to look at, and what can be done there."""

import pytest

from pipeline.compute.checks import BLOCKING, Finding
from pipeline.compute.checks.blame import KEYS, REMEDIES, to_mend
from pipeline.steps.preview_content import one_measure
from tests.support.project import edit
from tests.support.small_project import write_small_project

FALLS = "measures/safety/falls.yaml"


def blamed(root, check, **place):
    workspace = one_measure(root, "falls")
    finding = Finding("falls", check, **{"area": "A1", "period": "2016/17", **place}, told="odd", blocks=True)
    return to_mend(workspace.catalogue.measures["falls"], workspace.catalogue.documents["falls"], finding)


def test_every_check_that_stops_publication_has_its_place_and_its_remedy():
    assert set(KEYS) == set(REMEDIES) == BLOCKING


@pytest.mark.parametrize(
    ("check", "line"), [("known_values", 18), ("bounds", 9), ("doubled", 16), ("early", 16), ("shares", 16)]
)
def test_the_line_is_the_one_to_mend(tmp_path, check, line):
    told = str(blamed(write_small_project(tmp_path), check))
    assert told.startswith(f"{FALLS}:{line}  {KEYS[check]}  A1 2016/17: odd; ")
    assert told.endswith(REMEDIES[check])


def test_of_several_known_values_the_right_one_is_named(tmp_path):
    root = write_small_project(tmp_path)
    more = "\n  - {period: 2015/16, area: W, value: 205, citation: Paper}\nbreaks:"
    edit(root / FALLS, "\nbreaks:", more)
    assert blamed(root, "known_values", area="W", period="2015/16").line == 19
