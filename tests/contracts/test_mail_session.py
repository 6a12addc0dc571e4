"""What every connected mailbox shows: the Gmail adapter against the sandbox, and the fake."""

from datetime import timedelta

import pytest

from countersign.domain.mail.state import Folder, MailChange
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    PositionExpired,
    ProviderBusy,
    ProviderGone,
)
from tests.contracts.rigs.mail import GRACE, KEY, NOON, Rig, opened, reply

AT_LEISURE = timedelta(minutes=1)


def test_mailbox_says_whose_it_is(rig: Rig) -> None:
    assert rig.session.account().address == rig.address


def test_what_arrives_after_a_position_is_a_change(rig: Rig) -> None:
    position = rig.session.account().position
    first, second = rig.deliver(subject="One"), rig.deliver(subject="Two")
    assert rig.session.changes(position, at_most=10).thread_ids == (first, second)


def test_two_mails_in_one_thread_are_one_change(rig: Rig) -> None:
    position = rig.session.account().position
    thread = opened(rig)
    rig.deliver(answers=thread.messages[0])
    assert rig.session.changes(position, at_most=10).thread_ids == (thread.thread_id,)


def test_nothing_new_is_no_change_and_a_position_to_go_on_from(rig: Rig) -> None:
    rig.deliver()
    position = rig.session.changes(rig.session.account().position, at_most=10).position
    assert rig.session.changes(position, at_most=10).thread_ids == ()
    later = rig.deliver()
    assert rig.session.changes(position, at_most=10).thread_ids == (later,)


def test_changes_that_were_cut_short_go_on_where_they_were_cut(rig: Rig) -> None:
    position = rig.session.account().position
    arrived = [rig.deliver(subject=f"Number {number}") for number in range(7)]
    seen: list[str] = []
    for _ in range(4):
        changes = rig.session.changes(position, at_most=2)
        assert len(changes.thread_ids) <= 2
        seen += changes.thread_ids
        position = changes.position
    assert seen == arrived


def test_own_draft_is_no_change(rig: Rig) -> None:
    thread = opened(rig)
    position = rig.session.account().position
    rig.session.save_draft(reply(thread), KEY)
    assert rig.session.changes(position, at_most=10).thread_ids == ()


def test_a_draft_of_the_persons_own_touches_its_thread(rig: Rig) -> None:
    thread = opened(rig)
    position = rig.session.account().position

    draft_id = rig.begin_draft_by_hand(thread)

    changes = rig.session.changes(position, at_most=10)
    assert (changes.thread_ids, changes.touched) == ((), (thread.thread_id,))
    assert rig.session.thread(thread.thread_id).messages[-1].is_draft

    rig.discard_draft_by_hand(draft_id)

    later = rig.session.changes(changes.position, at_most=10)
    assert (later.thread_ids, later.touched) == ((), (thread.thread_id,))


@pytest.mark.parametrize("folder", [Folder.TRASH, Folder.SPAM])
def test_what_is_thrown_away_touches_its_thread_and_shows_it(rig: Rig, folder: Folder) -> None:
    thread = opened(rig)
    position = rig.session.account().position

    rig.throw_away(thread, folder)

    changes = rig.session.changes(position, at_most=10)
    assert (changes.thread_ids, changes.touched) == ((), (thread.thread_id,))
    assert rig.session.thread(thread.thread_id).messages[-1].folder is folder


def test_reading_and_filing_touch_nothing(rig: Rig) -> None:
    thread = opened(rig)
    message_id, label = thread.messages[0].message_id, rig.session.make_label("Papers")
    position = rig.session.account().position

    filed = MailChange(archived=True, read=True, add_tags=frozenset({label}))
    rig.session.change([message_id], filed)

    changes = rig.session.changes(position, at_most=10)
    assert (changes.thread_ids, changes.touched) == ((), ())


def test_what_was_touched_after_a_cut_is_told_with_the_rest(rig: Rig) -> None:
    first, second = opened(rig, "One."), opened(rig, "Two.")
    position = rig.session.account().position
    rig.deliver(answers=first.messages[0])
    rig.throw_away(first, Folder.TRASH)
    rig.deliver(answers=second.messages[0])
    rig.throw_away(second, Folder.TRASH)

    one = rig.session.changes(position, at_most=1)
    two = rig.session.changes(one.position, at_most=1)

    assert (one.thread_ids, one.touched) == ((first.thread_id,), (first.thread_id,))
    assert (two.thread_ids, two.touched) == ((second.thread_id,), (second.thread_id,))


def test_forgotten_position_says_so(rig: Rig) -> None:
    position = rig.session.account().position
    rig.deliver()
    rig.forget_history()
    with pytest.raises(PositionExpired):
        rig.session.changes(position, at_most=10)


def test_recent_mail_comes_oldest_first_and_nothing_older_than_asked(rig: Rig) -> None:
    rig.deliver(subject="Old", at=NOON - timedelta(days=9))
    second = rig.deliver(subject="Second", at=NOON - timedelta(hours=1))
    first = rig.deliver(subject="First", at=NOON - timedelta(hours=2))
    recent = rig.session.recent(NOON - timedelta(days=7), at_most=10)
    assert recent.thread_ids == (first, second)
    assert recent.position == rig.session.account().position


