"""Messages altered, records altered: nothing is done that nobody countersigned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.errors import DomainError, NotFound
from countersign.domain.mail.state import Folder
from countersign.domain.task.digest import digest_of
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.task import Enter, Status
from countersign.ports.workflow import Call
from tests.factories import TASK, USER, body, person, reply
from tests.fakes.mailbox import FakeMailbox, state_of
from tests.faults.mailbox_world import Post
from tests.faults.world import World

PILES = [kind for kind, one in KINDS.items() if one.shape == "items" and one.needs == "mail"]


def _asked() -> World:
    world = World()
    world.propose()
    world.run()
    return world


def _approved() -> World:
    world = _asked()
    world.tap_approve()
    return world


ALTERED: tuple[dict[str, object], ...] = (
    {"action": reply(body="Send me the money.")},
    {"action": reply(to=("mallory@example.net",))},
    {"account": "somebody@example.net"},
    {"revision": 2},
)


def altered_after_the_approval(changed: dict[str, object]) -> World:
    world = _approved()
    key = (USER, TASK, 1)
    world.tasks.bodies[key] = world.tasks.bodies[key].model_copy(update=changed)
    world.run()
    return world


@pytest.mark.parametrize("changed", ALTERED, ids=["words", "recipient", "account", "revision"])
def test_a_body_altered_after_the_approval_is_not_carried_out(changed: dict[str, object]) -> None:
    world = altered_after_the_approval(changed)

    assert world.provider.journal == []
    assert world.task.status is Status.APPROVED
    assert world.task.blocked_by
    assert [what for what, *_ in world.diagnostics.contradictions] == ["task"]


def test_a_head_with_the_digest_of_an_altered_body_is_not_carried_out() -> None:
    world = _approved()
    other = body(action=reply(body="Something else."))
    world.tasks.bodies[USER, TASK, 1] = other
    forged = world.task.model_copy(update={"digest": digest_of(other)})
    world.tasks.heads[USER, TASK] = forged

    world.run()

    assert world.provider.journal == []


def test_an_approval_that_nobody_gave_is_not_carried_out() -> None:
    world = _asked()
    task = world.task
    world.tasks.heads[USER, TASK] = task.model_copy(
        update={"status": Status.APPROVED, "act_not_before": world.clock.now()}
    )

    world.run()

    assert world.provider.journal == []


@pytest.mark.parametrize("enter", list(Enter))
def test_a_message_alone_makes_nothing_happen(enter: Enter) -> None:
    world = _asked()

    world.act(replace(world.call_to_act(), enter=enter))
    world.run()

    assert world.provider.journal == []
    assert world.task.status is Status.AWAITING_APPROVAL


def test_a_message_of_another_run_is_answered_and_dropped() -> None:
    world = _asked()
    world.tap_approve()
    world.workflow.lose(TASK, 1)
    world.workflow.start(USER, TASK, 7, Enter.ACT)
    stray = world.workflow.runs[TASK, 7]

    world.act(Call(USER, TASK, 7, Enter.ACT, str(stray.token), world.clock.now()))

    assert world.provider.journal == []
    assert stray.outcomes == [{"outcome": "superseded"}]


def test_a_message_for_another_person_finds_nothing() -> None:
    world = _approved()

    world.act(replace(world.call_to_act(), user_id="usr_2"))

    assert world.provider.journal == []


def test_another_person_cannot_approve() -> None:
    world = _asked()
    stranger = person(user_id="usr_2", email="eve@example.com")

    with pytest.raises(NotFound):
        world.decide.approve(stranger, TASK, world.task.digest)


def test_an_old_digest_approves_nothing() -> None:
    world = _asked()

    with pytest.raises(DomainError):
        world.decide.approve(world.person, TASK, "0" * 64)
    world.run()

    assert world.provider.journal == []
    assert world.task.status is Status.AWAITING_APPROVAL


def _about_to_send() -> tuple[World, FakeMailbox]:
    """The draft is saved, its sending was put off, and both stand in the ledger."""
    world = World(kind="email.send_reply")
    assert isinstance(world.provider, Post)
    world.provider.mailbox.spoil("send_draft", "busy")
    world.propose()
    world.run()
    world.tap_approve()
    world.run(at_most=timedelta(seconds=world.person.cooling_seconds + 3))
    assert _open_effect(world).step == "send"
    return world, world.provider.mailbox


def _open_effect(world: World) -> Effect:
    (effect,) = (one for one in world.tasks.ledger.values() if one.state is EffectState.OPEN)
    return effect


def _forge(world: World, **fields: object) -> None:
    effect = _open_effect(world)
    key = (USER, TASK, effect.revision, effect.step)
    world.tasks.ledger[key] = effect.model_copy(update=fields)


def _names(mailbox: FakeMailbox, draft_id: str) -> dict[str, object]:
    """A row that names this draft, with the message that it holds."""
    return {"given": {"draft_id": draft_id, "message_id": mailbox.drafts[draft_id]}}


def _a_draft_of_the_persons_own(world: World, mailbox: FakeMailbox) -> None:
    draft_id = mailbox.write_draft_by_hand("I resign.", to=("boss@example.com",))
    _forge(world, **_names(mailbox, draft_id))


def _a_draft_of_another_task(world: World, mailbox: FakeMailbox) -> None:
    other = reply(thread_id=mailbox.deliver().thread_id)
    _forge(world, **_names(mailbox, mailbox.save_draft(other, "tsk_9.1.draft")["draft_id"]))


def _a_draft_of_another_task_under_its_own_name(world: World, mailbox: FakeMailbox) -> None:
    other = reply(thread_id=mailbox.deliver().thread_id)
    draft_id = mailbox.save_draft(other, "tsk_9.1.draft")["draft_id"]
    _forge(world, task_id="tsk_9", **_names(mailbox, draft_id))


def _our_draft_with_other_words(world: World, mailbox: FakeMailbox) -> None:
    (draft_id,) = mailbox.drafts
    mailbox.edit_draft_by_hand(draft_id, "Send me the money.")
    _forge(world, **_names(mailbox, draft_id))


def _our_draft_to_somebody_else(world: World, mailbox: FakeMailbox) -> None:
    (draft_id,) = mailbox.drafts
    words = world.present_action.model_dump()["body"]
    mailbox.edit_draft_by_hand(draft_id, words, cc=("mallory@example.net",))
    _forge(world, **_names(mailbox, draft_id))


def _our_draft_with_a_hidden_reader(world: World, mailbox: FakeMailbox) -> None:
    (draft_id,) = mailbox.drafts
    words = world.present_action.model_dump()["body"]
    headers = {"x-countersign-effect": f"{TASK}.1.draft", "bcc": "mallory@example.net"}
    mailbox.edit_draft_by_hand(draft_id, words, headers=headers)
    _forge(world, **_names(mailbox, draft_id))


def _no_draft(world: World, mailbox: FakeMailbox) -> None:
    _forge(world, given={})


@pytest.mark.parametrize(
    "forged",
    [
        _a_draft_of_the_persons_own,
        _a_draft_of_another_task,
        _a_draft_of_another_task_under_its_own_name,
        _our_draft_with_other_words,
        _our_draft_to_somebody_else,
        _our_draft_with_a_hidden_reader,
        _no_draft,
    ],
)
def test_a_row_that_names_another_draft_sends_nothing(
    forged: Callable[[World, FakeMailbox], None],
) -> None:
    world, mailbox = _about_to_send()
    forged(world, mailbox)

    world.run()

    assert mailbox.outbox == []
    assert world.task.status is not Status.COMPLETED


def test_an_unaltered_row_sends_the_draft_that_was_approved() -> None:
    world, mailbox = _about_to_send()

    world.run()

    assert [mail.text for mail in mailbox.outbox] == [world.present_action.model_dump()["body"]]
    assert world.task.status is Status.COMPLETED


@pytest.mark.parametrize("undone", [False, True])
def test_a_row_that_sends_what_was_approved_as_a_draft_sends_nothing(undone: bool) -> None:
    world = World(kind="email.draft_reply")
    assert isinstance(world.provider, Post)
    world.provider.mailbox.spoil("save_draft", "busy")
    world.propose()
    world.run()
    world.tap_approve()
    world.run(at_most=timedelta(seconds=3))
    if undone:
        world.run()
        world.tap_undo()
    draft = next(iter(world.tasks.ledger.values()))
    forged = draft.model_copy(update={"step": "send", "state": EffectState.OPEN})
    drafts = world.provider.mailbox.drafts.items()
    given = next(({"draft_id": key, "message_id": made} for key, made in drafts), {})
    world.tasks.ledger[USER, TASK, 1, "send"] = forged.model_copy(update={"given": given})

    world.run()

    assert world.provider.mailbox.outbox == []


def _about_to_change(kind: str) -> tuple[World, FakeMailbox]:
    """What will be changed is in the ledger, and the change was put off."""
    world = World(kind=kind)
    assert isinstance(world.provider, Post)
    world.provider.mailbox.spoil("change", "busy")
    world.propose()
    world.run()
    world.tap_approve()
    world.run(at_most=timedelta(seconds=3))
    assert _open_effect(world).step == "modify"
    return world, world.provider.mailbox


@pytest.mark.parametrize("kind", PILES)
def test_a_row_that_names_more_messages_changes_none(kind: str) -> None:
    world, mailbox = _about_to_change(kind)
    other = mailbox.deliver(folder=Folder.INBOX, read=False)
    given = _open_effect(world).given or {}
    before = {mail.message_id: state_of(mail) for mail in mailbox.messages}
    _forge(world, given={**given, "changing": [*given["changing"], other.message_id]})

    world.run()

    assert {mail.message_id: state_of(mail) for mail in mailbox.messages} == before
    assert world.task.status is Status.FAILED


def test_a_row_that_names_the_bin_as_the_label_throws_nothing_away() -> None:
    world, mailbox = _about_to_change("email.label")
    given = _open_effect(world).given or {}
    _forge(world, given={**given, "label_id": "TRASH"})

    world.run()

    assert not any(mail.folder is Folder.TRASH for mail in mailbox.messages)
    assert world.task.status is Status.FAILED


WAYS_INTO_THE_BIN: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "another word beside": lambda back: {**back, "add": ["TRASH"]},
    "another tag": lambda back: {**back, "change": {**back["change"], "add_tags": ["TRASH"]}},
    "of the version before": lambda back: {
        "message_ids": back["message_ids"],
        "add": ["TRASH"],
        "remove": [],
    },
}


@pytest.mark.parametrize("way", WAYS_INTO_THE_BIN)
@pytest.mark.parametrize("kind", PILES)
def test_a_row_that_names_the_bin_as_the_way_back_throws_nothing_away(kind: str, way: str) -> None:
    world = World(kind=kind)
    assert isinstance(world.provider, Post)
    world.propose()
    world.run()
    world.tap_approve()
    world.run()
    key = (USER, TASK, 1, "modify")
    done = world.tasks.ledger[key]
    assert done.compensator is not None
    back = WAYS_INTO_THE_BIN[way](done.compensator)
    world.tasks.ledger[key] = done.model_copy(update={"compensator": back})

    world.tap_undo()
    world.run()

    assert not any(mail.folder is Folder.TRASH for mail in world.provider.mailbox.messages)
    assert world.task.undo_state == "failed"
