"""Of several letters the one that was chosen is written, and taken back; no other ever leaves."""

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.errors import (
    ChooseFirst,
    FillFirst,
    InvalidMove,
    NotWaiting,
    RecordBroken,
    StaleTask,
)
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.body import Body
from countersign.domain.task.task import Enter, Status
from tests.factories import TASK, USER, body, person
from tests.fakes.integrations import InMemoryIntegrations
from tests.usecases.tasks.office import Office, to_send

YES, NO, LATER = "Gladly, at noon.", "Sorry, not today.", "At ⟦what time⟧?"


@pytest.fixture
def office(integrations: InMemoryIntegrations) -> Office:
    return Office(integrations)


@pytest.fixture
def offered(office: Office) -> Body:
    """Whether to come is for Ada to say: it waits."""
    asked = to_send(office.mailbox.deliver()).model_dump(exclude={"kind"})
    letters = {words: DraftReply(**asked | {"body": words}) for words in (YES, NO, LATER)}
    choice = body(
        action=DraftReply(**asked | {"body": "⟦yes or no⟧"}),
        alternatives=tuple(
            Alternative(label=words[:20], action=letter) for words, letter in letters.items()
        ),
        must_choose=True,
    )
    office.propose(choice)
    return choice


def _digest(offered: Body, words: str) -> str:
    named = {one.action.model_dump()["body"]: digest for digest, one in offered.by_digest.items()}
    return named[words]


def _approve(office: Office, digest: str) -> None:
    office.decide.approve(person(), TASK, digest)


def _drafts(office: Office) -> list[str]:
    return [mail.text for mail in office.mailbox.messages if mail.is_draft]


def test_the_letter_that_was_chosen_is_the_one_that_is_written(
    office: Office, offered: Body
) -> None:
    _approve(office, _digest(offered, NO))

    assert office.run(Enter.ACT).status is Status.COMPLETED
    assert _drafts(office) == [NO]


def test_and_the_one_that_is_taken_back(office: Office, offered: Body) -> None:
    _approve(office, _digest(offered, NO))
    office.run(Enter.ACT)

    assert office.undo().status is Status.UNDONE
    assert _drafts(office) == []


def test_the_same_choice_again_changes_nothing(office: Office, offered: Body) -> None:
    _approve(office, _digest(offered, NO))
    first = office.task

    _approve(office, _digest(offered, NO))

    assert office.task == first


@pytest.mark.parametrize("then", [YES, "⟦yes or no⟧"])
def test_another_choice_after_it_is_too_late_and_changes_nothing(
    office: Office, offered: Body, then: str
) -> None:
    """On another device, say, which still shows the question."""
    _approve(office, _digest(offered, NO))
    first = office.task

    with pytest.raises(NotWaiting):
        _approve(office, _digest(offered, then))

    assert office.task == first
    office.run(Enter.ACT)
    assert _drafts(office) == [NO]


def test_what_only_she_knows_is_not_approved_for_her(office: Office, offered: Body) -> None:
    before = office.task

    with pytest.raises(ChooseFirst):
        _approve(office, _digest(offered, "⟦yes or no⟧"))
    with pytest.raises(FillFirst):
        _approve(office, _digest(offered, LATER))

    assert office.task == before


def test_a_choice_is_never_made_among_others(office: Office, offered: Body) -> None:
    for digest in offered.by_digest:
        with pytest.raises(ChooseFirst):
            office.decide.approve_among_others(person(), TASK, digest)

    assert office.task.status is Status.AWAITING_APPROVAL


def test_a_proposal_with_other_ways_is_approved_among_others_as_it_is(
    office: Office, offered: Body
) -> None:
    filed = office.change.edit(
        person(),
        TASK,
        office.task.digest,
        offered.action.model_copy(update={"body": "I shall see."}),
    )
    beside = list(filed.body.by_digest)[1]

    with pytest.raises(ChooseFirst):
        office.decide.approve_among_others(person(), TASK, beside)
    office.decide.approve_among_others(person(), TASK, office.task.digest)
    office.run(Enter.ACT)

    assert _drafts(office) == ["I shall see."]


def test_a_choice_is_declined_or_put_off_by_any_of_its_names(office: Office, offered: Body) -> None:
    digest = _digest(offered, NO)

    office.decide.reject(person(), TASK, digest, reason="not_now", text=None)

    assert office.task.status is Status.REJECTED
    assert office.task.digest == _digest(offered, "⟦yes or no⟧")


def test_once_one_was_chosen_only_its_own_name_takes_it_back(office: Office, offered: Body) -> None:
    _approve(office, _digest(offered, NO))

    for words in ("⟦yes or no⟧", YES, LATER):
        with pytest.raises(StaleTask):
            office.change.cancel(person(), TASK, _digest(offered, words))
    office.change.cancel(person(), TASK, _digest(offered, NO))

    assert office.task.status is Status.CANCELLED


