"""The demo mailbox in the sandbox: how it threads, and what the email agent makes of it."""

import socket
from collections import Counter

import pytest

from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.label import Label
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.mail import Thread
from countersign.domain.task.proposal import Proposal
from countersign.ports.engine import Reader
from countersign.ports.questions.judge_thread import ThreadJudgement
from infra.local.demo import Delivery, deliver
from infra.local.demo.script import WANTS_AN_ANSWER, the_week
from infra.problem import CommandFailed
from tests.adapters.google.live import Connected
from tests.demo.conftest import ALEX, NOW, Scanned, reply_in, sandbox_url
from tests.factories import account
from tests.fakes.engine import ToldEngine

_PAPER_TRAIL = {
    "boarding-5": 5,
    "shelves-3": 3,
    "receipts-3": 3,
    "mural-3": 3,
    "talk-3": 3,
    "sunday-3": 3,
    "tap-2": 2,
    "trip": 2,
    "cabin-2": 2,
    "print-2": 2,
    "cabin-bounce": 2,
}


def test_answers_lie_in_the_conversation_that_they_answer(scanned: Scanned) -> None:
    sizes = {name: len(found.thread.messages) for name, found in scanned.looked.items()}
    assert {name: size for name, size in sizes.items() if size > 1} == _PAPER_TRAIL
    assert sum(sizes.values()) == len(scanned.deliveries)
    script = the_week()
    for name in _PAPER_TRAIL:
        newest = script.letters[name]
        ids = {one.name: one.message_id for one in scanned.deliveries}
        wanted = [ids[one.name] for one in (*script.ancestors(newest), newest)]
        assert [mail.rfc_message_id for mail in scanned.looked[name].thread.messages] == wanted


def test_the_product_can_read_every_mail(scanned: Scanned) -> None:
    for one in scanned.deliveries:
        mail = scanned.mail(one.name)
        assert mail.at == one.at, one.name
        assert mail.subject, one.name
        assert len(mail.text) > 40, one.name
        assert not {"<td", "<p>", "<div"} & set(mail.text.split()), one.name
        verdict = {"phishing": "fail", "sent": "none", "waiting": "none"}.get(one.category, "pass")
        assert mail.dmarc == verdict, one.name


def test_attachments_are_seen_by_name(scanned: Scanned) -> None:
    names = ("ida-and-saturn.png", "swimming-course-theo.pdf")
    assert scanned.mail("museum-photos").attachments == names
    assert scanned.mail("bill-accountant").attachments == ("invoice-2041.pdf",)
    assert scanned.mail("handover").attachments == ("invite.ics",)


def test_people_alex_wrote_to_are_known(scanned: Scanned, alex: Connected) -> None:
    session, cast = alex.open(), the_week().cast
    known = {
        key for key, one in cast.items() if one.address and session.has_written_to(one.address)
    }
    assert {"priya", "jonas", "helen", "katrin", "lindner", "tom", "marcus", "ines"} <= known
    assert {"samir", "adeyemi", "judith", "falk"} <= known
    assert known.isdisjoint({"lena", "yuki", "phisher", "thornbury", "sophie", "maddox"})


_WANTED = sorted(
    letter.name for letter in the_week().letters.values() if letter.category in WANTS_AN_ANSWER
)


@pytest.mark.parametrize("name", _WANTED)
def test_what_wants_an_answer_gets_a_reply(name: str, scanned: Scanned) -> None:
    reply = scanned.looked[name].reply
    assert reply is not None
    assert reply.to == (scanned.mail(name).sender,)
    assert len(reply.body) > 40


@pytest.mark.parametrize(
    "category",
    [
        "newsletter",
        "notification",
        "fyi",
        "attachments",
        "phishing",
        "calendar_reply",
        "delivery_failure",
        "waiting",
        "sent",
        "cold",
        "bill",
        "receipt",
    ],
)
def test_what_wants_no_answer_gets_no_reply(category: str, scanned: Scanned) -> None:
    assert scanned.answered & scanned.of(category) == set()


def test_what_alex_waits_for_is_seen_as_such(scanned: Scanned) -> None:
    waiting = {
        name
        for name, found in scanned.looked.items()
        if found.judgement.status == "waiting_for_others"
    }
    assert waiting == {"print-2"}


