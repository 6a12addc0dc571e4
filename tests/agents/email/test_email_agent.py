"""From a thread to the draft of a reply, or to nothing."""

from typing import Any, cast

import pytest

from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder
from countersign.domain.task.origin import Caution, Origin
from countersign.domain.task.proposal import Proposal
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import Answer, Question, R
from countersign.ports.questions.judge_thread import JudgeThread, ThreadJudgement
from tests.builders import LETTERS, NOW, READER_ADDRESS, desk, mail, replied, sent, thread

ALICE = "alice@partner.example"


class Obliging:
    """An engine that would answer anything, with any quote."""

    def __init__(self, **fields: Any) -> None:
        self.fields = fields
        self.seen: list[str] = []

    def ask(self, question: Question[R]) -> Answer[R]:
        assert isinstance(question, JudgeThread)
        return Answer(cast("R", self.judge(question.thread)))

    def judge(self, thread: Thread) -> ThreadJudgement:
        newest = thread.delivered[-1]
        self.seen.append(newest.text)
        return ThreadJudgement(
            **{
                "status": "needs_reply",
                "confidence": 0.9,
                "why": "Because.",
                "message_id": newest.message_id,
                "body": "Yes.",
            }
            | self.fields
        )


def proposed(
    *messages: Mail | str, written_to: tuple[str, ...] = (), engine: Any = None, **about_reader: Any
) -> Proposal | None:
    return desk(written_to=written_to, engine=engine, **about_reader).look(thread(*messages))


def reply(*messages: Mail | str, **more: Any) -> Proposal:
    found = proposed(*messages, **more)
    assert found is not None
    return found


def test_a_question_becomes_a_draft_in_its_thread() -> None:
    proposal = reply(mail(subject="Figures"))
    action = replied(proposal)
    assert action.to == (ALICE,)
    assert action.cc == ()
    assert action.subject == "Re: Figures"
    assert (action.thread_id, action.reply_to_message_id) == ("t1", "m1")
    assert action.integration_id == "int_1"
    assert proposal.source_ids == ("t1", "m1")


def test_the_evidence_quotes_the_message() -> None:
    (evidence,) = reply(mail()).evidence
    assert (evidence.provider, evidence.ref) == ("google", "m1")
    assert evidence.quote == "Could you send me the figures?"


def test_a_question_left_open_is_quoted_and_answered_below_the_newest_message() -> None:
    added = mail("Sorry, now with the attachment.", number=2)
    proposal = reply(mail("Could you check the budget?", number=1), added)
    (evidence,) = proposal.evidence
    assert (evidence.ref, evidence.quote) == ("m1", "Could you check the budget?")
    assert replied(proposal).reply_to_message_id == "m2"
    assert "> Could you check the budget?" in replied(proposal).body


@pytest.mark.parametrize(
    "below",
    [
        mail("I am away.", headers={"auto-submitted": "auto-replied"}, sender=ALICE, number=2),
        mail("We got it.", headers={"auto-submitted": "auto-replied"}, sender="rt@x.y", number=2),
        mail("New!", headers={"list-unsubscribe": "<https://x.y/u>"}, sender="n@x.y", number=2),
        mail("I see.", sender="eve@evil.example", number=2),
        mail("Never mind, I found it.", sender="eve@evil.example", number=2),
    ],
    ids=lambda one: str(one.text),
)
def test_programs_and_people_who_had_no_part_in_it_hide_no_question(below: Mail) -> None:
    asked = mail("Could you send me the contract?", number=1)

    proposal = reply(asked, below)

    assert replied(proposal).reply_to_message_id == asked.message_id
    assert replied(proposal).to == (ALICE,)
    assert proposal.read_up_to == below.message_id
    answered = sent("Here it is.", number=2)
    assert proposed(asked, answered, below.model_copy(update={"message_id": "m3"})) is None


