"""How a draft of ours is told from any other: Gmail over the sandbox, and the fake."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.ports.providers import ProviderGone, TooMuchToSee, Unwritable
from tests.contracts.rigs.mail import GRACE, KEY, NOON, Rig, opened, reply
from tests.factories import document


def test_a_draft_names_the_message_that_it_holds_and_is_as_it_was_approved(rig: Rig) -> None:
    action = reply(opened(rig))
    receipt = rig.session.save_draft(action, KEY)

    now = rig.session.draft(receipt["draft_id"], action, KEY)

    assert (now.message_id, now.is_as_approved) == (receipt["message_id"], True)


@pytest.mark.parametrize(
    "fields",
    [
        {"cc": ("bo@office.example",)},
        {"to": (GRACE, "bo@office.example"), "cc": ("cy@büro.example",)},
        {"subject": "Über das Mittagessen im Größten aller Säle, und was es danach noch gibt"},
        {"subject": "Re: =?utf-8?q?Lunch?= twice"},
        {"subject": "ä" * 400},
        {"subject": ""},
        {"body": "Gladly.\r\n\r\n\tAt noon  = 12:00 \u2013 s\u00fc\u00df.\n.\nFrom me\n\n"},
        {"body": "x" * 3_000 + "\n" + "y " * 20_000},
        {"body": "<p>Write it like <b>this</b>.</p>\n<br>\nOr not."},
        {"body": "\x1b[1mBold\x1b[0m, and a page\x0cfeed\x85"},
        {"body": "\U0001f44d"},
    ],
)
def test_whatever_a_draft_says_it_is_known_again(rig: Rig, fields: dict[str, Any]) -> None:
    action = reply(opened(rig), **fields)
    receipt = rig.session.save_draft(action, KEY)

    assert rig.session.draft(receipt["draft_id"], action, KEY).is_as_approved


@pytest.mark.parametrize(
    "otherwise",
    [
        {"to": ("eve@elsewhere.example",)},
        {"to": (GRACE, "eve@elsewhere.example")},
        {"cc": ("eve@elsewhere.example",)},
        {"subject": "Re: Dinner?"},
        {"body": "Gladly, at one."},
    ],
)
def test_a_draft_that_says_something_else_is_not_the_one_approved(
    rig: Rig, otherwise: dict[str, Any]
) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread, **otherwise), KEY)

    assert not rig.session.draft(receipt["draft_id"], reply(thread), KEY).is_as_approved


def test_a_draft_under_another_key_is_not_the_one_approved(rig: Rig) -> None:
    action = reply(opened(rig))
    receipt = rig.session.save_draft(action, KEY)
    other = KEY.replace(".1.", ".2.")

    assert not rig.session.draft(receipt["draft_id"], action, other).is_as_approved


def test_a_draft_that_was_edited_holds_another_message(rig: Rig) -> None:
    action = reply(opened(rig))
    receipt = rig.session.save_draft(action, KEY)
    rig.edit_draft_by_hand(receipt["draft_id"], "Let us say at one.")

    now = rig.session.draft(receipt["draft_id"], action, KEY)

    assert now.message_id != receipt["message_id"]
    assert not now.is_as_approved


def test_a_draft_that_is_gone_cannot_be_looked_at(rig: Rig) -> None:
    action = reply(opened(rig))
    receipt = rig.session.save_draft(action, KEY)
    rig.session.delete_draft(receipt["draft_id"])

    with pytest.raises(ProviderGone):
        rig.session.draft(receipt["draft_id"], action, KEY)


def test_a_draft_in_a_thread_of_its_own_is_found_below_sixty_newer_ones(rig: Rig) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread, subject="Dinner instead"), KEY)
    rig.write_drafts_by_hand(60)

    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)

    assert found is not None
    assert found.draft_id == receipt["draft_id"]


def test_what_lies_below_more_drafts_than_are_looked_through_is_never_called_absent(
    rig: Rig,
) -> None:
    thread = opened(rig)
    rig.session.save_draft(reply(thread, subject="Dinner instead"), KEY)
    rig.write_drafts_by_hand(101)

    with pytest.raises(TooMuchToSee):
        rig.session.find_effect(thread.thread_id, KEY, since=NOON)


def test_a_draft_in_the_thread_is_found_however_much_was_written_since(rig: Rig) -> None:
    thread = opened(rig)
    receipt = rig.session.save_draft(reply(thread), KEY)
    rig.write_drafts_by_hand(101)

    found = rig.session.find_effect(thread.thread_id, KEY, since=NOON)

    assert found is not None
    assert found.draft_id == receipt["draft_id"]


def test_what_is_older_than_the_effect_is_not_looked_through(rig: Rig) -> None:
    thread = opened(rig)
    rig.write_drafts_by_hand(101)
    since = rig.session.thread(thread.thread_id).messages[-1].at + timedelta(days=365)

    assert rig.session.find_effect(thread.thread_id, KEY, since=since) is None


ALIAS = "ana@studio.example"


def test_a_draft_leaves_from_the_alias_it_is_to_leave_from(rig: Rig) -> None:
    rig.add_alias(ALIAS)
    thread = opened(rig)
    action = reply(thread)

    receipt = rig.session.save_draft(action, KEY, ALIAS)
    sent = rig.session.send_draft(receipt["draft_id"])

    assert receipt["sha256"] == rig.session.fingerprint(action, KEY, ALIAS)
    assert receipt["sha256"] != rig.session.fingerprint(action, KEY, rig.address)
    messages = {one.message_id: one for one in rig.session.thread(thread.thread_id).messages}
    assert messages[sent["message_id"]].sender == ALIAS


@pytest.mark.parametrize("is_default", [False, True], ids=["alias", "default alias"])
def test_a_draft_leaves_from_the_accounts_own_address_whatever_the_default(
    rig: Rig, is_default: bool
) -> None:
    rig.add_alias(ALIAS, is_default=is_default)
    thread = opened(rig)

    receipt = rig.session.save_draft(reply(thread), KEY, rig.address)

    messages = {one.message_id: one for one in rig.session.thread(thread.thread_id).messages}
    assert messages[receipt["message_id"]].sender == rig.address


@pytest.mark.parametrize("confirmed", [False, None], ids=["not confirmed", "unknown"])
def test_nothing_leaves_from_an_address_that_the_account_does_not_send_from(
    rig: Rig, confirmed: bool | None
) -> None:
    """Gmail would write another one in its place, and say nothing."""
    if confirmed is not None:
        rig.add_alias(ALIAS, confirmed=confirmed)
    action = reply(opened(rig))

    with pytest.raises(Unwritable, match="does not send from"):
        rig.session.fingerprint(action, KEY, ALIAS)
    with pytest.raises(Unwritable, match="does not send from"):
        rig.session.save_draft(action, KEY, ALIAS)
    assert rig.carried_out("save_draft") == 0


def test_a_draft_that_leaves_from_another_address_is_not_what_was_approved(rig: Rig) -> None:
    rig.add_alias(ALIAS)
    action = reply(opened(rig))
    from_alias = rig.session.save_draft(action, KEY, ALIAS)["draft_id"]
    from_account = rig.session.save_draft(action, KEY, rig.address)["draft_id"]

    as_approved = {
        (draft_id, sender): rig.session.draft(draft_id, action, KEY, sender).is_as_approved
        for draft_id in (from_alias, from_account)
        for sender in (ALIAS, rig.address)
    }

    assert as_approved == {
        (from_alias, ALIAS): True,
        (from_alias, rig.address): False,
        (from_account, ALIAS): False,
        (from_account, rig.address): True,
    }


NAMES = (
    "contract.pdf",
    "Mietvertrag Müller & Söhne (2).pdf",
    'quoted "name".txt',
    "100% = sure?.docx",
    "契約書" * 20 + ".pdf",
    "no ending",
    "page.html",
    "-leading.txt",
)


def with_file(rig: Rig, content: bytes, name: str) -> tuple[DraftReply, bytes]:
    """An answer to Grace, to whom the file was sent before."""
    rig.send(GRACE, files={"first.pdf": content})
    (found,) = rig.session.find_files(correspondent=GRACE, words=("first",), at_most=1)
    attached = document(content, message_id=found.message_id, part=found.file.part, name=name)
    return reply(opened(rig), attachments=(attached,)), content


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_with_a_file_has_exactly_its_bytes_under_its_name(rig: Rig, name: str) -> None:
    content = bytes(range(256)) * 10 + b"\r\n--=_countersign--\r\n.\r\nFrom me"
    action, file = with_file(rig, content, name)

    receipt = rig.session.save_draft(action, KEY, files=[file])

    assert receipt["sha256"] == rig.session.fingerprint(action, KEY, files=[file])
    assert rig.session.draft(receipt["draft_id"], action, KEY).is_as_approved
    (draft,) = [one for one in rig.session.thread(action.thread_id).messages if one.is_draft]
    assert [one.name for one in draft.files] == [name]
    part = draft.files[0].part
    assert rig.session.file_bytes(draft.message_id, part, at_most=len(content)) == content


def test_a_large_file_goes_along(rig: Rig) -> None:
    action, file = with_file(rig, b"0123456789abcdef" * 100_000, "scan.pdf")

    receipt = rig.session.save_draft(action, KEY, files=[file])

    assert receipt["thread_id"] == action.thread_id
    assert rig.session.draft(receipt["draft_id"], action, KEY).is_as_approved
    found = rig.session.find_effect(action.thread_id, KEY, since=NOON)
    assert found is not None
    assert found.draft_id == receipt["draft_id"]


def test_other_bytes_than_those_approved_are_written_by_nobody(rig: Rig) -> None:
    action, file = with_file(rig, b"the contract", "contract.pdf")

    for files in ([b"the Contract"], [b"the contract "], [file, file], []):
        with pytest.raises(Unwritable):
            rig.session.fingerprint(action, KEY, files=files)
        with pytest.raises(Unwritable):
            rig.session.save_draft(action, KEY, files=files)
    assert rig.carried_out("save_draft") == 0


def test_a_draft_with_another_file_or_none_is_not_the_one_approved(rig: Rig) -> None:
    action, file = with_file(rig, b"the contract", "contract.pdf")
    other = document(b"the Contract", message_id="m", part="1", name="contract.pdf")
    renamed = action.attachments[0].model_copy(update={"name": "agreement.pdf"})
    receipt = rig.session.save_draft(action, KEY, files=[file])

    for attached in ((), (other,), (renamed,), (*action.attachments, other)):
        approved = action.model_copy(update={"attachments": attached})
        assert not rig.session.draft(receipt["draft_id"], approved, KEY).is_as_approved


def test_whoever_gets_it_gets_the_file(rig: Rig) -> None:
    action, file = with_file(rig, b"the contract", "contract.pdf")
    receipt = rig.session.save_draft(action, KEY, files=[file])

    sent = rig.session.send_draft(receipt["draft_id"])

    (mail,) = rig.session.sent_to(GRACE, at_most=1)
    assert mail.message_id == sent["message_id"]
    assert [one.name for one in mail.files] == ["contract.pdf"]
    found = rig.session.file_bytes(mail.message_id, mail.files[0].part, at_most=100)
    assert found == b"the contract"
