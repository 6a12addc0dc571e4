import pytest

from countersign.domain.integration import Tokens
from countersign.ports.providers import ConnectionBroken, OutcomeUnknown
from countersign.usecases.integrations.access_tokens import PURPOSE, AccessTokens
from tests.factories import GMAIL, USER, account
from tests.fakes.integrations import InMemoryIntegrations, LabelledVault
from tests.fakes.oauth import FakeOAuth
from tests.fakes.system import SettableClock

REDIRECT = "http://localhost/back"


@pytest.fixture
def oauth(clock: SettableClock) -> FakeOAuth:
    return FakeOAuth(clock)


@pytest.fixture
def access(
    integrations: InMemoryIntegrations,
    oauth: FakeOAuth,
    vault: LabelledVault,
    clock: SettableClock,
) -> AccessTokens:
    """Ada has just connected her account; her access lasts an hour."""
    url = oauth.authorization_url("state", "v" * 43, REDIRECT)
    code = oauth.agree(url, "ada@example.com")["code"]
    tokens = oauth.exchange(code, "v" * 43, REDIRECT)
    integrations.put(account(), vault.seal(USER, PURPOSE, tokens.model_dump_json()))
    return AccessTokens(integrations, oauth, vault, clock)


def _stored(integrations: InMemoryIntegrations, vault: LabelledVault) -> Tokens:
    sealed = integrations.tokens(USER, GMAIL)
    assert sealed is not None
    return Tokens.model_validate_json(vault.unseal(USER, PURPOSE, sealed))


def test_a_token_that_lasts_is_used_as_it_is(access: AccessTokens, oauth: FakeOAuth) -> None:
    assert access(account()) == access(account())
    assert oauth.refreshes == 0


def test_a_token_that_is_about_to_end_is_refreshed_and_kept(
    access: AccessTokens,
    oauth: FakeOAuth,
    clock: SettableClock,
    integrations: InMemoryIntegrations,
    vault: LabelledVault,
) -> None:
    old = access(account())
    clock.wait(minutes=59)

    fresh = access(account())

    assert fresh != old
    assert _stored(integrations, vault).access_token == fresh
    assert access(account()) == fresh
    assert oauth.refreshes == 1


def test_a_token_that_was_refused_can_be_refreshed_at_once(access: AccessTokens) -> None:
    assert access(account()) != access(account(), force=True)


def test_of_two_refreshes_at_once_the_first_is_kept_and_both_can_go_on(
    access: AccessTokens,
    oauth: FakeOAuth,
    clock: SettableClock,
    integrations: InMemoryIntegrations,
    vault: LabelledVault,
) -> None:
    clock.wait(minutes=59)
    first: list[str] = []

    class Slower(FakeOAuth):
        def refresh(self, tokens: Tokens) -> Tokens:
            first.append(access(account()))
            return oauth.refresh(tokens)

    second = AccessTokens(integrations, Slower(clock), vault, clock)(account())

    assert second != first[0]
    assert _stored(integrations, vault).access_token == first[0]


def test_an_access_that_was_taken_back_shows_on_the_account(
    access: AccessTokens,
    oauth: FakeOAuth,
    clock: SettableClock,
    integrations: InMemoryIntegrations,
) -> None:
    oauth.take_back("ada@example.com")
    clock.wait(hours=1)

    with pytest.raises(ConnectionBroken):
        access(account())

    stored = integrations.get(USER, GMAIL)
    assert stored is not None
    assert stored.status == "revoked"
    assert stored.detail


def test_a_silent_provider_breaks_no_account(
    access: AccessTokens,
    oauth: FakeOAuth,
    clock: SettableClock,
    integrations: InMemoryIntegrations,
) -> None:
    oauth.fault = "silent"
    clock.wait(hours=1)

    with pytest.raises(OutcomeUnknown):
        access(account())

    stored = integrations.get(USER, GMAIL)
    assert stored is not None
    assert stored.status == "connected"


def test_an_account_without_tokens_is_not_connected(
    access: AccessTokens, integrations: InMemoryIntegrations
) -> None:
    integrations.remove(USER, GMAIL)

    with pytest.raises(ConnectionBroken):
        access(account())
