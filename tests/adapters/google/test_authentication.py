"""Only what the connected provider itself found about a sender counts."""

import pytest

from countersign.adapters.google.authentication import dmarc_of
from tests.adapters.google.live import Connected, read

PASS = "mx.google.com; dkim=pass header.i=@x.example; dmarc=pass (p=NONE) header.from=x.example"


def test_dmarc_is_what_the_provider_found(ana: Connected) -> None:
    head = "From: Bo <bo@x.example>\nSubject: Hi\n\nHello"
    assert read(ana, f"Authentication-Results: {PASS}\n{head}").dmarc == "pass"
    failed = PASS.replace("dmarc=pass", "dmarc=fail")
    assert read(ana, f"Authentication-Results: {failed}\n{head}").dmarc == "fail"
    assert read(ana, head).dmarc == "none"


def test_verdict_that_the_sender_wrote_below_the_providers_does_not_count(
    ana: Connected,
) -> None:
    failed = PASS.replace("dmarc=pass", "dmarc=fail")
    raw = (
        f"Authentication-Results: {failed}\nAuthentication-Results: {PASS}\n"
        "From: Bo <bo@x.example>\n\nHello"
    )
    assert read(ana, raw).dmarc == "fail"


@pytest.mark.parametrize(
    "result",
    [
        "mx.evil.example; dmarc=pass header.from=x.example",
        "mx.google.com.evil.example; dmarc=pass header.from=x.example",
        "mx.google.com; spf=pass smtp.mailfrom=dmarc=pass",
        'mx.google.com; spf=pass smtp.mailfrom="; dmarc=pass header.from=x.example"@evil.example',
        "mx.google.com; spf=pass (; dmarc=pass header.from=x.example) smtp.mailfrom=a@evil.example",
        "mx.google.com; spf=pass (a (b); dmarc=pass) smtp.mailfrom=a@evil.example",
        "mx.google.com; dmarc=pass header.from=evil.example",
        "mx.google.com; dmarc=pass header.from=x.example; dmarc=fail header.from=x.example",
        "mx.google.com; dmarc=temperror header.from=x.example",
        "mx.google.com; none",
        "(mx.google.com;) mx.evil.example; dmarc=pass",
        ";; dmarc=pass",
        "",
    ],
)
def test_no_other_words_pass_for_a_verdict(result: str) -> None:
    assert dmarc_of([result], "mx.google.com", "x.example") == "none"


def test_verdict_on_two_authors_is_none(ana: Connected) -> None:
    two = "From: Bo <bo@x.example>, Boss <boss@bank.example>\n\nHello"
    assert read(ana, f"Authentication-Results: {PASS}\n{two}").dmarc == "none"
    twice = "From: Bo <bo@x.example>\nFrom: Boss <boss@bank.example>\n\nHello"
    assert read(ana, f"Authentication-Results: {PASS}\n{twice}").dmarc == "none"
