"""One-time codes and links that open an account: never quoted, never echoed, wherever they stand.

A mail that is there to hand one over is found by `hands_over`: whatever of it is shown, its subject
or the name of a file, is `masked` first. In other mails what `holds_secret` is left out. An address
is shown as it is: it says who it is.
"""

import re
from collections.abc import Iterable

from countersign.analysis.mail.phrases import hits
from countersign.domain.mail.mail import Mail

ONE_TIME = (
    "one-time code",
    "one-time pass",
    "one time pass",
    "verification code",
    "security code",
    "login code",
    "sign-in code",
    "authentication code",
    "confirmation code",
    "access code",
    "your otp",
    "reset your password",
    "password reset",
    "magic link",
    "einmalcode",
    "einmalpasswort",
    "bestätigungscode",
    "sicherheitscode",
    "verifizierungscode",
    "anmeldecode",
    "zugangscode",
    "passwort zurücksetzen",
    "code de vérification",
    "code de sécurité",
    "réinitialiser votre mot de passe",
    "código de verificación",
    "código de seguridad",
    "restablecer tu contraseña",
    "restablecer su contraseña",
    "codice di verifica",
    "codice di sicurezza",
    "reimposta la password",
    "verificatiecode",
    "beveiligingscode",
    "wachtwoord opnieuw instellen",
)
"""What a mail says that carries such a code or link."""

SECRET_WORDS = (
    *ONE_TIME,
    "passcode",
    "pass code",
    "password",
    "passwort",
    "kennwort",
    "mot de passe",
    "contraseña",
    "wachtwoord",
    "otp",
    " pin ",
    " pin:",
    " tan ",
    " code",
    "código",
    "codice",
)

MASK = "••••••"

_BETWEEN = r"[ \u00a0\u2007\u2009\u2011\u202f-]?"
_CODE = re.compile(rf"(?<![\w.,])(?:[A-Za-z]{{1,3}}-)?\d(?:{_BETWEEN}\d){{3,9}}(?!\w)")
_DIGITS = re.compile(r"\d(?:[ _.-]?\d){3,}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)
_SCHEME = r"(?:https?://)?(?:www\.)?"
_PUNCTUATION = ".,;:!?)]}>'’”"
"""What ends a sentence ends no link."""
_OPENING = re.compile(
    r"reset|token|verif|confirm|magic|activat|otp|signin|sign-in|login|password|passwor[dt]|code=",
    re.IGNORECASE,
)


def hands_over(mail: Mail, own: str) -> bool:
    """Whether the mail is there to hand over a code or a link that opens an account.

    `own`: all that its sender wrote now (`body_text.own_text`). What its sender and its files are
    called is read as well.
    """
    names = (mail.sender_name, *(file.name for file in mail.files), *mail.attachments)
    return carries_one_time_secret(mail.subject, own, names)


def carries_one_time_secret(subject: str, own: str, names: Iterable[str] = ()) -> bool:
    """`hands_over`, of words."""
    named = "\n".join(name[:1_000].replace("_", " ") for name in names)
    whole = f"{subject[:1_000]}\n{own}\n{named}"
    if not hits(whole, ONE_TIME):
        return False
    return bool(_CODE.search(whole)) or holds_link(whole)


def holds_secret(sentence: str) -> bool:
    """Whether the sentence itself shows a code, a password or a link that opens an account."""
    if any(_OPENING.search(link) for link in _LINK.findall(sentence)):
        return True
    if not hits(f" {sentence} ", SECRET_WORDS):
        return False
    return bool(_CODE.search(sentence)) or ":" in sentence


def masked(text: str) -> str:
    """The text without anything that may be a code or a link."""
    return _CODE.sub(MASK, _LINK.sub(MASK, text))


def masked_name(name: str) -> str:
    """What a sender or a file is called, likewise: there, anything may stand between words."""
    return _DIGITS.sub(MASK, masked(name))


def secrets_in(texts: Iterable[str]) -> frozenset[str]:
    """What `masked` takes out of them: of a code its digits, of a link what it leads to."""
    found: set[str] = set()
    for text in texts:
        links = (one.rstrip(_PUNCTUATION) for one in _LINK.findall(text))
        found.update(re.sub(rf"^{_SCHEME}", "", one, flags=re.IGNORECASE) for one in links)
        found.update(re.sub(r"\D", "", one) for one in _CODE.findall(_LINK.sub(MASK, text)))
    return frozenset(found - {""})


def without(text: str, secrets: Iterable[str]) -> str:
    """The text without these, where they stand as words of their own, however they are set."""
    longest_first = sorted(secrets, key=lambda one: (-len(one), one))
    if not longest_first:
        return text
    any_of_them = "|".join(map(_as_set, longest_first))
    return re.sub(rf"(?<![^\W_])(?:{any_of_them})(?![^\W_])", MASK, text, flags=re.IGNORECASE)


def _as_set(secret: str) -> str:
    if secret.isdecimal():
        return _BETWEEN.join(secret)
    return _SCHEME + re.escape(secret)


def holds_link(sentence: str) -> bool:
    return _LINK.search(sentence) is not None
