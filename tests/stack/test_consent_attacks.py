"""Connecting an account, with somebody in between who replays, exchanges and leaves things out."""

from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import httpx
import pytest

from tests.stack.person import Person, Place

pytestmark = pytest.mark.stack


def begun(person: Person) -> str:
    url: str = person.ok("POST", "/integrations/google/authorize")["authorization_url"]
    return url


def consented(url: str, mailbox: str) -> httpx.Response:
    """The person behind `mailbox` agrees; the answer leads the browser back to us."""
    return httpx.get(f"{url}&sandbox_account={mailbox}", timeout=20)


def changed(url: str, **parameters: str | None) -> str:
    """The same address with other parameters; None leaves one out."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query)) | parameters
    kept = {name: value for name, value in query.items() if value is not None}
    return urlunsplit(parts._replace(query=urlencode(kept)))


def outcome(back: str) -> dict[str, str]:
    """What our callback makes of an address: it always leads to our own page."""
    answer = httpx.get(back, timeout=20)
    assert answer.status_code == 302, answer.text
    location = urlsplit(answer.headers["location"])
    assert location.path == "/integrations/finish/"
    assert location.query == ""
    return dict(parse_qsl(location.fragment))


def complete(person: Person, ticket: str) -> httpx.Response:
    return person.call("POST", "/integrations/complete", json={"ticket": ticket})


def accounts(person: Person) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = person.ok("GET", "/integrations")["items"]
    return items


def test_a_way_back_leads_back_once(sam: Person) -> None:
    back = consented(begun(sam), sam.mailbox).headers["location"]
    ticket = outcome(back)["ticket"]

    assert "error" in outcome(back)
    assert complete(sam, ticket).status_code == 201
    assert "error" in outcome(back)
    assert complete(sam, ticket).status_code == 404
    assert len(accounts(sam)) == 1


def test_a_state_that_we_did_not_give_parks_nothing(sam: Person) -> None:
    back = consented(begun(sam), sam.mailbox).headers["location"]

    assert "error" in outcome(changed(back, state="x" * 43))
    assert "error" in outcome(changed(back, state=None))
    assert "error" in outcome(changed(back, code=None))


def test_the_code_of_somebody_else_does_not_fit_the_own_state(sam: Person, kim: Person) -> None:
    """An attacker who got hold of a code: it is bound to the verifier of who began."""
    stolen = consented(begun(sam), sam.mailbox).headers["location"]
    own = consented(begun(kim), kim.mailbox).headers["location"]
    code = parse_qs(urlsplit(stolen).query)["code"][0]

    answer = complete(kim, outcome(changed(own, code=code))["ticket"])

    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "provider_refused"
    assert accounts(kim) == []


def test_a_code_without_a_challenge_is_worth_nothing(sam: Person) -> None:
    """The challenge stripped on the way to the provider, so that any verifier would do."""
    bare = changed(begun(sam), code_challenge=None, code_challenge_method=None)
    agreed = consented(bare, sam.mailbox)
    if agreed.status_code != 302 or "code=" not in agreed.headers["location"]:
        return

    answer = complete(sam, outcome(agreed.headers["location"])["ticket"])

    assert answer.status_code == 422, answer.text
    assert accounts(sam) == []


def test_a_plain_challenge_is_no_challenge(sam: Person) -> None:
    weak = changed(begun(sam), code_challenge_method="plain")
    agreed = consented(weak, sam.mailbox)
    if agreed.status_code != 302 or "code=" not in agreed.headers["location"]:
        return

    answer = complete(sam, outcome(agreed.headers["location"])["ticket"])

    assert answer.status_code == 422, answer.text
    assert accounts(sam) == []


def test_a_victims_browser_connects_nothing_of_the_attackers(sam: Person, kim: Person) -> None:
    """Kim begins, agrees for her own mailbox, and sends Sam what leads back."""
    back = consented(begun(kim), kim.mailbox).headers["location"]
    ticket = outcome(back)["ticket"]

    assert complete(sam, ticket).status_code == 403
    assert accounts(sam) == []
    assert complete(kim, ticket).status_code == 404, "the code is discarded with the first try"
    assert accounts(kim) == []


def test_an_attacker_gets_nothing_of_a_victim_who_follows_their_link(
    sam: Person, kim: Person
) -> None:
    """Kim begins and sends Sam the consent page; Sam agrees; the ticket ends up with Sam."""
    ticket = outcome(consented(begun(kim), sam.mailbox).headers["location"])["ticket"]

    assert complete(sam, ticket).status_code == 403
    assert accounts(sam) == accounts(kim) == []


@pytest.mark.parametrize("change", ["secret", "state", "empty", "halves"])
def test_a_ticket_is_whole_or_nothing(sam: Person, change: str) -> None:
    ticket = outcome(consented(begun(sam), sam.mailbox).headers["location"])["ticket"]
    state, _, secret = ticket.partition(".")
    altered = {
        "secret": f"{state}.{secret[:-1]}{'A' if secret[-1] != 'A' else 'B'}",
        "state": f"{state[:-1]}{'0' if state[-1] != '0' else '1'}.{secret}",
        "empty": f"{state}.",
        "halves": secret,
    }[change]

    assert complete(sam, altered).status_code == 404
    assert accounts(sam) == []


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "https://localhost.evil.example/api/v1/integrations/google/callback",
    ],
)
def test_no_browser_is_led_away(sam: Person, place: Place, elsewhere: str) -> None:
    asked = consented(changed(begun(sam), redirect_uri=elsewhere), sam.mailbox)
    assert asked.status_code == 400
    assert "location" not in asked.headers

    callback = f"{place.api_url}/integrations/google/callback"
    for name in ("error", "error_description", "redirect_uri", "state", "code", "iss"):
        told = outcome(f"{callback}?{urlencode({name: elsewhere})}")
        assert elsewhere not in told.values(), name


def test_a_provider_that_did_not_ask_is_not_answered(sam: Person, place: Place) -> None:
    back = consented(begun(sam), sam.mailbox).headers["location"]
    query = urlsplit(back).query

    other = httpx.get(f"{place.api_url}/integrations/microsoft/callback?{query}", timeout=20)

    assert other.status_code in (302, 404)
    assert "ticket=" not in other.headers.get("location", "")


def test_another_issuer_than_the_one_that_was_asked_is_refused(sam: Person) -> None:
    """Mix-up (RFC 9207): an honest code that comes from somewhere else."""
    back = consented(begun(sam), sam.mailbox).headers["location"]

    assert "error" in outcome(changed(back, iss="https://evil.example"))
    assert accounts(sam) == []


def test_reading_decides_nothing(sam: Person) -> None:
    back = consented(begun(sam), sam.mailbox).headers["location"]
    outcome(back)

    assert accounts(sam) == []
