"""A refresh that nobody watches tells what needs a person, by name alone, and hides nothing from whoever looks."""

import sys

import pytest

from pipeline.cli.main import main
from pipeline.cli.saying import Voice
from pipeline.cli.unattended import StepsFailed, watched
from pipeline.errors import ContentProblems, Problem, WarehouseBusy
from pipeline.steps.notice import Found
from tests.support.mail_sink import mail_sink

APPEND = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read())"


@pytest.fixture
def told(tmp_path):
    command = [sys.executable, "-c", APPEND, str(tmp_path / "told")]
    (tmp_path / "project.yaml").write_text(f"title: Lives\nnotify:\n  command: {command!r}\n", "utf-8")
    return tmp_path / "told"


def raising(error):
    def work():
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (StepsFailed("measure/falls  known_values  the run gives 98765", ["measure/falls"]), "- measure/falls"),
        (ContentProblems([Problem("a.yaml", found="98765")]), "- reading the project: 1 problems"),
        (WarehouseBusy(path="w", holder="98765"), "- the warehouse was in use by another program"),
        (ValueError("98765"), "- the refresh itself (ValueError)"),
    ],
)
def test_what_went_wrong_is_told_by_name_and_raised_on(told, error, line):
    with pytest.raises(type(error)):
        watched(told.parent, Voice(), raising(error), Found)
    assert line in told.read_text("utf-8")
    assert "98765" not in told.read_text("utf-8")


def test_what_stands_refused_is_told_after_the_work_with_its_exit_code(told):
    assert watched(told.parent, Voice(), lambda: 1, lambda: Found(refused=["returns"])) == 1
    assert "- returns" in told.read_text("utf-8")


def test_where_all_is_well_nothing_is_told(told):
    assert watched(told.parent, Voice(), lambda: 0, Found) == 0
    assert not told.exists()


def test_a_notice_that_cannot_be_sent_is_said_and_the_work_counts(tmp_path, capsys):
    (tmp_path / "project.yaml").write_text("title: Lives\nnotify: {command: [no-such-program]}\n", "utf-8")
    assert watched(tmp_path, Voice(), lambda: 0, lambda: Found(late=["returns"])) == 0
    assert "no-such-program could not be run" in capsys.readouterr().err


def test_a_trial_message_is_sent_by_mail(tmp_path, monkeypatch, capsys):
    (tmp_path / "project.yaml").write_text("title: Lives\nnotify: {email: {to: [a@b.org], from: c@d.org}}\n", "utf-8")
    with mail_sink() as (sink, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert main(["notify", "--project", str(tmp_path)]) == 0
    assert [m["Subject"] for m in sink.messages] == ["Lives: this is a trial; nothing is wrong"]
    assert capsys.readouterr().out == "Sent.\n"


def test_with_nobody_to_tell_the_command_says_so(tmp_path, capsys):
    (tmp_path / "project.yaml").write_text("title: Lives\n", "utf-8")
    assert main(["notify", "--project", str(tmp_path)]) == 1
    assert "project.yaml says nobody to tell" in capsys.readouterr().err