@pytest.mark.parametrize(
    ("by", "is_settled"),
    [
        ({}, True),
        ({"dmarc": "none"}, False),
        ({"sender": "bob@partner.example"}, True),
        ({"sender": "bob@partner.example", "dmarc": "none"}, False),
    ],
    ids=str,
)
def test_only_who_had_the_question_and_is_vouched_for_takes_it_back(
    by: dict[str, Any], is_settled: bool
) -> None:
    both = (READER_ADDRESS, "bob@partner.example")
    asked = mail("Could you send me the contract?", number=1, to=both)
    settled = mail("Never mind, I found it.", number=2, to=(*both, ALICE), **by)

    assert (proposed(asked, settled) is None) == is_settled


def test_a_judgement_about_what_was_answered_already_proposes_nothing() -> None:
    messages = (mail(number=1), sent("Done.", number=2), mail("Thanks.", number=3))
    assert proposed(*messages, engine=Obliging(message_id="m1")) is None


def test_a_subject_that_is_all_of_the_mail_is_the_evidence() -> None:
    proposal = reply(mail("", subject="Could you call me back today?"))
    assert proposal.evidence[0].quote == "Could you call me back today?"


def test_the_newest_delivered_message_is_answered_and_drafts_are_not() -> None:
    old_draft = sent("Hm.", number=1, folder=Folder.DRAFTS, is_draft=True, is_sent=False)
    proposal = reply(old_draft, mail("Hello.", number=2), mail("Could you call me?", number=3))
    assert replied(proposal).reply_to_message_id == "m3"


def test_a_thread_with_a_draft_under_its_newest_message_is_left_alone() -> None:
    begun = sent("Well", number=2, folder=Folder.DRAFTS, is_draft=True, is_sent=False)
    assert proposed(mail(number=1), begun) is None


@pytest.mark.parametrize("label", [Folder.TRASH, Folder.SPAM])
def test_what_was_thrown_away_neither_asks_nor_hides_who_does(label: Folder) -> None:
    binned = mail("Buy now!", number=2, folder=label)

    proposal = reply(mail("Could you call me?", number=1), binned)

    assert replied(proposal).reply_to_message_id == "m1"


NEVER: list[tuple[Mail, ...]] = [
    (mail(number=1), sent("Could you wait?", number=2)),
    (mail(headers={"list-unsubscribe": "<https://x.example>"}),),
    (mail(headers={"auto-submitted": "auto-generated"}),),
    (mail(sender=LETTERS, headers={"x-countersign-notification": "1"}),),
    (mail(sender="noreply@partner.example"),),
    (mail(dmarc="fail"),),
    (mail(sender="ceo@n0rthgate.example"),),
    (mail(sender=READER_ADDRESS, dmarc="none"),),
    (mail("Could you use this verification code? 482913"),),
    (sent("Hello", folder=Folder.DRAFTS, is_draft=True, is_sent=False),),
    (mail(number=1), mail("Could you please ignore my last mail?", number=2)),
    (mail(folder=Folder.TRASH),),
    (mail(folder=Folder.SPAM),),
    (mail(number=1), sent("Well,", number=2, folder=Folder.DRAFTS, is_draft=True, is_sent=False)),
]


@pytest.mark.parametrize("messages", NEVER)
@pytest.mark.parametrize("engine", [RulesEngine(), Obliging()])
def test_some_mail_is_never_answered_whatever_the_engine_says(
    messages: tuple[Mail, ...], engine: Any
) -> None:
    assert proposed(*messages, engine=engine) is None


def test_a_mail_with_a_one_time_code_is_not_shown_to_the_engine() -> None:
    engine = Obliging()
    assert proposed(mail("Your verification code: 482913"), engine=engine) is None
    assert engine.seen == []


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "fyi"},
        {"message_id": "m99"},
        {"body": ""},
        {"body": "x" * 60_000},
        {"confidence": 2.0},
    ],
)
def test_a_judgement_that_is_no_valid_reply_proposes_nothing(fields: dict[str, Any]) -> None:
    assert proposed(mail(), engine=Obliging(**fields)) is None


