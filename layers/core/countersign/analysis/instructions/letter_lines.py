"""How letters begin and end, as somebody writes it into an instruction."""

import re

from countersign.analysis.instructions.held_words import QUOTES, mark_of
from countersign.analysis.mail.phrases import word_set
from countersign.analysis.mail.quoting import CLOSINGS

_GREETINGS = (
    "hi",
    "hello",
    "hey",
    "dear",
    "good morning",
    "good afternoon",
    "good day",
    "hallo",
    "hallöchen",
    "moin",
    "servus",
    "grüezi",
    "grüß gott",
    "guten tag",
    "guten morgen",
    "liebe",
    "lieber",
    "liebe/r",
    "lieber/liebe",
    "bonjour",
    "salut",
    "cher",
    "chère",
    "hola",
    "buenos días",
    "ciao",
    "buongiorno",
    "hoi",
    "beste",
)
_ALSO_CLOSINGS = word_set("warmly thx ciao servus vg bg salut yours bye gruss grüessli")
_NAME = re.compile(
    r"[<\[({][\w' -]{0,20}name[>\])}]|(?<= )(?:…|\.{3}|_{2,}|x{3})(?=\W|$)", re.IGNORECASE
)
_ENDS = (",", "!", ":", ".", "…")
_CLOSINGS_WITHOUT_COMMA = re.compile(r"gr(?:ü|ue)(?:ß|ss)|^(?:lg|vg|bg|mfg|gruß|gruss)$")
_BREAK = re.compile(r"\s*(?:\n|\\n|<br ?/?>| / )\s*")


LINE = rf"(?:{mark_of(QUOTES, 'quote')}|(?P<plain>[^\W\d_][\w ,.\x27’]{{0,60}}?))"
"""In a pattern: a line of a letter, best in quotation marks."""


def is_plainly_a_line(words: str) -> bool:
    """Whether they are a greeting, or a closing with nothing but a name behind it."""
    if words.lower() in _GREETINGS:
        return True
    parts = _on_two_lines(words)
    name = parts[1].split() if len(parts) == 2 else []
    return _is_known(parts[0]) and len(name) <= 3 and all(one[:1].isupper() for one in name)


def greeting_line(words: str) -> str | None:
    """With `{name}` where the name goes: after a greeting that is nothing else, or where something
    stands for it. None if it is no line."""
    line = " ".join(words.split())
    named = _NAME.sub("{name}", line, count=1)
    if named.rstrip(",!:. ").lower() in _GREETINGS:
        bare = named.rstrip(",!:. ")
        return f"{bare} {{name}}{named[len(bare) :].strip() or ','}"
    return named or None


def sign_off_lines(words: str) -> tuple[str, str | None] | None:
    """The closing, and the name below it if there is one. None if it may be a name alone."""
    parts = [one.strip() for one in _BREAK.split(words.strip()) if one.strip()]
    if len(parts) == 1:
        parts = _on_two_lines(parts[0])
    if not parts or len(parts) > 2:
        return None
    closing = parts[0]
    if len(parts) == 1 and not _is_closing(closing):
        return None
    return _closed(closing), parts[1] if len(parts) == 2 else None


def _on_two_lines(line: str) -> list[str]:
    """`Best, Sam` and `LG Sam`, as a closing and a name."""
    closing, comma, name = line.partition(",")
    if not comma:
        words = line.split()
        known = [at for at in range(1, len(words)) if _is_known(" ".join(words[:at]))]
        at = known[-1] if known and not _is_known(line) else len(words)
        closing, name = " ".join(words[:at]), " ".join(words[at:])
        if not name[:1].isupper():
            return [line]
    return [closing + comma, name.strip()] if name.strip() else [line]


def _is_closing(line: str) -> bool:
    return _is_known(line) or any(word.islower() for word in line.split()[1:])


def _is_known(line: str) -> bool:
    bare = line.rstrip(",!. ").lower()
    return bare in CLOSINGS or bare in _ALSO_CLOSINGS


def _closed(line: str) -> str:
    """German closings have no comma, others do."""
    bare = line.rstrip(", ")
    if _CLOSINGS_WITHOUT_COMMA.search(bare.lower()):
        return bare
    return bare if bare.endswith(_ENDS) else f"{bare},"
