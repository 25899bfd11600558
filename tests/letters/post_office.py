"""A real mail server on a free port of this machine, which can be told to refuse, or to hang up."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import StrEnum
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Cut(StrEnum):
    """When the line is cut, once."""

    WHILE_TAKING = "while taking"
    BEFORE_ANSWERING = "before answering"
    AFTER_ANSWERING = "after answering"


@dataclass
class PostOffice:
    """What it was given, and how it answers."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    lines: int = 0
    """How often somebody opened a line to it."""
    senders: str = "250 OK"
    """The answer to MAIL FROM."""
    recipients: dict[str, str] = field(default_factory=dict)
    """Answers to RCPT TO other than yes."""
    answers: list[str] = field(default_factory=list)
    """Answers to the next letters, before it says yes again."""
    cut: Cut | None = None
    silent: float = 0.0
    """Seconds in which it says nothing about a letter it was given."""

    async def handle_EHLO(  # noqa: N802 -- the library's names and its arguments
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, said: list[str]
    ) -> list[str]:
        self.lines += 1
        session.host_name = hostname
        return said

    async def handle_MAIL(  # noqa: N802 -- the library's names and its arguments
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.senders

    async def handle_RCPT(  # noqa: N802 -- the library's names and its arguments
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.recipients.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- the library's names
        cut, self.cut = self.cut, None
        await asyncio.sleep(self.silent)
        if cut is Cut.WHILE_TAKING:
            _transport(server).abort()
            return "451 too late"
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            self._keep(envelope)
        if cut is Cut.BEFORE_ANSWERING:
            _transport(server).abort()
        if cut is Cut.AFTER_ANSWERING:
            await server.push(answer)
            _transport(server).close()
        return answer

    def _keep(self, envelope: Envelope) -> None:
        content = envelope.content
        assert isinstance(content, bytes)
        read = message_from_bytes(content, policy=policy.default)
        assert isinstance(read, EmailMessage)
        self.letters.append(read)

    @property
    def variables(self) -> dict[str, str]:
        """What leads the product to it."""
        return {
            "OBHUT_SMTP_URL": f"smtp://127.0.0.1:{self.port}?tls=no",
            "OBHUT_MAIL_FROM": "obhut@lummerland.example",
        }

    @property
    def to(self) -> list[str]:
        return [letter["To"] for letter in self.letters]


def _transport(server: SMTP) -> Any:
    return server.transport


@contextmanager
def open_post_office(**options: Any) -> Iterator[PostOffice]:
    """A post office for as long as the block lasts."""
    office = PostOffice(port=free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port, **options)
    controller.start()
    office.lines = 0
    try:
        yield office
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
