"""What we write to people. Plain text, and not a word in it that anybody but us chose.

Whoever registers a stranger's address must not be able to make us carry a message to it, so no
name and no text that somebody typed stands in a letter.
"""

from typing import Literal, get_args

from countersign.domain.values import Value

Notice = Literal[
    "password_changed",
    "password_reset",
    "email_changed",
    "second_factor_on",
    "second_factor_off",
    "recovery_code_used",
    "sign_in_linked",
    "sign_in_removed",
    "export_ready",
    "account_closed",
]
LetterKind = Literal["verify", "reset", "new_address", "address_taken", "notice"]

NOTICES: tuple[Notice, ...] = get_args(Notice)


class AccountEmail(Value):
    """One mail to one person."""

    to: str
    kind: LetterKind
    subject: str
    text: str


_UNASKED = "If this was not you"
_WORDS: dict[Notice, tuple[str, str]] = {
    "password_changed": (
        "Your password was changed",
        "The password of your Countersign account was changed, and every other session was ended.",
    ),
    "password_reset": (
        "Your password was set anew",
        "The password of your Countersign account was set anew by a link that we sent to this"
        " address, and every session was ended.",
    ),
    "email_changed": (
        "Your address was changed",
        "Your Countersign account has another address now, and every other session was ended."
        " We write to this one for the last time.",
    ),
    "second_factor_on": (
        "Signing in asks for a code now",
        "A second factor was turned on for your Countersign account.",
    ),
    "second_factor_off": (
        "Signing in asks for no code any more",
        "The second factor of your Countersign account was turned off.",
    ),
    "recovery_code_used": (
        "A recovery code was used",
        "One of the recovery codes of your Countersign account was used to sign in.",
    ),
    "sign_in_linked": (
        "Another way to sign in was added",
        "An account elsewhere can sign in to your Countersign account now.",
    ),
    "sign_in_removed": (
        "A way to sign in was removed",
        "An account elsewhere can sign in to your Countersign account no more.",
    ),
    "export_ready": (
        "Your data is ready",
        "The copy of your data that was asked for can be downloaded in the settings.",
    ),
    "account_closed": (
        "Your account is being closed",
        "Your Countersign account was closed. Everything in it is being erased, and we write to"
        " this address for the last time.",
    ),
}

_FOR_THE_LAST_TIME = frozenset({"email_changed", "account_closed"})
"""No link of ours brings the account back to this address."""


def verify_letter(to: str, public_url: str, token: str) -> AccountEmail:
    return AccountEmail(
        to=to,
        kind="verify",
        subject="Confirm your address for Countersign",
        text=_text(
            "An account at Countersign was made with this address. Confirm that it is yours:",
            f"{public_url}/verify-email/#token={token}",
            "The link is good for 24 hours, once, and only the newest one counts.",
            f"{_UNASKED}, ignore this letter. Whoever made the account cannot do much with it, and"
            " loses it to you when you ask for a new password.",
        ),
    )


def reset_letter(to: str, public_url: str, token: str) -> AccountEmail:
    return AccountEmail(
        to=to,
        kind="reset",
        subject="A new password for Countersign",
        text=_text(
            "Somebody asked for a new password for your Countersign account. Choose it here:",
            f"{public_url}/reset-password/#token={token}",
            "The link is good for 30 minutes, once, and only the newest one counts. Setting the"
            " password ends every session.",
            f"{_UNASKED}, ignore this letter: nothing changes.",
        ),
    )


def new_address_letter(to: str, public_url: str, token: str) -> AccountEmail:
    return AccountEmail(
        to=to,
        kind="new_address",
        subject="Confirm your new address for Countersign",
        text=_text(
            "This is to become the address of a Countersign account. Confirm it in the browser in"
            " which you are signed in:",
            f"{public_url}/confirm-email/#token={token}",
            "The link is good for an hour, once, and only the newest one counts.",
            f"{_UNASKED}, ignore this letter: nothing changes.",
        ),
    )


def address_taken_letter(to: str, public_url: str) -> AccountEmail:
    return AccountEmail(
        to=to,
        kind="address_taken",
        subject="There is a Countersign account with this address",
        text=_text(
            "Somebody wanted to give this address to a Countersign account, but it is the address"
            " of another one already. Nothing was changed.",
            "Sign in to that one, or ask for a new password:",
            f"{public_url}/forgot-password/",
            f"{_UNASKED}, ignore this letter.",
        ),
    )


def notice_letter(to: str, public_url: str, notice: Notice) -> AccountEmail:
    subject, said = _WORDS[notice]
    advice = (
        f"{_UNASKED}, take your account back now by asking for a new password:",
        f"{public_url}/forgot-password/",
    )
    if notice in _FOR_THE_LAST_TIME:
        advice = (
            f"{_UNASKED}, somebody else signed in as you.",
            "Change the password wherever else you use it, and that of this mailbox.",
        )
    return AccountEmail(to=to, kind="notice", subject=subject, text=_text(said, *advice))


def _text(*paragraphs: str) -> str:
    return "\n\n".join((*paragraphs, "Countersign")) + "\n"
