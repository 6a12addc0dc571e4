"""Where a mail leads, whatever its links are called."""

import time

import pytest

from countersign.analysis.mail.links import (
    LINKS_AT_MOST,
    host_of,
    links_in_html,
    links_in_text,
    shown_host,
)


def test_a_link_has_its_words_and_where_it_leads() -> None:
    html = "<p>See <a class='b' href='https://x.example/a?b=1&amp;c=2'><b>our</b>\n page</a>.</p>"
    (link,) = links_in_html(html)
    assert (link.text, link.target, link.kind) == (
        "our page",
        "https://x.example/a?b=1&c=2",
        "link",
    )


def test_a_form_leads_somewhere_too() -> None:
    (link,) = links_in_html('<form method=post action="https://x.example/take"><input></form>')
    assert (link.text, link.target, link.kind) == ("", "https://x.example/take", "form")


def test_what_leads_to_a_mailbox_or_nowhere_is_no_link_into_the_web() -> None:
    assert links_in_html("<a href='mailto:a@b.example'>x</a><a name=top>y</a><abbr>z</abbr>") == ()


def test_the_links_of_a_text_are_those_that_it_shows() -> None:
    found = links_in_text("See https://x.example/a, or (www.y.example).")
    assert [link.target for link in found] == ["https://x.example/a", "www.y.example"]


@pytest.mark.parametrize(
    ("target", "host"),
    [
        ("https://X.example:8443/a", "x.example"),
        ("http://bank.example@evil.example/", "evil.example"),
        ("www.y.example", "www.y.example"),
        ("https://", ""),
    ],
)
def test_the_host_of_a_link_is_where_a_browser_goes(target: str, host: str) -> None:
    assert host_of(target) == host


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://bank.example/login", "bank.example"),
        ("bank.example", "bank.example"),
        ("Your bank", ""),
        ("at bank.example", ""),
    ],
)
def test_words_that_are_an_address_of_the_web_show_one(text: str, host: str) -> None:
    assert shown_host(text) == host


@pytest.mark.parametrize("piece", ["<a ", "<a href='", "<a href='https://x.example'>", "<a><"])
def test_no_source_of_a_stranger_is_slow_to_look_through(piece: str) -> None:
    source = piece * (500_000 // len(piece))
    began = time.process_time()
    assert len(links_in_html(source)) <= LINKS_AT_MOST
    assert time.process_time() - began < 5
