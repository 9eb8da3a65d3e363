"""A notice reaches a command and a mail server; what cannot be sent is told, and nothing is told twice."""

import sys

import pytest

from pipeline.settings import Email, Notify, open_project
from pipeline.steps.notice import Notice
from pipeline.steps.sending import NotSent, send, send_once
from tests.support.mail_sink import mail_sink

NOTICE = Notice("Lives: the refresh failed", "These steps failed:\n- measure/falls\n")
MAIL = Email.model_validate({"to": ["team@example.org", "deputy@example.org"], "from": "figures@example.org"})
NOWHERE = {"OUTCOMES_SMTP_HOST": "127.0.0.1", "OUTCOMES_SMTP_PORT": "1"}


def keeping(file):
    return [
        sys.executable,
        "-c",
        "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.stdin.read())",
        str(file),
    ]


def test_a_command_is_given_the_words(tmp_path):
    assert send(Notify(command=keeping(tmp_path / "told")), NOTICE, {})
    assert (tmp_path / "told").read_text() == f"{NOTICE.subject}\n\n{NOTICE.body}"


def test_a_mail_reaches_everyone_who_is_named():
    with mail_sink() as (sink, environment):
        assert send(Notify(email=MAIL), NOTICE, environment)
    (message,) = sink.messages
    assert (message["Subject"], message["From"]) == (NOTICE.subject, "figures@example.org")
    assert message["To"] == "team@example.org, deputy@example.org"
    assert "- measure/falls" in message.get_content()


def test_a_password_is_never_sent_in_the_clear():
    with mail_sink() as (sink, environment):
        secret = {**environment, "OUTCOMES_SMTP_USER": "me", "OUTCOMES_SMTP_PASSWORD": "secret"}
        with pytest.raises(NotSent, match="did not take the message"):
            send(Notify(email=MAIL), NOTICE, secret)
    assert sink.messages == []


def test_where_nobody_is_named_nothing_is_sent():
    assert not send(Notify(), NOTICE, {})


def test_every_way_that_failed_is_told_and_no_secret():
    ways = Notify(command=["no-such-program"], email=MAIL)
    with pytest.raises(NotSent) as told:
        send(ways, NOTICE, {**NOWHERE, "OUTCOMES_SMTP_PASSWORD": "secret"})
    assert "no-such-program could not be run" in str(told.value)
    assert "127.0.0.1 did not take the message" in str(told.value)
    assert "secret" not in str(told.value)


def test_a_command_that_fails_is_told():
    with pytest.raises(NotSent, match="ended with 3"):
        send(Notify(command=[sys.executable, "-c", "raise SystemExit(3)"]), NOTICE, {})


def test_without_a_server_the_setting_is_named():
    with pytest.raises(NotSent, match="OUTCOMES_SMTP_HOST is not set"):
        send(Notify(email=MAIL), NOTICE, {})


def test_the_same_is_told_once_until_all_was_well_and_a_failure_every_time(tmp_path):
    command = [*keeping(tmp_path / "told")[:2], "import sys; open(sys.argv[1], 'a').write('x')", str(tmp_path / "told")]
    (tmp_path / "project.yaml").write_text(f"title: Lives\nnotify:\n  command: {command!r}\n", "utf-8")
    project = open_project(tmp_path)
    sent = [
        send_once(project, one, {}, again=again) for one, again in ((NOTICE, False), (NOTICE, False), (NOTICE, True))
    ]
    assert sent == [True, False, True]
    assert not send_once(project, None, {}, again=False)
    assert send_once(project, NOTICE, {}, again=False)
    assert (tmp_path / "told").read_text() == "xxx"
