"""Corrections and reasons of revisions: a reason says no other figure than the wrong and the right one."""

from pipeline.catalogue.correction import read_corrections

ENTRY = (
    "corrections:\n  - {edition: q1, measure: falls, area: W, period: 2016/17, before: 90.5, after: 91.5, "
    "reason: REASON, on: 2018-01-05, by: The analyst}\nrevisions:\n  - {measure: falls, kind: method, reason: WHY}\n"
)


def rules(tmp_path, reason="It said 90.5 for 91.5.", why="Counted anew."):
    (tmp_path / "corrections.yaml").write_text(ENTRY.replace("REASON", reason).replace("WHY", why), "utf-8")
    return [problem.rule for problem in read_corrections(tmp_path, ["q1"], ["falls"])[1]]


def test_the_wrong_and_the_right_figure_may_be_said(tmp_path):
    assert rules(tmp_path) == []


def test_an_edition_and_a_measure_that_are_not_there_are_told_with_their_lines(tmp_path):
    lines = ["corrections:", "  - edition: q2", "    measure: fals", "    area: W", "    period: 2016/17"]
    lines += ["    reason: Counted twice.", "    on: 2018-01-05", "    by: The analyst"]
    (tmp_path / "corrections.yaml").write_text("\n".join(lines), "utf-8")
    told = "\n".join(map(str, read_corrections(tmp_path, ["q1"], ["falls"])[1]))
    assert "corrections.yaml:2  corrections[1].edition  there is no edition 'q2'" in told
    assert "corrections.yaml:3  corrections[1].measure  there is no measure 'fals', did you mean 'falls'?" in told


def test_no_other_figure_is_said(tmp_path):
    assert rules(tmp_path, reason="It was 12.5% too high.") == ["loose-number"]
    assert rules(tmp_path, why="All were 12.5% too high.") == ["loose-number"]
