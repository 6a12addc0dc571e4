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
_TIME = re.compile(r"\d{1,2}[:.]\d{2}")
_DATED = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s{1,3}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp][Mm])?"
_ENDS_IN_TIME = re.compile(rf"\s{_DATED}\Z")
_ONLY_TIME = re.compile(rf"{_DATED}\Z")
_TIME_ENDS = frozenset("0123456789mM")
_NOTES_LINE = re.compile(rf"\s---\s?{_DATED}\s?---")
_BY_ADDRESS = re.compile(
    r"\d{1,2}[:.]\d{2}[^:]{0,20}\s(?:by|von|par|por|da|de|av|af|door|od|от|від|tarafından)\s\S{1,64}@\S{1,100}\Z"
)
_WORD = re.compile(r"[^\W\d_]{1,60}")
_LONG_WORD = 5
_UNSEEN = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)
_CAPITAL_I = "\u0130"
"""The Turkish one, of which Python's small letter is two characters."""

_ROLES_OF_NOTES: dict[str, dict[str, Role]] = {
    **ROLES,
    "thema": {"German": "subject"},
    "kopie": {"German": "cc"},
    "blindkopie": {"German": "cc"},
}
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
    if line.startswith(">"):
        return line.startswith(">>> ") and line.endswith(">>>") and _tells_when_or_whom(line)
    if len(line) <= _LINE_CAP and (_is_between_dashes(line) or _wrote_between_dashes(line)):
        return True
    if _is_rule(line):
        return _is_header_of_any_language(lines, at + 1) or _is_told_below_a_rule(lines, at + 1)
    if _role_of(line) != {}:
        return _is_copied_header(lines, at)
    return bool("---" in line and _NOTES_LINE.search(line)) or _is_header_of_notes(lines, at)


def ends_quoted_header(lines: Sequence[str], at: int) -> bool:
    """Whether only the header of the older message is marked as quoted, and its text stands below
    without a mark, as Orange has it."""
    if (at > 0 and lines[at - 1].startswith(">")) or not lines[at].lstrip().startswith(">"):
        return False
    run = [line.lstrip("> \t") for line in lines[at : at + _HEADER_LINES + 3]]
    marked = [line.lstrip().startswith(">") for line in lines[at : at + _HEADER_LINES + 3]]
    end = marked.index(False) if False in marked else 0
    filled = [line for line in run[:end] if line.strip()]
    if len(filled) < 3 or not _label_of(_seen(filled[-1])):
        return False
    begin = 0 if _role_of(_seen(filled[0])) else 1
    return bool(_role_of(_seen(filled[begin]))) and _is_copied_header(filled, begin)


def _tells_when_or_whom(line: str) -> bool:
    return "@" in line or _STAMP.search(line[:_LINE_CAP]) is not None


def _is_told_below_a_rule(lines: Sequence[str], at: int) -> bool:
    """Zendesk's name and time of whoever wrote what follows."""
    line = next((one for one in map(_seen, lines[at : at + 3]) if one), "")
    return len(line) <= _BETWEEN_DASHES_CAP and line.endswith(":") and bool(_TIME.search(line))


def _is_header_of_notes(lines: Sequence[str], at: int) -> bool:
    """Lotus Notes: a name and a time, on one line or on two, and below them fields that need no
    colon."""
    first = lines[at].strip()
    if not first or len(first) > _BETWEEN_DASHES_CAP:
        return False
    begin = at + 1
    if not (first[-1] in _TIME_ENDS and _ENDS_IN_TIME.search(first)):
        second = lines[begin].strip() if begin < len(lines) else ""
        if not (second[:1].isdigit() and _ONLY_TIME.match(second)):
            return False
        begin += 1
    following = [one for one in map(_seen, lines[begin : begin + _HEADER_LINES + 6]) if one][:7]
    roles = [_ROLES_OF_NOTES.get(one.rstrip(" :").lower(), _role_of(one)) for one in following]
    told = {role for found in roles for role in found.values()}
    return bool(roles) and "to" in set(roles[0].values()) and "subject" in told


def _says_who_wrote(header: str, opens: bool) -> bool:
    """Whether a line that ends in a colon names a writer, and a time unless it has an address."""
    bare = header.rstrip(" :\uff1a\n").replace("\n", " ")
    addressed = "@" in bare
    dated = any(char.isdigit() for char in bare)
    verb = _verb(bare)
    if addressed:
        ends = bare.endswith((">", "]")) or bool(_BY_ADDRESS.search(bare))
        return (dated or not opens) and (bool(verb) or ends)
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
