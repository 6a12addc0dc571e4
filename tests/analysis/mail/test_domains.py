"""Who stands behind a domain: somebody, or anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.analysis.mail.addresses import imitates
from countersign.analysis.mail.domains import is_public_mail, names_nobody, organisation_of
from infra import public_mail


@pytest.mark.parametrize(
    ("domain", "organisation"),
    [
        ("northgate.example", "northgate.example"),
        ("mail.northgate.example", "northgate.example"),
        ("post.council.gov.uk", "council.gov.uk"),
        ("mail.baeckerei.co.at", "baeckerei.co.at"),
        ("shop.tanaka.kawasaki.jp", "shop.tanaka.kawasaki.jp"),
        ("ada.github.io", "ada.github.io"),
        ("blog.ada.github.io", "ada.github.io"),
        ("github.io", "github.io"),
        ("co.uk", "co.uk"),
        ("post.xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("post.bücher.example", "bücher.example"),
        ("shop.ada.xn--55qx5d.xn--j6w193g", "ada.xn--55qx5d.xn--j6w193g"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_an_organisation_is_what_somebody_registered(domain: str, organisation: str) -> None:
    assert organisation_of(domain) == organisation


@pytest.mark.parametrize(
    "domain",
    [
        *("gmail.com", "gmx.at", "bluewin.ch", "tuta.com", "hey.com", "mailbox.org", "qq.com"),
        *("wp.pl", "seznam.cz", "naver.com", "docomo.ne.jp", "sfr.fr", "telenet.be", "mail.ru"),
        *("mozmail.com", "privaterelay.appleid.com", "mailinator.com", "mail.yahoo.co.jp"),
        *("co.uk", "com.au", "github.io", "netlify.app", "vercel.app", "blogspot.com", "com"),
    ],
)
def test_where_anybody_can_be_a_domain_names_nobody(domain: str) -> None:
    assert names_nobody(domain)


@pytest.mark.parametrize(
    "domain",
    [
        *("northgate.example", "example.com", "google.com", "microsoft.com", "github.com"),
        *("council.gov.uk", "uni-heidelberg.de", "ada.github.io", "stripe.com", "bbc.co.uk"),
    ],
)
def test_where_somebody_decides_who_has_an_address_a_domain_names_them(domain: str) -> None:
    assert not names_nobody(domain)


def test_an_imitation_of_a_great_service_is_one_though_anybody_can_have_an_address_there() -> None:
    assert is_public_mail("gmail.co")
    assert imitates("gmail.co", ["gmail.com"]) == "gmail.com"


@given(st.text(max_size=300))
def test_no_domain_of_a_stranger_breaks_the_reading(domain: str) -> None:
    organisation_of(domain)
    names_nobody(domain)


def test_the_list_is_as_its_maker_writes_it() -> None:
    listed = public_mail.LIST.read_text().splitlines()

    assert listed == sorted(set(listed))
    assert set(listed) >= public_mail.BESIDES
    assert public_mail.NOT.isdisjoint(listed)
