"""Values that measure files leave out are found, in order, with their place; what must be decided is not filled in."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from pipeline.catalogue.defaults import DEFAULTED
from pipeline.catalogue.json_schema import measure_schema
from pipeline.catalogue.leaning import taken_over
from pipeline.catalogue.load import Catalogue, read_catalogue
from pipeline.catalogue.measure import Measure
from pipeline.errors import ContentProblems
from pipeline.steps.preview_content import one_measure
from pipeline.steps.state import node_hashes
from pipeline.steps.workspace import open_workspace
from tests.support.project import edit
from tests.support.small_project import write_small_project

FALLS = "measures/safety/falls.yaml"
SAID = """\
all:
  author: An analyst
  checker: Another analyst
domains:
  safety: {owner: The wardens}
sources:
  returns:
    frequency: quarterly
    lag_days: 61
    owner: The council
    groups:
      sex: {of: "case measure when 'falls' then 'Men' end", additive: false}
texts:
  whole_valley: These figures are for the whole valley.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_small_project(tmp_path)
    (root / "measures/defaults.yaml").write_text(SAID, "utf-8")
    for line in ("owner: The partnership\n", "author: An analyst\n", "checker: Another analyst\n", "lag_days: 60\n"):
        edit(root / FALLS, line, "")
    edit(root / FALLS, "frequency: quarterly\n", "")
    edit(root / FALLS, "related:", "caveats:\n  - Told by wardens.\n  - {text: whole_valley}\nrelated:")
    return root


def catalogue(root: Path) -> Catalogue:
    made, problems = read_catalogue(root / "measures")
    assert made is not None, [str(problem) for problem in problems]
    return made


def problems(root: Path) -> list[str]:
    with pytest.raises(ContentProblems) as told:
        open_workspace(root)
    return [str(problem) for problem in told.value.problems]


def test_own_values_go_before_those_of_the_domain_the_source_and_all(project: Path) -> None:
    falls = catalogue(project).measures["falls"]
    assert (falls.owner, falls.author, falls.lag_days, falls.frequency) == (
        "The wardens",
        "An analyst",
        61,
        "quarterly",
    )
    assert falls.caveats == ["Told by wardens.", "These figures are for the whole valley."]
    edit(project / FALLS, "polarity: lower", "polarity: lower\nowner: The mayor\nlag_days: 7")
    falls = catalogue(project).measures["falls"]
    assert (falls.owner, falls.lag_days) == ("The mayor", 7)


def test_each_value_knows_its_place(project: Path) -> None:
    document = catalogue(project).documents["falls"]
    assert document.place_of(("title",)) == (FALLS, 1)
    assert taken_over(document) == [
        ("author", "measures/defaults.yaml", 2, "every measure"),
        ("caveats.2", "measures/defaults.yaml", 14, "measures that name it"),
        ("checker", "measures/defaults.yaml", 3, "every measure"),
        ("frequency", "measures/defaults.yaml", 8, "the source returns"),
        ("lag_days", "measures/defaults.yaml", 9, "the source returns"),
        ("owner", "measures/defaults.yaml", 5, "the domain safety"),
    ]


def test_a_fault_is_told_where_the_value_is_said_and_once(project: Path) -> None:
    edit(project / "measures/defaults.yaml", "lag_days: 61", "lag_days: soon")
    edit(project / "measures/defaults.yaml", "checker: Another analyst", "checker: Another analyst\n  areas: [Z]")
    edit(project / FALLS, "areas: [A1, W]\n", "")
    edit(project / "measures/health/visits.yaml", "areas: [W]\n", "")
    assert problems(project) == [
        (
            "measures/defaults.yaml:4  areas  there is no area 'Z'; "
            "an area of areas.csv: A1 (Upper), A2 (Lower), W (Twin Valleys)"
        ),
        "measures/defaults.yaml:10  sources.returns.lag_days  'soon' is text; a whole number; e.g. 12",
    ]


