"""No code and no link that opens an account stands in a task: not in one of its fields."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.mail.mail import AttachedFile
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Task
from tests.agents.email.proposals import Obliging, proposed
from tests.agents.email.test_bulk import INBOX, NOTICE, PHISH, conversation, piled
from tests.builders import mail
from tests.factories import body
from tests.factories import proposed as born

CODE = "482913"
PLACES: dict[str, dict[str, Any]] = {
    "sender": {"sender_name": f"{CODE} Havelkasse"},
    "subject": {"subject": f"{CODE} for you"},
    "text": {"text": f"Please confirm your account. The verification code is {CODE}."},
    "file": {"files": (AttachedFile(part="2", name=f"c_{CODE}.png", bytes=1, type="image/png"),)},
}
WORDS = "Please confirm your account at https://x.example with the verification code."
THE_LETTER_ITSELF = {"action.subject", "verbatim"}
"""What would be sent stands there as it would be sent."""


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in it, with the names of the fields that lead there."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from strings(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(value, Sequence):
        for inner in value:
            yield from strings(inner, path)


def shows(proposal: Proposal, secret: str) -> set[str]:
    """In which fields of the proposal, and of the task that it becomes, the secret stands."""
    kept = {
        name: getattr(proposal, name)
        for name in ("action", "title", "why", "why_says", "evidence", "provenance", "warnings")
    }
    change = born(body(**kept))
    head: Task = change.after
    told = [event.model_dump() for event in (*change.earlier, change.event)]
    everything = {**proposal.model_dump(), "head": head.model_dump(), "told": told}
    return {path for path, text in strings(everything) if secret in text}


@pytest.mark.parametrize("place", PLACES)
def test_a_warning_about_a_mail_with_a_code_does_not_show_it(place: str) -> None:
    suspect = mail(**INBOX | PHISH | {"text": WORDS} | PLACES[place])
    (warning,) = piled(conversation(1, suspect))
    assert warning.warnings
    assert shows(warning, CODE) == set()


@pytest.mark.parametrize("place", PLACES)
def test_a_notice_with_a_code_is_in_no_pile(place: str) -> None:
    notices = [
        conversation(n, mail(**INBOX | NOTICE | {"text": WORDS} | PLACES[place])) for n in range(5)
    ]
    found = piled(*notices)
    assert not [one for one in found if isinstance(one.action, MarkRead)]
    assert [shows(one, CODE) for one in found] == [set()] * len(found)


@pytest.mark.parametrize("place", PLACES)
def test_no_answer_to_a_mail_with_a_code_is_proposed(place: str) -> None:
    asks = f"{WORDS}\n\nCould you tell me whether it works?"
    told = {"text": asks, "sender_name": "Alice Moore"} | PLACES[place]
    told["text"] = f"{told['text']}\n\nCould you tell me whether it works?"
    assert proposed(mail(**told), written_to=("alice@partner.example",)) is None


def test_what_a_reply_says_of_a_mail_holds_no_password_and_no_link() -> None:
    asked = mail(
        "The password: hunter2x. Use https://b.example/reset?token=1. Could you try it?",
        subject="Password: hunter2x",
    )
    engine = Obliging(
        why="She asks you to try the password: hunter2x", quote="The password: hunter2x."
    )
    proposal = proposed(asked, engine=engine)
    assert proposal is not None
    assert shows(proposal, "hunter2x") - {"head.summary", "head.words"} == THE_LETTER_ITSELF
    assert shows(proposal, "token=") == set()
    assert proposal.title == "Reply to Alice Moore"