def test_recent_mail_keeps_the_newest_threads_when_there_are_too_many(rig: Rig) -> None:
    threads = [
        rig.deliver(subject=f"Number {number}", at=NOON + timedelta(minutes=number))
        for number in range(5)
    ]
    assert rig.session.recent(NOON - timedelta(days=7), at_most=3).thread_ids == tuple(threads[2:])


def test_thread_reads_oldest_first(rig: Rig) -> None:
    thread = opened(rig, "Shall we have lunch?")
    rig.deliver("Or dinner?", subject="Re: Lunch?", answers=thread.messages[0])
    messages = rig.session.thread(thread.thread_id).messages
    assert [message.text.strip() for message in messages] == ["Shall we have lunch?", "Or dinner?"]
    assert {message.sender for message in messages} == {GRACE}
    assert {message.sender_name for message in messages} == {"Grace"}
    assert messages[0].to == (rig.address,)


def test_thread_that_is_not_there_is_gone(rig: Rig) -> None:
    rig.deliver()
    with pytest.raises(ProviderGone):
        rig.session.thread("1234567890abcdef")


def test_of_a_long_conversation_agents_read_fifty_messages_and_its_person_a_hundred(
    rig: Rig,
) -> None:
    thread = opened(rig)
    for number in range(105):
        rig.deliver(f"Number {number}", subject="Re: Lunch?", answers=thread.messages[0])

    read = rig.session.thread(thread.thread_id)
    whole = rig.session.read_whole(thread.thread_id, within=AT_LEISURE)

    assert (len(read.messages), read.left_out) == (50, 56)
    assert (len(whole.messages), whole.left_out) == (100, 6)
    assert whole.messages[-1].text.strip() == "Number 104"
    assert whole.messages[50:] == read.messages


def test_what_is_gone_is_gone_for_its_person_too(rig: Rig) -> None:
    rig.deliver()
    with pytest.raises(ProviderGone):
        rig.session.read_whole("1234567890abcdef", within=AT_LEISURE)


def test_whoever_waits_is_not_kept_waiting_for_longer_than_they_wait(rig: Rig) -> None:
    thread = opened(rig)
    with pytest.raises((OutcomeUnknown, ProviderBusy)):
        rig.session.read_whole(thread.thread_id, within=timedelta(0))
    assert rig.session.read_whole(thread.thread_id, within=AT_LEISURE).messages


def test_a_conversation_has_a_place_where_its_owner_opens_it(rig: Rig) -> None:
    thread = opened(rig)
    link = rig.session.link_to(thread.thread_id)
    assert link.startswith("https://")
    assert rig.address in link
    assert thread.thread_id in link


def test_has_written_only_to_whom_a_mail_was_sent(rig: Rig) -> None:
    rig.send("mary.ann@known.example")
    rig.deliver()
    assert rig.session.has_written_to("Mary.Ann@known.example")
    assert not rig.session.has_written_to("ann@known.example")
    assert not rig.session.has_written_to(GRACE)


def test_who_wrote_under_a_name_is_known_by_it_once_they_were_written_to(rig: Rig) -> None:
    rig.deliver()
    assert rig.session.known_as("Grace", besides="grace@x-mail.example") == ()


def test_a_name_leads_to_whom_the_owner_writes_with_and_not_to_who_asks(rig: Rig) -> None:
    rig.deliver()
    rig.send(GRACE)
    other = "grace@x-mail.example"
    assert rig.session.known_as("grace", besides=other) == (GRACE,)
    assert rig.session.known_as("Grace", besides=GRACE) == ()
    assert rig.session.known_as("Grace Hopper", besides=other) == ()
    assert rig.session.known_as("Elsewhere", besides=other) == ()
    assert rig.session.known_as('x" OR from:"Grace', besides=other) == ()
    assert rig.session.known_as("", besides=other) == ()


def test_access_taken_back_is_a_broken_connection(rig: Rig) -> None:
    rig.take_access_back()
    with pytest.raises(ConnectionBroken):
        rig.session.account()


def test_an_account_sends_from_its_own_address_and_confirmed_aliases(rig: Rig) -> None:
    rig.add_alias("ana@studio.example")
    rig.add_alias("ana@pending.example", confirmed=False)

    known = [(one.address, one.is_default) for one in rig.session.addresses()]

    assert known == [(rig.address, True), ("ana@studio.example", False)]


def test_the_default_address_may_be_an_alias(rig: Rig) -> None:
    rig.add_alias("ana@studio.example", is_default=True)

    known = [(one.address, one.is_default) for one in rig.session.addresses()]

    assert known == [(rig.address, False), ("ana@studio.example", True)]


def test_an_address_that_was_sent_from_is_known_after_it_was_removed(rig: Rig) -> None:
    rig.add_alias("ana@studio.example")
    rig.send("bo@office.example", sender="ana@studio.example")
    rig.remove_alias("ana@studio.example")

    assert rig.session.has_sent_from("Ana@Studio.example")
    assert not rig.session.has_sent_from("na@studio.example")
    assert not rig.session.has_sent_from(GRACE)
    assert not rig.session.has_sent_from("no address")


def test_who_only_wrote_to_the_person_is_no_address_of_theirs(rig: Rig) -> None:
    rig.deliver()

    assert not rig.session.has_sent_from(GRACE)