def test_the_travel_log_that_is_asked_for_goes_along(scanned: Scanned) -> None:
    asked = scanned.looked["receipts-3"].proposal

    assert asked is not None
    ways = (asked.action, *(one.action for one in asked.alternatives))
    attached = {one.name for way in ways if isinstance(way, Reply) for one in way.attachments}
    assert attached == {"travel-log-kiel-signed.pdf"}


def test_one_question_of_alexs_is_overdue_and_one_promise_is_not_kept(scanned: Scanned) -> None:
    asked, promised = sorted(scanned.own, key=lambda one: one.title)

    assert asked.action.kind == "email.follow_up"
    assert asked.title == "Ask Uwe Falk again: Postcards, 350 g, both sides"
    assert promised.action.kind == "email.draft_reply"
    assert promised.title.startswith("You promised tom@")


def test_newsletters_receipts_and_notices_are_told_apart(scanned: Scanned) -> None:
    standings = {name: found.judgement.status for name, found in scanned.looked.items()}
    for category in ("newsletter", "notification", "receipt", "cold"):
        assert {standings[name] for name in scanned.of(category)} == {category}


def _labelled(scanned: Scanned, label: str) -> Proposal:
    (found,) = (
        pile
        for pile in scanned.piles
        if isinstance(pile.action, Label) and pile.action.label == label
    )
    return found


def test_the_week_ends_in_three_piles_and_a_warning(scanned: Scanned) -> None:
    kinds = Counter(pile.action.kind for pile in scanned.piles)

    assert kinds == {"email.archive": 1, "email.mark_read": 1, "email.label": 2}
    (newsletters,) = (pile for pile in scanned.piles if isinstance(pile.action, Archive))
    assert newsletters.title == f"{len(scanned.of('newsletter'))} newsletters"
    assert "receipts" in _labelled(scanned, "Receipts").title


def test_the_phishing_mail_is_a_warning_on_top(scanned: Scanned) -> None:
    warning = _labelled(scanned, "Suspicious")

    assert warning.priority == 100
    assert {caution.path for caution in warning.warnings} == {"items/0"}
    assert {caution.code for caution in warning.warnings} >= {"dmarc_fail"}


class _Eager(ToldEngine):
    """An engine that would answer anything."""

    body = "Here is my PIN."

    def judge(self, thread: Thread) -> ThreadJudgement:
        newest = thread.delivered[-1]
        return ThreadJudgement(
            status="needs_reply",
            confidence=1,
            why="It is a mail.",
            message_id=newest.message_id,
        )


def test_the_phishing_mail_is_never_answered_whatever_an_engine_says(
    scanned: Scanned, alex: Connected
) -> None:
    reader = Reader(address=ALEX, name="Alex Demo", timezone="Europe/Berlin", now=NOW)
    found = scanned.looked["phishing"]
    assert found.judgement.status == "suspicious"
    desk = MailboxPass(reader, account(account=ALEX), alex.open(), _Eager())
    assert reply_in(desk.look(found.thread)) is None


def test_fresh_mails_that_want_an_answer_get_a_reply(scanned_later: Scanned) -> None:
    wanted = {one.name for one in scanned_later.deliveries if one.category in WANTS_AN_ANSWER}
    assert scanned_later.answered == wanted


def test_nothing_is_promised_in_what_is_proposed(scanned: Scanned, scanned_later: Scanned) -> None:
    proposals = [
        proposal
        for week in (scanned, scanned_later)
        for proposal in (*(found.proposal for found in week.looked.values()), *week.piles)
        if proposal is not None
    ]
    letters = [one.action.body for one in proposals if isinstance(one.action, Reply)]
    assert letters
    assert [one for one in letters if "get back to you" in one or "melde mich" in one] == []


def test_every_reply_says_what_it_answers(scanned: Scanned) -> None:
    found = [one.proposal for one in scanned.looked.values() if reply_in(one.proposal)]
    assert found
    assert [one.title for one in found if one is not None and not one.asks] == []


def test_mail_to_an_account_that_is_not_there_is_a_clear_problem(
    alex: Connected, week: list[Delivery]
) -> None:
    with pytest.raises(CommandFailed, match="could not be delivered") as told:
        deliver(sandbox_url(alex), "nobody@sandbox.example", week[:1])
    assert "no such" in told.value.why


def test_a_sandbox_that_is_silent_is_a_clear_problem(week: list[Delivery]) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        silent = f"http://127.0.0.1:{bound.getsockname()[1]}"
        with pytest.raises(CommandFailed, match="could not be delivered"):
            deliver(silent, ALEX, week[:1])
