"""What a person leaves, in every store."""

from datetime import timedelta

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.job import DurableJob
from countersign.domain.task.task import Decision, Enter, Wait
from countersign.domain.task.transitions import approve, claim
from countersign.domain.users.export import Export
from countersign.domain.users.session import Session
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import VerificationLink
from countersign.ports.personal_data import Head
from countersign.ports.tasks import Newborn
from tests.contracts.conftest import Stores
from tests.factories import TASK, USER, account, agent, body, body_of, person, proposed
from tests.fakes.system import MORNING

EVE = "usr_2"


def _settle_in(stores: Stores, user_id: str = USER, email: str = "ada@example.com") -> None:
    stores.users.register(person(user_id=user_id, email=email), "hash")
    stores.agents.add(agent(user_id=user_id))
    stores.integrations.put(account(user_id=user_id), "sealed")
    birth = proposed(body(user_id=user_id))
    stores.tasks.create(user_id, [Newborn(birth, "mark")], month="2026-11")
    stores.tasks.note_run(
        Wait(user_id=user_id, task_id=TASK, run=1, enter=Enter.ASK, started_at=MORNING)
    )
    stores.sessions.put(
        Session(
            user_id=user_id,
            session_id="ses_1",
            generation=1,
            transport="body",
            created_at=MORNING,
            rotated_at=MORNING,
            expires_at=MORNING,
            auth_time=MORNING,
        )
    )


def _close(stores: Stores) -> None:
    stores.users.close(DurableJob(user_id=USER, op="erase", since=MORNING), MORNING)


def test_rows_go_in_bounded_portions_and_only_the_persons_own(stores: Stores) -> None:
    _settle_in(stores)
    _settle_in(stores, EVE, "eve@example.com")
    _close(stores)

    portions = [stores.personal_data.drop_rows(USER, at_most=2) for _ in range(20)]

    assert portions[0] is False
    assert portions[-1] is True
    assert stores.tasks.get(USER, TASK) is None
    assert stores.tasks.events(USER, TASK) == ()
    assert stores.agents.list(USER) == ()
    assert stores.integrations.list(USER) == ()
    assert stores.sessions.get(USER, "ses_1") is None
    closing = stores.users.get(USER)
    assert closing is not None
    assert closing.closing
    assert stores.durable_jobs.list(USER) != ()
    assert stores.tasks.get(EVE, TASK) is not None
    assert stores.integrations.tokens(EVE, account().integration_id) == "sealed"


def test_the_account_goes_last_and_its_address_is_free(stores: Stores) -> None:
    _settle_in(stores)
    _close(stores)
    closing = stores.users.get(USER)
    assert closing is not None

    stores.personal_data.drop_account(closing)

    assert stores.users.get(USER) is None
    assert stores.users.credentials("ada@example.com") is None
    assert stores.durable_jobs.list(USER) == ()
    stores.users.register(person(user_id="usr_3"), "another hash")


def _moved_and_closed(stores: Stores) -> User:
    """The account as it was before it moved to another address and was closed."""
    _settle_in(stores)
    before = stores.users.get(USER)
    assert before is not None
    link = VerificationLink(
        user_id=USER,
        purpose="new_address",
        address="ada@new.example",
        expires_at=MORNING + timedelta(hours=1),
        token_hash="hash of the link",
    )
    stores.verification_links.keep(link)
    stores.credentials.change_address(before, link, MORNING)
    _close(stores)
    return before.model_copy(update={"closing": True})


def test_an_account_that_moved_meanwhile_is_not_erased_by_its_old_address(stores: Stores) -> None:
    old = _moved_and_closed(stores)

    with pytest.raises(Conflict):
        stores.personal_data.drop_account(old)

    assert stores.users.credentials("ada@new.example") == (USER, "hash")
    closing = stores.users.get(USER)
    assert closing is not None
    stores.personal_data.drop_account(closing)
    assert stores.users.credentials("ada@new.example") is None
    assert stores.users.credentials("ada@example.com") is None
    assert stores.users.get(USER) is None


