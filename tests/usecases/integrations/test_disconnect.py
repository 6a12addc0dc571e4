"""An account that goes: at once here, and in the end at its provider."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from countersign.domain.integration import Tokens
from countersign.domain.job import LONGEST_PAUSE
from countersign.domain.task.task import Decision, Status
from countersign.domain.task.transitions import approve
from countersign.ports.jobs_queue import Job
from countersign.ports.tasks import Newborn
from countersign.usecases.agents.follow_integrations import LeaveIntegrations
from countersign.usecases.integrations.access_tokens import PURPOSE
from countersign.usecases.integrations.disconnect import DisconnectIntegration
from countersign.usecases.integrations.revoke_grant import GIVE_UP_AFTER, RevokeGrant
from tests.factories import GMAIL, USER, account, agent, body, held_back, proposed, reply
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations, LabelledVault
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.oauth import FakeOAuth
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemoryUsers
from tests.faults.breaker import Breaker, StoppedDead

ADA = "ada@example.com"
REVOKE = Job("revoke", user_id=USER, ref=GMAIL)


@dataclass
class Desk:
    """Ada's mailbox is connected; her agent reads it."""

    clock: SettableClock
    agents: InMemoryAgents
    integrations: InMemoryIntegrations
    tasks: InMemoryTasks
    vault: LabelledVault
    oauth: FakeOAuth
    diagnostics: RecordingDiagnostics
    users: InMemoryUsers
    breaker: Breaker

    def __post_init__(self) -> None:
        self.connect_again()
        self.agents.add(agent())
        guard = self.breaker.guard
        leave = LeaveIntegrations(
            guard(self.agents),
            guard(self.integrations),
            guard(self.tasks),
            guard(InMemoryHeldProposals(self.tasks)),
            self.clock,
        )
        self.revoke_grant = RevokeGrant(
            guard(self.integrations.durable_jobs),
            guard(self.integrations),
            leave,
            self.vault,
            {"google": guard(self.oauth)},
            self.clock,
            self.diagnostics,
        )
        self.disconnect = DisconnectIntegration(
            guard(self.integrations), self.revoke_grant, self.clock
        )

    def connect_again(self, integration_id: str = GMAIL) -> None:
        url = self.oauth.authorization_url("state", "verifier", "http://localhost/back")
        code = self.oauth.agree(url, ADA)["code"]
        tokens: Tokens = self.oauth.exchange(code, "verifier", "http://localhost/back")
        sealed = self.vault.seal(USER, PURPOSE, tokens.model_dump_json())
        self.integrations.put(account(integration_id=integration_id), sealed)

    def propose(self, number: int, *, approved: bool = False) -> str:
        task_id = f"tsk_{number}"
        birth = proposed(body(task_id=task_id, action=reply(thread_id=f"thread-{number}")))
        self.tasks.create(USER, [Newborn(birth, f"mark-{number}")], month="2026-11")
        if approved:
            decision = Decision(by="user", at=self.clock.now(), digest=birth.after.digest)
            assert birth.body is not None
            self.tasks.commit(approve(birth.after, birth.body, by=decision, cooling=timedelta(0)))
        return task_id

    def status(self, task_id: str) -> Status:
        return self.tasks.heads[USER, task_id].status

    @property
    def promised(self) -> int:
        return len(self.integrations.durable_jobs.promised)


@pytest.fixture
def breaker() -> Breaker:
    return Breaker()


@pytest.fixture
def desk(
    clock: SettableClock,
    agents: InMemoryAgents,
    tasks: InMemoryTasks,
    vault: LabelledVault,
    diagnostics: RecordingDiagnostics,
    users: InMemoryUsers,
    breaker: Breaker,
) -> Desk:
    return Desk(
        clock,
        agents,
        InMemoryIntegrations(),
        tasks,
        vault,
        FakeOAuth(clock),
        diagnostics,
        users,
        breaker,
    )


def test_it_is_gone_here_and_at_the_provider(desk: Desk) -> None:
    desk.disconnect(USER, GMAIL)

    assert desk.integrations.accounts == {}
    assert desk.integrations.sealed == {}
    assert not desk.oauth.lets_in(ADA)
    assert desk.promised == 0


def test_what_waits_and_what_is_approved_expires_in_clear_words(desk: Desk) -> None:
    waiting, approved = desk.propose(1), desk.propose(2, approved=True)

    desk.disconnect(USER, GMAIL)

    assert {desk.status(waiting), desk.status(approved)} == {Status.EXPIRED}
    problem = desk.tasks.heads[USER, approved].error
    assert problem is not None
    assert (problem.code, problem.message) == (
        "account_disconnected",
        f"You disconnected {ADA}.",
    )
    assert desk.tasks.histories[USER, approved][-1].by == "user"


