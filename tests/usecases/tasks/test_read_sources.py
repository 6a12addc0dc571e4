"""What a task was made from, read again for its person."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.errors import NotFound, TooMany
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.rate_limits import RATE_LIMITS
from countersign.domain.sources.mail_thread import MailThread
from countersign.ports.providers import (
    AccessFailed,
    ConnectionBroken,
    ProviderBusy,
    ProviderRefused,
)
from countersign.ports.tasks import Newborn
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.tasks.read_sources import (
    BEGINS_WITHIN,
    ENDS_WITHIN,
    READ_AT_ONCE,
    ReadSources,
    SourcesRead,
)
from tests import factories
from tests.factories import GMAIL, TASK, USER
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.rate_limits import CountingAttempts
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks

ADA = "ada@example.com"
GATEWAY_WAITS = timedelta(seconds=29)
"""API Gateway's limit for an integration."""


class Reader:
    """Ada with one task and the mailbox that it was made from."""

    def __init__(self, mailbox: FakeMailbox | None = None) -> None:
        self.mailbox = mailbox or FakeMailbox(ADA)
        self.tasks, self.integrations = InMemoryTasks(), InMemoryIntegrations()
        self.clock, self.diagnostics = SettableClock(), RecordingDiagnostics()
        self.integrations.put(factories.account(), "sealed")
        self.read = ReadSources(
            self.tasks,
            self.integrations,
            FakeProviders({"mail": {ADA: self.mailbox}}),
            RateLimiter(CountingAttempts(), self.clock),
            self.clock,
            self.diagnostics,
        )

    def task(self, **fields: Any) -> None:
        change = factories.proposed(factories.body(**fields))
        self.tasks.create(USER, [Newborn(change, "seen")], month="2026-11")

    def pile(self, count: int) -> None:
        """Of so many conversations, each with one mail."""
        for number in range(1, count + 1):
            self.mailbox.deliver(f"Mail {number}", thread_id=f"thread-{number}")
        self.task(action=factories.archive(*range(1, count + 1)))

    def __call__(self, ref: str | None = None) -> SourcesRead:
        return self.read(USER, TASK, ref)


@pytest.fixture
def reader() -> Reader:
    return Reader()


def refs(read: SourcesRead) -> list[str]:
    return [thread(read, at).ref for at in range(len(read.items))]


def thread(read: SourcesRead, at: int = 0) -> MailThread:
    item = read.items[at]
    assert isinstance(item, MailThread)
    return item


def test_the_whole_conversation_is_read_with_the_place_where_it_can_be_opened(
    reader: Reader,
) -> None:
    reader.mailbox.deliver("Shall we have lunch?", thread_id="thread-1")
    reader.mailbox.send("grace@elsewhere.example", "When?", thread_id="thread-1")
    reader.task()

    read = reader()

    assert (read.missing, read.more) == ([], [])
    found = thread(read)
    assert (found.integration_id, found.ref, found.left_out) == (GMAIL, "thread-1", 0)
    assert found.url == f"https://mail.example/{ADA}/thread-1"
    assert [message.text for message in found.messages] == ["Shall we have lunch?", "When?"]
    assert [message.sender for message in found.messages] == [
        "Grace <grace@elsewhere.example>",
        ADA,
    ]


def test_of_a_pile_five_are_read_and_the_rest_is_named(reader: Reader) -> None:
    reader.pile(8)
    read = reader()
    assert refs(read) == [f"thread-{n}" for n in range(1, READ_AT_ONCE + 1)]
    assert read.more == ["thread-6", "thread-7", "thread-8"]


def test_one_of_a_pile_is_read_by_its_name_wherever_it_stands(reader: Reader) -> None:
    reader.pile(8)
    read = reader("thread-7")
    assert (refs(read), read.more) == (["thread-7"], [])


def test_what_the_task_does_not_name_is_not_read(reader: Reader) -> None:
    reader.mailbox.deliver("Something private", thread_id="another")
    reader.task()
    with pytest.raises(NotFound):
        reader("another")


