"""Consistent decisions suggest a rule, and nothing else does."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from countersign.domain.actions.action import Action
from countersign.domain.rules.rule import checked
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.task.task import Decision, Status
from countersign.usecases.rules.suggest import Suggestion, SuggestRules
from tests.factories import GMAIL, USER, archive, body, person, proposed, reply, rule, sent
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks


class Past:
    """What Ada has decided so far."""

    def __init__(self) -> None:
        self.clock, self.tasks = SettableClock(), InMemoryTasks()
        self.rules = InMemoryRules(self.tasks)
        self.suggest = SuggestRules(self.tasks, self.rules, self.clock)
        self.number = 0

    def decided(
        self,
        times: int = 1,
        action: Action | None = None,
        *,
        status: Status = Status.COMPLETED,
        by: str = "user",
        at: datetime | None = None,
        source: Origin = Origin.OWN,
        vouchless: int = 0,
        alternatives: tuple[Alternative, ...] = (),
        **fields: Any,
    ) -> None:
        action = action or sent()
        for _ in range(times):
            self.number += 1
            named = action.with_origin[vouchless:]
            known = tuple(Provenance(path=leaf.path, source=source) for leaf in named)
            present = body(
                task_id=f"tsk_{self.number}",
                action=action,
                provenance=known,
                alternatives=alternatives,
            )
            birth = proposed(present)
            assert birth.body is not None
            moment = at or self.clock.now()
            decision = Decision.model_validate(
                {"by": by, "at": moment, "digest": birth.after.digest}
            )
            rejected = status is Status.REJECTED
            task = birth.after.model_copy(
                update={
                    "status": status,
                    "updated_at": moment,
                    "decided": None if rejected else decision,
                }
                | fields
            )
            self.tasks.heads[USER, task.task_id] = task
            self.tasks.bodies[USER, task.task_id, task.revision] = birth.body

    def suggested(self, plan: str = "pro") -> tuple[Suggestion, ...]:
        return self.suggest(person(plan=plan))


@pytest.fixture
def past() -> Past:
    return Past()


def test_five_approvals_of_the_same_suggest_a_rule(past: Past) -> None:
    past.decided(5)

    (found,) = past.suggested()

    assert (found.kind, found.integration_id) == ("email.send_reply", GMAIL)
    assert (found.where, found.approved) == ({"to": "grace@example.org"}, 5)
    now = past.clock.now()
    assert checked(found.kind, found.where, found.limits, found.expires_at, now) == found.where


@pytest.mark.parametrize("plan", ["free"])
def test_a_plan_without_rules_is_suggested_none(past: Past, plan: str) -> None:
    past.decided(5)

    assert past.suggested(plan) == ()


def test_four_approvals_suggest_nothing(past: Past) -> None:
    past.decided(4)

    assert past.suggested() == ()


@pytest.mark.parametrize(
    "otherwise",
    [
        {"status": Status.REJECTED},
        {"status": Status.CANCELLED},
        {"status": Status.UNDONE},
        {"undo_state": "pending"},
    ],
    ids=str,
)
def test_one_time_that_the_person_thought_otherwise_suggests_nothing(
    past: Past, otherwise: dict[str, Any]
) -> None:
    past.decided(9)
    past.decided(**otherwise)

    assert past.suggested() == ()


@pytest.mark.parametrize(
    "not_counted",
    [
        {"by": "rule"},
        {"revision": 2},
        {"verified": False},
        {"source": Origin.UNKNOWN},
        {"status": Status.AWAITING_APPROVAL},
        {"status": Status.EXPIRED, "decided": None},
        {"action": reply()},
        {"action": sent(to=("somebody@example.org",))},
        {"action": sent(to=("grace@example.org", "eve@example.net"))},
        {"action": sent(cc=("eve@example.net",))},
        {"at": SettableClock().now() - timedelta(days=61)},
        {"alternatives": (Alternative(label="No", action=sent(body="No.")),)},
    ],
    ids=str,
)
def test_only_what_was_approved_as_it_was_proposed_counts(
    past: Past, not_counted: dict[str, Any]
) -> None:
    past.decided(4)
    past.decided(**not_counted)

    assert past.suggested() == ()


def test_what_is_under_way_counts(past: Past) -> None:
    past.decided(3)
    past.decided(2, status=Status.EXECUTING)

    assert [found.approved for found in past.suggested()] == [5]


def test_a_sender_for_whom_nobody_vouches_suggests_no_rule(past: Past) -> None:
    past.decided(5, archive(1, 2), vouchless=2)

    assert past.suggested() == ()


def test_a_sender_whose_mail_always_leaves_the_inbox(past: Past) -> None:
    past.decided(5, archive(1, 2))

    (found,) = past.suggested()

    assert (found.kind, found.where) == ("email.archive", {"sender": "news@shop.example"})
    assert found.approved == 5


def test_what_a_rule_covers_already_is_not_suggested(past: Past) -> None:
    past.decided(5)
    past.tasks.rules[USER, "rul_1"] = rule()

    assert past.suggested() == ()


def test_the_commonest_habit_comes_first(past: Past) -> None:
    past.decided(5, sent(to=("linus@example.org",)))
    past.decided(7)

    assert [found.approved for found in past.suggested()] == [7, 5]


def test_nobody_elses_decisions_count(past: Past) -> None:
    past.decided(5)

    assert past.suggest(person(user_id="usr_2", plan="pro")) == ()


def test_nothing_is_made_of_a_suggestion(past: Past) -> None:
    past.decided(5)
    past.suggested()

    assert past.rules.list(USER) == ()