def test_what_is_held_back_for_it_goes_and_nothing_else(desk: Desk) -> None:
    held, there = InMemoryHeldProposals(desk.tasks), {"integration_id": "int_2"}
    held.hold([held_back(1), held_back(2, **there), held_back(3, user_id="usr_2")])

    desk.disconnect(USER, GMAIL)

    assert held.heads(USER) == (held_back(2, **there).head,)
    assert held.any("usr_2")


def test_what_another_account_is_for_stays(desk: Desk) -> None:
    desk.connect_again("int_2")
    task = desk.propose(1)

    desk.disconnect(USER, "int_2")

    assert desk.status(task) is Status.AWAITING_APPROVAL
    assert desk.agents.list(USER)[0].status == "active"


def test_an_agent_that_reads_nothing_else_says_so(desk: Desk) -> None:
    desk.disconnect(USER, GMAIL)

    (rests,) = desk.agents.list(USER)
    assert (rests.status, rests.next_scan_at) == ("needs_integration", None)


def test_a_provider_that_does_not_answer_keeps_nobody_connected(desk: Desk) -> None:
    desk.oauth.fault = "silent"

    desk.disconnect(USER, GMAIL)

    assert desk.integrations.accounts == {}
    assert desk.oauth.lets_in(ADA)
    assert desk.promised == 1
    desk.revoke_grant(REVOKE)
    assert not desk.oauth.lets_in(ADA)
    assert desk.promised == 0


def test_it_is_tried_later_and_later(desk: Desk) -> None:
    pauses = []
    desk.oauth.fault = "silent"
    desk.disconnect(USER, GMAIL)
    for _ in range(9):
        ((_, due_at),) = desk.integrations.durable_jobs.due.items()
        pauses.append(due_at - desk.clock.now())
        desk.clock.move_to(due_at)
        desk.oauth.fault = "busy"
        desk.revoke_grant(REVOKE)

    assert pauses[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE


def test_after_a_week_the_tokens_are_erased_all_the_same_and_an_operator_hears_of_it(
    desk: Desk,
) -> None:
    desk.oauth.fault = "silent"
    desk.disconnect(USER, GMAIL)
    desk.clock.move_to(desk.clock.now() + GIVE_UP_AFTER)
    desk.oauth.fault = "silent"

    desk.revoke_grant(REVOKE)

    assert desk.promised == 0
    assert desk.diagnostics.contradictions


def test_an_account_that_was_connected_again_is_not_cut_off_by_the_old_errand(desk: Desk) -> None:
    desk.oauth.fault = "silent"
    desk.disconnect(USER, GMAIL)
    desk.connect_again("int_2")

    desk.revoke_grant(REVOKE)

    assert desk.oauth.lets_in(ADA)
    assert desk.promised == 0


def test_a_message_that_nobody_promised_gives_nothing_back(desk: Desk) -> None:
    desk.revoke_grant(REVOKE)

    assert desk.oauth.lets_in(ADA)
    assert len(desk.integrations.accounts) == 1


def _calls() -> int:
    counting = Breaker()
    clock = SettableClock()
    counted = _desk(clock, counting)
    counted.propose(1), counted.propose(2, approved=True)
    counted.disconnect(USER, GMAIL)
    return len(counting.calls)


def _desk(clock: SettableClock, breaker: Breaker) -> Desk:
    users = InMemoryUsers()
    return Desk(
        clock,
        InMemoryAgents(),
        InMemoryIntegrations(),
        InMemoryTasks(),
        LabelledVault(),
        FakeOAuth(clock),
        RecordingDiagnostics(),
        users,
        breaker,
    )


@pytest.mark.parametrize("stop", ["before", "after"])
@pytest.mark.parametrize("number", range(1, _calls() + 1))
def test_wherever_it_dies_it_is_finished_by_the_person_or_by_the_clock(
    number: int, stop: str
) -> None:
    breaker = Breaker(stop_at={number: "before" if stop == "before" else "after"})
    desk = _desk(SettableClock(), breaker)
    tasks = [desk.propose(1), desk.propose(2, approved=True)]
    with pytest.raises(StoppedDead):
        desk.disconnect(USER, GMAIL)
    breaker.revive()

    if desk.promised:
        desk.revoke_grant(REVOKE)
    elif desk.integrations.accounts:
        desk.disconnect(USER, GMAIL)

    assert desk.integrations.accounts == {}
    assert not desk.oauth.lets_in(ADA)
    assert desk.promised == 0
    assert {desk.status(task) for task in tasks} == {Status.EXPIRED}
    assert desk.agents.list(USER)[0].status == "needs_integration"
