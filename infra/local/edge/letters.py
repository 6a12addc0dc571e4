"""The letters that Countersign sent from this laptop, as a page: they go nowhere else."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from infra.local import http
from infra.local.edge.hosts import KNOWN_HOSTS, host_in
from infra.local.edge.problems import problem

LETTERS_PATH = "/_local/letters"
SHOWN_AT_MOST = 50
TEXT_AT_MOST = 20_000
_SECONDS = 10
_LINK = re.compile(r"https?://[^\s<>\"']+")
_PAGE = Template((Path(__file__).parent / "letters.html").read_text(encoding="utf-8"))


class UnreadableLetters(Exception):
    """The emulator's list has another shape than expected."""


@dataclass(frozen=True)
class SentLetter:
    to: tuple[str, ...]
    subject: str
    text: str
    at: datetime


class Letters:
    """Answers `GET` with the letters that the emulator's SES took, newest first, as text.

    Only a link to this very app can be clicked: a letter may quote what a stranger wrote.
    """

    def __init__(self, emulator_url: str) -> None:
        self._url = f"{emulator_url}/_ministack/ses/messages"

    async def page(self, _: Request) -> Response:
        try:
            letters = await run_in_threadpool(self._sent)
        except (http.Unreachable, UnreadableLetters) as trouble:
            return problem(502, "letters_unavailable", str(trouble))
        nonce = secrets.token_urlsafe(16)
        written = "\n".join(map(_article, letters)) or "<p>None was sent yet.</p>"
        policy = f"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; base-uri 'none'"
        return HTMLResponse(
            _PAGE.substitute(nonce=nonce, letters=written),
            headers={
                "Cache-Control": "no-store",
                "Content-Security-Policy": f"{policy}; form-action 'none'; frame-ancestors 'none'",
            },
        )

    def _sent(self) -> list[SentLetter]:
        answer = http.call("GET", self._url, timeout=_SECONDS)
        try:
            return newest(answer.json()["messages"])
        except (AttributeError, KeyError, TypeError, ValueError) as other:
            raise UnreadableLetters(f"The emulator lists its letters differently: {other!r}") from (
                other
            )


def newest(messages: dict[str, Sequence[dict[str, Any]]]) -> list[SentLetter]:
    """Of all accounts together, by the time that each was taken at."""
    letters = [
        SentLetter(
            to=tuple(map(str, message["To"])),
            subject=str(message["Subject"]),
            text=str(message["BodyText"])[:TEXT_AT_MOST],
            at=datetime.fromtimestamp(message["Timestamp"], UTC),
        )
        for taken in messages.values()
        for message in taken[-SHOWN_AT_MOST:]
    ]
    return sorted(letters, key=lambda letter: letter.at, reverse=True)[:SHOWN_AT_MOST]


def _article(letter: SentLetter) -> str:
    moment = letter.at.astimezone()
    return (
        f"<article>\n<h2>{escape(letter.subject)}</h2>\n"
        f'<p class="note">To {escape(", ".join(letter.to))}, '
        f'<time datetime="{moment.isoformat()}">{moment:%d %B %Y, %H:%M:%S}</time></p>\n'
        f"<pre>{_linked(letter.text)}</pre>\n</article>"
    )


def _linked(text: str) -> str:
    parts: list[str] = []
    end = 0
    for found in _LINK.finditer(text):
        if host_in(found[0]) not in KNOWN_HOSTS:
            continue
        parts.append(escape(text[end : found.start()]))
        parts.append(f'<a href="{escape(found[0])}">{escape(found[0])}</a>')
        end = found.end()
    return "".join([*parts, escape(text[end:])])
