"""Whatever strangers put into ids, subjects, addresses and texts, a mail says what was approved.

`ATTACK_MAILS` says how many are tried: `make attack` has 10,000 of them.
"""

import os

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from countersign.adapters.rfc5322.compose import compose
from countersign.analysis.mail.reply import in_reply_to, references, reply_subject
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.domain_name import in_letters
from countersign.domain.mail.header_fields import is_one_line, may_be_decoded, written_address
from countersign.ports.providers import Unwritable
from tests.adapters.rfc5322.fields import FIELDS
from tests.attack.composed import (
    BODIES,
    IDS,
    READERS,
    SUBJECTS,
    Read,
    addresses,
    by_the_modern_parser,
    relayed,
)
from tests.builders import mail
from tests.factories import reply

MAILS = int(os.environ.get("ATTACK_MAILS", "250"))
KEY = "tsk_01.1.draft"
PEOPLE = st.lists(
    st.one_of(*[st.sampled_from(["grace@office.example", "bo@größe.example"])] * 5, addresses()),
    min_size=1,
    max_size=3,
).map(tuple)
many = settings(
    max_examples=MAILS, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


@many
@given(to=PEOPLE, cc=PEOPLE, subject=SUBJECTS, body=BODIES, parent=IDS, chain=IDS)
def test_three_readers_find_what_was_approved_and_nobody_else(
    to: tuple[str, ...], cc: tuple[str, ...], subject: str, body: str, parent: str, chain: str
) -> None:
    try:
        action = reply(
            to=to, cc=cc, subject=subject, body=body, in_reply_to=parent, references=chain
        )
    except ValidationError:
        event("is no action")
        return
    possible = is_one_line(subject) and all(written_address(one) for one in (*to, *cc))
    try:
        raw = compose(action, KEY)
    except Unwritable:
        event("is refused")
        assert not possible, "whoever can be written to is written to"
        return
    event("is written")
    assert possible
    for read in READERS:
        _agrees(read(raw), action)
    further = by_the_modern_parser(relayed(raw))
    assert further.names <= FIELDS
    assert _people(further.recipients) == _people((*action.to, *action.cc))


@many
@given(subject=SUBJECTS, parent=IDS, chain=IDS, earlier=IDS)
def test_what_an_agent_takes_over_from_a_stranger_holds_nothing_encoded(
    subject: str, parent: str, chain: str, earlier: str
) -> None:
    asked = mail(
        subject=subject, rfc_message_id=parent, references=chain, headers={"in-reply-to": earlier}
    )
    action = reply(
        subject=reply_subject(asked.subject),
        in_reply_to=in_reply_to(asked),
        references=references(asked),
    )
    assert not any(map(may_be_decoded, (action.in_reply_to, action.references)))
    assert is_one_line(action.subject)
    raw = compose(action, KEY)
    for read in READERS:
        _agrees(read(raw), action)
    twice = by_the_modern_parser(relayed(relayed(raw)))
    assert twice.names <= FIELDS
    assert twice.recipients == action.to


def _agrees(found: Read, action: DraftReply) -> None:
    assert found.names <= FIELDS
    assert _people(found.recipients) == _people((*action.to, *action.cc))
    assert found.subject == action.subject
    assert _lines(found.text) in (_lines(action.body), [*_lines(action.body), ""])


def _people(addresses: tuple[str, ...]) -> list[str]:
    """As a person reads them, the domain in letters."""
    shown = (one.rpartition("@") for one in addresses)
    return [f"{local}@{in_letters(host)}" for local, _, host in shown]


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
