"""Sending a notice: to a command, by e-mail, or both, as `notify` in project.yaml says. What it says is in `notice`.

The mail server and its password come from the environment only; a password is never sent in the clear.
"""

import smtplib
import ssl
import subprocess
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path

from pipeline.errors import OutcomesError
from pipeline.settings import Email, Notify, Project
from pipeline.steps.notice import Notice

HOST, PORT, USER, PASSWORD = (f"OUTCOMES_SMTP_{name}" for name in ("HOST", "PORT", "USER", "PASSWORD"))
SECONDS = 30
LAST = "notified.txt"


class NotSent(OutcomesError):
    """A notice could not be sent; what it was about stands."""


def send(notify: Notify, notice: Notice, environment: Mapping[str, str]) -> bool:
    """Send a notice every way that is set. Returns whether any is; raises NotSent with every way that failed."""
    failed: list[str] = []
    if notify.command:
        failed += _run(notify.command, notice)
    if notify.email is not None:
        failed += _mail(notify.email, notice, environment)
    if failed:
        raise NotSent("\n".join(failed))
    return bool(notify.command) or notify.email is not None


def send_once(project: Project, notice: Notice | None, environment: Mapping[str, str], *, again: bool) -> bool:
    """Send a notice unless the last one said the same; `again`: even then. Returns whether it was sent."""
    last = project.build / LAST
    if notice is None:
        last.unlink(missing_ok=True)
        return False
    said = f"{notice.subject}\n\n{notice.body}"
    if not again and last.exists() and last.read_text("utf-8") == said:
        return False
    sent = send(project.settings.notify, notice, environment)
    if sent:
        _keep(last, said)
    return sent


def _keep(file: Path, said: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(said, "utf-8")


def _run(command: list[str], notice: Notice) -> list[str]:
    """Give the notice to a program on its standard input. No shell: nothing in the words can be a command."""
    given = f"{notice.subject}\n\n{notice.body}"
    try:
        done = subprocess.run(command, input=given, text=True, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return [f"notify: command: {command[0]} could not be run ({type(error).__name__})"]
    return [f"notify: command: {command[0]} ended with {done.returncode}"] if done.returncode else []


def _mail(email: Email, notice: Notice, environment: Mapping[str, str]) -> list[str]:
    host = environment.get(HOST)
    if not host:
        return [f"notify: email: {HOST} is not set, so there is no server to send by; e.g. {HOST}=mail.example.org"]
    try:
        with smtplib.SMTP(host, int(environment.get(PORT, "25")), timeout=SECONDS) as server:
            _log_in(server, environment)
            server.send_message(_message(email, notice))
    except (OSError, ValueError, smtplib.SMTPException) as error:
        return [f"notify: email: {host} did not take the message ({type(error).__name__})"]
    return []


def _log_in(server: smtplib.SMTP, environment: Mapping[str, str]) -> None:
    """Use TLS where there is a password: without it nothing is sent."""
    if environment.get(USER):
        server.starttls(context=ssl.create_default_context())
        server.login(environment[USER], environment.get(PASSWORD, ""))


def _message(email: Email, notice: Notice) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = email.from_, ", ".join(email.to), notice.subject
    message["Date"] = formatdate()
    message.set_content(notice.body)
    return message
