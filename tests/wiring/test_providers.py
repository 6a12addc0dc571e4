"""A provider is found by its name alone: nobody's adapter is taken for another's."""

from collections.abc import Collection, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from countersign.domain.agents import AGENT_TYPES
from countersign.domain.capabilities import Capability
from countersign.domain.errors import InvalidInput
from countersign.domain.integration import Integration
from countersign.domain.providers import PROVIDERS, known_provider
from countersign.ports.provider_adapter import AdapterSettings
from countersign.ports.providers import ProviderRefused
from countersign.wiring import providers as wired
from tests.factories import account
from tests.fakes.system import SettableClock

SETTINGS = AdapterSettings(
    client=lambda: ("id", "secret"),
    access_tokens=lambda *_: "token",
    clock=SettableClock(),
    base_url=None,
)


CORE = Path(__file__).parents[2] / "layers/core/countersign"
MADE_UP = PROVIDERS["google"].model_copy(update={"name": "made-up", "title": "Made up"})


def lacking(rows: Collection[str], modules: Mapping[str, str]) -> set[str]:
    """What is wanting, by the file that it is wanting in."""
    there = {path.parent.name for path in CORE.glob("adapters/*/provider.py")}
    at = {name: f"countersign.adapters.{name}.provider" for name in modules}
    named = {*rows, *modules, *there}
    return {
        *(f"domain/providers.py: {name}" for name in named - set(rows)),
        *(f"wiring/providers.py: {name}" for name in named if name not in at),
        *(f"wiring/providers.py: {name}" for name in at if modules[name] != at[name]),
        *(f"adapters/{name}/provider.py" for name in named - there),
    }


def test_every_provider_of_the_table_has_an_adapter_and_no_adapter_is_left_over() -> None:
    assert lacking(PROVIDERS, wired.MODULES) == set()
    assert list(wired.MODULES) == sorted(PROVIDERS)


def test_what_a_made_up_provider_lacks_is_named_by_file() -> None:
    adapter = {"made-up": "countersign.adapters.made-up.provider"}
    astray = {"google": "countersign.adapters.made-up.provider"}

    assert lacking({*PROVIDERS, "made-up"}, wired.MODULES) == {
        "wiring/providers.py: made-up",
        "adapters/made-up/provider.py",
    }
    assert lacking(PROVIDERS, {**wired.MODULES, **adapter}) == {
        "domain/providers.py: made-up",
        "adapters/made-up/provider.py",
    }
    assert lacking((), wired.MODULES) == {f"domain/providers.py: {name}" for name in PROVIDERS}
    assert lacking(PROVIDERS, {**wired.MODULES, **astray}) == {"wiring/providers.py: google"}


def test_a_row_without_an_adapter_opens_nothing_and_connects_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(PROVIDERS, "made-up", MADE_UP)

    assert known_provider("made-up") == MADE_UP
    _is_refused("made-up")


def test_an_adapter_without_a_row_opens_nothing_and_connects_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(wired.MODULES, "made-up", wired.MODULES["google"])

    _is_refused("made-up")
    with pytest.raises(InvalidInput):
        known_provider("made-up")


def _is_refused(name: str) -> None:
    stranger = account().model_copy(update={"provider": name})
    for ask in (
        lambda: wired.authorizations()[name],
        lambda: wired.identities()[name],
        lambda: wired.ProvidersByName().open(stranger, "mail"),
    ):
        with pytest.raises(ProviderRefused):
            ask()


@pytest.mark.parametrize("name", ["outlook", "Google", "google ", "", "../google"])
def test_a_name_that_nobody_knows_is_refused_and_never_google(name: str) -> None:
    _is_refused(name)
    with pytest.raises(InvalidInput):
        known_provider(name)


def test_a_stored_account_of_a_provider_that_is_not_known_can_do_nothing() -> None:
    stored = Integration.model_validate({**account().model_dump(), "provider": "outlook"})

    assert (stored.is_known, stored.capabilities, stored.left_out) == (False, frozenset(), ())
    assert not any(one.may_work_with(stored) for one in AGENT_TYPES.values())


@pytest.mark.parametrize("capability", ["calendar", "bank", "ledger"])
def test_what_a_provider_does_not_offer_is_not_opened(capability: Capability) -> None:
    for name, module in wired.MODULES.items():
        if capability not in PROVIDERS[name].offers:
            made = import_module(module).provider(SETTINGS)
            with pytest.raises(ProviderRefused):
                made.open(account(), capability)


def test_what_is_granted_beyond_what_was_asked_for_makes_an_account_no_more_capable() -> None:
    few = account().model_copy(update={"scopes": ("openid", "email", "https://example/all")})

    assert few.capabilities == frozenset()
    assert account().capabilities == PROVIDERS["google"].offers


def test_every_provider_has_a_secret_for_our_client_there() -> None:
    template = (CORE.parents[2] / "template.yaml").read_text(encoding="utf-8")

    for name in PROVIDERS:
        assert f"Name: !Sub countersign/${{Stage}}/provider/{name}\n" in template, name