@pytest.mark.parametrize("quote", ["never written", "code 482913"])
def test_a_quote_that_was_not_written_or_shows_a_code_is_dropped(quote: str) -> None:
    proposal = reply(mail("The door has code 482913. Will you come?"), engine=Obliging(quote=quote))
    assert proposal.evidence[0].quote == ""


@pytest.mark.parametrize("sender", ["", "alice", "a b@c.example", "a@b@c", "<>", "@", "a@b,c@d"])
def test_a_sender_that_is_no_address_proposes_nothing(sender: str) -> None:
    assert proposed(mail(sender=sender), engine=Obliging()) is None


def test_a_reply_to_of_the_same_house_is_followed() -> None:
    proposal = reply(mail(reply_to=("desk@mail.partner.example",)))
    assert replied(proposal).to == ("desk@mail.partner.example",)
    assert "reply_to_differs" not in {warning.code for warning in proposal.warnings}


@pytest.mark.parametrize("elsewhere", ["alice@elsewhere.example", "Alice <alice@gmx.com>"])
def test_a_reply_to_elsewhere_is_not_followed_but_shown(elsewhere: str) -> None:
    proposal = reply(mail(reply_to=(elsewhere,)))
    assert replied(proposal).to == (ALICE,)
    assert Caution(path="to/0", code="reply_to_differs") in proposal.warnings


def test_another_address_at_a_public_provider_is_another_person() -> None:
    proposal = reply(mail(sender="alice@gmail.com", reply_to=("alice2@gmail.com",)))
    assert replied(proposal).to == ("alice@gmail.com",)
    assert Caution(path="to/0", code="reply_to_differs") in proposal.warnings


def test_one_of_several_recipients_answers_all_but_never_oneself_or_a_list() -> None:
    proposal = reply(
        mail(
            to=(READER_ADDRESS, "bob@partner.example", "team@lists.partner.example"),
            cc=(
                "Eve@Partner.example",
                "bob@partner.example",
                "sam.reed+x@northgate.example",
                ALICE,
            ),
        )
    )
    assert replied(proposal).to == (ALICE,)
    assert replied(proposal).cc == ("bob@partner.example", "eve@partner.example")


def test_the_only_one_addressed_answers_the_sender_alone() -> None:
    assert replied(reply(mail(cc=("eve@partner.example",)))).cc == ()


def test_a_crowd_is_not_answered_as_a_whole() -> None:
    crowd = tuple(f"p{n}@partner.example" for n in range(60))
    assert replied(reply(mail(to=(READER_ADDRESS, *crowd)))).cc == ()


def sources(proposal: Proposal) -> dict[str, Origin]:
    return {entry.path: entry.source for entry in proposal.provenance}


def test_somebody_i_have_written_to_is_my_own() -> None:
    proposal = reply(mail(), written_to=(ALICE,))
    assert sources(proposal) == {"to/0": Origin.OWN}
    assert proposal.warnings == ()


def test_a_stranger_is_unknown_and_a_first_contact() -> None:
    proposal = reply(mail())
    assert sources(proposal) == {"to/0": Origin.UNKNOWN}
    assert proposal.warnings == (Caution(path="to/0", code="first_contact"),)


def test_an_authenticated_answer_to_my_mail_is_from_a_correspondent() -> None:
    proposal = reply(mail("Hello."), sent("Hello!", number=2), mail("Can you call?", number=3))
    assert sources(proposal) == {"to/0": Origin.CORRESPONDENT}


