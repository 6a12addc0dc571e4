"""Several ways to do it, of which the person chooses by approving one: each has its own digest."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from countersign.domain.actions.action import Action
from countersign.domain.errors import (
    ChooseFirst,
    FillFirst,
    InvalidMove,
    NotWaiting,
    StaleTask,
)
from countersign.domain.task.alternative import (
    ALTERNATIVES_AT_MOST,
    ALTERNATIVES_BYTES_AT_MOST,
    Alternative,
)
from countersign.domain.task.body import Body
from countersign.domain.task.digest import digest_of
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.task.task import Decision, Status, Task
from countersign.domain.task.transitions import (
    Change,
    approve,
    approve_at_birth,
    cancel,
    claim,
    fail,
    instruct,
    reopen,
    retry,
    revise,
    then,
)
from countersign.domain.task.transitions.edit import edit, follow
from tests.domain.task.ready_made import COOLING, LEASE, NOW, PROBLEM
from tests.factories import archive, body, proposed, reply, sent

YES, NO, LATER = "Gladly, at noon.", "Sorry, not today.", "Perhaps next week."


def way(words: str, label: str = "") -> Alternative:
    return Alternative(label=label or words, action=reply(body=words))


def choice(*words: str, must_choose: bool = True, said: str = "⟦yes or no⟧") -> Body:
    ways = tuple(map(way, words or (YES, NO, LATER)))
    return body(action=reply(body=said), alternatives=ways, must_choose=must_choose)


def digest_for(offered: Body, words: str) -> str:
    return next(digest for digest, one in offered.by_digest.items() if _words(one.action) == words)


def decided(offered: Body, words: str) -> Change:
    waiting = proposed(offered).after
    by = Decision(by="user", at=NOW, digest=digest_for(offered, words))
    return approve(waiting, offered, by=by, cooling=COOLING)


def _words(action: Action) -> str:
    return str(action.model_dump()["body"])


def test_every_way_has_a_digest_over_the_same_things_as_every_digest() -> None:
    offered = choice()

    assert list(offered.by_digest) == [
        digest_of(offered),
        *(digest_of(body(action=reply(body=words))) for words in (YES, NO, LATER)),
    ]
    assert len(offered.by_digest) == 4


def test_what_is_approved_is_the_one_that_the_digest_names() -> None:
    offered = choice()

    approval = decided(offered, NO)

    task = approval.after
    assert task.status is Status.APPROVED
    assert task.decided is not None
    assert task.decided.digest == task.digest == approval.event.digest == digest_for(offered, NO)
    assert _words(offered.chosen(task.digest).action) == NO


def test_the_history_says_which_one_and_of_what_it_was_a_choice() -> None:
    offered = choice()

    assert decided(offered, NO).event.data == {"alternative": NO, "proposed": digest_of(offered)}
    assert decided(choice(must_choose=False, said="Hm."), "Hm.").event.data == {}


def test_the_head_speaks_of_what_was_chosen() -> None:
    """Whom it reaches, and so how long it cools, is told by the letter that is signed."""
    stranger = sent(to=("mallory@example.net",))
    unknown = (Provenance(path="to/0", source=Origin.UNKNOWN),)
    offered = body(
        action=sent(),
        alternatives=(Alternative(label="Her too", action=stranger, provenance=unknown),),
    )
    waiting = proposed(offered).after
    by = Decision(by="user", at=NOW, digest=list(offered.by_digest)[1])

    task = approve(waiting, offered, by=by, cooling=COOLING).after

    assert (waiting.verified, task.verified) == (True, False)
    assert task.summary == stranger.summary() != waiting.summary
    assert task.act_not_before == NOW + COOLING


def test_where_only_the_person_knows_the_proposal_itself_cannot_be_approved() -> None:
    with pytest.raises(ChooseFirst):
        decided(choice(said="Hm."), "Hm.")


def test_where_there_is_another_way_beside_it_the_proposal_itself_can_be_approved() -> None:
    assert decided(choice(must_choose=False, said="Hm."), "Hm.").after.status is Status.APPROVED


def test_a_blank_that_is_left_is_never_approved_and_is_named() -> None:
    with pytest.raises(FillFirst) as refused:
        decided(
            choice("At ⟦what time⟧, in ⟦ which  place ⟧."), "At ⟦what time⟧, in ⟦ which  place ⟧."
        )

    assert refused.value.params["blanks"] == [
        {"path": "body", "label": "what time"},
        {"path": "body", "label": "which place"},
    ]


def test_nothing_hides_in_what_a_blank_is_called() -> None:
    with pytest.raises(FillFirst) as refused:
        decided(choice("At ⟦no\u202eon⟧."), "At ⟦no\u202eon⟧.")

    assert refused.value.params["blanks"] == [{"path": "body", "label": "no[U+202E]on"}]


@pytest.mark.parametrize("words", ["At ⟦", "⟧ o'clock", "⟦⟧", "⟦a⟦b⟧c⟧"])
def test_a_bracket_that_stands_alone_is_a_blank_too(words: str) -> None:
    with pytest.raises(FillFirst):
        decided(choice(words), words)


def test_a_digest_of_nothing_that_is_offered_approves_nothing() -> None:
    offered = choice()
    by = Decision(by="user", at=NOW, digest="0" * 64)

    with pytest.raises(StaleTask):
        approve(proposed(offered).after, offered, by=by, cooling=COOLING)


def test_what_was_decided_by_one_is_not_decided_by_another() -> None:
    offered = choice()
    task = decided(offered, YES).after
    by = Decision(by="user", at=NOW, digest=digest_for(offered, NO))

    with pytest.raises(NotWaiting):
        approve(task, offered, by=by, cooling=COOLING)


def test_a_rule_never_chooses() -> None:
    offered = choice(must_choose=False, said="Hm.")
    birth = proposed(offered)
    for digest in offered.by_digest:
        by = Decision(by="rule", at=NOW, digest=digest, rule_id="rul_1")
        with pytest.raises(InvalidMove):
            approve_at_birth(birth, by=by, cooling=timedelta(0), counts=(), guards=())


@pytest.mark.parametrize(
    "ways",
    [
        pytest.param((way(YES), way(YES, "Again")), id="two alike"),
        pytest.param((way("Hm."),), id="one like the proposal"),
        pytest.param((way(YES, "Yes"), way(NO, "Yes")), id="one label twice"),
        pytest.param((Alternative(label="Other", action=archive(1)),), id="another kind"),
        pytest.param(
            (Alternative(label="Other", action=reply(integration_id="int_9")),),
            id="another account",
        ),
        pytest.param(
            tuple(way(f"{number}.") for number in range(ALTERNATIVES_AT_MOST + 1)), id="too many"
        ),
        pytest.param(
            tuple(way(f"{n}" * (ALTERNATIVES_BYTES_AT_MOST // 3), f"{n}") for n in (1, 2, 3)),
            id="too long together",
        ),
    ],
)
def test_what_could_not_be_told_apart_or_stored_is_never_offered(
    ways: tuple[Alternative, ...],
) -> None:
    with pytest.raises(ValidationError):
        body(action=reply(body="Hm."), alternatives=ways)


def test_nothing_to_choose_from_is_no_choice() -> None:
    with pytest.raises(ValidationError):
        body(must_choose=True)


def test_an_edit_is_an_answer_and_the_other_ways_stay() -> None:
    offered = choice()
    waiting = proposed(offered).after

    from_no = edit(
        waiting, offered.chosen(digest_for(offered, NO)), action=reply(body="No."), now=NOW
    )

    revision = from_no.body
    assert revision is not None
    assert (_words(revision.action), revision.must_choose) == ("No.", False)
    assert [_words(one.action) for one in revision.alternatives] == [YES, LATER]
    assert revision.by_digest.keys().isdisjoint(offered.by_digest)


def test_who_writes_what_an_alternative_says_has_it_once() -> None:
    offered = choice()

    revision = edit(proposed(offered).after, offered, action=reply(body=NO), now=NOW).body

    assert revision is not None
    assert [_words(one.action) for one in revision.alternatives] == [YES, LATER]


def test_an_instruction_is_about_the_one_that_was_looked_at() -> None:
    offered = choice()
    waiting = proposed(offered).after
    named = digest_for(offered, NO)

    asked = instruct(waiting, text="Shorter.", now=NOW, digest=named).after
    about_itself = instruct(waiting, text="Shorter.", now=NOW, digest=waiting.digest).after
    done = follow(asked, offered.chosen(named), action=reply(body="No."), engine="rules", now=NOW)

    assert asked.pending is not None
    assert asked.pending.digest == named
    assert about_itself.pending is not None
    assert about_itself.pending.digest is None
    assert done.body is not None
    assert (_words(done.body.action), done.body.must_choose) == ("No.", False)


def test_a_changed_world_keeps_what_was_chosen_in_front() -> None:
    offered = choice()
    task = decided(offered, NO).after

    again = revise(task, offered, changed="She wrote again.", now=NOW)

    assert again.body is not None
    assert (_words(again.body.action), again.body.must_choose) == (NO, False)
    assert [_words(one.action) for one in again.body.alternatives] == [YES, LATER]
    assert again.after.digest == digest_of(again.body)
    assert again.after.digest not in offered.by_digest


def _reopened(task: Task, offered: Body) -> Change:
    taken_back = cancel(task, now=NOW)
    return then(taken_back, reopen(taken_back.after, offered, now=NOW))


def test_an_approval_that_is_taken_back_leaves_the_whole_choice_again() -> None:
    offered = choice()
    waiting = proposed(offered).after

    change = _reopened(decided(offered, NO).after, offered)

    after = change.after
    assert (after.status, after.revision, after.digest) == (
        Status.AWAITING_APPROVAL,
        1,
        waiting.digest,
    )
    assert (after.decided, after.act_not_before, after.summary) == (None, None, waiting.summary)
    assert [event.type for event in (*change.earlier, change.event)] == ["cancelled", "reopened"]
    assert change.before is not None
    assert change.before.status is Status.APPROVED


def test_what_was_tried_by_one_is_never_done_by_another_under_the_same_keys() -> None:
    """A write that was refused may be found later; it must not pass for that of another choice."""
    offered = choice()
    claimed = claim(decided(offered, NO).after, step="draft", lease="l", now=NOW, lease_for=LEASE)
    assert claimed.effect is not None
    failed = fail(claimed.after, claimed.effect, problem=PROBLEM, now=NOW).after
    by = Decision(by="user", at=NOW, digest=failed.digest)
    tried = retry(failed, by=by, cooling=COOLING).after

    again = _reopened(tried, offered)

    assert (again.after.revision, again.after.begun) == (2, False)
    assert again.body is not None
    assert [_words(one.action) for one in again.body.alternatives] == [YES, NO, LATER]
    assert again.body.must_choose


@pytest.mark.parametrize("status", [Status.REJECTED, Status.EXPIRED, Status.CANCELLED])
def test_what_was_never_begun_is_offered_again_as_it_was(status: Status) -> None:
    offered = choice()
    ended = proposed(offered).after.model_copy(update={"status": status})

    again = reopen(ended, offered, now=NOW)

    assert (again.after.status, again.after.revision, again.body) == (
        Status.AWAITING_APPROVAL,
        1,
        None,
    )
    assert again.after.run == ended.run + 1


def test_what_was_undone_is_offered_as_the_next_revision_with_nothing_of_before() -> None:
    offered = choice()
    undone = decided(offered, NO).after.model_copy(
        update={
            "status": Status.UNDONE,
            "undo_state": "done",
            "undoable": True,
            "result": {"draft_id": "d"},
        }
    )

    again = reopen(undone, offered, now=NOW)

    head = again.after
    assert (head.status, head.revision) == (Status.AWAITING_APPROVAL, 2)
    assert (head.decided, head.undo_state, head.undo_decided) == (None, None, None)
    assert (head.undoable, head.result, head.reopens) == (False, None, False)
    assert again.body is not None
    assert again.body.changed == "You took back what was done."
    assert head.digest == digest_of(again.body)


@pytest.mark.parametrize(
    "status",
    [
        Status.AWAITING_APPROVAL,
        Status.APPROVED,
        Status.EXECUTING,
        Status.COMPLETED,
        Status.FAILED,
        Status.NEEDS_REVIEW,
    ],
)
def test_nothing_else_is_reopened(status: Status) -> None:
    task = proposed().after.model_copy(update={"status": status})

    with pytest.raises(InvalidMove):
        reopen(task, body(), now=NOW)


def test_two_moves_in_one_transaction_lose_nothing_of_either() -> None:
    offered = choice()
    first = replace(cancel(decided(offered, NO).after, now=NOW), effects=(), counts=())
    second = reopen(first.after, offered, now=NOW)

    both = then(first, second)

    assert both.event.previous == first.event.hash
    assert both.after.sequence == first.after.sequence + 1
    assert both.earlier == (first.event,)


def test_what_was_proposed_stays_a_way_where_another_took_its_place() -> None:
    offered = choice(YES, NO, must_choose=False, said="I shall see.")

    again = revise(decided(offered, NO).after, offered, changed="News.", now=NOW).body

    assert again is not None
    assert _words(again.action) == NO
    ways = {one.label: _words(one.action) for one in again.alternatives}
    assert ways == {"As proposed": "I shall see.", YES: YES}


def test_however_often_another_takes_its_place_each_way_has_a_name_of_its_own() -> None:
    present = choice(YES, NO, must_choose=False, said="I shall see.")
    for words in (NO, YES, "I shall see.", NO):
        revision = revise(decided(present, words).after, present, changed="News.", now=NOW).body
        assert revision is not None
        present = revision

    said = [_words(present.action), *(_words(one.action) for one in present.alternatives)]
    assert sorted(said) == sorted([YES, NO, "I shall see."])


def test_what_no_row_could_hold_is_left_out_and_nothing_breaks() -> None:
    offered = body(
        action=reply(body="a" * 49_000),
        alternatives=(way("b" * 49_000, "b"), way("c" * 49_000, "c")),
    )
    task = proposed(offered).after
    by = Decision(by="user", at=NOW, digest=list(offered.by_digest)[1])
    approved = approve(task, offered, by=by, cooling=COOLING).after

    again = revise(approved, offered, changed="News.", now=NOW)

    assert again.body is not None
    assert "c" in [one.label for one in again.body.alternatives]
