"""Drafts and previews from the command line, on a small project: written once, told plainly, finished by a person."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import previewing
from pipeline.cli.main import VERBS, asked_for, main, parser
from pipeline.cli.previewing import saves
from tests.support.project import edit
from tests.support.small_project import write_small_project

MEASURE = (
    *("--id", "long_walks", "--title", "Increase in long walks", "--indicator", "walks", "--polarity", "higher"),
    *("--unit", "count", "--frequency", "annual", "--areas", "W", "--source", "returns"),
)
REST = (
    *(
        "--plain-title",
        "Long walks",
        "--question",
        "Do more people walk far?",
        "--definition",
        "Walks of a mile or more.",
    ),
    *("--lag-days", "90", "--owner", "The rangers", "--author", "An analyst", "--checker", "Another analyst"),
    *("--where", "measure = 'falls'"),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_small_project(tmp_path / "valleys")


def run(project: Path, *arguments: str) -> int:
    return main([*arguments, "--project", str(project)])


def test_a_draft_measure_says_what_is_left_and_check_refuses_it_until_then(project: Path, capsys) -> None:
    assert run(project, "new", "measure", *MEASURE) == 0
    file = project / "measures" / "health" / "long_walks.yaml"
    assert file.read_text("utf-8").startswith("# yaml-language-server: $schema=../measure.schema.json\n")
    assert "plain_title  this is left for you to fill in" in capsys.readouterr().out
    assert run(project, "check", "measures") == 1
    assert "measures/health/long_walks.yaml:3  plain_title  this is left for you to fill in" in capsys.readouterr().out


def test_a_measure_with_every_answer_passes_check(project: Path, capsys) -> None:
    assert run(project, "new", "measure", *MEASURE, *REST) == 0
    assert run(project, "check") == 0
    assert "0 problems, 1 warning: 3 measures" in capsys.readouterr().out


def test_a_draft_leaves_out_what_the_defaults_say(project: Path, capsys) -> None:
    said = "all: {author: Nobody, checker: Another analyst}\nsources: {returns: {lag_days: 90, frequency: annual}}\n"
    (project / "measures" / "defaults.yaml").write_text(said, "utf-8")
    at = MEASURE.index("--frequency")
    assert run(project, "new", "measure", *MEASURE[:at], *MEASURE[at + 2 :]) == 0
    written = (project / "measures" / "health" / "long_walks.yaml").read_text("utf-8")
    assert not any(f"\n{key}:" in written for key in ("frequency", "lag_days", "checker"))
    assert all(f"\n{key}:" in written for key in ("owner", "author", "review", "polarity")), "these are its own"
    told = capsys.readouterr().out
    assert "taken   checker: Another analyst\ntaken   lag_days: 90\ntaken   frequency: annual\n" in told
    assert "as measures/defaults.yaml says" in told
    assert "author  this is left" in told, "who wrote this one nobody has said"
    assert "review.last  this is left" in told, "nobody has checked it"


def test_an_answer_stands_before_what_the_defaults_say(project: Path) -> None:
    (project / "measures" / "defaults.yaml").write_text("all: {author: Nobody, checker: Another analyst}\n", "utf-8")
    assert run(project, "new", "measure", *MEASURE, "--author", "The rangers") == 0
    assert "\nauthor: The rangers\n" in (project / "measures/health/long_walks.yaml").read_text("utf-8")


def test_on_a_terminal_only_what_the_defaults_leave_open_is_asked(project: Path, capsys, monkeypatch) -> None:
    said = (
        "all: {author: An analyst, checker: Another analyst}\ndomains: {health: {owner: The rangers}}\n"
        "sources: {returns: {lag_days: 90, frequency: annual, areas: [W]}}\n"
    )
    (project / "measures" / "defaults.yaml").write_text(said, "utf-8")
    answers = {
        "id: small": "long_walks",
        "title, as": "Increase in long walks",
        "key of": "walks",
        "the source": "returns",
        "name for": "Long walks",
        "what the": "Do more people walk far?",
        "what is": "Walks of a mile or more.",
        "which way": "higher",
        "what kind": "count",
        "who wrote": "An analyst",
    }
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda shown: asked.append(shown) or answers[" ".join(shown.split(" ")[:2])])
    assert run(project, "new", "measure", "--where", "measure = 'falls'") == 0
    assert len(asked) == len(answers), "each question once, and no others"
    assert "taken   owner: The rangers\n" in capsys.readouterr().out
    assert run(project, "check", "measures") == 1
    told = capsys.readouterr().out
    assert "review.last  this is left" in told and "1 problem" in told, "all but the day that somebody checks it"


def test_a_misspelt_source_does_not_make_its_defaults_missing(project: Path, capsys) -> None:
    said = "sources: {returns: {lag_days: 90, frequency: annual, areas: [W]}}\n"
    (project / "measures" / "defaults.yaml").write_text(said, "utf-8")
    at = MEASURE.index("--frequency")
    assert run(project, "new", "measure", *MEASURE[:at], "--source", "retruns") == 2
    told = capsys.readouterr().err
    assert "there is no source 'retruns', did you mean 'returns'?" in told
    assert "an answer is needed" not in told


def test_nothing_is_written_over(project: Path, capsys) -> None:
    run(project, "new", "measure", *MEASURE)
    before = (project / "measures" / "health" / "long_walks.yaml").read_bytes()
    assert run(project, "new", "measure", *MEASURE, *REST) == 2
    assert "is not written over" in capsys.readouterr().err
    assert (project / "measures" / "health" / "long_walks.yaml").read_bytes() == before


def test_wrong_names_are_told_together_with_the_nearest(project: Path, capsys) -> None:
    wrong = ("--indicator", "walk", "--source", "return", "--areas", "A3", "--polarity", "highest")
    assert run(project, "new", "measure", *MEASURE, *wrong) == 2
    said = capsys.readouterr().err
    for told in ("did you mean 'walks'?", "did you mean 'returns'?", "no area 'A3'", "did you mean 'higher'?"):
        assert told in said
    assert "a key of measures/framework.yaml: falls, walks\n" in said
    assert "a code of measures/areas.csv: A1, A2, W\n" in said


def test_what_is_missing_is_told_at_once(project: Path, capsys) -> None:
    assert run(project, "new", "measure", "--id", "x") == 2
    said = capsys.readouterr().err
    assert [
        key for key in ("title", "indicator", "polarity", "unit", "frequency", "areas") if f"{key}: an" in said
    ] == [*("title", "indicator", "polarity", "unit", "frequency", "areas")]


def test_a_draft_source_and_its_facts_as_json(project: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "walks.csv").write_text("Area,Year,Walks\nUpper,2016/17,5\nA2,2016/17,6\n", "utf-8")
    assert run(project, "new", "source", str(tmp_path / "walks.csv"), "--json") == 0
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert said[0]["layout"] == "table"
    assert any("unsure" in fact for fact in said)
    assert (project / "data_raw" / "walks" / "walks.csv").exists()
    assert run(project, "check") == 1
    told = capsys.readouterr().out
    assert told.count("this is left for you to fill in") == 4
    assert told.endswith("4 problems\n")
    assert run(project, "new", "source", str(tmp_path / "walks.csv")) == 2


def test_records_of_people_are_never_copied(project: Path, tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text("person_id,arrival_date\nAAA,2017-05-01\nBBB,2017-05-02\n", "utf-8")
    assert run(project, "new", "source", str(tmp_path / "visits.csv")) == 0
    assert [path.name for path in (project / "data_raw" / "visits").iterdir()] == ["datapackage.yaml"]


def test_a_preview_needs_no_refresh_and_writes_no_warehouse(project: Path, capsys) -> None:
    assert run(project, "preview", "falls") == 0
    page = project / "build" / "preview" / "measures" / "falls" / "index.html"
    html = page.read_text("utf-8")
    assert "Are fewer older people falling?" in html
    assert "<svg" in html
    assert "nothing had to be protected" in capsys.readouterr().out
    assert not (project / "build" / "warehouse.duckdb").exists()
    assert (page.parents[2] / "assets" / "site.css").exists()


def test_a_preview_shows_a_fault_as_check_does(project: Path, capsys) -> None:
    edit(project / "measures" / "safety" / "falls.yaml", "measure = 'falls'", "mesure = 'falls'")
    assert run(project, "preview", "falls") == 1
    assert "there is no column 'mesure', did you mean 'measure'?" in capsys.readouterr().out


def test_a_preview_names_the_nearest_measure(project: Path, capsys) -> None:
    assert run(project, "preview", "fals") == 2
    assert "did you mean 'falls'?" in capsys.readouterr().err


def test_the_page_is_made_again_on_each_save_whatever_is_wrong_between(project: Path, capsys, monkeypatch) -> None:
    file = project / "measures" / "safety" / "falls.yaml"
    page = project / "build" / "preview" / "measures" / "falls" / "index.html"
    shown = []
    text = file.read_text("utf-8")

    def saved(root: Path) -> Iterator[None]:
        turns = saves(root)
        for asked in ("Are fewer falling?", "", None, "Do fewer fall?"):
            if asked is None:
                file.unlink()
            else:
                file.write_text(text.replace("Are fewer older people falling?", asked), "utf-8")
            yield next(turns)
            shown.append(asked in page.read_text("utf-8") if asked else "Are fewer falling?" in page.read_text("utf-8"))

    monkeypatch.setattr(previewing, "saves", saved)
    monkeypatch.setattr(previewing, "EVERY_SECONDS", 0.01)
    assert run(project, "preview", "falls", "--watch") == 0
    assert shown == [True, True, True, True]
    told = capsys.readouterr()
    assert "1 problem\n" in told.out and "there is no measure 'falls'" in told.err


def test_the_project_may_be_named_before_the_verb_too(project: Path, capsys) -> None:
    assert main(["--json", "--project", str(project), "check", "measures/health"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["measures"] == 2
    assert main([f"--project={project}", "new", "edition", "no-such-edition"]) != 0


def test_only_the_verb_asked_for_is_loaded() -> None:
    assert (asked_for(["check", "--json"]), asked_for(["--help"]), asked_for([])) == ("check", "", "")
    assert parser("schema").parse_args(["schema"]).verb == "schema"


def test_each_verb_says_in_the_list_what_it_says_itself() -> None:
    told = parser().format_help()
    assert [verb for verb in VERBS if verb not in told] == []
    assert " ".join(told.split()) == " ".join(parser("").format_help().split())


def test_a_figure_that_would_stop_a_refresh_fails_the_preview_and_names_line_and_remedy(project: Path, capsys) -> None:
    edit(project / "measures/safety/falls.yaml", "value: 120, citation", "value: 121, citation")
    assert run(project, "preview", "falls") == 1
    said = capsys.readouterr().out
    (told,) = (line for line in said.splitlines() if line.startswith("stops"))
    assert told.startswith(
        "stops   measures/safety/falls.yaml:18  known_values  A1 2016/17: Annual report says 121.0; "
    )
    assert "the run gives 120.0; if the run is wrong, mend the source" in told
    assert "Open " in said
