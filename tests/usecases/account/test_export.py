"""A copy of everything: in bounded parts, the same however often a message comes."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest

from countersign.domain.users.export import Export
from countersign.ports.jobs_queue import Job
from countersign.ports.personal_data import PersonalRecord
from countersign.usecases.account import export
from countersign.usecases.account.export import WORK_AT_MOST, ExportData
from countersign.usecases.account.request_export import AskForExport
from tests.factories import USER, person
from tests.fakes.personal_data import InMemoryExports, InMemoryFiles
from tests.fakes.queues import JobAsked, RecordingQueues
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.users import InMemoryUsers
from tests.faults.breaker import Breaker, StoppedDead


class LongPersonalData:
    """So many tasks, and some history; each row takes a while to be read."""

    def __init__(self, clock: SettableClock, tasks: int, seconds_a_row: float = 0) -> None:
        self.clock = clock
        self.seconds_a_row = seconds_a_row
        names = [("history", f"EVENT#{number:05d}") for number in range(3)]
        names += [("tasks", f"TASK#{number:05d}") for number in range(tasks)]
        self.rows = [PersonalRecord(section, {"is": at, "says": "ö"}, at) for section, at in names]

    def belongings(self, user_id: str, after: str | None) -> Iterator[PersonalRecord]:
        for row in self.rows:
            if after is None or row.position > after:
                self.clock.wait(seconds=self.seconds_a_row)
                yield row


class Office:
    def __init__(self, personal_data: LongPersonalData, breaker: Breaker | None = None) -> None:
        self.breaker = breaker or Breaker()
        self.clock, self.queues = personal_data.clock, RecordingQueues()
        self.users, self.exports, self.files = InMemoryUsers(), InMemoryExports(), InMemoryFiles()
        self.users.register(person(), "hash")
        guard = self.breaker.guard
        self.ask = AskForExport(self.exports, self.files, self.queues, self.clock, CountingIds())
        self.make = ExportData(
            guard(self.users),
            guard(personal_data),  # type: ignore[arg-type]  # only what is read
            guard(self.exports),
            guard(self.files),
            guard(self.queues),
            self.clock,
        )

    def deliver(self, times: int = 1) -> list[Job]:
        """Hand every message on, each so many times; answers those that are no export."""
        others: list[Job] = []
        for _ in range(100):
            messages = [sent for sent in self.queues.take() if isinstance(sent, JobAsked)]
            if not messages:
                return others
            for message in messages:
                if message.job.op != "export":
                    others.append(message.job)
                    continue
                for _ in range(times):
                    self._work(message.job)
        raise AssertionError("there is no end to the messages")

    def _work(self, job: Job) -> None:
        try:
            self.make(job)
        except StoppedDead:
            self.breaker.revive()
            self.queues.sent.append(JobAsked(job, 0))

    @property
    def export(self) -> Export:
        return self.exports.standing[USER]

    def contents(self) -> list[str]:
        """The positions of all rows, in all parts of the export, in order."""
        found: list[str] = []
        for part in self.export.parts:
            packed = self.files.kept[USER, self.export.export_id, part.number]
            with zipfile.ZipFile(io.BytesIO(packed)) as files:
                assert files.testzip() is None
                for name in files.namelist():
                    if name.endswith(".json"):
                        found += [row["is"] for row in json.loads(files.read(name))]
        return found


@pytest.fixture
def office(clock: SettableClock) -> Office:
    return Office(LongPersonalData(clock, 20))


def _everything(tasks: int) -> list[str]:
    return [row.position for row in LongPersonalData(SettableClock(), tasks).rows]


def test_a_copy_holds_every_row_once_and_says_what_it_is(office: Office) -> None:
    office.ask.begin(person())
    told = office.deliver()

    assert office.contents() == _everything(20)
    assert (office.export.rows, len(office.export.parts)) == (23, 1)
    assert office.export.state(office.clock.now()) == "ready"
    assert told == [Job("notice", user_id=USER, ref="export_ready")]


def test_what_takes_too_long_goes_on_in_the_next_part(clock: SettableClock) -> None:
    office = Office(LongPersonalData(clock, 40, seconds_a_row=10))
    office.ask.begin(person())

    office.deliver()

    assert len(office.export.parts) > 5
    assert office.contents() == _everything(40)


def test_what_is_too_large_goes_on_in_the_next_part(
    clock: SettableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "PART_BYTES", 200)
    office = Office(LongPersonalData(clock, 40))
    office.ask.begin(person())

    office.deliver()

    assert len(office.export.parts) > 5
    assert office.contents() == _everything(40)


def test_a_message_that_comes_twice_changes_nothing(clock: SettableClock) -> None:
    office = Office(LongPersonalData(clock, 40, seconds_a_row=WORK_AT_MOST.total_seconds() / 10))
    office.ask.begin(person())

    told = office.deliver(times=2)

    assert office.contents() == _everything(40)
    assert told == [Job("notice", user_id=USER, ref="export_ready")]


def test_an_empty_estate_is_a_copy_as_well(clock: SettableClock) -> None:
    personal_data = LongPersonalData(clock, 0)
    personal_data.rows = []
    office = Office(personal_data)
    office.ask.begin(person())

    office.deliver()

    assert office.contents() == []
    assert office.export.state(clock.now()) == "ready"


def test_a_message_of_another_export_or_of_nobody_does_nothing(office: Office) -> None:
    office.ask.begin(person())
    office.queues.take()
    for job in (
        Job("export", user_id=USER, ref="exp_other"),
        Job("export", user_id=USER),
        Job("export", user_id="usr_2", ref=office.export.export_id),
        Job("export"),
    ):
        office.make(job)

    assert office.files.kept == {}
    assert office.queues.sent == []


def test_of_who_is_leaving_no_copy_is_made(office: Office) -> None:
    office.ask.begin(person())
    office.users.people[USER] = person(closing=True)

    office.deliver()

    assert office.files.kept == {}


def test_it_is_ready_for_a_week(office: Office) -> None:
    office.ask.begin(person())
    office.deliver()
    assert len(office.ask.links(office.export)) == 1

    assert office.export.state(office.clock.now() + timedelta(days=7)) == "expired"
    office.clock.wait(hours=7 * 24)
    assert office.ask.links(office.export) == []


def _calls() -> int:
    counting = Breaker()
    office = Office(LongPersonalData(SettableClock(), 6, seconds_a_row=20), counting)
    office.ask.begin(person())
    office.deliver()
    return len(counting.calls)


@pytest.mark.parametrize("stop", ["before", "after"])
@pytest.mark.parametrize("number", range(1, _calls() + 1))
def test_wherever_it_dies_the_copy_is_complete_in_the_end(number: int, stop: str) -> None:
    breaker = Breaker(stop_at={number: "before" if stop == "before" else "after"})
    office = Office(LongPersonalData(SettableClock(), 6, seconds_a_row=20), breaker)
    office.ask.begin(person())
    office.deliver()
    if office.export.ready_at is None:
        office.ask.begin(person())
        office.deliver()

    assert office.contents() == _everything(6)
