from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.contracts.rigs.google import with_files
from tests.sandbox.client import Mailbox, mail, reason


def days_ago(days: float) -> str:
    return format_datetime(datetime.now(UTC) - timedelta(days=days))


@pytest.fixture
def found(ana: Mailbox) -> dict[str, str]:
    """id -> name of the mails in a small mailbox."""
    deliver = ana.sandbox.deliver
    mails = {
        "bill": mail(
            sender="Power & Light <billing@power.example>",
            subject="Your invoice of March",
            body="Amount due: 42.50. Please pay by Friday.",
            Date=days_ago(1),
            Message_ID="<bill@power.example>",
        ),
        "lunch": mail(
            sender="Bo Berg <bo@elsewhere.example>",
            to="team@home.example",
            Cc="ana@home.example",
            subject="Lunch on Friday",
            body="Pizza or soup?",
            Date=days_ago(3),
        ),
        "old": mail(
            sender="Carla Diaz <carla@elsewhere.example>",
            subject="Friday plans",
            body="Pay attention to the soup of Zoë.",
            Date="Mon, 02 Mar 2020 12:00:00 +0000",
        ),
    }
    ids = {deliver(ana.account, raw)["id"]: name for name, raw in mails.items()}
    old = next(key for key, name in ids.items() if name == "old")
    ana.post(f"messages/{old}/modify", {"addLabelIds": ["STARRED"], "removeLabelIds": ["UNREAD"]})
    return ids


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "bill lunch old"),
        ("friday", "bill lunch old"),
        ("FRIDAY soup", "lunch old"),
        ("zoë", "old"),
        ('"pay by friday"', "bill"),
        ('"friday pay"', ""),
        ("-soup", "bill"),
        ('-"pay by"', "lunch old"),
        ("pizza OR invoice", "bill lunch"),
        ("friday pizza OR invoice", "bill lunch"),
        ("{pizza invoice}", "bill lunch"),
        ("(pizza soup) friday", "lunch"),
        ("-(pizza soup)", "bill old"),
        ("from:bo@elsewhere.example", "lunch"),
        ("from:elsewhere.example", "lunch old"),
        ("from:(bo OR carla)", "lunch old"),
        ("from:{bo billing}", "bill lunch"),
        ("-from:bo", "bill old"),
        ('from:"carla diaz"', "old"),
        ("to:team", "lunch"),
        ("to:ana@home.example", "bill lunch old"),
        ("cc:ana@home.example", "lunch"),
        ("subject:friday", "lunch old"),
        ("subject:(friday plans)", "old"),
        ("subject:soup", ""),
        ("is:unread", "bill lunch"),
        ("is:read", "old"),
        ("is:starred", "old"),
        ("in:inbox -is:starred", "bill lunch"),
        ("label:STARRED", "old"),
        ("label:nothing", ""),
        ("in:sent", ""),
        ("in:drafts", ""),
        ("category:primary", "bill lunch old"),
        ("category:promotions", ""),
        ("has:attachment", ""),
        ("rfc822msgid:<bill@power.example>", "bill"),
        ("rfc822msgid:bill@power.example", "bill"),
        ("newer_than:2d", "bill"),
        ("newer_than:7d", "bill lunch"),
        ("newer_than:1m from:bo", "lunch"),
        ("older_than:1y", "old"),
        ("newer_than:soon", ""),
        ("after:2020/03/02 before:2020/03/03", "old"),
        ("before:2020-03-02", ""),
        ("after:1583100000 before:1583200000", "old"),
        ("after:2020/13/45", ""),
        ("invoice nonsense:x", ""),
        ("10:30", ""),
    ],
)
def test_a_query_finds(ana: Mailbox, found: dict[str, str], query: str, expected: str) -> None:
    assert sorted(found[message_id] for message_id in ana.found(query)) == expected.split()


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("filename:pdf", True),
        ('filename:"signed contract"', True),
        ('filename:"signed contract.pdf"', True),
        ("has:attachment filename:contract", True),
        ("filename:tract", False),
        ("filename:lunch", False),
        ("-filename:pdf", False),
        ('{filename:"contract" subject:"nothing"}', True),
        ('filename:""', False),
    ],
)
def test_a_file_is_found_by_words_of_its_name(ana: Mailbox, query: str, is_found: bool) -> None:
    raw = with_files(mail(subject="Lunch"), {"Signed contract.pdf": b"%PDF"})
    message_id = ana.sandbox.deliver(ana.account, raw)["id"]
    assert (message_id in ana.found(query)) is is_found


def test_label_ids_all_have_to_match(ana: Mailbox, found: dict[str, str]) -> None:
    ids = ana.found(labelIds=["INBOX", "UNREAD"])
    assert sorted(found[message_id] for message_id in ids) == ["bill", "lunch"]


@pytest.mark.parametrize("query", ["(((", ")", '"', "-", "OR", "{}", "-(", "from:", "%_'\";--"])
def test_a_half_written_query_is_no_error(ana: Mailbox, found: dict[str, str], query: str) -> None:
    assert set(ana.found(query)) <= set(found)


@pytest.mark.parametrize("query", ["x" * 4001, "x " * 301, "(" * 21 + "x"])
def test_a_query_has_bounds(ana: Mailbox, query: str) -> None:
    assert reason(ana.call("GET", "messages", params={"q": query})) == (400, "invalidArgument")