def test_what_nobody_says_is_missing_in_the_measures_own_file(project: Path) -> None:
    edit(project / "measures/defaults.yaml", "    lag_days: 61\n", "")
    (told,) = problems(project)
    assert told.startswith(f"{FALLS}:1  lag_days  this key is missing; it is needed: Days after the end")


@pytest.mark.parametrize("key", ["polarity: lower", "unit: {kind: count, decimals: 0}", "order: 3", "title: Falls"])
def test_what_must_be_decided_for_each_measure_has_no_default(project: Path, key: str) -> None:
    edit(project / "measures/defaults.yaml", "  author: An analyst", f"  author: An analyst\n  {key}")
    (told,) = problems(project)
    assert f"there is no key '{key.split(':', maxsplit=1)[0]}' here" in told
    assert all(name in told for name in DEFAULTED)


def test_a_domain_source_or_sentence_that_there_is_not_is_told_with_the_nearest(project: Path) -> None:
    edit(project / "measures/defaults.yaml", "  safety:", "  saftey: {owner: Nobody}\n  safety:")
    edit(project / FALLS, "{text: whole_valley}", "{text: whole_valey}")
    domain, text = problems(project)
    assert "yaml:5  domains.saftey  there is no domain 'saftey', did you mean 'safety'?; a domain of framewo" in domain
    assert f"{FALLS}:21  caveats  there is no text 'whole_valey', did you mean 'whole_valley'?; a key under t" in text
    edit(project / "measures/defaults.yaml", "  saftey: {owner: Nobody}\n", "")
    edit(project / FALLS, "whole_valey", "whole_valley")
    edit(project / "measures/defaults.yaml", "sources:\n", "sources:\n  return: {lag_days: 3}\n")
    (told,) = problems(project)
    assert "sources.return  there is no source 'return', did you mean 'returns'?" in told


def test_a_breakdown_that_is_listed_by_name_takes_what_the_source_says_of_it(project: Path) -> None:
    edit(project / FALLS, "sources:\n", "breakdowns: [sex, {by: age, additive: false}, ward]\nsources:\n")
    read = catalogue(project)
    sex, age, ward = read.measures["falls"].breakdowns
    assert (sex.by, sex.of, sex.additive) == ("sex", "case measure when 'falls' then 'Men' end", False)
    assert (age.by, age.of, age.additive) == ("age", None, False)
    assert (ward.by, ward.of, ward.additive) == ("ward", None, True)
    assert read.documents["falls"].place_of(("breakdowns", 0, "of")) == ("measures/defaults.yaml", 12)


def test_a_default_makes_stale_what_leans_on_it_and_nothing_else(project: Path) -> None:
    before = node_hashes(open_workspace(project), date(2017, 10, 2))
    edit(project / "measures/defaults.yaml", "lag_days: 61", "lag_days: 62")
    after = node_hashes(open_workspace(project), date(2017, 10, 2))
    changed = {node for node, made in after.items() if before[node] != made}
    assert changed == {"measure/falls", "protected", "standing", "site"}


def test_a_preview_leans_as_the_whole_does(project: Path) -> None:
    assert one_measure(project, "falls").catalogue.measures["falls"] == catalogue(project).measures["falls"]


def test_the_editors_schema_lets_pass_what_leans(project: Path) -> None:
    own = catalogue(project).documents["falls"]
    schema = json.loads(measure_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    written = {key: value for key, value in own.data.items() if (key,) not in own.origins}
    written |= {"review": {"last": "2026-01-05", "next": "2027-01-05"}, "breakdowns": ["sex"]}
    written["caveats"] = ["Told by wardens.", {"text": "whole_valley"}]
    jsonschema.validate(written, schema)
    for key in set(Measure.model_json_schema()["required"]) - set(DEFAULTED):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({name: value for name, value in written.items() if name != key}, schema)
