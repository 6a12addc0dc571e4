"""Whose name a sender borrows, and who really has it."""

import pytest

from countersign.analysis.mail.addresses import imitates
from countersign.analysis.mail.brands import brand_dressed_as, brand_posed_as


@pytest.mark.parametrize(
    ("shown", "domain"),
    [
        ("PayPal", "service-desk.example"),
        ("DHL Express", "parcel-7.example"),
        ("Sparkasse", "tan-neu.example"),
        ("Sparkasse", "sparkasse-tan.de"),
        ("Microsoft account team", "access.example"),
        ("Netflix", "netflix.top"),
        ("HM Revenue & Customs", "refunds.example"),
        ("Crédit Agricole", "espace-client.example"),
        ("Amazon.de", "gmail.com"),
        ("Apple", "id-check.example"),
    ],
)
def test_a_name_that_its_owner_does_not_send_under_is_borrowed(shown: str, domain: str) -> None:
    assert brand_posed_as(shown, domain)


@pytest.mark.parametrize(
    ("shown", "domain"),
    [
        ("PayPal", "paypal.com"),
        ("PayPal", "mail.paypal.example"),
        ("DHL Paket", "dhl.de"),
        ("Sparkasse Havelland", "sparkasse-havelland.de"),
        ("HMRC", "notifications.hmrc.gov.uk"),
        ("Microsoft Teams", "email.teams.microsoft.com"),
        ("Peter Apple", "orchard.example"),
        ("Anna Chase", "chase-garden.example"),
        ("Lars Lindqvist", "lindqvist.example"),
        ("", "lindqvist.example"),
    ],
)
def test_who_has_a_name_may_show_it(shown: str, domain: str) -> None:
    assert not brand_posed_as(shown, domain)


@pytest.mark.parametrize("domain", ["paypal-help.example", "dhl.paket-7.example", "paypa1.example"])
def test_a_domain_that_is_dressed_as_a_brand_is_seen(domain: str) -> None:
    assert brand_dressed_as(domain)


@pytest.mark.parametrize("domain", ["paypal.com", "lindqvist.example", "gmail.com", "dhl.de", ""])
def test_a_domain_in_its_own_clothes_is_not(domain: str) -> None:
    assert not brand_dressed_as(domain)


@pytest.mark.parametrize(
    "domain",
    [
        "northgate.example.evil.test",
        "northgate-billing.example",
        "northgatebilling.example",
        "north-gate.example",
        "nortgate.example",
        "norhtgate.example",
        "northqate.example",
        "nоrthgate.example",
        "n0rthgate.example",
        "nrothgtae.example",
    ],
)
def test_a_domain_that_is_taken_for_the_own_one_imitates_it(domain: str) -> None:
    assert imitates(domain, ["northgate.example"]) == "northgate.example"


@pytest.mark.parametrize(
    "domain", ["northwind.example", "mail.northgate.example", "southgate.example", "gate.example"]
)
def test_a_domain_that_is_only_a_little_like_it_does_not(domain: str) -> None:
    assert imitates(domain, ["northgate.example"]) is None


def test_a_short_name_is_imitated_by_what_makes_one_trust_it_alone() -> None:
    assert imitates("acme-billing.example", ["acme.example"]) == "acme.example"
    assert imitates("acme-garden.example", ["acme.example"]) is None