@pytest.mark.parametrize(
    "messages",
    [
        (mail("Hello.", dmarc="none"), sent(number=2), mail(number=3)),
        (mail("Hello."), sent(number=2), mail(number=3, dmarc="none")),
        (sent("Hello!", number=1), mail(number=2)),
        (mail("Hello."), mail(number=2)),
        (mail("Hello."), sent(number=2, folder=Folder.INBOX, is_sent=False), mail(number=3)),
        (mail("Hello."), sent(number=2, to=("bob@partner.example",)), mail(number=3)),
    ],
    ids=[
        "earlier mail not authenticated",
        "this mail not authenticated",
        "nothing from them before",
        "nothing from me",
        "mine is only claimed",
        "mine went to another",
    ],
)
def test_less_than_authenticated_mail_both_ways_is_unknown(messages: tuple[Mail, ...]) -> None:
    assert sources(reply(*messages)) == {"to/0": Origin.UNKNOWN}


def test_being_in_copy_of_a_known_person_proves_nothing() -> None:
    proposal = reply(mail(to=(READER_ADDRESS, "bob@elsewhere.example")), written_to=(ALICE,))
    assert sources(proposal) == {"to/0": Origin.OWN, "cc/0": Origin.UNKNOWN}
    assert Caution(path="cc/0", code="first_contact") in proposal.warnings


def test_an_unauthenticated_sender_is_marked() -> None:
    assert Caution(path="to/0", code="unverified_sender") in reply(mail(dmarc="none")).warnings


def test_the_same_name_from_another_address_is_marked() -> None:
    other = mail("Can you call me?", number=2, sender="alice.moore@elsewhere.example")
    assert Caution(path="to/0", code="lookalike_sender") in reply(mail("Hello."), other).warnings


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Figures", "Re: Figures"),
        ("Re: Figures", "Re: Figures"),
        ("RE: AW: Re[2]: Figures", "Re: Figures"),
        ("Réponse due", "Re: Réponse due"),
        ("Fwd: Figures", "Re: Figures"),
        ("RE\uff1a租约", "Re: 租约"),
        ("回复: 转发: 租约", "Re: 租约"),
        ("Odp: VS: YNT: umowa", "Re: umowa"),
        ("\u200fהשב: חוזה", "Re: חוזה"),
        ("Re^2: ΑΠ: [EXTERNAL] μίσθωση", "Re: μίσθωση"),
        ("Figures\r\n\tof the  year", "Re: Figures of the year"),
        ("", "Re:"),
        ("Figures\r\nBcc: evil@x.example", "Re: Figures Bcc: evil@x.example"),
        ("\ufeffFigures\x0bof\u2028May", "Re: Figures of May"),
    ],
)
def test_the_subject_is_answered_once(subject: str, expected: str) -> None:
    assert replied(reply(mail(subject=subject))).subject == expected


def test_a_reply_names_its_parent_and_its_parents_references() -> None:
    action = replied(reply(mail(rfc_message_id="<c@x>", references="<a@x> <b@x>")))
    assert action.in_reply_to == "<c@x>"
    assert action.references == "<a@x> <b@x> <c@x>"


def test_a_parent_without_references_lends_what_it_replied_to() -> None:
    action = replied(reply(mail(rfc_message_id="<c@x>", headers={"in-reply-to": "<b@x>"})))
    assert action.references == "<b@x> <c@x>"


def test_long_references_keep_the_first_and_the_latest() -> None:
    many = " ".join(f"<{n:060}@x>" for n in range(80))
    references = replied(reply(mail(rfc_message_id="<last@x>", references=many))).references
    assert references.startswith(f"<{0:060}@x>")
    assert references.endswith(f"<{79:060}@x> <last@x>")
    assert len(f"References: {references}") <= 998


@pytest.mark.parametrize("broken", ["", "no brackets", "<a b@x>", "<a@x>\r\nBcc: <evil@x>"])
def test_a_broken_message_id_breaks_no_header(broken: str) -> None:
    action = replied(reply(mail(rfc_message_id=broken)))
    assert "\n" not in action.in_reply_to + action.references
    assert "evil" not in action.in_reply_to


POISON = "=?utf-8?q?x=0d=0aBcc=3A_eve=40evil.example?="


