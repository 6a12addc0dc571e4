"""A stranger's poison on its whole way: into a thread, a friend's answer, and a mail of ours."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from countersign.agents.email import EmailDesk
from countersign.domain.actions import SendReply
from countersign.engines.rules import RulesEngine
from tests import builders
from tests.adapters.google.live import Connected

KEY = "tsk_01.1.draft"
BCC = "x=0d=0aBcc=3A_{}"
NESTED = "=3D=3Futf-8=3Fq=3Fx=3D0d=3D0aBcc=3A=5F{}=3F=3D"
POISONS = {
    "id": {"References": "<stranger@evil.example> <=?utf-8?q?" + BCC + "?=>"},
    "nested id": {"References": "<=?utf-8?q?" + NESTED + "?=@evil.example>"},
    "body in an id": {"References": "<=?utf-8?q?x=0d=0a=0d=0aA_text_of_mine?=>"},
    "parent": {"Message-ID": "<=?utf-8?q?" + BCC + "?=@office.example>"},
    "subject": {"Subject": "=?utf-8?q?Plans=0d=0aBcc=3A_{}?="},
    "nested subject": {"Subject": "=?utf-8?q?Plans_" + NESTED + "?="},
    "folded subject": {"Subject": "Plans =?utf-8?q?=0d=0aBcc=3A?=\r\n =?utf-8?q?_{}?="},
    "name": {"From": "=?utf-8?q?Bo=0d=0aBcc=3A_{}?= <bo@office.example>"},
    "copied": {"Cc": "=?utf-8?q?{}=2C_x?=@office.example"},
}


@pytest.mark.parametrize("poison", POISONS)
def test_a_friends_answer_carries_no_strangers_poison(ana: Connected, poison: str) -> None:
    """Bo is known and vouched for, so that a rule could send; what Eve began reaches Bo alone.

    Whom the mailbox itself reads out of a Cc is another person in copy, of unknown origin, shown.
    """
    bo, eve = (ana.sandbox.mailbox(f"{name}-{ana.account}") for name in ("bo", "eve"))
    ana.box.post("messages/send", {"raw": _raw({"To": bo.account, "Subject": "Hello"})})
    fields = {
        "Authentication-Results": "mx.google.com; dmarc=pass header.from=home.example",
        "From": f"Bo <{bo.account}>",
        "To": f"{ana.account}, {bo.account}",
        "Subject": "Plans",
        "Message-ID": "<bo@office.example>",
    }
    hostile = {
        name: text.replace("{}", eve.account.replace("@", "=40")).replace(
            "bo@office.example", bo.account
        )
        for name, text in POISONS[poison].items()
    }
    raw = _mail(fields | hostile, "Hello Ana,\n\nCould you send me the contract?\n\nBo\n")
    thread = ana.session.thread(ana.deliver(raw)["thread_id"])
    before = set(bo.found())
    proposal = EmailDesk(
        builders.reader(address=ana.account), builders.integration(), ana.session, RulesEngine()
    ).look(thread)
    assert proposal is not None
    action = SendReply(**proposal.action.model_dump(exclude={"kind"}))
    ana.session.send_draft(ana.session.save_draft(action, KEY)["draft_id"])

    assert (eve.account in (*action.to, *action.cc)) == (poison == "copied")
    assert bool(eve.found()) == (eve.account in action.cc), "who gets it is who is shown"
    (arrived,) = set(bo.found()) - before
    raw_mail = urlsafe_b64decode(bo.get(f"messages/{arrived}", format="raw")["raw"])
    read = message_from_bytes(raw_mail, policy=default)
    assert isinstance(read, EmailMessage)
    assert [one.addr_spec for one in read["To"].addresses] == list(action.to)
    assert [str(one) for one in read.get_all("Cc", [])] == [", ".join(action.cc)] * bool(action.cc)
    assert read["Bcc"] is None
    assert read["Subject"] == action.subject
    assert read.get_content().splitlines() == action.body.splitlines()


def _mail(fields: dict[str, str], text: str) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + f"\r\n{text}"


def _raw(fields: dict[str, str]) -> str:
    return urlsafe_b64encode(_mail(fields, "Hello.\r\n").encode()).decode()
