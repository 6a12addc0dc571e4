"""Whom a pin means: exactly whom it names, and nobody who looks like it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.domain.rules.pins import canonical_address
from countersign.domain.rules.rule import covers
from countersign.domain.task.origin import Origin, Provenance
from tests.domain.rules.made import GRACE, approves, rule
from tests.factories import reply, sent
from tests.fakes.system import MORNING

NEAR_MISSES = [
    ("grace", "grace@example.org.evil.net"),
    ("a subdomain", "grace@mail.example.org"),
    ("a parent domain", "grace@org"),
    ("one letter swapped", "grace@exmaple.org"),
    ("a digit for a letter", "grace@examp1e.org"),
    ("another ending", "grace@example.com"),
    ("a hyphen more", "grace@example-org.net"),
    ("a plus tag", "grace+urgent@example.org"),
    ("a dot in the name", "gra.ce@example.org"),
    ("a longer name", "xgrace@example.org"),
    ("cyrillic a", "gr\u0430ce@example.org"),
    ("cyrillic a in the domain", "grace@ex\u0430mple.org"),
    ("kelvin sign", "grace@example.or\u212a"),
    ("fullwidth letter", "grace@\uff45xample.org"),
    ("long s", "grace@example.org\u017f"),
    ("a dot at the end", "grace@example.org."),
    ("a combining accent", "grace\u0301@example.org"),
    ("punycode of another", "grace@xn--xample-hof.org"),
]


@pytest.mark.parametrize(
    "address", [one for _, one in NEAR_MISSES], ids=[n for n, _ in NEAR_MISSES]
)
def test_whoever_looks_like_the_person_is_not_the_person(address: str) -> None:
    assert not approves(rule(to=GRACE), sent(to=(address,)))


@pytest.mark.parametrize("address", [GRACE, "Grace@Example.ORG", "GRACE@EXAMPLE.ORG"])
def test_letters_of_ascii_may_be_large_or_small(address: str) -> None:
    assert approves(rule(to=GRACE), sent(to=(address,)))
    assert approves(rule(to=address), sent(to=(GRACE,)))


DOMAIN_MISSES = [
    *("eve@mail.example.org", "eve@example.org.evil.net", "eve@notexample.org", "eve@example.com"),
    *("eve@ex\u0430mple.org", "eve@example.org.", "eve@org"),
]


@pytest.mark.parametrize("address", DOMAIN_MISSES)
def test_a_domain_means_itself_and_nothing_under_or_beside_it(address: str) -> None:
    assert not approves(rule(to="example.org"), sent(to=(address,)))


@pytest.mark.parametrize("pin", ["example.org", "@example.org", " Example.org "])
def test_a_domain_means_everybody_there(pin: str) -> None:
    assert approves(rule(to=pin), sent(to=("anybody@EXAMPLE.org", GRACE)))


def test_a_domain_is_the_same_in_unicode_and_in_the_dns() -> None:
    found = rule(to="b\u00fccher.example")

    assert approves(found, sent(to=("ada@xn--bcher-kva.example",)))
    assert approves(found, sent(to=("ada@b\u00fccher.example",)))
    assert not approves(found, sent(to=("ada@bucher.example",)))


@pytest.mark.parametrize(
    "more",
    [
        {"cc": ("eve@evil.net",)},
        {"cc": (GRACE,)},
        {"to": (GRACE, "eve@evil.net")},
        {"to": ("eve@evil.net", GRACE)},
    ],
    ids=str,
)
def test_whoever_names_recipients_means_these_and_nobody_else(more: dict[str, Any]) -> None:
    assert not approves(rule(to=GRACE), sent(**{"to": (GRACE,)} | more))


def test_a_copy_goes_along_where_it_is_named() -> None:
    both = rule(to=GRACE, cc="boss@example.org")

    assert approves(both, sent(to=(GRACE,), cc=("boss@example.org",)))
    assert not approves(both, sent(to=(GRACE,)))
    assert not approves(both, sent(to=(GRACE,), cc=("boss@example.org", "eve@evil.net")))


def test_one_of_several_is_named_by_its_place() -> None:
    both = rule(to__0=GRACE, to__1="example.com")

    assert approves(both, sent(to=(GRACE, "anybody@example.com")))
    assert not approves(both, sent(to=("anybody@example.com", GRACE)))
    assert not approves(both, sent(to=(GRACE,)))
    assert not approves(both, sent(to=(GRACE, "anybody@example.com", "eve@evil.net")))


def test_a_recipient_named_beside_a_subject_is_still_the_only_one() -> None:
    both = rule(to=GRACE, subject="Re: Lunch")

    assert approves(both, sent(to=(GRACE,), subject="Re: Lunch"))
    assert not approves(both, sent(to=(GRACE,), subject="Re: Dinner"))
    assert not approves(both, sent(to=(GRACE,), cc=("eve@evil.net",), subject="Re: Lunch"))


def test_the_eleventh_recipient_has_a_place_as_well() -> None:
    friends = tuple(f"friend{n}@example.org" for n in range(11))
    places: dict[str, Any] = {f"to__{n}": friend for n, friend in enumerate(friends)}
    each = rule(**places)

    assert approves(each, sent(to=friends))
    assert not approves(each, sent(to=(*friends[:10], GRACE)))


def test_a_draft_for_somebody_named_is_for_nobody_else() -> None:
    named = rule("email.draft_reply", to=GRACE)

    assert approves(named, reply(to=(GRACE,)))
    assert not approves(named, reply(to=(GRACE,), cc=("eve@evil.net",)))


def test_a_draft_may_be_named_by_its_subject_alone() -> None:
    named = rule("email.draft_reply", subject="Re: Lunch")

    assert approves(named, reply(subject="Re: Lunch"))
    assert not approves(named, reply(subject="Re: lunch"))
    assert not approves(named, reply(subject="Re: Lunch "))


@pytest.mark.parametrize(
    ("pinned", "other"),
    [
        ("ada@grösse.example", "ada@größe.example"),
        ("ada@grösse.example", "ada@xn--gre-6ka8i.example"),
        ("ada@fass.example", "ada@faß.example"),
        ("ada@βολος.example", "ada@βολοσ.example"),
        ("ada@a.example", "ada@a\u3002example"),
    ],
)
def test_a_rule_covers_no_domain_that_older_software_took_for_the_pinned_one(
    pinned: str, other: str
) -> None:
    """IDNA 2003 wrote both as one name; a mail goes to the one that is shown."""
    assert approves(rule(to=pinned), sent(to=(pinned,)))
    assert not approves(rule(to=pinned), sent(to=(other,)))


ADDRESSES = st.from_regex(r"\A[^\s@<>,;]{1,20}@[^\s@<>,;]{1,30}\Z")


@given(ADDRESSES)
def test_the_canonical_form_is_its_own(address: str) -> None:
    once = canonical_address(address)

    assert canonical_address(once) == once


@given(ADDRESSES)
def test_no_address_but_the_one_named_is_approved(address: str) -> None:
    same = address.lower() == GRACE and address.isascii()

    assert (
        covers(
            rule(to=GRACE),
            sent().model_copy(update={"to": (address,)}),
            (Provenance(path="to/0", source=Origin.OWN),),
            (),
            MORNING,
        )
        == same
    )
