"""A person leaves: everything of theirs goes, whatever happens on the way."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.integration import INTEGRATIONS_AT_MOST
from countersign.domain.task.task import Decision, Enter, Task, Wait
from countersign.domain.task.transitions import approve, claim, settle
from countersign.domain.users.device import Device, Endpoint, Platform
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.users.session import Session
from countersign.domain.users.user import User
from countersign.ports.jobs_queue import Job
from countersign.ports.tasks import Newborn
from countersign.usecases.account.close import CLOCK_COMES_AFTER, CloseAccount
from countersign.usecases.account.erase import GIVEN_BACK_WITHIN, LET_FINISH, EraseAccount
from countersign.usecases.agents.follow_integrations import LeaveIntegrations
from countersign.usecases.integrations.access_tokens import PURPOSE
from countersign.usecases.integrations.disconnect import DisconnectIntegration
from countersign.usecases.integrations.revoke_grant import RevokeGrant
from tests.factories import GMAIL, USER, account, agent, body, person, proposed, reply
from tests.fakes.credentials import InMemorySignIns
from tests.fakes.integrations import InMemoryIntegrations, LabelledVault
from tests.fakes.jobs import InMemoryDurableJobs
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.oauth import FakeOAuth
from tests.fakes.personal_data import InMemoryFiles, InMemoryLedger, InMemoryPersonalData
from tests.fakes.queues import JobAsked, RecordingQueues
from tests.fakes.system import MORNING, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow
from tests.faults.breaker import Breaker, StoppedDead

ADA = "ada@example.com"
EVE = "usr_2"
ERASE = Job("erase", user_id=USER)
MESSAGES_AT_MOST = 60
EVERY_KIND = 18
"""All that can be left over, but for durable jobs."""


class Endpoints:
    """A push service that knows which endpoints are open."""

    def __init__(self) -> None:
        self.opened = {"arn:ada", "arn:eve"}

    def platforms(self) -> frozenset[Platform]:
        return frozenset()

    def open(self, platform: Platform, token: str) -> Endpoint:
        raise NotImplementedError

    def give(self, endpoint: str, user_id: str) -> None:
        raise NotImplementedError

    def close(self, endpoint: str) -> None:
        self.opened.discard(endpoint)


@dataclass
class Installed:
    devices: dict[tuple[str, str], Device] = field(default_factory=dict)

    def add(self, device: Device, by: User) -> None:
        self.devices[device.user_id, device.device_id] = device

    def list(self, user_id: str) -> tuple[Device, ...]:
        return tuple(found for key, found in self.devices.items() if key[0] == user_id)

    def remove(self, user_id: str, device_id: str) -> Device | None:
        return self.devices.pop((user_id, device_id), None)


class House:
    """Ada, with something of every kind, and Eve, of whom nothing may go."""

    def __init__(self, breaker: Breaker | None = None) -> None:
        self.breaker = breaker or Breaker()
        self.clock = SettableClock()
        durable_jobs = self.durable_jobs = InMemoryDurableJobs()
        self.users, self.agents = InMemoryUsers(durable_jobs=durable_jobs), InMemoryAgents()
        self.tasks, self.sessions = InMemoryTasks(), InMemorySessions()
        self.integrations = InMemoryIntegrations(durable_jobs=durable_jobs)
        self.personal_data = InMemoryPersonalData(
            self.users, self.tasks, self.agents, self.sessions, self.integrations, keys={USER, EVE}
        )
        self.files, self.ledger, self.queues = InMemoryFiles(), InMemoryLedger(), RecordingQueues()
        self.workflow, self.diagnostics = InMemoryWorkflow(self.clock), RecordingDiagnostics()
        self.vault, self.oauth = LabelledVault(), FakeOAuth(self.clock)
        self.devices, self.push = Installed(), Endpoints()
        self.sign_ins = InMemorySignIns(self.users)
        self._wire()
        for user_id, email in ((USER, ADA), (EVE, "eve@example.com")):
            self._move_in(user_id, email)

    def close(self) -> None:
        self.closing(self.users.people[USER])

    def deliver(self) -> None:
        """Hand every message on as time goes; the clock sends what has become due."""
        for _ in range(MESSAGES_AT_MOST):
            messages = [sent for sent in self.queues.take() if isinstance(sent, JobAsked)]
            if not messages and self.durable_jobs.due:
                self.clock.move_to(max(self.clock.now(), min(self.durable_jobs.due.values())))
            elif not messages:
                return
            for sent in messages:
                self.clock.wait(seconds=sent.delay_seconds)
                self.work(sent.job)
            self._tick()
        raise AssertionError("there is no end to the messages")

    def work(self, job: Job) -> None:
        """As the queue does: what fails or dies comes again."""
        try:
            if job.op == "erase":
                self.erase(job)
            elif job.op == "revoke":
                self.revoke_grant(job)
        except (StoppedDead, Conflict):
            self.breaker.revive()
            self.queues.sent.append(JobAsked(job, 0))

    def leftovers(self) -> list[str]:
        """What of Ada's is still anywhere; the ledger is meant to stay."""
        mine: dict[str, bool] = {
            "account": USER in self.users.people,
            "address": ADA in self.users.addresses,
            "data key": USER in self.personal_data.keys,
            "tasks": any(key[0] == USER for key in self.tasks.heads),
            "waits": any(key[0] == USER for key in self.tasks.waits),
            "bodies": any(key[0] == USER for key in self.tasks.bodies),
            "history": any(key[0] == USER for key in self.tasks.histories),
            "effects": any(key[0] == USER for key in self.tasks.ledger),
            "agents": any(key[0] == USER for key in self.agents.staff),
            "sessions": any(key[0] == USER for key in self.sessions.families),
            "accounts": any(key[0] == USER for key in self.integrations.accounts),
            "tokens": any(key[0] == USER for key in self.integrations.sealed),
            "durable jobs": any(key[0] == USER for key in self.durable_jobs.promised),
            "devices": any(key[0] == USER for key in self.devices.devices),
            "endpoint": "arn:ada" in self.push.opened,
            "sign-ins": bool(self.sign_ins.list(USER)),
            "grant": self.oauth.lets_in(ADA),
            "files": any(key[0] == USER for key in self.files.kept),
            "runs": any(
                run.user_id == USER and run.state != "ended" for run in self.workflow.runs.values()
            ),
        }
        return [name for name, there in mine.items() if there]

    def eve_is_complete(self) -> bool:
        stores = (self.users.people, self.personal_data.keys)
        pairs = (self.tasks.heads, self.agents.staff, self.integrations.accounts)
        return (
            all(EVE in store for store in stores)
            and all(any(key[0] == EVE for key in store) for store in pairs)
            and "eve@example.com" in self.users.addresses
            and "arn:eve" in self.push.opened
            and self.oauth.lets_in("eve@example.com")
            and bool(self.sign_ins.list(EVE))
        )

    def claimed(self, task_id: str, user_id: str = USER) -> Task:
        """A worker has just begun to carry the task out."""
        task = self.tasks.heads[user_id, task_id]
        decision = Decision(by="user", at=self.clock.now(), digest=task.digest)
        self.tasks.commit(approve(task, by=decision, cooling=timedelta(0)))
        self.tasks.commit(
            claim(
                self.tasks.heads[user_id, task_id],
                step="draft",
                lease="lease",
                now=self.clock.now(),
                lease_for=timedelta(seconds=35),
            )
        )
        return self.tasks.heads[user_id, task_id]

    def completed(self, user_id: str, task_id: str) -> None:
        task = self.claimed(task_id, user_id)
        (effect,) = self.tasks.effects(user_id, task_id)
        now = self.clock.now()
        self.tasks.commit(settle(task, effect, receipt={}, compensator=None, now=now))

    def _tick(self) -> None:
        for key, due_at in list(self.durable_jobs.due.items()):
            if due_at <= self.clock.now():
                durable_job = self.durable_jobs.promised[key]
                self.queues.start(
                    Job(durable_job.op, user_id=durable_job.user_id, ref=durable_job.ref or None)
                )

    def _wire(self) -> None:
        guard = self.breaker.guard
        users, durable_jobs = guard(self.users), guard(self.durable_jobs)
        integrations, queues = guard(self.integrations), guard(self.queues)
        leave = LeaveIntegrations(guard(self.agents), integrations, guard(self.tasks), self.clock)
        self.revoke_grant = RevokeGrant(
            durable_jobs,
            integrations,
            leave,
            self.vault,
            {"google": guard(self.oauth)},
            self.clock,
            self.diagnostics,
        )
        self.closing = CloseAccount(users, queues, self.clock)
        self.erase = EraseAccount(
            users=users,
            durable_jobs=durable_jobs,
            personal_data=guard(self.personal_data),
            ledger=guard(self.ledger),
            workflow=guard(self.workflow),
            integrations=integrations,
            disconnect=DisconnectIntegration(integrations, self.revoke_grant, self.clock),
            devices=guard(self.devices),
            push=guard(self.push),
            sign_ins=guard(self.sign_ins),
            files=guard(self.files),
            jobs_queue=queues,
            clock=self.clock,
            diagnostics=self.diagnostics,
        )

    def _move_in(self, user_id: str, email: str) -> None:
        name = email.partition("@")[0]
        user = person(user_id=user_id, email=email)
        self.users.register(user, "hash")
        self.agents.add(agent(user_id=user_id))
        self.sessions.put(_session(user_id))
        self._connect(user_id, email)
        self.devices.add(_device(user_id, f"arn:{name}"), user)
        self.sign_ins.link(user, _linked(user_id, email))
        self.files.kept[user_id, "exp_1", 1] = b"zip"
        for number in (1, 2, 3):
            task_id = f"tsk_{name}{number}"
            action = reply(thread_id=f"thread-{number}")
            birth = proposed(body(user_id=user_id, task_id=task_id, action=action))
            self.tasks.create(user_id, [Newborn(birth, f"mark-{number}")], month="2026-11")
            self.workflow.start(user_id, task_id, 1, Enter.ASK)
            self.tasks.note_run(
                Wait(user_id=user_id, task_id=task_id, run=1, enter=Enter.ASK, started_at=MORNING)
            )

        self.completed(user_id, f"tsk_{name}3")

    def _connect(self, user_id: str, email: str, integration_id: str = GMAIL) -> None:
        url = self.oauth.authorization_url("state", "verifier", "http://localhost/back")
        code = self.oauth.agree(url, email)["code"]
        tokens = self.oauth.exchange(code, "verifier", "http://localhost/back")
        subject = f"google-{email}"
        connected = account(
            user_id=user_id, integration_id=integration_id, account=email, subject=subject
        )
        sealed = self.vault.seal(user_id, PURPOSE, tokens.model_dump_json())
        self.integrations.put(connected, sealed)


