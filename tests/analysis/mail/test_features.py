"""What is found in a mail is looked for once, and whoever passes it on changes no judgement."""

from typing import Any

import pytest

from countersign.agents.email.unanswered import OwnLetters
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures, features_of
from countersign.analysis.mail.notices import notice_of
from countersign.analysis.mail.phishing import signs
from countersign.analysis.mail.receipts import paper_of
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.mail.mail import Mail, ShownLink, Thread
from countersign.domain.mail.state import Folder
from countersign.engines.rules import RulesEngine
from countersign.ports.questions.judge_thread import JudgeThread
from tests.analysis.mail.counting import counted, searches
from tests.builders import desk, integration, mail, reader, sent, thread

ASKS = "Hi Sam,\n\nCould you send me the figures by Friday?\n\nBest,\nAlice"
SELLS = "We help companies like yours. I came across your website. Are you open to a quick call?"
NEWS: dict[str, Any] = {
    "sender": "news@shop.example",
    "headers": {"list-unsubscribe": "<mailto:off@shop.example>"},
    "subject": "This week at the shop",
    "folder": Folder.INBOX,
}
PASSED_ON: dict[str, Any] = {
    "sender": "noreply@formhost.example",
    "sender_name": "Mira Kovac via Formhost",
    "reply_to": ("mira@kovac.example",),
    "reply_to_name": "Mira Kovac",
}
CONVERSATIONS = {
    "one that asks": (mail(ASKS),),
    "one that leaves a question open": (mail(ASKS), mail("Now with the file.", number=2)),
    "one that was answered and goes on": (mail(ASKS), sent(number=2), mail("And?", number=3)),
    "what a program passed on": (mail(ASKS, **PASSED_ON),),
    "a pitch": (mail(SELLS, subject="Your website"),),
    "a mailing above a question": (mail(ASKS), mail("New shoes!", number=2, **NEWS)),
    "mailings": tuple(mail(f"Shoe {number}!", number=number, **NEWS) for number in (1, 2, 3)),
    "mailings that nobody vouches for": tuple(
        mail(f"Hat {number}!", number=number, dmarc="none", **NEWS) for number in (1, 2, 3)
    ),
    "a copy": (mail(ASKS), mail(ASKS).model_copy(update={"message_id": "m2"})),
    "a forged one": (mail(ASKS, dmarc="fail", folder=Folder.INBOX),),
    "a receipt": (mail("Order number 7. Total: €12, paid by card.", subject="Your order"),),
    "a receipt that asks": (
        mail(
            "Order number 7. Total: €12, paid by card. Could you send me your address?",
            subject="Order",
        ),
    ),
    "two that ask": (
        mail(ASKS),
        mail(
            "Could you come, too?",
            number=2,
            sender="bo@office.example",
            cc=("alice@partner.example",),
        ),
        mail("Now with the file.", number=3),
    ),
    "one that takes back": (mail(ASKS), mail("Never mind, I found it.", number=2)),
    "a swindle with a link": (
        mail(
            "Your account has been locked. Click here.",
            sender="a@b-c.example",
            links=(ShownLink(text="bank.example", target="https://x.example/a"),),
        ),
    ),
    "one from a new address": (mail(f"{ASKS} This is my new address.", sender="al@gmail.com"),),
    "one without a word": (mail("", subject="Can you call me today?"),),
}


