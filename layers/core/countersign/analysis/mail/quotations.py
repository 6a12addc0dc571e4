"""Where an older message begins below the newest text.

Every look ahead is bounded: a mail may be written to be slow to read.
"""

import re
import unicodedata
from collections.abc import Sequence

from countersign.analysis.mail.quoted_headers import ROLES, Role
from countersign.analysis.mail.quoted_lines import BETWEEN_DASHES, WROTE, WROTE_OPENINGS
from countersign.analysis.mail.quoting import QUOTED

_VERBS = sorted(WROTE, key=lambda verb: (-len(verb), verb))
_DIVIDERS = sorted(BETWEEN_DASHES, key=lambda words: (-len(words), words))
_LINE_CAP = 300
_LABEL_CAP = 40
_HEADER_LINES = 9
_OPENING_LINES = 3
_RULE_AT_LEAST = 20
_RULES = frozenset("_-=*\u2013\u2014\u2015\u2500\u2501 ")
_BETWEEN_DASHES_CAP = 120
_FOLLOWS_AT_MOST = 16
_STAMP = re.compile(r"\d{1,2}[:.h\u6642\u65f6\uc2dc]\s?\d{2}|\d{4}")
_WORD = re.compile(r"[^\W\d_]{1,60}")
_LONG_WORD = 5
_UNSEEN = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)
_CAPITAL_I = "\u0130"
"""The Turkish one, of which Python's small letter is two characters."""

_MARKERS = " \t*>|#_\u00a0\u3000"


def lines_of_quote_header(lines: Sequence[str], at: int) -> int:
    """How many lines the "on ... wrote:" above a quotation takes here; 0 when there is none."""
    first = _seen(lines[at])
    opens = first[:1].isdigit() or first.startswith(WROTE_OPENINGS) or bool(_STAMP.search(first))
    if not opens and "@" not in first and not _verb(first):
        return 0
    joined = ""
    for line in map(_seen, lines[at : at + (_OPENING_LINES if opens or "@" in first else 1)]):
        if not line or len(line) > _LINE_CAP or line.startswith(QUOTED):
            return 0
        joined = f"{joined} {line}"
        count = joined.count("\n") + 1
        if line.endswith((":", "\uff1a")):
            return count if _says_who_wrote(joined.strip(), opens) else 0
        joined += "\n"
    return 0


def begins_older(lines: Sequence[str], at: int) -> bool:
    """Whether an older message begins here, by words between dashes or by its copied header."""
    line = _seen(lines[at])
    if len(line) <= _LINE_CAP and (_is_between_dashes(line) or _wrote_between_dashes(line)):
        return True
    if _is_rule(line):
        return _is_header_of_any_language(lines, at + 1)
    return _role_of(line) != {} and _is_copied_header(lines, at)


def _says_who_wrote(header: str, opens: bool) -> bool:
    """Whether a line that ends in a colon names a writer, and a time unless it has an address."""
    bare = header.rstrip(" :\uff1a\n").replace("\n", " ")
    addressed = "@" in bare
    dated = any(char.isdigit() for char in bare)
    verb = _verb(bare)
    if addressed:
        return (dated or not opens) and (bool(verb) or bare.endswith((">", "]")))
    return bool(verb) and dated and bool(_STAMP.search(bare)) and _ends_with_a_name(bare, verb)


def _verb(header: str) -> str:
    lower = header[:_LINE_CAP].lower()
    return next((verb for verb in _VERBS if verb in lower), "")


def _ends_with_a_name(header: str, verb: str) -> bool:
    """Whether behind the verb there are no more than a name and a time: no long word is small."""
    rest = header[header.lower().rfind(verb) + len(verb) :]
    return not any(
        len(word) >= _LONG_WORD and word.islower() for word in _WORD.findall(rest[:_LINE_CAP])
    )


def _is_between_dashes(line: str) -> bool:
    bare = line.lower().strip("-_=*\u2013\u2014~+< >:\uff1a").replace("\u2019", "'")
    if bare == line.lower() or len(line) > _BETWEEN_DASHES_CAP:
        return False
    known = next((words for words in _DIVIDERS if bare.startswith(words)), None)
    if known is None:
        return False
    return line.startswith(("--", "==", "__")) or len(bare) - len(known) <= _FOLLOWS_AT_MOST


def _wrote_between_dashes(line: str) -> bool:
    """Zoho's `---- On (date) (somebody) wrote ----`, in any language."""
    is_framed = line.startswith("---") and line.endswith("---")
    return is_framed and any(char.isdigit() for char in line) and bool(_verb(line) or "@" in line)


def _is_rule(line: str) -> bool:
    return len(line) >= _RULE_AT_LEAST and set(line) <= _RULES


def _is_copied_header(lines: Sequence[str], at: int) -> bool:
    """Whether lines that some language puts above an older message follow each other here.

    From and a subject or a time of sending; or From, To and a date if From has an address: the
    stations of a journey have none.
    """
    roles: dict[str, set[Role]] = {}
    addressed = False
    for line in map(_seen, lines[at : at + _HEADER_LINES]):
        for language, role in _role_of(line).items():
            roles.setdefault(language, set()).add(role)
            addressed |= role == "from" and "@" in line
    return any(
        "from" in found
        and ("subject" in found or "sent" in found or (addressed and {"date", "to"} <= found))
        for found in roles.values()
    )


def _is_header_of_any_language(lines: Sequence[str], at: int) -> bool:
    """Below a rule: three lines with labels, of whatever name, and an address or a date."""
    following = [line for line in map(_seen, lines[at : at + _HEADER_LINES]) if line][:5]
    labelled = [line for line in following if 0 < len(_label_of(line)) <= _LABEL_CAP]
    told = any("@" in line or _STAMP.search(line[:_LINE_CAP]) for line in labelled)
    return bool(following) and following[0] in labelled and len(labelled) >= 3 and told


def _role_of(line: str) -> dict[str, Role]:
    """Per language what the label at the start of the line names there; nothing without one."""
    return ROLES.get(_label_of(line), {})


def _label_of(line: str) -> str:
    head = line[: _LABEL_CAP + 10].replace("\uff1a", ":")
    label, colon, _ = head.partition(":")
    if not colon:
        return ""
    bare = label.strip(_MARKERS).rstrip(".").lower()
    return " ".join(bare.split()).replace("\u2019", "'")


def _seen(line: str) -> str:
    """The line without marks that nobody sees, such as those of direction; accents composed."""
    seen = line[: 4 * _LINE_CAP].replace(_CAPITAL_I, "i").translate(_UNSEEN)
    return unicodedata.normalize("NFC", seen.strip())