def test_who_took_the_old_address_keeps_it_when_the_account_goes(stores: Stores) -> None:
    old = _moved_and_closed(stores)
    stores.users.register(person(user_id=EVE), "hash of Eve")

    with pytest.raises(Conflict):
        stores.personal_data.drop_account(old)
    closing = stores.users.get(USER)
    assert closing is not None
    stores.personal_data.drop_account(closing)

    assert stores.users.credentials("ada@example.com") == (EVE, "hash of Eve")
    assert stores.users.credentials("ada@new.example") is None


def test_an_account_that_is_being_erased_moves_nowhere(stores: Stores) -> None:
    _settle_in(stores)
    before = stores.users.get(USER)
    assert before is not None
    link = VerificationLink(
        user_id=USER,
        purpose="new_address",
        address="ada@new.example",
        expires_at=MORNING + timedelta(hours=1),
        token_hash="hash of the link",
    )
    stores.verification_links.keep(link)
    _close(stores)
    with pytest.raises(Conflict):
        stores.credentials.change_address(before, link, MORNING)
    closing = stores.users.get(USER)
    assert closing is not None
    stores.personal_data.drop_account(closing)
    with pytest.raises(Conflict):
        stores.credentials.change_address(before, link, MORNING)

    assert stores.users.credentials("ada@new.example") is None
    assert stores.users.credentials("ada@example.com") is None


def test_an_account_that_nobody_closed_does_not_go(stores: Stores) -> None:
    _settle_in(stores)

    with pytest.raises(Conflict):
        stores.personal_data.drop_account(person())
    with pytest.raises(Conflict):
        stores.personal_data.drop_account(person(closing=True))

    assert stores.users.credentials("ada@example.com") == (USER, "hash")


def test_heads_are_found_and_dropped_with_what_waits_for_them(stores: Stores) -> None:
    _settle_in(stores)
    assert stores.personal_data.heads(USER, at_most=10) == (Head(TASK, 1),)

    stores.personal_data.drop_head(USER, TASK)
    stores.personal_data.drop_head(USER, TASK)

    assert stores.personal_data.heads(USER, at_most=10) == ()
    assert stores.tasks.get_with_wait(USER, TASK) == (None, None)


def test_an_effect_under_way_is_found(stores: Stores) -> None:
    _settle_in(stores)
    assert stores.personal_data.acting(USER) == ()
    task = stores.tasks.get(USER, TASK)
    assert task is not None
    decision = Decision(by="user", at=MORNING, digest=task.digest)
    approved = approve(task, body_of(task), by=decision, cooling=timedelta(0))
    stores.tasks.commit(approved)
    claimed = claim(
        approved.after, step="draft", lease="l", now=MORNING, lease_for=timedelta(seconds=35)
    )
    stores.tasks.commit(claimed)

    assert stores.personal_data.acting(USER) == (TASK,)
    assert stores.personal_data.acting(EVE) == ()


def test_belongings_go_on_behind_a_position(stores: Stores) -> None:
    _settle_in(stores)
    everything = list(stores.personal_data.belongings(USER, None))

    rest = list(stores.personal_data.belongings(USER, everything[0].position))

    assert rest == everything[1:]
    assert {"account", "tasks"} <= {one.section for one in everything}
    assert list(stores.personal_data.belongings(USER, everything[-1].position)) == []


def test_an_export_moves_on_from_where_it_was_read(stores: Stores) -> None:
    first = Export(user_id=USER, export_id="exp_1", asked_at=MORNING, updated_at=MORNING)
    assert stores.exports.get(USER) is None
    assert stores.exports.begin(None, first) is True
    assert stores.exports.begin(None, first) is False

    half = first.with_part(10, 100, "TASK#5", MORNING)
    assert stores.exports.advance(first, half) is True
    assert stores.exports.advance(first, half) is False
    assert stores.exports.get(USER) == half

    second = Export(user_id=USER, export_id="exp_2", asked_at=MORNING, updated_at=MORNING)
    assert stores.exports.begin(first, second) is False
    assert stores.exports.begin(half, second) is True
    assert stores.exports.get(USER) == second