def _session(user_id: str) -> Session:
    return Session(
        user_id=user_id,
        session_id="ses_1",
        generation=1,
        transport="body",
        created_at=MORNING,
        rotated_at=MORNING,
        expires_at=MORNING + timedelta(days=7),
        auth_time=MORNING,
    )


def _device(user_id: str, endpoint: str) -> Device:
    return Device(
        user_id=user_id,
        device_id="dev_1",
        platform="fcm",
        name="Phone",
        endpoint=endpoint,
        created_at=MORNING,
    )


def _linked(user_id: str, email: str, sign_in_id: str = "sgn_1") -> LinkedIdentity:
    return LinkedIdentity(
        user_id=user_id,
        sign_in_id=sign_in_id,
        provider="google",
        subject=f"google-{email}",
        account=email,
        created_at=MORNING,
    )


@pytest.fixture
def house() -> House:
    return House()


def test_nothing_is_left_of_who_leaves_and_everything_of_who_stays(house: House) -> None:
    assert len(house.leftovers()) == EVERY_KIND
    house.close()
    house.deliver()

    assert house.leftovers() == []
    assert house.eve_is_complete()
    assert list(house.ledger.entries) == [USER]


def test_closing_ends_everything_at_once_and_erasing_follows(house: House) -> None:
    house.users.set_next_scan(USER, house.clock.now())
    house.close()

    closing = house.users.people[USER]
    assert (closing.closing, closing.next_scan_at) == (True, None)
    jobs = [sent.job for sent in house.queues.take() if isinstance(sent, JobAsked)]
    assert ERASE in jobs
    assert Job("notice", user_id=USER, address=ADA, ref="account_closed") in jobs


