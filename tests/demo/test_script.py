"""The week in Alex Demo's mail, as it stands in the script and as messages."""

import email
import re
from collections import Counter
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.policy import default
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from countersign.analysis.mail.addresses import imitates
from infra.local.demo import Delivery, build, fresh
from infra.local.demo.dates import dated, day_of, moment_of
from infra.local.demo.script import OWNER, WANTS_AN_ANSWER, the_week, what_may_come
from tests.demo.conftest import ALEX, NOW

BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = (
    datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN),
    datetime(2026, 3, 30, 0, 5, tzinfo=BERLIN),
    datetime(2026, 10, 25, 23, 58, tzinfo=BERLIN),
    datetime(2027, 1, 1, 7, 30, tzinfo=timezone(timedelta(hours=-8))),
)
_HOST = re.compile(r"(?:@|https?://|\bmail\.|dns; )([\w-]+(?:\.[\w-]+)+)")
_REAL_ENDING = re.compile(r"\b[\w-]+\.(?:com|de|org|net|io|eu|pt|es|app|dev|co)\b", re.IGNORECASE)


def parsed(delivery: Delivery) -> EmailMessage:
    return email.message_from_bytes(delivery.raw, policy=default)


def whole_text(delivery: Delivery) -> str:
    """Headers and every text part, decoded; folded lines of calendars are whole again."""
    mail = parsed(delivery)
    headers = "\n".join(f"{name}: {value}" for name, value in mail.items())
    parts = [part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"]
    texts = [one if isinstance(one, str) else one.decode() for one in parts]
    return "\n".join([headers, *texts]).replace("\r\n ", "").replace("\n ", "")


def test_sixty_mails_came_and_alex_wrote_some_of_them_back(week: list[Delivery]) -> None:
    came = [one for one in week if "INBOX" in one.label_ids]
    sent = [one for one in week if one.label_ids == ("SENT",)]
    assert len(came) == 60
    assert len(came) + len(sent) == len(week)
    assert len(sent) >= 10


def test_the_mailbox_holds_every_kind_of_mail(week: list[Delivery]) -> None:
    found = Counter(one.category for one in week if one.label_ids != ("SENT",))
    assert found == {
        "newsletter": 13,
        "fyi": 9,
        "question": 8,
        "receipt": 6,
        "notification": 6,
        "bill": 4,
        "meeting": 4,
        "cold": 4,
        "foreign": 2,
        "attachments": 1,
        "phishing": 1,
        "calendar_reply": 1,
        "delivery_failure": 1,
    }
    assert [one.name for one in week if one.category == "waiting"] == ["print-2"]


def test_every_mail_is_well_formed(week: list[Delivery]) -> None:
    for one in week:
        mail = parsed(one)
        assert not [defect for part in mail.walk() for defect in part.defects], one.name
        assert mail["From"].addresses[0].domain, one.name
        assert mail["Subject"], one.name
        assert mail["Date"].datetime == one.at, one.name
        assert mail["Message-ID"] == one.message_id, one.name
        assert len({name for name, _ in mail.items()}) == len(mail.items()), one.name


def test_no_mail_names_a_host_that_could_be_real(week: list[Delivery]) -> None:
    later = [one for seed in range(20) for one in fresh(ALEX, NOW, seed)]
    for one in [*week, *later]:
        text = whole_text(one)
        hosts = {host.lower() for host in _HOST.findall(text)}
        assert {host for host in hosts if not host.endswith(".example")} == set(), one.name
        named = {found.lower() for found in _REAL_ENDING.findall(text)}
        assert named <= {"google.com"}, one.name
        assert set(re.findall(r"\[(\d+\.\d+\.\d+)\.\d+\]", text)) <= {"192.0.2"}, one.name


def test_nothing_in_a_mail_was_left_to_be_filled_in(week: list[Delivery]) -> None:
    later = [one for seed in range(20) for one in fresh(ALEX, NOW, seed)]
    for one in [*week, *later]:
        assert not re.search(r"\{[^}]*\d|\d [a-z]+\}", whole_text(one).partition("<style>")[0])
        assert "lorem" not in whole_text(one).lower()


@pytest.mark.parametrize("now", MOMENTS)
def test_the_mails_lie_in_the_seven_days_before_now_and_in_order(now: datetime) -> None:
    times = [one.at for one in build(ALEX, now)]
    assert times == sorted(times)
    assert now - timedelta(days=7) < times[0]
    assert times[-1] < now


@pytest.mark.parametrize("now", MOMENTS)
def test_an_answer_is_never_older_than_what_it_answers(now: datetime) -> None:
    at = {one.name: one.at for one in build(ALEX, now)}
    script = the_week()
    for letter in script.letters.values():
        chain = [*script.ancestors(letter), letter]
        assert all(at[a.name] < at[b.name] for a, b in pairwise(chain)), letter.name


def test_the_same_moment_gives_the_same_mails_and_another_gives_new_ones() -> None:
    now, later = MOMENTS[0], MOMENTS[0] + timedelta(seconds=1)
    assert build(ALEX, now) == build(ALEX, now)
    ids = {one.message_id for one in build(ALEX, now)}
    assert ids.isdisjoint(one.message_id for one in build(ALEX, later))
    assert len(ids) == len(build(ALEX, now))


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="no time zone"):
        build(ALEX, naive)
    with pytest.raises(ValueError, match="no time zone"):
        fresh(ALEX, naive, 1)


def test_everybody_has_one_name_and_one_address(week: list[Delivery]) -> None:
    shown: dict[str, set[str]] = {}
    for one in week:
        for field in ("From", "To", "Cc"):
            header = parsed(one)[field]
            for address in header.addresses if header else ():
                shown.setdefault(address.addr_spec.lower(), set()).add(address.display_name)
    assert {address: names for address, names in shown.items() if len(names) != 1} == {}


