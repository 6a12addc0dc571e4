"""What every store of people, sessions and agents keeps to."""

from datetime import timedelta

import pytest

from countersign.domain.agent import Cursor, ScanReport
from countersign.domain.errors import Conflict, EmailTaken, NotFound
from countersign.domain.users.preferences import (
    Meeting,
    NotificationWishes,
    Preferences,
    WorkingHours,
)
from countersign.domain.users.session import REFRESH_SLIDING, Session, rotated
from countersign.domain.users.session_revocation import without_session, without_sessions
from countersign.domain.users.user import User
from tests.contracts.conftest import Stores
from tests.factories import USER, agent, person
from tests.fakes.system import MORNING

LATER = MORNING + timedelta(minutes=5)


@pytest.fixture
def ada(stores: Stores) -> User:
    stores.users.register(person(), "hash of Ada")
    return person()


def _session(**fields: object) -> Session:
    complete: dict[str, object] = {
        "user_id": USER,
        "session_id": "ses_1",
        "generation": 1,
        "transport": "body",
        "created_at": MORNING,
        "rotated_at": MORNING,
        "expires_at": MORNING + REFRESH_SLIDING,
        "auth_time": MORNING,
    }
    return Session.model_validate(complete | fields)


def test_who_registered_is_there(stores: Stores, ada: User) -> None:
    assert stores.users.get(USER) == ada
    assert stores.users.credentials(ada.email) == (USER, "hash of Ada")


def test_who_did_not_is_not(stores: Stores) -> None:
    assert stores.users.get(USER) is None
    assert stores.users.credentials("ada@example.com") is None


def test_an_address_is_taken_once(stores: Stores, ada: User) -> None:
    with pytest.raises(EmailTaken):
        stores.users.register(person(user_id="usr_2"), "hash of Eve")

    assert stores.users.get("usr_2") is None
    assert stores.users.credentials(ada.email) == (USER, "hash of Ada")


def test_the_next_scan_is_set_and_taken_off(stores: Stores, ada: User) -> None:
    stores.users.set_next_scan(USER, LATER)
    assert stores.users.get(USER) == person(next_scan_at=LATER)

    stores.users.set_next_scan(USER, None)
    assert stores.users.get(USER) == ada


def test_setting_the_next_scan_of_nobody_creates_nobody(stores: Stores) -> None:
    stores.users.set_next_scan(USER, LATER)

    assert stores.users.get(USER) is None


def test_the_clock_moves_a_scan_only_from_where_it_saw_it(stores: Stores, ada: User) -> None:
    stores.users.set_next_scan(USER, MORNING)

    assert stores.users.postpone_scan(USER, MORNING, LATER) is True
    assert stores.users.postpone_scan(USER, MORNING, MORNING) is False

    assert stores.users.get(USER) == person(next_scan_at=LATER)


def test_one_scan_at_a_time_holds_the_lease(stores: Stores, ada: User) -> None:
    until = MORNING + timedelta(seconds=80)

    assert stores.users.lease_scan(USER, "first", MORNING, until) is True
    assert stores.users.lease_scan(USER, "second", MORNING, until) is False


@pytest.mark.parametrize("later", [1, 79, 80])
def test_a_lease_is_not_taken_from_who_still_holds_it(
    stores: Stores, ada: User, later: int
) -> None:
    lease = timedelta(seconds=80)
    stores.users.lease_scan(USER, "first", MORNING, MORNING + lease)
    now = MORNING + timedelta(seconds=later)

    assert stores.users.lease_scan(USER, "second", now, now + lease) is False
    stores.users.release_scan(USER, "second")
    assert stores.users.lease_scan(USER, "third", now, now + lease) is False


def test_a_lease_that_ran_out_is_free(stores: Stores, ada: User) -> None:
    stores.users.lease_scan(USER, "first", MORNING, MORNING + timedelta(seconds=80))

    assert stores.users.lease_scan(USER, "second", LATER, LATER + timedelta(seconds=80)) is True


def test_a_lease_that_was_given_back_is_free(stores: Stores, ada: User) -> None:
    stores.users.lease_scan(USER, "first", MORNING, LATER)

    stores.users.release_scan(USER, "first")

    assert stores.users.lease_scan(USER, "second", MORNING, LATER) is True


def test_nobody_gives_back_what_another_holds(stores: Stores, ada: User) -> None:
    stores.users.lease_scan(USER, "first", MORNING, LATER)

    stores.users.release_scan(USER, "second")

    assert stores.users.lease_scan(USER, "third", MORNING, LATER) is False


def test_a_lease_does_not_show_on_the_person(stores: Stores, ada: User) -> None:
    stores.users.lease_scan(USER, "first", MORNING, LATER)

    assert stores.users.get(USER) == ada


