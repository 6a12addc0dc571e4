"""What needs no answer: piles, and warnings."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.agents.email.bulk import AT_MOST, MESSAGES_AT_MOST, WARNINGS_AT_MOST
from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.label import Label
from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.actions.email.pile import Pile
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder, MailState
from countersign.domain.task.origin import Caution, Origin
from countersign.domain.task.proposal import Proposal
from tests.builders import LETTERS, NOW, READER_ADDRESS, desk, mail, sent
from tests.fakes.mailbox import state_of

INBOX: dict[str, Any] = {"folder": Folder.INBOX, "read": False}
NEWS: dict[str, Any] = {
    "text": "This week in design.",
    "subject": "Grid 214",
    "sender": "weekly@grid.example",
    "sender_name": "Grid",
    "headers": {"list-unsubscribe": "<https://grid.example/u>"},
}
NOTICE: dict[str, Any] = {
    "text": "Jonas left a comment.",
    "subject": "Jonas commented on Pass",
    "sender": "notifications@tool.example",
    "sender_name": "Tool",
}
RECEIPT: dict[str, Any] = {
    "text": "Paid: 19.04 EUR, card ending 4410",
    "subject": "Your receipt",
    "sender": "billing@tool.example",
    "sender_name": "Tool Billing",
}
PHISH: dict[str, Any] = {
    "text": "Please confirm your account at https://x.example within 24 hours.",
    "subject": "Unusual activity",
    "sender": "security@havelkasse-konto.example",
    "sender_name": "Havelkasse",
    "dmarc": "fail",
}


def conversation(name: int | str, *messages: Mail) -> Thread:
    """A thread of its own; message ids carry its name, but where one was given."""
    return Thread(
        thread_id=f"t{name}",
        messages=tuple(
            one.model_copy(
                update={
                    "thread_id": f"t{name}",
                    "message_id": f"m{name}.{number}",
                    "rfc_message_id": f"<{name}.{number}@x.example>"
                    if one.rfc_message_id == mail().rfc_message_id
                    else one.rfc_message_id,
                }
                | ({} if state_of(one) != MailState() else INBOX)
            )
            for number, one in enumerate(messages, start=1)
        ),
    )


def of(kind: dict[str, Any], count: int, **fields: Any) -> list[Thread]:
    """Conversations of one mail each, the latest last."""
    return [
        conversation(n, mail(**kind | {"at": NOW - timedelta(minutes=count - n)} | fields))
        for n in range(1, count + 1)
    ]


def piled(*threads: Thread, at: MailboxPass | None = None, **more: Any) -> list[Proposal]:
    here = at or desk(**more)
    for thread in threads:
        assert here.look(thread) is None
    return list(here.piles())


def pile(*threads: Thread, **more: Any) -> Proposal:
    (found,) = piled(*threads, **more)
    return found


def items(proposal: Proposal) -> list[str]:
    assert isinstance(proposal.action, Pile)
    return [item.thread_id for item in proposal.action.items]


def test_newsletters_in_the_inbox_become_one_pile_to_archive() -> None:
    proposal = pile(*of(NEWS, 14))
    assert isinstance(proposal.action, Archive)
    assert proposal.title == "14 newsletters"
    assert proposal.action.summary() == "Archive 14 conversations"
    assert proposal.why.startswith("From Grid.")
    assert [entry.path for entry in proposal.provenance] == [
        f"items/{at}/sender" for at in range(14)
    ]


def test_unread_notifications_become_one_pile_to_mark_read() -> None:
    proposal = pile(*of(NOTICE, 3))
    assert isinstance(proposal.action, MarkRead)
    assert proposal.title == "3 notifications"


def test_receipts_become_one_pile_to_label() -> None:
    proposal = pile(*of(RECEIPT, 2))
    assert isinstance(proposal.action, Label)
    assert (proposal.action.label, proposal.title) == ("Receipts", "2 receipts")


def test_the_newest_conversation_stands_on_top_and_shows_what_it_is() -> None:
    proposal = pile(*of(NEWS, 7))
    assert items(proposal) == ["t7", "t6", "t5", "t4", "t3", "t2", "t1"]
    assert isinstance(proposal.action, Pile)
    first = proposal.action.items[0]
    assert (first.sender, first.subject) == ("Grid <weekly@grid.example>", "Grid 214")
    assert first.message_ids == ("m7.1",)
    assert [one.ref for one in proposal.evidence] == ["m7.1", "m6.1", "m5.1", "m4.1", "m3.1"]
    assert {one.quote for one in proposal.evidence} == {"Grid 214"}


def test_one_conversation_is_no_pile() -> None:
    assert piled(*of(NEWS, 1), *of(NOTICE, 1), *of(RECEIPT, 1)) == []


def test_a_pile_holds_a_hundred_conversations_the_newest() -> None:
    proposal = pile(*of(NEWS, AT_MOST + 20))
    assert len(items(proposal)) == AT_MOST
    assert items(proposal)[0] == f"t{AT_MOST + 20}"


@pytest.mark.parametrize("kind", [NEWS, RECEIPT], ids=["newsletter", "receipt"])
def test_what_has_left_the_inbox_is_in_no_pile(kind: dict[str, Any]) -> None:
    assert piled(*of(kind, 3, read=False)) == []


def test_notifications_that_were_read_are_in_no_pile() -> None:
    assert piled(*of(NOTICE, 3, folder=Folder.INBOX)) == []


@pytest.mark.parametrize("kind", [NEWS, NOTICE, RECEIPT], ids=["news", "notice", "receipt"])
@pytest.mark.parametrize(
    "marked", [{"flagged": True}, {"important": True}, {"tags": frozenset({"Label_7"})}]
)
def test_what_matters_to_somebody_is_in_no_pile(
    kind: dict[str, Any], marked: dict[str, Any]
) -> None:
    assert piled(*of(kind, 3, **INBOX | marked)) == []


@pytest.mark.parametrize(
    "other",
    [
        sent("Thank you!"),
        sent("Thank", folder=Folder.DRAFTS, is_draft=True, is_sent=False),
        mail("I am glad that it works."),
        mail(**PHISH),
        mail("Your verification code is 482913", sender="noreply@tool.example", number=1),
    ],
    ids=["mine", "my draft", "a person's word", "a swindle", "a code"],
)
def test_a_conversation_with_more_in_it_is_in_no_pile(other: Mail) -> None:
    with_more = [conversation(n, other, mail(**NEWS | {"at": NOW})) for n in range(3)]
    assert not any(isinstance(one.action, Archive) for one in piled(*with_more))


def test_only_the_messages_in_question_are_touched() -> None:
    seen = mail(**NEWS | {"category": "promotions"})
    proposal = pile(*(conversation(n, seen, mail(**NEWS)) for n in (1, 2)))
    assert isinstance(proposal.action, Archive)
    assert sorted(proposal.action.message_ids) == ["m1.2", "m2.2"]


def test_a_mail_that_needs_a_reply_is_in_no_pile() -> None:
    here = desk()
    asking = [conversation(n, mail("Could you call me?")) for n in range(3)]
    assert all(here.look(one) is not None for one in asking)
    assert here.piles() == ()


def test_our_own_notifications_are_in_no_pile() -> None:
    ours = {"headers": {"x-countersign-notification": "reset"}, "sender": LETTERS}
    assert piled(*of(NOTICE, 3, **ours)) == []


@pytest.mark.parametrize(
    "not_ours",
    [
        {"sender": "notifications@tool.example"},
        {"sender": LETTERS, "dmarc": "none"},
        {"sender": f"x{LETTERS}"},
        {"sender": LETTERS, "to": ("somebody@else.example",)},
        {"sender": LETTERS, "to": (READER_ADDRESS, "somebody@else.example")},
        {"sender": LETTERS, "cc": (READER_ADDRESS,)},
    ],
    ids=str,
)
def test_the_mark_of_our_notifications_hides_no_other_mail(not_ours: dict[str, Any]) -> None:
    marked = {"x-countersign-notification": "1", "auto-submitted": "auto-generated"}

    assert len(items(pile(*of(NOTICE, 3, **{"headers": marked} | not_ours)))) == 3


def test_the_mark_of_our_notifications_switches_off_no_warning() -> None:
    marked = {"headers": {"x-countersign-notification": "1"}}

    (warning,) = piled(*of(PHISH, 1, **marked))

    assert warning.title.startswith("Suspicious")


def test_a_mail_with_a_one_time_code_is_in_no_pile() -> None:
    assert piled(*of(NOTICE, 3, text="Your verification code: 482913")) == []


def test_a_secret_in_a_subject_is_not_shown() -> None:
    proposal = pile(*of(NEWS, 2, subject="Your password: hunter2"))
    assert "hunter2" not in proposal.model_dump_json()


def test_each_pass_piles_what_it_looked_at_and_nothing_else() -> None:
    first, second = of(NEWS, 2), [conversation(n, mail(**NEWS)) for n in (8, 9)]
    assert set(items(pile(*first))).isdisjoint(items(pile(*second)))


def test_a_mailbox_read_anew_piles_only_what_came_since() -> None:
    old = of(NEWS, 3, at=NOW - timedelta(hours=2))
    new = [conversation(f"new{n}", mail(**NEWS | {"at": NOW})) for n in range(2)]
    here = desk(sorted_until=NOW - timedelta(hours=1))
    assert sorted(items(pile(*old, *new, at=here))) == ["tnew0", "tnew1"]


def test_the_same_mails_make_the_same_pile() -> None:
    threads = of(NEWS, 5)
    assert pile(*threads).mark == pile(*reversed(threads)).mark != pile(*threads[1:]).mark


def test_a_pile_comes_after_every_reply_and_a_warning_before() -> None:
    least = desk(now=NOW + timedelta(days=30)).look(
        conversation("x", mail("Could you call me?", dmarc="none", cc=("bob@partner.example",)))
    )
    most = desk(written_to=("alice@partner.example",)).look(
        conversation("y", mail("Could you call me today?"))
    )
    assert least is not None
    assert most is not None
    piles = piled(*of(NEWS, 2), *of(NOTICE, 2), *of(RECEIPT, 2))
    assert len(piles) == 3
    assert max(one.priority for one in piles) < least.priority
    assert pile(*of(PHISH, 1)).priority > most.priority


def test_a_suspicious_mail_is_a_task_of_its_own_that_says_why() -> None:
    proposal = pile(*of(PHISH, 1))
    assert isinstance(proposal.action, Label)
    assert proposal.action.label == "Suspicious"
    assert proposal.title == "Suspicious: Unusual activity"
    assert proposal.why.startswith("This says it is from Havelkasse, but ")
    assert "DMARC" in proposal.why
    assert proposal.warnings == (
        Caution(path="items/0", code="dmarc_fail"),
        Caution(path="items/0", code="credential_pressure"),
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"sender": READER_ADDRESS, "dmarc": "none"}, "poses_as_you"),
        ({"sender": "boss@n0rthgate.example"}, "lookalike_sender"),
        ({"sender_name": "ceo@northgate.example"}, "name_shows_other_address"),
        ({"text": "Please buy gift cards and send me the codes."}, "payment_pressure"),
    ],
)
def test_each_sign_of_a_swindle_is_a_warning_at_the_mail(fields: dict[str, Any], code: str) -> None:
    proposal = pile(conversation(1, mail(**fields)))
    assert Caution(path="items/0", code=code) in proposal.warnings


def test_mail_in_my_name_is_said_to_pose_as_me() -> None:
    proposal = pile(conversation(1, mail(sender=READER_ADDRESS, dmarc="none")))
    assert proposal.why.startswith("This says it is from you, but ")


def test_a_warning_does_not_depend_on_what_the_mailbox_calls_important() -> None:
    assert piled(*of(PHISH, 1, **INBOX | {"important": True})) != []


def test_a_swindler_in_my_own_conversation_is_warned_of() -> None:
    twin = mail("Pay it today, please.", number=3, sender="alice@partmer.example", **INBOX)
    proposal = pile(conversation(1, mail("Hello."), sent("Hello!", number=2), twin))
    assert isinstance(proposal.action, Label)
    assert proposal.action.message_ids == ("m1.3",)


@pytest.mark.parametrize(
    "state",
    [
        {"folder": Folder.SPAM},
        INBOX | {"tags": frozenset({"Label_3"})},
        INBOX | {"flagged": True},
    ],
)
def test_what_was_put_away_or_kept_is_not_warned_of(state: dict[str, Any]) -> None:
    assert piled(*of(PHISH, 1, **state)) == []


def test_a_flood_of_swindles_makes_few_tasks() -> None:
    proposals = piled(*of(PHISH, 60))
    assert len(proposals) == WARNINGS_AT_MOST + 1
    rest = proposals[-1]
    assert rest.title == "55 suspicious mails"
    assert rest.priority == proposals[0].priority
    assert len(items(rest)) == 55
    assert {one.path for one in rest.warnings} == {f"items/{n}" for n in range(55)}


def test_hostile_words_are_shown_bounded_and_in_the_open() -> None:
    proposal = pile(
        *of(
            NEWS,
            100,
            subject="\u202e" * 5_000,
            sender_name="\U0001f4a9" * 5_000,
            sender=f"{'x' * 5_000}@grid.example",
        )
    )
    assert isinstance(proposal.action, Pile)
    assert "\u202e" not in proposal.model_dump_json()
    assert all(len(item.subject) <= 200 for item in proposal.action.items)
    assert len(proposal.model_dump_json().encode()) < 200_000


def test_a_conversation_too_long_to_be_touched_as_a_whole_is_in_no_pile() -> None:
    long = [conversation(n, *(mail(**NEWS) for _ in range(MESSAGES_AT_MOST + 1))) for n in (1, 2)]
    short = [conversation(n, *(mail(**NEWS) for _ in range(MESSAGES_AT_MOST))) for n in (3, 4)]
    assert sorted(items(pile(*long, *short))) == ["t3", "t4"]


def known_senders(proposal: Proposal) -> dict[str, Origin]:
    return {entry.path: entry.source for entry in proposal.provenance}


@pytest.mark.parametrize("found", ["fail", "none"])
def test_nobody_vouches_for_a_sender_whom_the_mailbox_could_not_verify(found: str) -> None:
    genuine, spoof = of(NEWS, 2, headers={"list-id": "<weekly.grid.example>"})
    forged = spoof.messages[0].model_copy(update={"dmarc": found})

    proposal = pile(genuine, spoof.model_copy(update={"messages": (forged,)}))

    assert items(proposal) == ["t2", "t1"]
    assert known_senders(proposal) == {"items/1/sender": Origin.CORRESPONDENT}


def test_nobody_vouches_for_a_conversation_with_more_senders_than_it_shows() -> None:
    other = mail(**NEWS | {"sender": "deals@other.example", "at": NOW - timedelta(hours=2)})
    shown = mail(**NEWS | {"at": NOW - timedelta(hours=1)})

    proposal = pile(conversation("mixed", other, shown), *of(NEWS, 1))

    assert known_senders(proposal) == {"items/0/sender": Origin.CORRESPONDENT}
    assert items(proposal) == ["t1", "tmixed"]


def test_copies_of_one_message_are_no_pile_and_count_once_in_one() -> None:
    copies = of(NEWS, 3, rfc_message_id="<214@grid.example>")
    assert piled(*copies) == []

    proposal = pile(*copies, conversation("other", mail(**NEWS | {"at": NOW})))

    assert proposal.title == "2 newsletters"
    assert sorted(items(proposal)) == ["t1", "t2", "t3", "tother"]