def test_closing_twice_is_closing_once(house: House) -> None:
    house.close()
    house.close()
    house.deliver()
    assert house.leftovers() == []


def test_the_address_is_free_again_only_when_all_is_erased(house: House) -> None:
    house.oauth.fault = "silent"
    house.close()
    house.queues.take()
    house.work(ERASE)
    assert ADA in house.users.addresses

    house.deliver()

    assert ADA not in house.users.addresses


def test_a_message_erases_nobody_who_did_not_ask_for_it(house: House) -> None:
    house.work(ERASE)
    house.work(Job("erase", user_id="usr_unknown"))
    house.work(Job("erase"))

    assert len(house.leftovers()) == EVERY_KIND
    assert house.queues.sent == []


def test_what_stands_under_nobody_goes_only_if_the_ledger_says_so(house: House) -> None:
    del house.users.people[USER]

    house.work(ERASE)

    assert any(key[0] == USER for key in house.tasks.heads)
    house.ledger.enter(USER, MORNING)
    house.work(ERASE)
    assert not any(key[0] == USER for key in house.tasks.heads)


def test_what_is_being_carried_out_is_let_finish(house: House) -> None:
    house.claimed("tsk_ada1")
    house.close()
    house.queues.take()

    house.work(ERASE)

    assert (USER, "tsk_ada1") in house.tasks.heads
    assert house.oauth.lets_in(ADA)
    assert house.queues.take() == [JobAsked(ERASE, 15)]


