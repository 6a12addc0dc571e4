"""Every directive changes what is proposed, and nothing but what it is about."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from countersign.agents.email.heeding import FOUND_AT, still_wanted
from countersign.analysis.mail.contact_lists import is_left_alone
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.pile import Pile
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.guidance.directives import (
    DIRECTIVES,
    AddressForm,
    BaseDirective,
    ComesFirst,
    Directive,
    Greeting,
    LeaveAlone,
    LeaveFinding,
    NeverDo,
    ReplyLanguage,
    ReplyTone,
    SignOff,
)
from countersign.domain.guidance.findings import FINDINGS, Finding, finding_of
from countersign.domain.guidance.guidance import Guidance, guided_by
from countersign.domain.mail.mail import Thread
from countersign.domain.task.proposal import VIP_PRIORITY, Proposal
from countersign.domain.users.preferences import Preferences
from tests.agents.email.heeded import (
    FRIEND,
    HANS,
    STRANGER,
    mailbox,
    proposed_under,
    with_and_without,
)
from tests.agents.email.proposals import Obliging
from tests.builders import desk

Proposals = tuple[Proposal, ...]


def about(proposals: Proposals) -> list[tuple[str | None, tuple[str, ...]]]:
    """What was found, and whose it is."""
    return [(finding_of(one.action), one.action.people) for one in proposals]


def letter_to(proposals: Proposals, who: str) -> str:
    (body,) = (
        one.action.body
        for one in proposals
        if isinstance(one.action, DraftReply | SendReply) and one.action.to == (who,)
    )
    return body


def without(proposals: Proposals, finding: Finding | None, who: str) -> Proposals:
    """But for what was found of somebody; `finding` None: but for all of it."""
    rest: list[Proposal] = []
    for one in proposals:
        found = finding_of(one.action)
        if found is None or finding not in (None, found):
            rest.append(one)
        elif isinstance(one.action, Pile):
            items = tuple(item for item in one.action.items if who not in item.sender)
            rest.append(one.of_part(one.action, one.action.model_copy(update={"items": items})))
        elif who not in one.action.people:
            rest.append(one)
    return tuple(rest)


def leaves_out(finding: Finding | None, who: str) -> Callable[[Proposals, Proposals], bool]:
    return lambda before, after: (
        about(after) == about(without(before, finding, who)) and about(after) != about(before)
    )


def writes(to: str, *words: str) -> Callable[[Proposals, Proposals], bool]:
    def check(before: Proposals, after: Proposals) -> bool:
        was, became = letter_to(before, to), letter_to(after, to)
        return all(word in became and word not in was for word in words)

    return check


def is_reply_to_hans(one: Proposal) -> bool:
    return one.action.people == (HANS,) and finding_of(one.action) == "replies"


def is_first(before: Proposals, after: Proposals) -> bool:
    (was,) = (one for one in before if is_reply_to_hans(one))
    (became,) = (one for one in after if is_reply_to_hans(one))
    return was.priority < VIP_PRIORITY == became.priority


def drafts_instead(before: Proposals, after: Proposals) -> bool:
    kinds = [one.action.kind for one in before]
    assert "email.send_reply" in kinds
    sending = ("email.send_reply", "email.follow_up")
    drafted = ["email.draft_reply" if one in sending else one for one in kinds]
    return [one.action.kind for one in after] == drafted


def none_of_kind(kind: str) -> Callable[[Proposals, Proposals], bool]:
    def check(before: Proposals, after: Proposals) -> bool:
        left = [one for one in before if one.action.kind != kind or not finding_of(one.action)]
        return about(after) == about(tuple(left)) and len(left) < len(before)

    return check


Shown = tuple[Directive, tuple[Directive, ...], Callable[[Proposals, Proposals], bool]]

SHOWN: tuple[Shown, ...] = (
    (LeaveAlone(who=HANS), (), leaves_out(None, HANS)),
    (LeaveAlone(who="hausmann.example"), (), leaves_out(None, HANS)),
    (ComesFirst(who=HANS), (), is_first),
    (LeaveFinding(finding="replies"), (), lambda _, after: not letters(after)),
    (LeaveFinding(finding="follow_ups"), (), none_of_kind("email.follow_up")),
    (LeaveFinding(finding="newsletters"), (), none_of_kind("email.archive")),
    (LeaveFinding(finding="receipts"), (), none_of_kind("email.label")),
    (LeaveFinding(finding="notifications"), (), none_of_kind("email.mark_read")),
    (LeaveFinding(finding="replies", who=HANS), (), leaves_out("replies", HANS)),
    (LeaveFinding(finding="follow_ups", who=HANS), (), leaves_out("follow_ups", HANS)),
    (LeaveFinding(finding="newsletters", who=HANS), (), leaves_out("newsletters", HANS)),
    (LeaveFinding(finding="receipts", who=HANS), (), leaves_out("receipts", HANS)),
    (LeaveFinding(finding="notifications", who=HANS), (), leaves_out("notifications", HANS)),
    (NeverDo(kind="email.archive"), (), none_of_kind("email.archive")),
    (NeverDo(kind="email.label"), (), none_of_kind("email.label")),
    (NeverDo(kind="email.mark_read"), (), none_of_kind("email.mark_read")),
    (NeverDo(kind="email.draft_reply"), (), none_of_kind("email.draft_reply")),
    (NeverDo(kind="email.follow_up"), (), none_of_kind("email.follow_up")),
    (NeverDo(kind="email.send_reply"), (), drafts_instead),
    (ReplyLanguage(language="de"), (), writes(FRIEND, "vielen Dank", "Viele Grüße")),
    (
        ReplyLanguage(language="mail"),
        (ReplyLanguage(language="fr"),),
        writes(STRANGER, "vielen Dank"),
    ),
    (ReplyTone(tone="formal"), (), writes(FRIEND, "Dear Alice Moore,", "Kind regards,")),
    (ReplyTone(tone="friendly"), (ReplyTone(tone="brief"),), writes(FRIEND, "Best wishes,")),
    (Greeting(line="Hey {name}!"), (), writes(FRIEND, "Hey Alice!\n")),
    (Greeting(line="Moin {name},", language="de"), (), writes(STRANGER, "Moin Anna,\n")),
    (SignOff(line="Cheers,", name="Sammy"), (), writes(FRIEND, "\n\nCheers,\nSammy")),
    (SignOff(line="Gruß"), (), writes(STRANGER, "\n\nGruß\nSam Reed")),
    (AddressForm(form="informal"), (), writes(STRANGER, "deine Nachricht")),
    (AddressForm(form="formal", language="de"), (), writes(STRANGER, "Ihre Nachricht")),
)


def letters(proposals: Proposals) -> list[Proposal]:
    return [one for one in proposals if finding_of(one.action) == "replies"]


@pytest.mark.parametrize(("directive", "over", "shows"), SHOWN, ids=[one.text for one, *_ in SHOWN])
def test_it_is_seen_in_what_is_proposed(
    directive: Directive,
    over: tuple[Directive, ...],
    shows: Callable[[Proposals, Proposals], bool],
) -> None:
    before, after = with_and_without(directive, over)
    assert shows(before, after)


def test_there_is_no_directive_without_an_effect() -> None:
    assert {type(one) for one, *_ in SHOWN} == set(DIRECTIVES)
    findings = {one.finding for one, *_ in SHOWN if isinstance(one, LeaveFinding)}
    assert findings == set(FINDINGS) == set(FOUND_AT.values())
    kinds = {one.kind for one, *_ in SHOWN if isinstance(one, NeverDo)}
    assert kinds == {kind for row in FINDINGS.values() for kind in row.kinds}


@pytest.mark.parametrize("directive", [one for one, *_ in SHOWN], ids=lambda one: str(one.text))
def test_a_warning_comes_whatever_was_said(directive: Directive) -> None:
    proposals = proposed_under(guided_by(Preferences(), [directive]))
    assert [one.warnings != () for one in proposals if finding_of(one.action) is None] == [True]


def test_each_proposal_is_known_as_what_was_found() -> None:
    found = [finding_of(one.action) for one in proposed_under(Guidance())]
    assert found.count("replies") == 3
    assert {"newsletters", "receipts", "notifications"} <= set(found)
    assert found.count(None) == 1


def was_to_be_sent(one: Proposal) -> bool:
    return one.action.people == (FRIEND,) or one.title.startswith("Ask ")


@pytest.mark.parametrize("directive", [one for one, *_ in SHOWN], ids=lambda one: str(one.text))
def test_what_was_proposed_before_is_wanted_exactly_if_it_would_be_proposed_still(
    directive: BaseDirective,
) -> None:
    guidance = Guidance(directives=(directive,))
    left = [still_wanted(guidance, one.action) for one in proposed_under(Guidance())]
    sent_as_draft = directive == NeverDo(kind="email.send_reply")
    again = [
        (finding_of(one.action), one.action.people)
        for one in proposed_under(guidance)
        if not (sent_as_draft and was_to_be_sent(one))
    ]
    assert [(finding_of(one), one.people) for one in left if one is not None] == again


@pytest.mark.parametrize(
    "spelled",
    ["HANS@hausmann.example", "hans+rent@hausmann.example", "Hans Mann <hans@hausmann.example>"],
)
def test_nobody_gets_around_it_by_spelling(spelled: str) -> None:
    guidance = Guidance(directives=(LeaveAlone(who=HANS),))
    here = desk(guidance=guidance)
    letter = mailbox()[2]
    again = letter.model_copy(
        update={"messages": (letter.messages[0].model_copy(update={"sender": spelled}),)}
    )
    assert here.look(again) is None
    assert desk().look(again) is not None


@pytest.mark.parametrize(
    "directive", [LeaveAlone(who=HANS), LeaveFinding(finding="replies", who=HANS)]
)
def test_what_others_asked_in_a_conversation_is_not_left_alone_with_somebody(
    directive: Directive,
) -> None:
    asked = mailbox()[0].messages[0]
    joins = (
        mailbox()[2]
        .messages[0]
        .model_copy(update={"thread_id": asked.thread_id, "at": asked.at + timedelta(hours=1)})
    )
    both = Thread(thread_id=asked.thread_id, messages=(asked, joins))

    answered = desk(guidance=Guidance(directives=(directive,))).look(both)
    nobody = desk(guidance=Guidance(directives=(LeaveFinding(finding="replies"),))).look(both)

    assert answered is not None
    assert answered.action.people == (FRIEND,)
    assert nobody is None


def test_what_the_person_set_wins_however_the_same_address_is_spelled() -> None:
    wishes = Preferences(vip=("anna.k@gmail.com",))
    guidance = guided_by(wishes, learned=(LeaveAlone(who="a.n.n.a.k@gmail.com"),))
    assert not is_left_alone("anna.k@gmail.com", guidance)
    assert not is_left_alone("a.n.n.a.k@gmail.com", guidance)


def test_who_is_named_by_address_is_meant_more_than_who_is_at_a_domain() -> None:
    both = (LeaveAlone(who="hausmann.example"), ComesFirst(who=HANS))
    for said in (both, both[::-1]):
        after = proposed_under(guided_by(Preferences(), said))
        hans = [one for one in letters(after) if one.action.people == (HANS,)]
        assert [one.priority for one in hans] == [VIP_PRIORITY]
    assert not letters(proposed_under(Guidance(directives=(LeaveAlone(who="example"),))))


def test_no_engine_reads_whom_the_person_wants_left_alone() -> None:
    engine = Obliging()
    here = desk(guidance=Guidance(directives=(LeaveAlone(who=HANS),)), engine=engine)
    here.look(mailbox()[2])
    assert engine.seen == []
    here.look(mailbox()[0])
    assert len(engine.seen) == 1
