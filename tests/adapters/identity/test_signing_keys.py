"""Keys are changed while sessions live, and nobody notices."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from countersign.adapters.aws.secrets_manager import KEPT_SECONDS
from countersign.adapters.identity.signing_keys import (
    AHEAD,
    KEYS_AT_MOST,
    KeyRing,
    KeysUnusable,
    TooManyKeys,
    read,
    rotated,
)
from countersign.adapters.identity.tokens import SignedTokens, derived_keys
from countersign.domain.errors import TokenInvalid
from countersign.domain.users.session import REFRESH_SLIDING, Session
from countersign.domain.users.session import rotated as refreshed

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FIRST = json.dumps({"kid": "k1", "key": "first" * 13})
TAKEOVER = NOW + AHEAD
SECOND = rotated(FIRST, "second" * 11, NOW)


def session(at: datetime = NOW) -> Session:
    return Session(
        user_id="usr_1",
        session_id="ses_1",
        generation=1,
        transport="body",
        created_at=at,
        rotated_at=at,
        expires_at=at + timedelta(days=7),
        auth_time=at,
    )


class Stored:
    """The secret as one instance sees it: what it has kept, and what there is."""

    def __init__(self, text: str) -> None:
        self.kept = self.there = text
        self.read_again = 0

    def again(self) -> str:
        self.read_again += 1
        self.kept = self.there
        return self.kept

    def mint(self) -> SignedTokens:
        return SignedTokens(KeyRing(lambda: self.kept, self.again))


def test_a_new_key_is_known_before_it_signs() -> None:
    assert AHEAD.total_seconds() > KEPT_SECONDS
    ring = KeyRing(lambda: SECOND, lambda: SECOND)
    assert ring.signing_at(TAKEOVER - timedelta(milliseconds=1)).kid == "k1"
    assert ring.signing_at(TAKEOVER).kid == f"k{TAKEOVER.isoformat(timespec='milliseconds')[:23]}Z"


def test_an_access_token_outlives_the_change_of_keys() -> None:
    before, after = Stored(FIRST).mint(), Stored(SECOND).mint()
    late = TAKEOVER - timedelta(seconds=1)
    token = before.access(session(), late)
    assert after.read_access(token, late + timedelta(minutes=29)).session_id == "ses_1"


def test_a_session_that_is_never_idle_for_a_week_lives_through_every_change() -> None:
    secret, now = FIRST, NOW
    family = session()
    token = Stored(secret).mint().refresh(family)
    for _ in range(12):
        secret = rotated(secret, "another" * 10, now)
        now += REFRESH_SLIDING - timedelta(seconds=1)
        mint = Stored(secret).mint()
        assert mint.read_refresh(token, now)[2] == family.generation
        family = refreshed(family, now)
        token = mint.refresh(family)


def test_a_generation_keeps_its_token_when_the_key_changes() -> None:
    old = session(TAKEOVER - timedelta(seconds=1))
    assert Stored(FIRST).mint().refresh(old) == Stored(SECOND).mint().refresh(old)
    young = session(TAKEOVER)
    assert Stored(FIRST).mint().refresh(young) != Stored(SECOND).mint().refresh(young)


def test_a_key_opens_nothing_once_its_last_token_has_run_out() -> None:
    over = TAKEOVER + REFRESH_SLIDING
    mint = Stored(SECOND).mint()
    forged_refresh = Stored(FIRST).mint().refresh(session(over - timedelta(minutes=1)))
    forged_access = Stored(FIRST).mint().access(session(), over - timedelta(minutes=1))
    mint.read_refresh(forged_refresh, over - timedelta(seconds=1))
    mint.read_access(forged_access, over - timedelta(seconds=1))
    with pytest.raises(TokenInvalid):
        mint.read_refresh(forged_refresh, over)
    with pytest.raises(TokenInvalid):
        mint.read_access(forged_access, over)


def test_a_key_that_an_instance_does_not_know_yet_is_looked_up() -> None:
    stored = Stored(FIRST)
    stored.there = SECOND
    token = Stored(SECOND).mint().access(session(), TAKEOVER)
    assert stored.mint().read_access(token, TAKEOVER).user_id == "usr_1"
    assert stored.read_again == 1


def test_a_key_that_was_taken_away_opens_nothing() -> None:
    token = Stored(FIRST).mint().access(session(), NOW)
    alone = json.dumps({"kid": "k2", "key": "second" * 11})
    with pytest.raises(TokenInvalid):
        Stored(alone).mint().read_access(token, NOW)


def test_what_was_sealed_before_the_change_is_opened_after_it() -> None:
    ring = KeyRing(lambda: SECOND, lambda: SECOND)
    before = derived_keys(KeyRing(lambda: FIRST, lambda: FIRST), "cursor", NOW)
    assert derived_keys(ring, "cursor", NOW)[0] == before[0]
    after = derived_keys(ring, "cursor", TAKEOVER)
    assert after[0] != before[0]
    assert before[0] in after


def test_changing_keys_drops_what_has_run_out_and_no_other() -> None:
    secret = rotated(SECOND, "third" * 13, TAKEOVER)
    assert [key.key[:5] for key in read(secret)] == ["third", "secon", "first"]
    later = rotated(SECOND, "third" * 13, TAKEOVER + REFRESH_SLIDING)
    assert [key.key[:5] for key in read(later)] == ["third", "secon"]


def test_keys_that_are_still_needed_are_never_dropped_for_another() -> None:
    secret = FIRST
    for number in range(1, KEYS_AT_MOST):
        secret = rotated(secret, f"{number}" * 64, NOW + timedelta(hours=number))
    with pytest.raises(TooManyKeys):
        rotated(secret, "x" * 64, NOW + timedelta(hours=KEYS_AT_MOST))


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"kid": "k1"}',
        '{"kid": "k1", "key": "short"}',
        json.dumps({"kid": "k1", "key": "x" * 64, "signs_from": "soon"}),
        json.dumps({"kid": "k1", "key": "x" * 64, "earlier": [{"kid": "k0"}]}),
        json.dumps({"kid": "k1", "key": "x" * 64, "earlier": [{"kid": "k1", "key": "y" * 64}]}),
    ],
)
def test_a_secret_of_another_form_is_refused(secret: str) -> None:
    with pytest.raises(KeysUnusable):
        read(secret)


def test_no_key_shows_in_print() -> None:
    assert "first" not in repr(read(FIRST))