def test_what_was_taken_out_of_a_pile_is_not_read_by_its_task(reader: Reader) -> None:
    reader.task(action=factories.archive(1, 2))
    head = reader.tasks.heads[USER, TASK]
    smaller = factories.body(revision=2, action=factories.archive(2))
    reader.tasks.bodies[USER, TASK, 2] = smaller
    reader.tasks.heads[USER, TASK] = head.model_copy(update={"revision": 2})
    with pytest.raises(NotFound):
        reader("thread-1")


def test_a_task_that_is_not_there_or_not_theirs_is_not_read(reader: Reader) -> None:
    reader.task()
    with pytest.raises(NotFound):
        reader.read("usr_eve", TASK)
    with pytest.raises(NotFound):
        reader.read(USER, "tsk_none")


def test_what_was_deleted_at_the_provider_is_missing_and_the_rest_is_read(reader: Reader) -> None:
    reader.pile(3)
    reader.mailbox.delete_for_good("thread-2")
    read = reader()
    assert (refs(read), read.missing) == (["thread-1", "thread-3"], ["thread-2"])


def test_a_message_that_cannot_be_read_is_missing_and_the_others_are_there(
    reader: Reader,
) -> None:
    reader.mailbox.deliver("Fine", thread_id="thread-1")
    broken = reader.mailbox.deliver("", thread_id="thread-1", is_broken=True)
    reader.task()
    read = reader()
    assert [message.text for message in thread(read).messages] == ["Fine"]
    assert read.missing == [broken.message_id]


class Unheard(Thread):
    """A stranger wrote what nobody thought of."""

    def __getattribute__(self, name: str) -> Any:
        if name == "messages":
            raise RecursionError("secret words of a stranger")
        return super().__getattribute__(name)


class Poisoned(FakeMailbox):
    def read_whole(self, ref: str, *, within: timedelta) -> Thread:
        if ref == "thread-2":
            return Unheard(thread_id=ref, messages=())
        return super().read_whole(ref, within=within)


def test_what_breaks_whoever_reads_it_is_missing_and_an_operator_hears_of_it() -> None:
    reader = Reader(Poisoned(ADA))
    reader.pile(3)
    read = reader()
    assert (refs(read), read.missing) == (["thread-1", "thread-3"], ["thread-2"])
    ((what, ref, problem),) = reader.diagnostics.aside
    assert (what, ref, type(problem)) == ("thread", "thread-2", RecursionError)


def test_an_account_that_is_gone_is_said_to_be(reader: Reader) -> None:
    reader.task()
    reader.integrations.remove(USER, GMAIL)
    with pytest.raises(ConnectionBroken, match="not connected any more"):
        reader()


def test_an_account_that_lets_us_in_no_more_is_said_to_be(reader: Reader) -> None:
    reader.task()
    reader.mailbox.connected = False
    with pytest.raises(ConnectionBroken):
        reader()


def test_an_account_whose_mail_was_not_permitted_is_not_read(reader: Reader) -> None:
    reader.mailbox.deliver(thread_id="thread-1")
    reader.task()
    reader.integrations.put(factories.account(scopes=("openid", "email")), "sealed")
    with pytest.raises(ConnectionBroken, match="Connect it again"):
        reader()


@pytest.mark.parametrize("fault", ["busy", "lost_before"])
def test_a_provider_that_does_not_answer_now_is_busy(reader: Reader, fault: Any) -> None:
    reader.mailbox.deliver(thread_id="thread-1")
    reader.task()
    reader.mailbox.spoil("thread", fault)
    with pytest.raises(ProviderBusy):
        reader()
    assert refs(reader()) == ["thread-1"]


class Failing(FakeMailbox):
    """One conversation cannot be read, for a reason that is not in it."""

    reason: Exception

    def read_whole(self, ref: str, *, within: timedelta) -> Thread:
        if ref == "thread-2":
            raise self.reason
        return super().read_whole(ref, within=within)


@pytest.fixture
def failing() -> Reader:
    reader = Reader(Failing(ADA))
    reader.pile(3)
    return reader


@pytest.mark.parametrize("ours", [AccessFailed("No key."), OSError("No store."), KeyError("us")])
def test_what_fails_with_us_is_not_said_to_be_missing(failing: Reader, ours: Exception) -> None:
    Failing.reason = ours
    with pytest.raises(type(ours)):
        failing()
    with pytest.raises(type(ours)):
        failing("thread-2")