def test_an_effect_that_never_ends_is_on_record_before_its_rows_go(house: House) -> None:
    house.claimed("tsk_ada1")
    house.close()
    house.clock.wait(minutes=LET_FINISH.total_seconds() / 60)
    house.deliver()

    assert house.leftovers() == []
    assert ("task", "tsk_ada1", "Erased before its outcome was known.") in (
        house.diagnostics.contradictions
    )


def test_a_silent_provider_is_waited_for_a_day_and_no_longer(house: House) -> None:
    house.close()
    house.queues.take()
    house.oauth.fault = "silent"
    house.work(ERASE)
    assert "account" in house.leftovers()
    assert house.integrations.list(USER) == ()

    house.clock.wait(hours=GIVEN_BACK_WITHIN.total_seconds() / 3600)
    house.work(ERASE)

    assert house.leftovers() == ["grant"]
    assert ("job", GMAIL, "Erased before its access was given back.") in (
        house.diagnostics.contradictions
    )


def test_of_more_than_there_may_be_everything_is_given_back(house: House) -> None:
    """Written when two at once could pass a limit."""
    mailboxes = [f"ada.{number}@example.com" for number in range(INTEGRATIONS_AT_MOST + 60)]
    for number, email in enumerate(mailboxes):
        house._connect(USER, email, f"int_{number + 100}")
        house.sign_ins._link(_linked(USER, email, f"sgn_{number + 100}"))
    house.oauth.fault = "silent"
    house.close()
    house.work(ERASE)
    house.oauth.fault = None

    house.deliver()

    assert house.leftovers() == []
    assert [email for email in mailboxes if house.oauth.lets_in(email)] == []