@pytest.mark.parametrize("messages", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_each_thing_is_looked_for_once_in_a_pass(messages: tuple[Mail, ...]) -> None:
    """The pass knows who sells, so that it asks the engine twice about a pitch."""
    agent = desk(written_to=("alice@partner.example",))

    found = counted(lambda: (agent.look(Thread(thread_id="t1", messages=messages)), agent.piles()))

    assert {name for name, _ in found} >= {"sort_out", "signs", "own_text", "newest_blocks"}
    assert {looked: times for looked, times in found.items() if times > 1} == {}


def test_everything_that_is_looked_for_once_is_looked_for_by_some_conversation() -> None:
    names: set[str] = set()
    for messages in CONVERSATIONS.values():
        agent = desk(written_to=("alice@partner.example",), letters=(sent(),))
        names |= {name for name, _ in counted(lambda a=agent, m=messages: a.look(thread(*m)))}  # type: ignore[misc] # bound
    own = OwnLetters(reader(), integration(), RulesEngine(), Guidance())
    promise = thread(mail(ASKS), sent("I'll send it on Wednesday.", number=2))
    names |= {name for name, _ in counted(lambda: own.look(promise))}

    # What the calendar and the account book ask, and no look at a mailbox does.
    names |= {name for name, _ in counted(lambda: notice_of(MailFeatures(mail(ASKS))))}
    assert set(searches().values()) - names == set()


@pytest.mark.parametrize("messages", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_an_engine_that_is_told_what_was_read_judges_as_one_that_reads(
    messages: tuple[Mail, ...],
) -> None:
    asked = JudgeThread(thread=thread(*messages), reader=reader())
    read = ThreadFeatures(asked.thread, asked.reader)
    engine = RulesEngine()

    told = engine.ask(asked.model_copy(update={"read": read}))

    assert told == engine.ask(asked)
    assert read.found, "what was read is not passed over"


def test_what_was_read_counts_for_this_conversation_and_this_reader_alone() -> None:
    found, sam = thread(ASKS), reader()
    read = ThreadFeatures(found, sam)
    friends = sam.model_copy(update={"correspondents": frozenset({"alice@partner.example"})})

    assert features_of(found, sam, read) is read
    for other, whom, before in (
        (found, friends, read),
        (thread(ASKS), sam, read),
        (found, reader(address="ada@partner.example"), read),
        (found, sam, None),
        (found, sam, "what somebody else has read"),
    ):
        anew = features_of(other, whom, before)
        assert (anew.thread, anew.reader) == (other, whom)
        assert anew is not read


def test_what_was_read_is_no_part_of_what_is_asked() -> None:
    asked = JudgeThread(thread=thread(ASKS), reader=reader())
    told = asked.model_copy(update={"read": ThreadFeatures(asked.thread, asked.reader)})

    assert told.model_dump_json() == asked.model_dump_json()
    assert repr(told) == repr(asked)


def test_in_another_state_of_a_conversation_its_messages_are_known_its_signs_are_not() -> None:
    twin = mail(number=1, sender="alice@elsewhere.example")
    read = ThreadFeatures(thread(twin, mail(ASKS, number=2)), reader())
    alone = read.on(Thread(thread_id="t1", messages=read.thread.messages[1:]))

    assert alone.newest is read.newest
    assert signs(read, read.newest) == ("name_twin",)
    assert signs(alone, alone.newest) == ()
    assert alone.on(Thread(thread_id="t1", messages=alone.thread.messages)) is alone


def test_who_wrote_it_is_found_anew_and_what_it_says_is_not() -> None:
    passed_on = mail(ASKS, number=2, **PASSED_ON)
    read = ThreadFeatures(thread(mail(number=1), passed_on), reader())
    assert read.newest.language == "en"
    author = passed_on.model_copy(update={"sender": "mira@kovac.example"})

    by_author = read.as_by(author)

    assert by_author.newest.mail is author
    assert vars(by_author.newest)["language"] == "en"
    assert by_author.newest.found == {}
    assert by_author.delivered[0] is read.delivered[0]


def test_what_is_asked_in_two_ways_is_looked_for_twice() -> None:
    bill = MailFeatures(mail("Your bill is here. Amount due: €12", subject="Hello"))

    assert paper_of(bill, in_bulk=False) == "bill"
    assert paper_of(bill, in_bulk=True) is None
    assert paper_of(bill, in_bulk=False) == "bill"


def test_equal_mails_are_two() -> None:
    read = ThreadFeatures(thread(ASKS), reader())

    assert read.of(mail(ASKS)) is not read.of(mail(ASKS))
    assert read.of(read.newest.mail) is read.newest
    assert MailFeatures(read.newest.mail) is not read.newest