def test_an_approval_taken_back_leaves_the_choice_as_it_was(office: Office, offered: Body) -> None:
    before = office.task
    _approve(office, _digest(offered, NO))

    office.change.cancel(person(), TASK, _digest(offered, NO), reopens=True)

    assert (office.task.status, office.task.digest) == (Status.AWAITING_APPROVAL, before.digest)
    _approve(office, _digest(offered, YES))
    office.run(Enter.ACT)
    assert _drafts(office) == [YES]


def test_what_was_done_is_taken_back_and_chosen_anew(office: Office, offered: Body) -> None:
    _approve(office, _digest(offered, NO))
    office.run(Enter.ACT)
    office.change.undo(person(), TASK, _digest(offered, NO), reopens=True)

    again = office.run(Enter.UNDO)

    assert (again.status, again.revision) == (Status.AWAITING_APPROVAL, 2)
    assert _drafts(office) == []
    told = [event.type for event in office.tasks.events(USER, TASK)]
    assert told[-4:] == ["undo_asked", "undo_claimed", "undone", "reopened"]
    filed = office.tasks.get_filed(USER, TASK)
    assert filed is not None
    assert filed.body.must_choose
    _approve(office, _digest(filed.body, YES))
    assert office.run(Enter.ACT).status is Status.COMPLETED
    assert _drafts(office) == [YES]


def test_an_undo_that_could_not_be_done_reopens_nothing(office: Office, offered: Body) -> None:
    _approve(office, _digest(offered, NO))
    office.run(Enter.ACT)
    office.mailbox.edit_draft_by_hand(next(iter(office.mailbox.drafts)), "My own words.")
    office.change.undo(person(), TASK, _digest(offered, NO), reopens=True)

    task = office.run(Enter.UNDO)

    assert (task.status, task.undo_state, task.revision) == (Status.COMPLETED, "failed", 1)


def test_a_plain_undo_after_one_that_failed_is_not_reopened(office: Office, offered: Body) -> None:
    _approve(office, _digest(offered, NO))
    office.run(Enter.ACT)
    office.mailbox.spoil("delete_draft", "refused")
    office.change.undo(person(), TASK, _digest(offered, NO), reopens=True)
    assert office.run(Enter.UNDO).undo_state == "failed"

    assert office.undo().status is Status.UNDONE


def test_what_runs_is_not_reopened(office: Office, offered: Body) -> None:
    _approve(office, _digest(offered, NO))
    office.run(Enter.ACT)

    with pytest.raises(InvalidMove):
        office.change.cancel(person(), TASK, _digest(offered, NO), reopens=True)


def test_the_row_of_the_head_cannot_turn_one_choice_into_another(
    office: Office, offered: Body
) -> None:
    """Somebody who can write to the table lets it name another letter that was offered."""
    _approve(office, _digest(offered, NO))
    forged = office.task.model_copy(update={"digest": _digest(offered, YES)})
    office.tasks.heads[USER, TASK] = forged

    office.run(Enter.ACT)

    assert _drafts(office) == []


def test_nor_can_what_was_done_for_one_pass_for_another(office: Office, offered: Body) -> None:
    """The row of a draft that was saved for one letter lies under the keys of the other."""
    _approve(office, _digest(offered, YES))
    assert office.run(Enter.ACT).status is Status.COMPLETED
    effect = office.tasks.ledger[USER, TASK, 1, "draft"]
    office.change.undo(person(), TASK, office.task.digest, reopens=True)
    office.run(Enter.UNDO)
    filed = office.tasks.get_filed(USER, TASK)
    assert filed is not None
    _approve(office, _digest(filed.body, NO))
    office.tasks.ledger[USER, TASK, 2, "draft"] = effect.model_copy(update={"revision": 2})

    with pytest.raises(RecordBroken):
        office.run(Enter.ACT)

    assert office.task.status is Status.APPROVED


def test_nor_can_the_decision_that_stands_on_it(office: Office, offered: Body) -> None:
    _approve(office, _digest(offered, NO))
    decided = office.task.decided
    assert decided is not None
    yes = _digest(offered, YES)
    forged = office.task.model_copy(
        update={"digest": yes, "decided": decided.model_copy(update={"digest": yes})}
    )
    office.tasks.heads[USER, TASK] = forged

    office.run(Enter.ACT)

    assert _drafts(office) == []
    assert office.task.status is Status.AWAITING_APPROVAL


def test_a_waiting_head_that_names_another_letter_is_not_what_is_shown(
    office: Office, offered: Body
) -> None:
    yes = _digest(offered, YES)
    office.tasks.heads[USER, TASK] = office.task.model_copy(update={"digest": yes})

    with pytest.raises(StaleTask):
        _approve(office, yes)