def test_a_session_is_kept(stores: Stores) -> None:
    stores.sessions.put(_session())

    assert stores.sessions.get(USER, "ses_1") == _session()
    assert stores.sessions.get("usr_2", "ses_1") is None


def test_of_two_refreshes_that_read_the_same_one_rotates(stores: Stores) -> None:
    family = _session()
    stores.sessions.put(family)
    first, second = rotated(family, LATER), rotated(family, LATER + timedelta(seconds=1))

    assert stores.sessions.rotate(family, first) is True
    assert stores.sessions.rotate(family, second) is False

    assert stores.sessions.get(USER, "ses_1") == first


def test_a_revoked_session_stays_revoked(stores: Stores) -> None:
    family = _session()
    stores.sessions.put(family)

    stores.sessions.revoke(USER, "ses_1")
    stores.sessions.revoke(USER, "ses_1")

    assert stores.sessions.rotate(family, rotated(family, LATER)) is False
    assert stores.sessions.get(USER, "ses_1") is None


def test_agents_are_listed_oldest_first(stores: Stores) -> None:
    for number in (1, 2, 3):
        stores.agents.add(
            agent(agent_id=f"agt_{number}", created_at=MORNING + timedelta(minutes=number))
        )

    assert [found.agent_id for found in stores.agents.list(USER)] == ["agt_1", "agt_2", "agt_3"]
    assert stores.agents.list("usr_2") == ()


def test_an_agent_is_read_as_it_was_added(stores: Stores) -> None:
    hired = agent(cursors={"int_1/mail": Cursor(position="7", backlog=("thread-1",))})

    stores.agents.add(hired)

    assert stores.agents.get(USER, "agt_1") == hired
    assert stores.agents.get(USER, "agt_2") is None


def test_a_scan_and_its_person_do_not_undo_each_other(stores: Stores) -> None:
    before = agent()
    stores.agents.add(before)
    report = ScanReport(at=LATER, phase="done", read=3, proposed=1)
    cursors = {"int_1/mail": Cursor(position="9")}

    stores.agents.save(before.model_copy(update={"name": "Postmistress", "status": "paused"}))
    stores.agents.checkpoint(
        before.model_copy(update={"cursors": cursors, "last_scan": report, "next_scan_at": LATER})
    )

    assert stores.agents.get(USER, "agt_1") == before.model_copy(
        update={
            "name": "Postmistress",
            "status": "paused",
            "cursors": cursors,
            "last_scan": report,
            "next_scan_at": LATER,
        }
    )


def test_what_is_set_to_nothing_is_nothing(stores: Stores) -> None:
    stores.agents.add(agent())

    stores.agents.save(agent(status="paused", next_scan_at=None))

    assert stores.agents.get(USER, "agt_1") == agent(status="paused", next_scan_at=None)


def test_a_dismissed_agent_does_not_come_back_by_its_last_scan(stores: Stores) -> None:
    stores.agents.add(agent())
    stores.agents.remove(USER, "agt_1")

    with pytest.raises(NotFound):
        stores.agents.checkpoint(agent())
    with pytest.raises(NotFound):
        stores.agents.save(agent())

    assert stores.agents.list(USER) == ()


def test_what_a_person_says_of_themselves_is_kept(stores: Stores, ada: User) -> None:
    stores.users.set_next_scan(USER, LATER)
    renamed = ada.model_copy(
        update={"name": "Ada King", "timezone": "Europe/London", "locale": "en-GB"}
    )

    stores.users.save_profile(renamed.model_copy(update={"plan": "premium"}))

    assert stores.users.get(USER) == renamed.model_copy(update={"next_scan_at": LATER})


def test_nobody_comes_into_being_by_what_they_say(stores: Stores) -> None:
    with pytest.raises(NotFound):
        stores.users.save_profile(person())
    with pytest.raises(Conflict):
        stores.users.save_preferences(USER, None, Preferences())

    assert stores.users.get(USER) is None
    assert stores.users.preferences(USER) is None


def test_preferences_are_read_as_they_were_set(stores: Stores, ada: User) -> None:
    wanted = Preferences(
        tone="formal",
        signature="Ada\nKing",
        never_touch=("example.org", "boss@example.com"),
        meeting=Meeting(no_meetings_before="10:00"),
        notifications=NotificationWishes(quiet_hours=None),
        working_hours=WorkingHours(mon=(), sat=(("10:00", "12:00"),)),
    )
    assert stores.users.preferences(USER) is None

    stores.users.save_preferences(USER, None, wanted)

    assert stores.users.preferences(USER) == wanted


def test_what_decisions_need_of_the_preferences_stands_with_the_account(
    stores: Stores, ada: User
) -> None:
    stores.users.save_preferences(
        USER, None, Preferences(cooling_seconds=60, approval_ttl_hours=24)
    )

    assert stores.users.get(USER) == person(cooling_seconds=60, approval_ttl_hours=24)


