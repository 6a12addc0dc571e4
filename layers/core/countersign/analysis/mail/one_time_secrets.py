"""One-time codes and links that open an account: never quoted, never echoed."""

import re

from countersign.analysis.mail.phrases import hits

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

_CODE = re.compile(
    r"(?<![\w.,])(?:[A-Za-z]{1,3}-)?\d(?:[ \u00a0\u2007\u2009\u2011\u202f-]?\d){3,9}(?!\w)"
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)
_OPENING = re.compile(
    r"reset|token|verif|confirm|magic|activat|otp|signin|sign-in|login|password|passwor[dt]|code=",
    re.IGNORECASE,
)


def carries_one_time_secret(subject: str, own: str) -> bool:
    """Whether the mail is there to hand over a code or a link that opens an account.

    `own`: all that its sender wrote now (`body_text.own_text`).
    """
    whole = f"{subject[:1_000]}\n{own}"
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


def holds_link(sentence: str) -> bool:
    return _LINK.search(sentence) is not None
