"""What every authorization server does: each provider's against its sandbox, and the fake."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from countersign.domain.integration import Tokens
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from tests.contracts.rigs.named import PROVIDER_RIGS, oauth_rig
from tests.contracts.rigs.oauth import ANA, OAuthRig
from tests.fakes.oauth import Fault
from tests.sandbox.client import CALLBACK, VERIFIER


@pytest.fixture(params=PROVIDER_RIGS)
def rig(request: pytest.FixtureRequest) -> Iterator[OAuthRig]:
    with oauth_rig(request.param, lambda: request.getfixturevalue("running")) as rig:
        yield rig


def _all(rig: OAuthRig) -> tuple[str, ...]:
    return tuple(one.scope for one in rig.facts.permissions)


def _least(rig: OAuthRig) -> tuple[str, ...]:
    """Without which there is no account at all."""
    return tuple(one.scope for one in rig.facts.permissions if one.required)


def _rest(rig: OAuthRig) -> tuple[str, ...]:
    return tuple(one.scope for one in rig.facts.permissions if not one.required)


def _url(rig: OAuthRig, scopes: tuple[str, ...] | None = None) -> str:
    asked = _all(rig) if scopes is None else scopes
    return rig.oauth.authorization_url("the-state", VERIFIER, CALLBACK, asked)


def _connected(
    rig: OAuthRig, *, leave_out: tuple[str, ...] = (), scopes: tuple[str, ...] | None = None
) -> Tokens:
    code = rig.agree(_url(rig, scopes), leave_out=leave_out)["code"]
    return rig.oauth.exchange(code, VERIFIER, CALLBACK)


def test_the_callback_gets_the_state_back(rig: OAuthRig) -> None:
    assert rig.agree(_url(rig))["state"] == "the-state"


def test_the_verifier_does_not_travel_with_the_browser(rig: OAuthRig) -> None:
    query = parse_qs(urlsplit(_url(rig)).query)
    assert query["code_challenge_method"] == ["S256"]
    assert VERIFIER not in _url(rig)


def test_code_gives_tokens_for_an_hour(rig: OAuthRig) -> None:
    tokens = _connected(rig)
    assert tokens.access_token
    assert tokens.refresh_token
    lifetime = tokens.expires_at - rig.clock.now()
    assert timedelta(minutes=55) < lifetime <= timedelta(hours=1)
    assert set(tokens.scopes) == set(_all(rig))


def test_what_the_person_left_out_is_not_in_the_scopes(rig: OAuthRig) -> None:
    assert set(_connected(rig, leave_out=_rest(rig)).scopes) == set(_least(rig))


def test_the_account_says_who_it_is(rig: OAuthRig) -> None:
    subject = rig.oauth.subject(_connected(rig))
    assert subject.account == ANA
    assert subject.subject


def test_code_is_good_once(rig: OAuthRig) -> None:
    code = rig.agree(_url(rig))["code"]
    rig.oauth.exchange(code, VERIFIER, CALLBACK)
    with pytest.raises(ProviderRefused):
        rig.oauth.exchange(code, VERIFIER, CALLBACK)


@pytest.mark.parametrize(
    ("verifier", "redirect_uri"),
    [("w" * 64, CALLBACK), (VERIFIER, "http://localhost:3000/elsewhere")],
)
def test_code_is_good_only_for_whom_it_was_made(
    rig: OAuthRig, verifier: str, redirect_uri: str
) -> None:
    code = rig.agree(_url(rig))["code"]
    with pytest.raises(ProviderRefused):
        rig.oauth.exchange(code, verifier, redirect_uri)


def test_made_up_code_is_refused(rig: OAuthRig) -> None:
    with pytest.raises(ProviderRefused):
        rig.oauth.exchange("4/made-up", VERIFIER, CALLBACK)


def test_refreshing_gives_another_access_token_and_keeps_the_rest(rig: OAuthRig) -> None:
    tokens = _connected(rig)
    rig.clock.wait(hours=2)
    fresh = rig.oauth.refresh(tokens)
    assert fresh.access_token != tokens.access_token
    assert fresh.refresh_token == tokens.refresh_token
    assert set(fresh.scopes) == set(tokens.scopes)
    assert fresh.expires_at > rig.clock.now()


def test_access_taken_back_breaks_the_connection(rig: OAuthRig) -> None:
    tokens = _connected(rig)
    rig.take_back()
    with pytest.raises(ConnectionBroken):
        rig.oauth.refresh(tokens)
    with pytest.raises(ConnectionBroken):
        rig.oauth.subject(tokens)


def test_tokens_without_a_refresh_token_cannot_be_refreshed(rig: OAuthRig) -> None:
    tokens = _connected(rig).model_copy(update={"refresh_token": None})
    with pytest.raises(ConnectionBroken):
        rig.oauth.refresh(tokens)


def test_giving_the_access_back_twice_is_giving_it_back(rig: OAuthRig) -> None:
    tokens = _connected(rig)
    rig.oauth.revoke(tokens)
    rig.oauth.revoke(tokens)
    with pytest.raises(ConnectionBroken):
        rig.oauth.refresh(tokens)


@pytest.mark.parametrize(("fault", "error"), [("silent", OutcomeUnknown), ("busy", ProviderBusy)])
def test_silence_and_refusal_for_now_are_told_apart(
    rig: OAuthRig, fault: Fault, error: type[Exception]
) -> None:
    tokens = _connected(rig)
    rig.spoil(fault)
    with pytest.raises(error):
        rig.oauth.refresh(tokens)
    code = rig.agree(_url(rig))["code"]
    rig.spoil(fault)
    with pytest.raises(error):
        rig.oauth.exchange(code, VERIFIER, CALLBACK)


def test_only_what_is_asked_for_is_permitted(rig: OAuthRig) -> None:
    tokens = _connected(rig, scopes=_least(rig))
    assert set(tokens.scopes) == set(_least(rig))


def test_what_was_permitted_in_an_earlier_step_stays_permitted(rig: OAuthRig) -> None:
    _connected(rig)

    later = _connected(rig, scopes=_least(rig))

    assert set(later.scopes) == set(_all(rig))
