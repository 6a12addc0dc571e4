"""What holds for the rules engine whatever a stranger writes."""

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.engines.rules import RulesEngine
from countersign.ports.engine import ThreadStatus
from countersign.ports.questions.judge_thread import JudgeThread
from tests.builders import mail, reader, thread

PIECES = st.sampled_from(
    [
        "Could you send it?",
        "Please let me know.",
        "On Mon, 2 Mar 2026, Al <a@b.example> wrote:",
        "> quoted",
        "-- ",
        "Best,",
        "From: x",
        "Sent: y",
        "\n",
        "\r\n",
        "code 482913",
        "\u202e",
        "¿Puedes?",
        "gift card",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25).map("\n".join),
)


@given(text=TEXTS, subject=st.text(max_size=60), name=st.text(max_size=40))
def test_any_text_is_judged_and_the_quote_stands_in_it(text: str, subject: str, name: str) -> None:
    message = mail(text, subject=subject, sender_name=name)
    judgement = RulesEngine().ask(JudgeThread(thread=thread(message), reader=reader())).value
    assert judgement.status in get_args(ThreadStatus)
    assert judgement.quote in text or judgement.quote in subject
    assert judgement.status == "needs_reply" or judgement.asks == ()
    assert 0 <= judgement.confidence <= 1
    assert judgement.message_id == message.message_id


@given(sender=st.text(max_size=60), to=st.lists(st.text(max_size=30), max_size=6))
def test_any_address_is_judged(sender: str, to: list[str]) -> None:
    message = mail(sender=sender, to=tuple(to))
    assert (
        RulesEngine().ask(JudgeThread(thread=thread(message), reader=reader())).value.message_id
        == "m1"
    )


@pytest.mark.parametrize(
    "text",
    [
        "On " + "a " * 100_000,
        "On 1 x\n" * 30_000,
        " " * 200_000,
        "\n" * 200_000,
        "? " * 100_000,
        "x\n" + "best\n\n\n" * 30_000,
        "From:\n" * 30_000,
        "http://" + "a" * 200_000,
        "code " + "1 " * 100_000,
        "." * 200_000,
        "a@a." * 50_000,
        "a'" * 100_000,
        "can you please let me know? " * 10_000,
        "$1" * 100_000,
        "1,1" * 70_000,
        "total 1 eur " * 20_000,
        "Från: x\n" * 30_000,
        "差出人\uff1ax@y.example\n" * 15_000,
        "On 1 10:00 wrote a@b.example\n" * 15_000,
        "skrev 10:00:\n" * 15_000,
        f"{'_' * 40}\n" * 5_000,
        "-----" * 40_000,
        "confidential delete sender intended recipient\n\n" * 5_000,
        "Sent from my iPhone\n" * 10_000,
        "Re: " * 50_000,
        "[EXTERNAL]" * 20_000,
        "Automatic reply" * 10_000,
        "unsubscribe | " * 15_000,
    ],
    ids=lambda text: repr(text[:12]),
)
@pytest.mark.parametrize("headers", [{}, {"list-id": "<x>", "auto-submitted": "auto-generated"}])
def test_text_written_to_be_slow_is_judged_in_time(text: str, headers: dict[str, str]) -> None:
    message = mail(text, subject=text, sender_name=text, headers=headers)
    begun = time.process_time()
    RulesEngine().ask(JudgeThread(thread=thread(message), reader=reader()))
    assert time.process_time() - begun < 0.5
