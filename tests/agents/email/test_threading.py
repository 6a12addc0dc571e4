"""An answer stands in its conversation: subject, parent and references (RFC 5322, 3.6.4)."""

import pytest

from tests.agents.email.proposals import reply
from tests.builders import mail, replied


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Figures", "Re: Figures"),
        ("Re: Figures", "Re: Figures"),
        ("RE: AW: Re[2]: Figures", "Re: Figures"),
        ("Réponse due", "Re: Réponse due"),
        ("Fwd: Figures", "Re: Figures"),
        ("RE\uff1a租约", "Re: 租约"),
        ("回复: 转发: 租约", "Re: 租约"),
        ("Odp: VS: YNT: umowa", "Re: umowa"),
        ("\u200fהשב: חוזה", "Re: חוזה"),
        ("Re^2: ΑΠ: [EXTERNAL] μίσθωση", "Re: μίσθωση"),
        ("Figures\r\n\tof the  year", "Re: Figures of the year"),
        ("", "Re:"),
        ("Figures\r\nBcc: evil@x.example", "Re: Figures Bcc: evil@x.example"),
        ("\ufeffFigures\x0bof\u2028May", "Re: Figures of May"),
    ],
)
def test_the_subject_is_answered_once(subject: str, expected: str) -> None:
    assert replied(reply(mail(subject=subject))).subject == expected


def test_a_reply_names_its_parent_and_its_parents_references() -> None:
    action = replied(reply(mail(rfc_message_id="<c@x>", references="<a@x> <b@x>")))
    assert action.in_reply_to == "<c@x>"
    assert action.references == "<a@x> <b@x> <c@x>"


def test_a_parent_without_references_lends_what_it_replied_to() -> None:
    action = replied(reply(mail(rfc_message_id="<c@x>", headers={"in-reply-to": "<b@x>"})))
    assert action.references == "<b@x> <c@x>"


def test_long_references_keep_the_first_and_the_latest() -> None:
    many = " ".join(f"<{n:060}@x>" for n in range(80))
    references = replied(reply(mail(rfc_message_id="<last@x>", references=many))).references
    assert references.startswith(f"<{0:060}@x>")
    assert references.endswith(f"<{79:060}@x> <last@x>")
    assert len(f"References: {references}") <= 998


@pytest.mark.parametrize("broken", ["", "no brackets", "<a b@x>", "<a@x>\r\nBcc: <evil@x>"])
def test_a_broken_message_id_breaks_no_header(broken: str) -> None:
    action = replied(reply(mail(rfc_message_id=broken)))
    assert "\n" not in action.in_reply_to + action.references
    assert "evil" not in action.in_reply_to


POISON = "=?utf-8?q?x=0d=0aBcc=3A_eve=40evil.example?="


def test_an_id_that_hides_something_is_not_answered_by_name() -> None:
    asked = mail(rfc_message_id=f"<{POISON}@x>", references=f"<a@x> <{POISON}> <b@x>")
    action = replied(reply(asked))
    assert (action.in_reply_to, action.references) == ("", "<a@x> <b@x>")


def test_a_subject_hidden_in_a_subject_is_taken_apart() -> None:
    assert "=?" not in replied(reply(mail(subject=f"Figures {POISON}"))).subject
