"""What every authorization server does: the Google adapter against the sandbox, and the fake."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

import pytest

from countersign.adapters.google.oauth import SCOPES, GoogleOAuth
from countersign.domain.integration import Tokens
from countersign.domain.providers import GMAIL_MODIFY
from countersign.ports.integrations import OAuth
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from tests.adapters.google.live import google_at, live_sandbox
from tests.fakes.oauth import FakeOAuth, Fault
from tests.fakes.system import SettableClock
from tests.sandbox.client import CALLBACK, CLIENT, VERIFIER, Sandbox, answer_in

ANA = "ana@home.example"


class Rig(Protocol):
    @property
    def oauth(self) -> OAuth: ...

    @property
    def clock(self) -> SettableClock: ...

    def agree(self, url: str, *, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
        """The person agrees as Ana; answers what the callback is given."""
        ...

    def take_back(self) -> None:
        """Ana ends the access at the provider."""
        ...

    def spoil(self, fault: Fault) -> None:
        """Spoil the next call."""
        ...


@dataclass
class FakeRig:
    clock: SettableClock
    oauth: FakeOAuth

    def agree(self, url: str, *, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
        return self.oauth.agree(url, ANA, leave_out=leave_out)

    def take_back(self) -> None:
        self.oauth.take_back(ANA)

    def spoil(self, fault: Fault) -> None:
        self.oauth.fault = fault


@dataclass
class GoogleRig:
    clock: SettableClock
    oauth: GoogleOAuth
    sandbox: Sandbox

    def agree(self, url: str, *, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
        page = self.sandbox.wire.request("GET", url)
        offered = re.findall(r'name="scope"[^>]* value="([^"]+)"', page.text)
        form = {
            "decision": "allow",
            "account": "new",
            "new_email": ANA,
            "scope": [scope for scope in offered if scope not in leave_out],
        }
        return answer_in(self.sandbox.wire.request("POST", url, data=form))

    def take_back(self) -> None:
        self.sandbox.control("POST", "/tokens/revoke", {"account": ANA})

    def spoil(self, fault: Fault) -> None:
        fields = {"mode": "before"} if fault == "silent" else {"mode": "status", "status": 429}
        entry = {"provider": "google", "method": "*", "path_regex": "/(token|revoke|userinfo)$"}
        self.sandbox.control("POST", "/faults", entry | fields)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with live_sandbox(tmp_path_factory.mktemp("sandbox")) as sandbox:
        yield sandbox


@pytest.fixture(params=["google", "fake"])
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    clock = SettableClock()
    if request.param == "fake":
        yield FakeRig(clock, FakeOAuth(clock))
        return
    sandbox: Sandbox = request.getfixturevalue("running")
    oauth = GoogleOAuth(
        CLIENT["client_id"], CLIENT["client_secret"], clock, base_url=google_at(sandbox)
    )
    yield GoogleRig(clock, oauth, sandbox)
    oauth.close()
    sandbox.control("POST", "/reset")


def _url(rig: Rig, scopes: tuple[str, ...] = SCOPES) -> str:
    return rig.oauth.authorization_url("the-state", VERIFIER, CALLBACK, scopes)


def _connected(
    rig: Rig, *, leave_out: tuple[str, ...] = (), scopes: tuple[str, ...] = SCOPES
) -> Tokens:
    code = rig.agree(_url(rig, scopes), leave_out=leave_out)["code"]
    return rig.oauth.exchange(code, VERIFIER, CALLBACK)


def test_the_callback_gets_the_state_back(rig: Rig) -> None:
    assert rig.agree(_url(rig))["state"] == "the-state"


def test_the_verifier_does_not_travel_with_the_browser(rig: Rig) -> None:
    query = parse_qs(urlsplit(_url(rig)).query)
    assert query["code_challenge_method"] == ["S256"]
    assert VERIFIER not in _url(rig)


def test_code_gives_tokens_for_an_hour(rig: Rig) -> None:
    tokens = _connected(rig)
    assert tokens.access_token
    assert tokens.refresh_token
    lifetime = tokens.expires_at - rig.clock.now()
    assert timedelta(minutes=55) < lifetime <= timedelta(hours=1)
    assert set(tokens.scopes) == {"openid", "email", GMAIL_MODIFY}


def test_what_the_person_left_out_is_not_in_the_scopes(rig: Rig) -> None:
    assert set(_connected(rig, leave_out=(GMAIL_MODIFY,)).scopes) == {"openid", "email"}


def test_the_account_says_who_it_is(rig: Rig) -> None:
    subject = rig.oauth.subject(_connected(rig))
    assert subject.account == ANA
    assert subject.subject


def test_code_is_good_once(rig: Rig) -> None:
    code = rig.agree(_url(rig))["code"]
    rig.oauth.exchange(code, VERIFIER, CALLBACK)
    with pytest.raises(ProviderRefused):
        rig.oauth.exchange(code, VERIFIER, CALLBACK)


@pytest.mark.parametrize(
    ("verifier", "redirect_uri"),
    [("w" * 64, CALLBACK), (VERIFIER, "http://localhost:3000/elsewhere")],
)
def test_code_is_good_only_for_whom_it_was_made(rig: Rig, verifier: str, redirect_uri: str) -> None:
    code = rig.agree(_url(rig))["code"]
    with pytest.raises(ProviderRefused):
        rig.oauth.exchange(code, verifier, redirect_uri)


def test_made_up_code_is_refused(rig: Rig) -> None:
    with pytest.raises(ProviderRefused):
        rig.oauth.exchange("4/made-up", VERIFIER, CALLBACK)


def test_refreshing_gives_another_access_token_and_keeps_the_rest(rig: Rig) -> None:
    tokens = _connected(rig)
    rig.clock.wait(hours=2)
    fresh = rig.oauth.refresh(tokens)
    assert fresh.access_token != tokens.access_token
    assert fresh.refresh_token == tokens.refresh_token
    assert set(fresh.scopes) == set(tokens.scopes)
    assert fresh.expires_at > rig.clock.now()


def test_access_taken_back_breaks_the_connection(rig: Rig) -> None:
    tokens = _connected(rig)
    rig.take_back()
    with pytest.raises(ConnectionBroken):
        rig.oauth.refresh(tokens)
    with pytest.raises(ConnectionBroken):
        rig.oauth.subject(tokens)


def test_tokens_without_a_refresh_token_cannot_be_refreshed(rig: Rig) -> None:
    tokens = _connected(rig).model_copy(update={"refresh_token": None})
    with pytest.raises(ConnectionBroken):
        rig.oauth.refresh(tokens)


def test_giving_the_access_back_twice_is_giving_it_back(rig: Rig) -> None:
    tokens = _connected(rig)
    rig.oauth.revoke(tokens)
    rig.oauth.revoke(tokens)
    with pytest.raises(ConnectionBroken):
        rig.oauth.refresh(tokens)


@pytest.mark.parametrize(("fault", "error"), [("silent", OutcomeUnknown), ("busy", ProviderBusy)])
def test_silence_and_refusal_for_now_are_told_apart(
    rig: Rig, fault: Fault, error: type[Exception]
) -> None:
    tokens = _connected(rig)
    rig.spoil(fault)
    with pytest.raises(error):
        rig.oauth.refresh(tokens)
    code = rig.agree(_url(rig))["code"]
    rig.spoil(fault)
    with pytest.raises(error):
        rig.oauth.exchange(code, VERIFIER, CALLBACK)


def test_only_what_is_asked_for_is_permitted(rig: Rig) -> None:
    tokens = _connected(rig, scopes=("openid", "email"))
    assert set(tokens.scopes) == {"openid", "email"}


def test_what_was_permitted_in_an_earlier_step_stays_permitted(rig: Rig) -> None:
    _connected(rig)

    later = _connected(rig, scopes=("openid", "email"))

    assert set(later.scopes) == {"openid", "email", GMAIL_MODIFY}
