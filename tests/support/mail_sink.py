"""A mail server on loopback that keeps what it is given, for tests that send."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


class Sink:
    """Takes every message and keeps it, parsed."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a message: the name is what the server calls."""
        self.messages.append(BytesParser(EmailMessage, policy=default).parsebytes(envelope.content))
        return "250 Kept"


@contextmanager
def mail_sink() -> Iterator[tuple[Sink, dict[str, str]]]:
    """Run a server on a free port of loopback; gives what it keeps, and the environment that names it."""
    sink = Sink()
    port = _free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield sink, {"OUTCOMES_SMTP_HOST": "127.0.0.1", "OUTCOMES_SMTP_PORT": str(port)}
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
