"""Whose mail it is, and from where it is answered: the agent at a mailbox of the sandbox."""

from typing import Any

import pytest

from countersign.adapters.google.senders import to_be_named
from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.mail import SendAs
from countersign.domain.task.proposal import Proposal
from countersign.engines.rules import RulesEngine
from tests import builders
from tests.adapters.google.live import Connected
from tests.sandbox.client import encoded
from tests.sandbox.client import mail as letter

KEY = "tsk_01.1.draft"
LETTERS = builders.LETTERS
ASKS = "Hello Ana,\n\nCould you please send me the plan of the hall by Friday?\n"


def arrived(sender: str, text: str = ASKS, *, verdict: str = "pass", **fields: str) -> str:
    """A mail as Gmail hands it on: with its own word about the sender on top."""
    domain = sender.rpartition("@")[2].strip("> ")
    headers = {
        "Authentication-Results": f"mx.google.com; dmarc={verdict} header.from={domain}",
        "From": sender,
        "Subject": "The hall",
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + f"\r\n{text}"


def desk(ana: Connected, **about: Any) -> MailboxPass:
    reader = builders.reader(address=ana.account, **about)
    return MailboxPass(
        reader, builders.integration(account=ana.account), ana.session, RulesEngine()
    )


def looked_at(ana: Connected, raw: str, **about: Any) -> Proposal | None:
    return desk(ana, **about).look(ana.session.thread(ana.deliver(raw)["thread_id"]))


def answered(ana: Connected, raw: str, **about: Any) -> Reply:
    found = looked_at(ana, raw, **about)
    assert found is not None
    assert isinstance(found.action, Reply)
    return found.action


def test_the_person_behind_a_program_a_group_or_the_own_form_is_answered(ana: Connected) -> None:
    petra = {"Reply_To": "Petra Holm <petra@holm.example>"}
    group = petra | {"X_Original_Sender": "petra@holm.example"}
    for raw in (
        arrived(
            "Petra Holm via Corkboard <notifications@corkboard.example>", To=ana.account, **petra
        ),
        arrived("'Petra Holm' via Hall <hall@choir.example>", To="hall@choir.example", **group),
        arrived(f"Hall form <{ana.account}>", To=ana.account, **petra),
    ):
        assert answered(ana, raw).to == ("petra@holm.example",)


def test_a_form_that_sends_through_the_own_account_stands_among_the_sent_mail(
    ana: Connected,
) -> None:
    form = letter(
        sender=f"Hall form <{ana.account}>",
        to=ana.account,
        subject="Hall form",
        body=ASKS,
        Reply_To="Petra Holm <petra@holm.example>",
    )
    sent = ana.box.post("messages/send", {"raw": encoded(form)})

    found = desk(ana).look(ana.session.thread(sent["threadId"]))

    assert found is not None
    assert isinstance(found.action, Reply)
    assert found.action.to == ("petra@holm.example",)


def test_a_spoof_is_not_vouched_for_as_the_newsletter_that_it_copies(ana: Connected) -> None:
    here = desk(ana)
    listed = {
        "To": ana.account,
        "List_Id": "<hall.news.example>",
        "List_Unsubscribe": "<mailto:x@y.z>",
    }
    for verdict in ("pass", "fail", "none"):
        raw = arrived(
            "Hall <hall@news.example>", "This week in the hall.", verdict=verdict, **listed
        )
        assert here.look(ana.session.thread(ana.deliver(raw)["thread_id"])) is None

    (pile,) = here.piles()

    assert isinstance(pile.action, Archive)
    assert (len(pile.action.items), len(pile.provenance)) == (3, 1)


@pytest.mark.parametrize(
    ("fields", "hidden"),
    [
        ({}, True),
        ({"verdict": "none"}, False),
        ({"To": "somebody@else.example"}, False),
        ({"sender": "Countersign <letters@countersign.example.evil.example>"}, False),
        ({"From": f"Countersign <{LETTERS}>, Eve <eve@evil.example>"}, False),
    ],
    ids=str,
)
def test_only_our_own_letter_is_passed_over(
    ana: Connected, fields: dict[str, str], hidden: bool
) -> None:
    marked = {"To": ana.account, "X_Countersign_Notification": "reset"} | fields
    sender = marked.pop("sender", f"Countersign <{LETTERS}>")

    assert (looked_at(ana, arrived(sender, **marked)) is None) == hidden


def test_an_address_that_the_person_sent_from_is_not_copied_in(ana: Connected) -> None:
    former = f"former-{ana.account}"
    alias = {"account": ana.account, "alias": former}
    ana.sandbox.control("POST", "/aliases", alias)
    ana.box.post("messages/send", {"raw": encoded(letter(sender=former, to="tia@hall.example"))})
    ana.sandbox.control("DELETE", "/aliases", alias)
    everybody = f"{former}, {ana.account}, uwe@hall.example"

    action = answered(ana, arrived("Tia <tia@hall.example>", To=everybody))

    assert (action.to, action.cc) == (("tia@hall.example",), ("uwe@hall.example",))


def test_what_was_written_to_an_alias_is_answered_from_it(ana: Connected) -> None:
    """The last step is Gmail's: it puts another sender in the place of one it does not know."""
    alias = f"studio-{ana.account}"
    ana.sandbox.control("POST", "/aliases", {"account": ana.account, "alias": alias})
    tia = ana.sandbox.mailbox(f"tia-{ana.account}")
    raw = arrived(f"Tia <{tia.account}>", To=alias)
    proposal = looked_at(ana, raw, own=frozenset({alias}))
    assert proposal is not None
    assert isinstance(proposal.action, Reply)
    assert proposal.sender == alias

    draft = ana.session.save_draft(proposal.action, KEY, proposal.sender)
    ana.session.send_draft(draft["draft_id"])

    (arrival,) = tia.found()
    assert tia.header(arrival, "From") == alias


def test_the_same_message_twice_is_one_to_answer(ana: Connected) -> None:
    raw = arrived("Tia <tia@hall.example>", To=ana.account, Message_ID="<hall@tia.example>")

    first, second = looked_at(ana, raw), looked_at(ana, raw)

    assert first is not None
    assert second is not None
    assert first.mark == second.mark
    assert first.source_ids != second.source_ids


def test_an_alias_that_is_the_default_is_named_all_the_same() -> None:
    """Gmail writes the account's own address by itself; of an alias it does not say so."""
    own, alias = "ada@home.example", "ada@studio.example"

    alias_first = (SendAs(address=own), SendAs(address=alias, is_default=True))
    assert to_be_named(alias, alias_first) == alias
    assert to_be_named(own, alias_first) == own
    assert to_be_named(own, (SendAs(address=own, is_default=True), SendAs(address=alias))) is None
