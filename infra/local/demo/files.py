"""Attachments drawn from a few words: a picture, a paper, a calendar object."""

import struct
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from infra.local.demo.dates import day_of
from infra.local.demo.script import DemoPerson, Invite

_WIDTH, _HEIGHT = 160, 120


def picture(colours: Sequence[str]) -> bytes:
    """A PNG in which the colours (`#rrggbb`), top to bottom, run into each other."""
    stops = [bytes.fromhex(colour.removeprefix("#")) for colour in colours]
    rows = (b"\0" + _between(stops, row / (_HEIGHT - 1)) * _WIDTH for row in range(_HEIGHT))
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _between(stops: list[bytes], share: float) -> bytes:
    place = share * (len(stops) - 1)
    at = min(int(place), len(stops) - 2)
    return bytes(
        round(a + (b - a) * (place - at)) for a, b in zip(stops[at], stops[at + 1], strict=True)
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def paper(lines: Sequence[str]) -> bytes:
    """A PDF of one page with these lines. Source of the layout: ISO 32000-1, section 7.5."""
    shown = "".join(f"({_quoted(line)}) Tj T*\n" for line in lines)
    content = f"BT /F1 12 Tf 20 TL 72 760 Td\n{shown}ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(objects) + 1
    return (
        made
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(made))
    )


def _quoted(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def calendar_object(
    invite: Invite, *, uid: str, organizer: DemoPerson, guests: Sequence[DemoPerson], now: datetime
) -> str:
    """An invitation, or its acceptance by the one guest (RFC 5546, sections 3.2.2 and 3.2.3)."""
    hour, minute = map(int, invite.start.split(":"))
    begins = datetime.combine(day_of(invite.day, now), time(hour, minute), now.tzinfo)
    ends = begins + timedelta(minutes=invite.minutes)
    asked = "PARTSTAT=ACCEPTED" if invite.method == "REPLY" else "PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Postlight//Calendar//EN",
        f"METHOD:{invite.method}",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(begins)}",
        f"DTEND:{_utc(ends)}",
        f"SUMMARY:{_escaped(invite.title)}",
        f"LOCATION:{_escaped(invite.place)}",
        f"ORGANIZER;CN={organizer.name}:mailto:{organizer.address}",
        *(f"ATTENDEE;CN={guest.name};{asked}:mailto:{guest.address}" for guest in guests),
        "SEQUENCE:0",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> list[str]:
    """At most 75 octets a line (RFC 5545, section 3.1); the lines here are short and ASCII."""
    return [line[:70], *(f" {line[at : at + 69]}" for at in range(70, len(line), 69))]