def test_of_two_changes_to_the_same_preferences_one_holds(stores: Stores, ada: User) -> None:
    first, second = Preferences(cooling_seconds=30), Preferences(cooling_seconds=60)
    stores.users.save_preferences(USER, None, first)

    with pytest.raises(Conflict):
        stores.users.save_preferences(USER, None, second)
    stores.users.save_preferences(USER, first, second)
    with pytest.raises(Conflict):
        stores.users.save_preferences(USER, first, Preferences())

    assert stores.users.preferences(USER) == second
    assert stores.users.get(USER) == person(cooling_seconds=60)


def test_a_session_ends_together_with_what_the_account_remembers(stores: Stores, ada: User) -> None:
    stores.sessions.put(_session())
    after = without_session(ada, "ses_1", MORNING)
    stores.sessions.end(ada, after, "ses_1")
    assert stores.sessions.get(USER, "ses_1") is None
    assert stores.users.get(USER) == after


def test_an_end_that_was_not_read_is_never_forgotten(stores: Stores, ada: User) -> None:
    stores.sessions.put(_session(session_id="ses_2"))
    first = without_session(ada, "ses_1", MORNING)
    stores.sessions.end(ada, first, "ses_1")
    with pytest.raises(Conflict):
        stores.sessions.end(ada, without_session(ada, "ses_2", MORNING), "ses_2")
    with pytest.raises(Conflict):
        stores.sessions.end_all(ada, without_sessions(ada, MORNING, keep=None))
    assert stores.sessions.get(USER, "ses_2") is not None
    assert stores.users.get(USER) == first
    second = without_session(first, "ses_2", LATER)
    stores.sessions.end(first, second, "ses_2")
    stores.sessions.end_all(second, without_sessions(second, LATER, keep="ses_3"))
    ended = stores.users.get(USER)
    assert ended is not None
    assert ended.sessions_valid_after == LATER
    assert ended.kept_session == "ses_3"


def test_nobodys_sessions_end_on_no_account(stores: Stores) -> None:
    with pytest.raises(Conflict):
        stores.sessions.end_all(person(), without_sessions(person(), MORNING, keep=None))
    assert stores.users.get(USER) is None


def test_sessions_are_listed_newest_first_and_to_their_own(stores: Stores, ada: User) -> None:
    for number in range(1, 4):
        stores.sessions.put(_session(session_id=f"ses_{number}"))
    stores.sessions.put(_session(user_id="usr_2", session_id="ses_9"))
    listed = [session.session_id for session in stores.sessions.page(USER, at_most=100)]
    assert listed == ["ses_3", "ses_2", "ses_1"]


def test_every_session_is_reached_page_by_page(stores: Stores, ada: User) -> None:
    for number in range(130):
        stores.sessions.put(_session(session_id=f"ses_{number:03}"))
    found: list[str] = []
    while page := stores.sessions.page(USER, at_most=50, after=found[-1] if found else None):
        found += [session.session_id for session in page]

    assert found == [f"ses_{number:03}" for number in reversed(range(130))]


def test_a_refresh_does_not_undo_a_proof_that_was_given_meanwhile(
    stores: Stores, ada: User
) -> None:
    read = _session()
    stores.sessions.put(read)
    assert stores.sessions.rotate(read, read.model_copy(update={"auth_time": LATER}))
    assert not stores.sessions.rotate(read, rotated(read, LATER))


def test_a_person_was_last_seen_when_any_session_of_theirs_renewed_its_tokens(
    stores: Stores, ada: User
) -> None:
    assert stores.sessions.last_seen(USER) is None
    early = _session(session_id="ses_1")
    stores.sessions.put(early)
    stores.sessions.put(_session(session_id="ses_2"))
    stores.sessions.put(_session(user_id="usr_2", session_id="ses_9", rotated_at=LATER))
    assert stores.sessions.last_seen(USER) == early.rotated_at
    assert stores.sessions.rotate(early, rotated(early, LATER))
    assert stores.sessions.last_seen(USER) == LATER


def test_no_preferences_are_kept_by_a_call_that_was_let_in_before_the_account_was_taken_back(
    stores: Stores,
) -> None:
    """A signature, say, under the letters of whoever has the account now."""
    stores.users.register(person(), "hash")
    wanted = Preferences(signature="Eve")
    stores.sessions.end_all(person(), without_sessions(person(), MORNING, keep=None))
    with pytest.raises(Conflict):
        stores.users.save_preferences(USER, None, wanted, by=person())
    assert stores.users.preferences(USER) is None

    ended = stores.users.get(USER)
    stores.users.save_preferences(USER, None, wanted, by=ended)
    assert stores.users.preferences(USER) == wanted
