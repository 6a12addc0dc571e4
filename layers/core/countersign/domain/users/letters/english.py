"""Letters in English."""

from countersign.domain.users.letters.words import LetterWords, Words

ENGLISH = LetterWords(
    verify=Words(
        "Confirm your address for Countersign",
        (
            "An account at Countersign was made with this address. Confirm that it is yours:",
            "{link}",
            "The link is good for 24 hours, once, and only the newest one counts.",
            "If this was not you, ignore this letter. Whoever made the account cannot do much with"
            " it, and loses it to you when you ask for a new password.",
        ),
    ),
    reset=Words(
        "A new password for Countersign",
        (
            "Somebody asked for a new password for your Countersign account. Choose it here:",
            "{link}",
            "The link is good for 30 minutes, once, and only the newest one counts. Setting the"
            " password ends every session.",
            "If this was not you, ignore this letter: nothing changes.",
        ),
    ),
    new_address=Words(
        "Confirm your new address for Countersign",
        (
            "This is to become the address of a Countersign account. Confirm it in the browser in"
            " which you are signed in:",
            "{link}",
            "The link is good for an hour, once, and only the newest one counts.",
            "If this was not you, ignore this letter: nothing changes.",
        ),
    ),
    address_taken=Words(
        "There is a Countersign account with this address",
        (
            "Somebody wanted to give this address to a Countersign account, but it is the address"
            " of another one already. Nothing was changed.",
            "Sign in to that one, or ask for a new password:",
            "{link}",
            "If this was not you, ignore this letter.",
        ),
    ),
    notices={
        "password_changed": (
            "Your password was changed",
            "The password of your Countersign account was changed, and every other session was"
            " ended.",
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
    },
    unasked=(
        "If this was not you, take your account back now by asking for a new password:",
        "{link}",
    ),
    too_late=(
        "If this was not you, somebody else signed in as you.",
        "Change the password wherever else you use it, and that of this mailbox.",
    ),
)
