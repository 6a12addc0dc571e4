"""A stranger's poison on its whole way: into a thread, a friend's answer, and a mail of ours."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.domain.actions.email.send_reply import SendReply
from countersign.engines.rules import RulesEngine
from tests import builders
from tests.adapters.google.live import Connected

KEY = "tsk_01.1.draft"
BCC = "=?x-none?q?x=0d=0aBcc=3A_{}?="
NESTED = "=?x-none?q?=3D=3Futf-8=3Fq=3FPlans=3D0d=3D0aBcc=3A=5F{}=3F=3D?="
LONG = " ".join(f"<{number}.{'a' * 80}@evil.example>" for number in range(100))
POISONS = {
    "id": {"References": f"<stranger@evil.example> <{BCC}>"},
    "end of a long chain": {"References": f"{LONG} <=?utf-8?q?x=0d=0aBcc=3A_{{}}?=>"},
    "text in an id": {"References": "<=?x-none?q?x=0d=0a=0d=0aA_text_of_mine?=>"},
    "parent": {"Message-ID": f"<{BCC}>"},
    "parent's parent": {"In-Reply-To": f"<{BCC}>"},
    "subject in a subject": {"Subject": NESTED},
    "copied": {"Cc": "=?x-none?q?{}=2C_x?=@office.example"},
}
"""Of a charset that nobody knows, or at the end of a header that is too long to be decoded: what
the mailbox hands on as it came. When a library wrote our headers, each reached Eve, or replaced the
text, or named her in copy."""


@pytest.mark.parametrize("poison", POISONS)
def test_a_friends_answer_carries_no_strangers_poison(ana: Connected, poison: str) -> None:
    """Bo is known and vouched for, so that a rule could send; what Eve began reaches Bo alone."""
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
    proposal = MailboxPass(
        builders.reader(address=ana.account), builders.integration(), ana.session, RulesEngine()
    ).look(thread)
    assert proposal is not None
    action = SendReply(**proposal.action.model_dump(exclude={"kind"}))
    ana.session.send_draft(ana.session.save_draft(action, KEY)["draft_id"])

    assert (action.to, action.cc) == ((bo.account,), ())
    assert eve.found() == []
    (arrived,) = set(bo.found()) - before
    raw_mail = urlsafe_b64decode(bo.get(f"messages/{arrived}", format="raw")["raw"])
    read = message_from_bytes(raw_mail, policy=default)
    assert isinstance(read, EmailMessage)
    assert [one.addr_spec for one in read["To"].addresses] == [bo.account]
    assert (read["Cc"], read["Bcc"]) == (None, None)
    assert read["Subject"] == action.subject
    assert read.get_content().splitlines() == action.body.splitlines()


def _mail(fields: dict[str, str], text: str) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + f"\r\n{text}"


def _raw(fields: dict[str, str]) -> str:
    return urlsafe_b64encode(_mail(fields, "Hello.\r\n").encode()).decode()
