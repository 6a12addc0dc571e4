import pytest

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.task.digest import digest_of
from countersign.domain.task.event_chain import verify
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.domain.task.task import Status
from countersign.ports.tasks import Filter
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import USER, agent, person, proposal, reply
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks


@pytest.fixture
def propose(tasks: InMemoryTasks, clock: SettableClock, ids: CountingIds) -> ProposeTasks:
    return ProposeTasks(tasks, clock, ids, InMemoryRules(tasks), RecordingDiagnostics())


def _candidate(**fields: object) -> Candidate:
    return Candidate(proposal(**fields), agent(), "ada@example.com")


def test_a_proposal_becomes_a_task_that_waits(
    propose: ProposeTasks, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    assert propose(person(approval_ttl_hours=24), [_candidate()]) == 1

    (filed,) = tasks.page(USER, Filter("waiting"), limit=25, position=None).items
    assert filed.task.status is Status.AWAITING_APPROVAL
    assert filed.task.digest == digest_of(filed.body)
    assert filed.body.action == reply()
    assert filed.body.account == "ada@example.com"
    assert (filed.task.expires_at - clock.now()).total_seconds() == 24 * 3600
    verify(filed.task, tasks.events(USER, filed.task.task_id))


def test_the_task_shows_all_that_was_found(propose: ProposeTasks, tasks: InMemoryTasks) -> None:
    warning = Caution(path="to/0", code="unverified_sender")
    found = _candidate(warnings=(warning,), priority=71)

    propose(person(), [found])

    (filed,) = tasks.page(USER, Filter("waiting"), limit=25, position=None).items
    shown = ("evidence", "provenance", "warnings", "why", "title")
    for name in shown:
        assert getattr(filed.body, name) == getattr(found.proposal, name), name
    assert (filed.task.priority, filed.task.engine) == (71, found.proposal.engine)


def test_what_was_observed_is_proposed_once_whatever_its_words(
    propose: ProposeTasks, tasks: InMemoryTasks
) -> None:
    propose(person(), [_candidate()])

    again = _candidate(title="Other words", why="Another reason", action=reply(body="Other."))

    assert propose(person(), [again]) == 0
    assert len(tasks.heads) == 1


def test_another_observation_is_another_task(propose: ProposeTasks) -> None:
    one = _candidate()
    other = _candidate(source_ids=("message-2",))

    assert propose(person(), [one, other]) == 2


def test_one_persons_observation_hides_nobody_elses(propose: ProposeTasks) -> None:
    propose(person(), [_candidate()])

    assert propose(person(user_id="usr_2"), [_candidate()]) == 1


def test_more_than_fit_into_a_transaction_are_created_in_several(
    propose: ProposeTasks, tasks: InMemoryTasks
) -> None:
    many = [_candidate(source_ids=(f"message-{number}",)) for number in range(45)]

    assert propose(person(), many) == 45
    assert len(tasks.heads) == 45


def test_nothing_proposed_is_nothing_created(propose: ProposeTasks, tasks: InMemoryTasks) -> None:
    assert propose(person(), []) == 0
    assert tasks.stream == []


@pytest.mark.parametrize("source", list(Origin))
def test_a_recipient_of_unknown_origin_leaves_the_task_unverified(
    propose: ProposeTasks, tasks: InMemoryTasks, source: Origin
) -> None:
    known = Provenance(path="to/0", source=Origin.USER)

    propose(person(), [_candidate(provenance=(known, Provenance(path="cc/0", source=source)))])

    (task,) = tasks.heads.values()
    assert task.verified == (source is not Origin.UNKNOWN)