def test_an_id_that_hides_something_is_not_answered_by_name() -> None:
    asked = mail(rfc_message_id=f"<{POISON}@x>", references=f"<a@x> <{POISON}> <b@x>")
    action = replied(reply(asked))
    assert (action.in_reply_to, action.references) == ("", "<a@x> <b@x>")


def test_a_subject_hidden_in_a_subject_is_taken_apart() -> None:
    assert "=?" not in replied(reply(mail(subject=f"Figures {POISON}"))).subject


@pytest.mark.parametrize(
    "sender",
    [
        "=?utf-8?q?eve=40evil.example=2C_x?=@partner.example",
        "jürgen@partner.example",
        "alice@localhost",
        f"{'a' * 65}@partner.example",
    ],
)
def test_nobody_is_answered_whom_no_mail_can_name(sender: str) -> None:
    """It would be refused once it is signed."""
    assert proposed(mail(sender=sender), engine=Obliging()) is None


def test_of_the_others_those_stay_whom_a_mail_can_name() -> None:
    others = (READER_ADDRESS, "bob@partner.example")
    action = replied(reply(mail(to=others, cc=("=?utf-8?q?eve=40evil.example?=@partner.example",))))
    assert action.cc == ("bob@partner.example",)


def test_hostile_characters_are_made_visible_where_the_person_reads() -> None:
    proposal = reply(
        mail(
            "Will you read this\u202efdp.exe?",
            subject="Pay\u202eroll \u200b" + "x" * 900,
            sender_name="Al\u200bice",
        )
    )
    shown = proposal.title + proposal.why + proposal.evidence[0].quote
    assert not {"\u202e", "\u200b"} & set(shown)
    assert "[U+202E]" in proposal.title
    assert len(proposal.title) <= 200


def test_known_people_hurry_and_questions_come_first() -> None:
    known = reply(mail("Could you call me today?"), written_to=(ALICE,)).priority
    stranger = reply(mail("Could you call me today?")).priority
    unhurried = reply(mail("Could you call me?")).priority
    old = reply(mail("Could you call me?"), now=NOW.replace(month=5)).priority
    assert 100 >= known > stranger > unhurried > old >= 0


def test_the_same_message_has_the_same_mark_whatever_is_said() -> None:
    first = reply(mail(), engine=Obliging(body="One.", why="A."))
    second = reply(mail(), engine=Obliging(body="Two.", why="B."))
    assert first.mark == second.mark


def test_a_reply_among_people_i_write_to_may_be_sent_at_once() -> None:
    assert reply(mail(), written_to=(ALICE,)).action.kind == "email.send_reply"


@pytest.mark.parametrize(
    ("fields", "written_to"),
    [
        ({}, ()),
        ({"dmarc": "none"}, (ALICE,)),
        ({"to": (READER_ADDRESS, "bob@elsewhere.example")}, (ALICE,)),
        ({"reply_to": ("alice@elsewhere.example",)}, (ALICE, "alice@elsewhere.example")),
    ],
    ids=["a stranger", "not authenticated", "a stranger in copy", "answers go elsewhere"],
)
def test_any_doubt_about_whom_it_reaches_makes_a_draft_of_it(
    fields: dict[str, Any], written_to: tuple[str, ...]
) -> None:
    assert reply(mail(**fields), written_to=written_to).action.kind == "email.draft_reply"


def test_authenticated_mail_both_ways_is_not_enough_to_send() -> None:
    proposal = reply(mail("Hello."), sent("Hello!", number=2), mail("Can you call?", number=3))
    assert replied(proposal).kind == "email.draft_reply"


def test_a_pitch_from_somebody_i_write_to_is_judged_again() -> None:
    text = "I came across your talk. Do you have 15 minutes for a quick call?"
    assert proposed(text) is None
    assert reply(text, written_to=(ALICE,)).action.kind == "email.send_reply"


def test_the_mark_of_our_notifications_in_a_strangers_mail_hides_no_question() -> None:
    marked = mail("Could you call me?", headers={"x-countersign-notification": "welcome"})

    assert replied(reply(marked)).to == (ALICE,)


