"""A domain beyond ASCII is the one that is shown, and no other (RFC 5891)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.domain.mail.domain_name import in_ascii, in_letters


@pytest.mark.parametrize(
    ("shown", "in_dns"),
    [
        ("größe.example", "xn--gre-6ka8i.example"),
        ("grösse.example", "xn--grsse-kua.example"),
        ("βόλος.example", "xn--nxasmm1c.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("日本.example", "xn--wgv71a.example"),
        ("οδοσ1.example", "xn--1-4lb6abu.example"),
    ],
)
def test_a_name_has_one_form_in_the_dns(shown: str, in_dns: str) -> None:
    assert in_ascii(shown) == in_dns
    assert in_letters(in_dns) == shown.lower()


@pytest.mark.parametrize(
    "name",
    [
        "x\u200d.example",
        "a\u3002example",
        "a\uff0eexample",
        "ﬁ.example",
        "ａ.example",
        "☃.example",
        "a\u00ad\u00fc.example",
        f"{'ü' * 70}.example",
        "\u212aelvin.example",
        "u\u0308ber.example",
        "क्\u200dष.example",
        "ü..example",
        "-ü.example",
    ],
)
def test_what_would_have_to_be_mapped_is_no_name(name: str) -> None:
    assert in_ascii(name) is None


def test_a_capital_sigma_is_the_same_letter_wherever_it_stands() -> None:
    """Python's `lower` makes another one of it at the end of a word, and so another domain."""
    assert in_ascii("ΟΔΟΣ1.example") == in_ascii("οδοσ1.example")
    assert in_ascii("ΟΔΟΣ1.example") != in_ascii("οδος1.example")


@pytest.mark.parametrize("name", ["xn--a.example", "xn--.example", "xn--ls8h.example"])
def test_what_only_looks_like_an_encoded_name_is_none(name: str) -> None:
    assert in_ascii(name) is None


@pytest.mark.parametrize(
    "name", ["Example.ORG", "a--b.example", "axn--b.example", "XN--BCHER-kva.a"]
)
def test_ascii_is_left_as_it_is(name: str) -> None:
    assert in_ascii(name) == name


@given(st.text(max_size=30))
def test_the_way_to_the_dns_and_back_changes_nothing_but_case(name: str) -> None:
    in_dns = in_ascii(name)
    if in_dns is not None and in_dns != name:
        assert in_dns.isascii()
        assert in_letters(in_dns) == in_letters(name)