def test_messages_that_come_twice_do_not_multiply(house: House) -> None:
    house.claimed("tsk_ada1")
    house.close()
    durable_job = house.durable_jobs.get(USER, "erase")
    assert durable_job is not None
    house.queues.take()

    house.work(ERASE)
    stale = durable_job
    assert house.durable_jobs.again(stale, house.clock.now()) is False
    assert len(house.queues.take()) == 1


def test_a_restored_backup_is_erased_again(house: House) -> None:
    house.close()
    house.deliver()
    restored = House()
    restored.ledger = house.ledger
    restored._wire()

    restored.work(ERASE)
    restored.deliver()

    assert restored.leftovers() == []
    assert restored.eve_is_complete()


def test_what_takes_long_is_erased_in_several_messages(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = _device(USER, "arn:ada2").model_copy(update={"device_id": "dev_2"})
    house.devices.add(second, house.users.people[USER])
    close = house.push.close

    def closing(endpoint: str) -> None:
        house.clock.wait(seconds=50)
        close(endpoint)

    monkeypatch.setattr(house.push, "close", closing)
    house.close()
    house.queues.take()
    at = house.clock.now()

    house.work(ERASE)

    assert house.clock.now() - at == timedelta(seconds=50)
    assert JobAsked(ERASE, 0) in house.queues.sent
    assert USER in house.users.people
    house.deliver()
    assert house.leftovers() == []


def test_what_is_written_too_late_is_swept_up(house: House) -> None:
    house.close()
    house.deliver()
    wait = Wait(user_id=USER, task_id="tsk_ada1", run=9, enter=Enter.ASK, started_at=MORNING)
    house.tasks.note_question(wait.model_copy(update={"asked_at": MORNING, "token": "token"}))
    assert house.leftovers() == ["waits"]

    house.work(ERASE)

    assert house.leftovers() == []


def test_a_file_that_an_export_wrote_too_late_goes(house: House) -> None:
    house.close()
    house.deliver()
    house.files.kept[USER, "exp_2", 1] = b"zip"
    assert house.leftovers() == ["files"]

    house.work(ERASE)

    assert house.leftovers() == []
    assert house.eve_is_complete()


def test_a_task_that_a_scan_proposed_too_late_goes_with_its_run(house: House) -> None:
    house.close()
    house.deliver()
    late = proposed(body(user_id=USER, task_id="tsk_late"))
    house.tasks.create(USER, [Newborn(late, "late mark")], month="2026-11")
    house.workflow.start(USER, "tsk_late", 1, Enter.ASK)
    assert {"tasks", "runs"} <= set(house.leftovers())

    house.work(ERASE)

    assert house.leftovers() == []


def _calls() -> list[str]:
    counting = Breaker()
    house = House(counting)
    house.close()
    house.deliver()
    return counting.calls


@pytest.mark.parametrize("stop", ["before", "after"])
@pytest.mark.parametrize("number", range(1, len(_calls()) + 1))
def test_wherever_it_dies_nothing_is_left_in_the_end(number: int, stop: str) -> None:
    breaker = Breaker(stop_at={number: "before" if stop == "before" else "after"})
    house = House(breaker)
    for _ in range(2):
        try:
            house.close()
        except StoppedDead:
            breaker.revive()
            continue
        break
    house.deliver()

    assert house.leftovers() == []
    assert house.eve_is_complete()


def test_a_closing_that_dies_before_the_message_is_found_by_the_clock() -> None:
    writes = [name for name in _calls() if name.endswith((".close", ".start"))]
    assert writes[:2] == ["InMemoryUsers.close", "RecordingQueues.start"]
    breaker = Breaker(stop_at={1: "after"})
    house = House(breaker)
    with pytest.raises(StoppedDead):
        house.close()
    breaker.revive()
    assert house.queues.sent == []
    assert house.durable_jobs.due[USER, "erase", ""] == MORNING + CLOCK_COMES_AFTER

    house.deliver()

    assert house.leftovers() == []