ALIAS, SECOND = "sam@studio.example", "sreed@mail.example"


def test_an_address_of_the_readers_own_is_not_copied_in() -> None:
    everybody = (READER_ADDRESS, ALIAS, SECOND, "bob@partner.example")
    asked = thread(mail("Could you call me?", to=everybody))

    proposal = desk(own=frozenset({SECOND}), sent_from=(ALIAS,)).look(asked)

    assert proposal is not None
    assert replied(proposal).cc == ("bob@partner.example",)


def test_a_question_put_to_an_alias_alone_is_put_to_the_reader() -> None:
    asked = mail("Bob, could you call me?", to=(ALIAS,), cc=("bob@partner.example",))

    assert desk(own=frozenset({ALIAS})).look(thread(asked)) is not None


@pytest.mark.parametrize("known", [{"own": frozenset({ALIAS})}, {"sent_from": (ALIAS,)}], ids=str)
def test_nobody_is_told_to_answer_themselves_at_another_address(known: dict[str, Any]) -> None:
    assert desk(**known).look(thread(mail("Could you call me?", sender=ALIAS))) is None


def test_a_stranger_who_poses_as_an_alias_is_warned_of() -> None:
    here = desk(own=frozenset({ALIAS}))
    inbox = Folder.INBOX

    assert here.look(thread(mail("Call me.", sender=ALIAS, dmarc="none", folder=inbox))) is None
    assert [code.code for code in here.piles()[0].warnings] == ["poses_as_you"]


@pytest.mark.parametrize(
    ("to", "cc", "leaves_from"),
    [
        ((ALIAS,), (), ALIAS),
        ((ALIAS.upper(),), (), ALIAS),
        (("bob@partner.example", ALIAS), (), ALIAS),
        ((READER_ADDRESS, ALIAS), (), READER_ADDRESS),
        ((READER_ADDRESS,), (ALIAS,), READER_ADDRESS),
        (("unknown@studio.example",), (), ""),
    ],
)
def test_an_answer_leaves_from_the_address_that_was_written_to(
    to: tuple[str, ...], cc: tuple[str, ...], leaves_from: str
) -> None:
    asked = thread(mail("Could you call me?", to=to, cc=cc))

    proposal = desk(own=frozenset({ALIAS}), aliases=(ALIAS,)).look(asked)

    assert proposal is not None
    assert proposal.sender == leaves_from


def test_a_copy_of_a_message_is_no_newer_message() -> None:
    asked = mail("Could you call me?", number=1)
    copy = asked.model_copy(update={"message_id": "m3", "at": NOW})

    assert desk().look(thread(asked, sent("Done.", number=2), copy)) is None
    assert replied(reply(asked, copy)).reply_to_message_id == "m1"


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Could you send me the contract?", "dmarc": "none"},
        {"sender": "eve@evil.example"},
        {"rfc_message_id": ""},
    ],
    ids=str,
)
def test_a_message_that_only_takes_the_id_of_another_is_none_of_its_copies(
    other: dict[str, Any],
) -> None:
    asked = mail("Could you call me?", number=1)
    taken = asked.model_copy(update={"message_id": "m3", "at": NOW} | other)

    assert thread(asked, taken).without_copies() == thread(asked, taken)
    assert thread(asked, asked.model_copy(update={"message_id": "m3"})).without_copies() == thread(
        asked
    )


@pytest.mark.parametrize("verdict", ["none", "fail"])
def test_what_was_copied_and_sent_ahead_hides_no_mail_that_is_vouched_for(verdict: str) -> None:
    asked = mail("Could you call me?", number=2)
    ahead = asked.model_copy(
        update={"message_id": "m1", "dmarc": verdict, "reply_to": ("eve@evil.example",)}
    )

    proposal = reply(ahead, asked)

    assert replied(proposal).reply_to_message_id == asked.message_id
    assert not {"unverified_sender", "reply_to_differs"} & {one.code for one in proposal.warnings}
