"""What was sent as plain text: its lines joined again, or HTML under a wrong name, or nothing."""

import re
import unicodedata

from countersign.analysis.mail.phrases import hits, phrase_set

_PLACEHOLDERS = phrase_set(
    """
    only html, html only, html-only,
    html message, html email, html e-mail, html mail, html format, html-format, html version,
    html viewer, html-compatible, html compatible, html-capable, html-enabled, html capable,
    support html, supports html, display html, view html, read html, show html, enable html, in
    html, contains html, html content, html part, see html, email client, e-mail client, mail
    client, email program, e-mail program, mail reader, email viewer, in your browser, in a browser,
    in a web browser, in browser, view it online, view this email online, view this message online,
    web version, online version, multi-part message in mime, plain text version, text version of
    this, no text content, no plain text, intentionally blank, intentionally left blank,
    html-nachricht, html-mail, html-e-mail, html-format, html-darstellung, html-fähig, kein html,
    html nicht, im browser, e-mail-programm, mailprogramm, onlineversion, online-version, format
    html, le html, messagerie ne, navigateur, version en ligne, formato html, admite html, soporta
    html, versión html, navegador, versión en línea, supporta html, versione html, nel browser,
    versione online, html niet, geen html, html-weergave, in je browser, in uw browser, webversie,
    suporta html, versão html, stöder inte html, html-format, i webbläsaren, understøtter ikke html,
    støtter ikke html, i din browser, i nettleseren, html-muodossa, selaimessa, obsługuje html,
    formacie html, w przeglądarce, podporuje html, v prohlížeči, támogatja a html, поддерживает
    html, в браузере, формате html, html desteklemiyor, tarayıcıda, html形式, htmlメール,
    html に対応, ブラウザ, html格式, html 格式, 浏览器, 瀏覽器, html 형식, 브라우저
    """
)
"""What programs write where they have no plain text to give."""

_PLACEHOLDER_WORDS = 60
_RICHER = 3
_RICH_WORDS = 15
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_LINK = re.compile(r"[<\[(]?(?:https?://|www\.)\S{1,2000}")
_OPENS_AS_HTML = re.compile(
    r"\s{0,200}<(?:!doctype\s|html|head|body|div|p|table|span|meta|font|center|br)\b", re.IGNORECASE
)
_HAS_TAGS = re.compile(
    r"</(?:html|body|div|p|table|span|font|a|td|b|strong)>|<br\s?/?>", re.IGNORECASE
)
_DEEPEST_QUOTE = 40
_COMPARED = 20_000
_WORD = re.compile(r"[^\W\d_]{1,60}")
_LONG_WORD = 4
_OTHERS_AT_LEAST = 4
_OTHERS_SHARE = 0.25


def looks_like_html(text: str) -> bool:
    """Whether it begins as a page of HTML does, and goes on so."""
    return bool(_OPENS_AS_HTML.match(text)) and bool(_HAS_TAGS.search(text[:200_000]))


def has_words(text: str) -> bool:
    """Whether a reader sees anything in it: letters, figures, signs."""
    return any(char not in _BLANKS and unicodedata.category(char)[0] not in "CZ" for char in text)


def says_less(text: str, rich: str) -> bool:
    """Whether it only stands in for what the sender wrote as HTML, read as `rich`."""
    if not has_words(rich):
        return False
    if not has_words(text):
        return True
    if not any(map(str.isalnum, text)) and any(map(str.isalnum, rich)):
        return True
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if all(_LINK.fullmatch(line) for line in lines[:100]):
        return True
    words, in_rich = len(text.split()), len(rich.split())
    if words <= _PLACEHOLDER_WORDS and hits(text, _PLACEHOLDERS):
        return True
    return in_rich >= _RICH_WORDS and in_rich >= _RICHER * words


def says_else(text: str, rich: str) -> bool:
    """Whether a good part of what it says is not in what the reader is shown, `rich`."""
    bare = _LINK.sub(" ", text[:_COMPARED]).lower()
    words = [word for word in _WORD.findall(bare) if len(word) >= _LONG_WORD]
    shown = set(_WORD.findall(_LINK.sub(" ", rich[: 2 * _COMPARED]).lower()))
    others = sum(word not in shown for word in words)
    return others >= _OTHERS_AT_LEAST and others >= _OTHERS_SHARE * len(words)


def unflowed(text: str, *, without_space: bool) -> str:
    """Lines of `format=flowed` (RFC 3676) joined to paragraphs again.

    `without_space`: of `delsp=yes`, where the blank that marks a soft break is no part of the text.
    """
    done: list[str] = []
    paragraph, depth = "", -1
    for line in text.split("\n"):
        quoted = _quote_depth(line)
        bare = line[quoted:].removeprefix(" ")
        if depth >= 0 and (quoted != depth or not bare or bare == "-- "):
            done.append(_quoted(paragraph, depth))
            paragraph, depth = "", -1
        if not bare.endswith(" ") or bare == "-- ":
            done.append(_quoted(paragraph + bare, quoted))
            paragraph, depth = "", -1
        else:
            paragraph += bare[:-1] if without_space else bare
            depth = quoted
    if depth >= 0:
        done.append(_quoted(paragraph, depth))
    return "\n".join(done)


def _quote_depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))


def _quoted(paragraph: str, depth: int) -> str:
    return f"{'>' * min(depth, _DEEPEST_QUOTE)} {paragraph}" if depth else paragraph
