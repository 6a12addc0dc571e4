"""A copy of everything: in bounded parts, the same however often a message comes."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest

from countersign.domain.export import Export
from countersign.ports.estate import Belonging
from countersign.ports.queues import Chore
from countersign.usecases import export_data
from countersign.usecases.ask_for_export import AskForExport
from countersign.usecases.export_data import WORK_AT_MOST, ExportData
from tests.fakes.estate import InMemoryExports, InMemoryFiles
from tests.fakes.people import InMemoryUsers
from tests.fakes.queues import RecordingQueues, TendAsked
from tests.fakes.system import CountingIds, SettableClock
from tests.faults.breaker import Breaker, StoppedDead
from tests.making import USER, person


class LongEstate:
    """So many tasks, and some history; each row takes a while to be read."""

    def __init__(self, clock: SettableClock, tasks: int, seconds_a_row: float = 0) -> None:
        self.clock = clock
        self.seconds_a_row = seconds_a_row
        names = [("history", f"EVENT#{number:05d}") for number in range(3)]
        names += [("tasks", f"TASK#{number:05d}") for number in range(tasks)]
        self.rows = [Belonging(section, {"is": at, "says": "ö"}, at) for section, at in names]

    def belongings(self, user_id: str, after: str | None) -> Iterator[Belonging]:
        for row in self.rows:
            if after is None or row.position > after:
                self.clock.wait(seconds=self.seconds_a_row)
                yield row


class Office:
    def __init__(self, estate: LongEstate, breaker: Breaker | None = None) -> None:
        self.breaker = breaker or Breaker()
        self.clock, self.queues = estate.clock, RecordingQueues()
        self.users, self.exports, self.files = InMemoryUsers(), InMemoryExports(), InMemoryFiles()
        self.users.register(person(), "hash")
        guard = self.breaker.guard
        self.ask = AskForExport(self.exports, self.files, self.queues, self.clock, CountingIds())
        self.make = ExportData(
            guard(self.users),
            guard(estate),  # type: ignore[arg-type]  # only what is read
            guard(self.exports),
            guard(self.files),
            guard(self.queues),
            self.clock,
        )

    def deliver(self, times: int = 1) -> list[Chore]:
        """Hand every message on, each so many times; answers those that are no export."""
        others: list[Chore] = []
        for _ in range(100):
            messages = [sent for sent in self.queues.take() if isinstance(sent, TendAsked)]
            if not messages:
                return others
            for message in messages:
                if message.chore.op != "export":
                    others.append(message.chore)
                    continue
                for _ in range(times):
                    self._work(message.chore)
        raise AssertionError("there is no end to the messages")

    def _work(self, chore: Chore) -> None:
        try:
            self.make(chore)
        except StoppedDead:
            self.breaker.revive()
            self.queues.sent.append(TendAsked(chore, 0))

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
    return Office(LongEstate(clock, 20))


def _everything(tasks: int) -> list[str]:
    return [row.position for row in LongEstate(SettableClock(), tasks).rows]


def test_a_copy_holds_every_row_once_and_says_what_it_is(office: Office) -> None:
    office.ask.begin(person())
    told = office.deliver()

    assert office.contents() == _everything(20)
    assert (office.export.rows, len(office.export.parts)) == (23, 1)
    assert office.export.state(office.clock.now()) == "ready"
    assert told == [Chore("notice", user_id=USER, ref="export_ready")]


def test_what_takes_too_long_goes_on_in_the_next_part(clock: SettableClock) -> None:
    office = Office(LongEstate(clock, 40, seconds_a_row=10))
    office.ask.begin(person())

    office.deliver()

    assert len(office.export.parts) > 5
    assert office.contents() == _everything(40)


def test_what_is_too_large_goes_on_in_the_next_part(
    clock: SettableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_data, "PART_BYTES", 200)
    office = Office(LongEstate(clock, 40))
    office.ask.begin(person())

    office.deliver()

    assert len(office.export.parts) > 5
    assert office.contents() == _everything(40)


def test_a_message_that_comes_twice_changes_nothing(clock: SettableClock) -> None:
    office = Office(LongEstate(clock, 40, seconds_a_row=WORK_AT_MOST.total_seconds() / 10))
    office.ask.begin(person())

    told = office.deliver(times=2)

    assert office.contents() == _everything(40)
    assert told == [Chore("notice", user_id=USER, ref="export_ready")]


def test_an_empty_estate_is_a_copy_as_well(clock: SettableClock) -> None:
    estate = LongEstate(clock, 0)
    estate.rows = []
    office = Office(estate)
    office.ask.begin(person())

    office.deliver()

    assert office.contents() == []
    assert office.export.state(clock.now()) == "ready"


def test_a_message_of_another_export_or_of_nobody_does_nothing(office: Office) -> None:
    office.ask.begin(person())
    office.queues.take()
    for chore in (
        Chore("export", user_id=USER, ref="exp_other"),
        Chore("export", user_id=USER),
        Chore("export", user_id="usr_2", ref=office.export.export_id),
        Chore("export"),
    ):
        office.make(chore)

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
    office = Office(LongEstate(SettableClock(), 6, seconds_a_row=20), counting)
    office.ask.begin(person())
    office.deliver()
    return len(counting.calls)


@pytest.mark.parametrize("stop", ["before", "after"])
@pytest.mark.parametrize("number", range(1, _calls() + 1))
def test_wherever_it_dies_the_copy_is_complete_in_the_end(number: int, stop: str) -> None:
    breaker = Breaker(stop_at={number: "before" if stop == "before" else "after"})
    office = Office(LongEstate(SettableClock(), 6, seconds_a_row=20), breaker)
    office.ask.begin(person())
    office.deliver()
    if office.export.ready_at is None:
        office.ask.begin(person())
        office.deliver()

    assert office.contents() == _everything(6)