def test_what_is_refused_is_left_to_be_asked_for_and_says_then_what_is_wrong(
    failing: Reader,
) -> None:
    Failing.reason = ProviderRefused("The answer is too large to read.")
    read = failing()
    assert (refs(read), read.missing, read.more) == (["thread-1", "thread-3"], [], ["thread-2"])
    with pytest.raises(ProviderRefused, match="too large"):
        failing("thread-2")


def test_what_was_read_before_the_provider_fell_silent_is_shown(failing: Reader) -> None:
    Failing.reason = ProviderBusy("Not now.")
    read = failing()
    assert (refs(read), read.more) == (["thread-1"], ["thread-2", "thread-3"])


class Slow(FakeMailbox):
    """It is at each conversation for as long as it takes, or as it is given."""

    clock: SettableClock

    def read_whole(self, ref: str, *, within: timedelta) -> Thread:
        self.clock.wait(seconds=min(self.takes, within) / timedelta(seconds=1))
        return super().read_whole(ref, within=within)


class Slower(Slow):
    """The first is there in time; after that it falls asleep."""

    def read_whole(self, ref: str, *, within: timedelta) -> Thread:
        thread = super().read_whole(ref, within=within)
        self.takes = timedelta(hours=1)
        return thread


def slow(takes: timedelta, mailbox: type[Slow] = Slow) -> Reader:
    reader = Reader(mailbox(ADA, takes=takes))
    Slow.clock = reader.clock
    reader.pile(4)
    return reader


def test_a_slow_provider_is_not_asked_for_more_than_the_gateway_waits_for() -> None:
    reader = slow(BEGINS_WITHIN * 0.6)
    read = reader()
    assert (refs(read), read.more) == (["thread-1", "thread-2"], ["thread-3", "thread-4"])


@pytest.mark.parametrize("ref", [None, "thread-2"])
def test_a_provider_that_takes_longer_than_anybody_waits_is_busy_before_the_gateway_gives_up(
    ref: str | None,
) -> None:
    assert GATEWAY_WAITS - timedelta(seconds=9) >= ENDS_WITHIN
    for takes in (ENDS_WITHIN, timedelta(hours=1)):
        reader = slow(takes)
        begun = reader.clock.now()
        with pytest.raises(ProviderBusy) as busy:
            reader(ref)
        assert busy.value.retry_after >= 1
        assert reader.clock.now() - begun <= ENDS_WITHIN


def test_what_is_begun_late_is_given_no_more_than_the_time_that_is_left() -> None:
    reader = slow(BEGINS_WITHIN * 0.9, Slower)
    begun = reader.clock.now()
    read = reader()
    assert (refs(read), read.more) == (["thread-1"], ["thread-2", "thread-3", "thread-4"])
    assert reader.clock.now() - begun <= ENDS_WITHIN


def test_what_does_not_fit_into_the_answer_is_asked_for_by_itself(reader: Reader) -> None:
    for number in range(1, 4):
        for _ in range(60):
            reader.mailbox.deliver("\N{PILE OF POO}" * 60_000, thread_id=f"thread-{number}")
    reader.task(action=factories.archive(1, 2, 3))

    read = reader()

    assert refs(read) == ["thread-1"]
    assert 0 < len(thread(read).messages) < 60
    assert thread(read).left_out == 60 - len(thread(read).messages)
    assert read.more == ["thread-2", "thread-3"]
    assert refs(reader("thread-3")) == ["thread-3"]


def test_reading_is_limited_for_a_person_and_what_is_not_there_costs_nothing(
    reader: Reader,
) -> None:
    reader.mailbox.deliver(thread_id="thread-1")
    reader.task()
    for _ in range(RATE_LIMITS["sources"].times):
        with pytest.raises(NotFound):
            reader("another")
    for _ in range(RATE_LIMITS["sources"].times):
        assert refs(reader()) == ["thread-1"]
    with pytest.raises(TooMany):
        reader()


def test_of_a_long_conversation_the_newest_hundred_are_read(reader: Reader) -> None:
    mails: list[Mail] = [
        reader.mailbox.deliver(f"Number {n}", thread_id="thread-1") for n in range(120)
    ]
    reader.task()
    found = thread(reader())
    assert found.left_out == 20
    assert [message.id for message in found.messages] == [m.message_id for m in mails[20:]]