def test_the_cast_is_who_writes() -> None:
    scripts = (the_week(), what_may_come())
    writers = {letter.sender for script in scripts for letter in script.letters.values()}
    cast_ = the_week().cast
    assert writers == set(cast_)
    people = [key for key, one in cast_.items() if not one.look and not one.automatic]
    assert 15 <= len(people) <= 30
    addresses = [one.address for key, one in cast_.items() if key != OWNER]
    assert len(set(addresses)) == len(addresses)
    assert all(address.endswith(".example") for address in addresses)


def test_the_phishing_mail_looks_like_a_company_that_also_writes(week: list[Delivery]) -> None:
    phishing = next(one for one in week if one.category == "phishing")
    genuine = next(one for one in week if one.name == "notice-bank")
    false, true = (parsed(one)["From"].addresses[0].domain for one in (phishing, genuine))
    assert imitates(false, [true]) == true
    assert "dmarc=fail" in parsed(phishing)["Authentication-Results"]


def test_every_mail_that_came_is_authenticated_but_the_phishing(week: list[Delivery]) -> None:
    for one in week:
        results = parsed(one)["Authentication-Results"]
        if one.label_ids == ("SENT",):
            assert results is None
        else:
            assert results.startswith("mx.google.com; "), one.name
            assert ("dmarc=pass" in results) == (one.category != "phishing"), one.name


def test_newsletters_and_programs_say_what_they_are(week: list[Delivery]) -> None:
    marks = ("List-Id", "List-Unsubscribe", "Precedence")
    newsletters = [parsed(one) for one in week if one.category == "newsletter"]
    marked = [mail for mail in newsletters if any(mail[mark] for mark in marks)]
    assert len(newsletters) - len(marked) == 1
    one_click = [mail for mail in newsletters if mail["List-Unsubscribe-Post"]]
    assert 0 < len(one_click) < len(newsletters)
    assert all("https://" in mail["List-Unsubscribe"] for mail in one_click)
    notices = [parsed(one) for one in week if one.category == "notification"]
    assert all(mail["Auto-Submitted"] == "auto-generated" for mail in notices)


def test_newsletters_are_html_with_a_tracking_pixel(week: list[Delivery]) -> None:
    newsletters = [parsed(one) for one in week if one.category == "newsletter"]
    html = [mail.get_body(("html",)) for mail in newsletters]
    assert all(body is not None for body in html)
    pixels = [body for body in html if body and 'width="1" height="1"' in body.get_content()]
    assert len(pixels) >= 10
    assert sum(mail.get_content_type() == "text/html" for mail in newsletters) >= 10


def test_attachments_are_what_their_names_say(week: list[Delivery]) -> None:
    found: dict[str, bytes | str] = {}
    for one in week:
        for part in parsed(one).iter_attachments():
            if part.get_filename():
                found[str(part.get_filename())] = part.get_content()
    assert sorted(found) == [
        "ida-and-saturn.png",
        "invite.ics",
        "invoice-2041.pdf",
        "swimming-course-theo.pdf",
        "travel-log-kiel-signed.pdf",
    ]
    assert bytes(found["ida-and-saturn.png"]).startswith(b"\x89PNG\r\n\x1a\n")  # type: ignore[arg-type] # an attachment is bytes
    invoice = bytes(found["invoice-2041.pdf"])  # type: ignore[arg-type] # an attachment is bytes
    assert invoice.startswith(b"%PDF-1.4")
    assert b"386.75 EUR" in invoice
    assert "METHOD:REQUEST" in str(found["invite.ics"])


def test_a_working_day_is_never_a_weekend() -> None:
    for weekday in range(7):
        now = datetime(2026, 3, 2 + weekday, 12, 0, tzinfo=BERLIN)
        days = [day_of(f"work+{count}", now) for count in range(1, 11)]
        assert all(day.weekday() < 5 for day in days)
        assert days == sorted(set(days))
        assert days[0] > now.date()
        saturday = day_of("sat+1", now)
        assert saturday.weekday() == 5
        assert timedelta(0) < saturday - now.date() <= timedelta(days=7)


def test_days_are_written_in_the_language_of_the_mail() -> None:
    now = datetime(2026, 3, 4, 12, 0, tzinfo=BERLIN)
    said = dated("{+1 weekday}, {+1 day}; {sat+1 tag}; {+2 dia}; {-4 month}; {+1 dotted}", now)
    assert said == "Thursday, 5 March; 7. März; viernes; February; 05.03.2026"


@pytest.mark.parametrize("nonsense", ["tomorrow", "9 days ago", "3d", ""])
def test_a_time_that_means_nothing_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        moment_of(nonsense, MOMENTS[0])
    with pytest.raises(ValueError, match="is no"):
        day_of(nonsense, MOMENTS[0])


@pytest.mark.parametrize("seed", range(25))
def test_fresh_mails_are_few_recent_and_some_want_an_answer(seed: int) -> None:
    found = fresh(ALEX, NOW, seed)
    assert 3 <= len(found) <= 4
    assert sum(one.category in WANTS_AN_ANSWER for one in found) >= 2
    assert all(NOW - timedelta(hours=1) < one.at < NOW for one in found)
    assert all("UNREAD" in one.label_ids for one in found)
    assert found == fresh(ALEX, NOW, seed)


def test_other_seeds_choose_other_fresh_mails_with_other_ids() -> None:
    some = [fresh(ALEX, NOW, seed) for seed in range(25)]
    assert {one.name for found in some for one in found} == set(what_may_come().letters)
    ids = [one.message_id for found in some for one in found]
    assert len(set(ids)) == len(ids)
