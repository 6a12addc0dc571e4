"""A person leaves: everything of theirs goes, whatever happens on the way."""

from datetime import timedelta

import pytest

from countersign.domain.integration import INTEGRATIONS_AT_MOST
from countersign.domain.task.task import Enter, Wait
from countersign.ports.jobs_queue import Job
from countersign.ports.tasks import Newborn
from countersign.usecases.account.close import CLOCK_COMES_AFTER
from countersign.usecases.account.erase import GIVEN_BACK_WITHIN, LET_FINISH
from tests.factories import GMAIL, USER, body, proposed
from tests.fakes.queues import JobAsked
from tests.fakes.system import MORNING
from tests.faults.breaker import Breaker, StoppedDead
from tests.usecases.account.house import ADA, ERASE, EVERY_KIND, House, device, linked


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
        house.sign_ins._link(linked(USER, email, f"sgn_{number + 100}"))
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
    second = device(USER, "arn:ada2").model_copy(update={"device_id": "dev_2"})
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
