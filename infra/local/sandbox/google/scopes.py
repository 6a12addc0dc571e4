"""The scopes that can be asked for, and what each says to a person."""

from dataclasses import dataclass

SHARED_PREFIX = "https://www.googleapis.com/auth/"

OPENID = "openid"
EMAIL = f"{SHARED_PREFIX}userinfo.email"
PROFILE = f"{SHARED_PREFIX}userinfo.profile"

MAIL_FULL = "https://mail.google.com/"
MAIL_MODIFY = f"{SHARED_PREFIX}gmail.modify"
MAIL_READONLY = f"{SHARED_PREFIX}gmail.readonly"
MAIL_METADATA = f"{SHARED_PREFIX}gmail.metadata"
MAIL_COMPOSE = f"{SHARED_PREFIX}gmail.compose"
MAIL_SEND = f"{SHARED_PREFIX}gmail.send"
MAIL_INSERT = f"{SHARED_PREFIX}gmail.insert"
MAIL_LABELS = f"{SHARED_PREFIX}gmail.labels"
MAIL_SETTINGS = f"{SHARED_PREFIX}gmail.settings.basic"

_ALIASES = {"email": EMAIL, "profile": PROFILE}


@dataclass(frozen=True)
class Scope:
    """`optional`: the person may leave it out and still sign in."""

    words: str
    optional: bool = True


SCOPES: dict[str, Scope] = {
    OPENID: Scope("Know which of these accounts is yours", optional=False),
    EMAIL: Scope("See your mail address", optional=False),
    PROFILE: Scope("See your name", optional=False),
    MAIL_FULL: Scope("Read, write, send and permanently delete all your mail"),
    MAIL_MODIFY: Scope("Read, write and send mail, and sort it with labels"),
    MAIL_READONLY: Scope("Read your mail and its settings"),
    MAIL_METADATA: Scope("See who wrote to you and when, but not what was written"),
    MAIL_COMPOSE: Scope("Write drafts and send mail"),
    MAIL_SEND: Scope("Send mail in your name"),
    MAIL_INSERT: Scope("Add mail to your mailbox"),
    MAIL_LABELS: Scope("See and change your labels"),
    MAIL_SETTINGS: Scope("See and change your mail settings and filters"),
    f"{SHARED_PREFIX}calendar": Scope(
        "See, change, share and permanently delete all your calendars"
    ),
    f"{SHARED_PREFIX}calendar.readonly": Scope("See all your calendars"),
    f"{SHARED_PREFIX}calendar.events": Scope("See and change the events of all your calendars"),
    f"{SHARED_PREFIX}calendar.events.readonly": Scope("See the events of all your calendars"),
    f"{SHARED_PREFIX}calendar.events.owned": Scope(
        "See and change the events of calendars you own"
    ),
    f"{SHARED_PREFIX}calendar.calendarlist.readonly": Scope("See the list of your calendars"),
    f"{SHARED_PREFIX}calendar.settings.readonly": Scope("See your calendar settings"),
    f"{SHARED_PREFIX}calendar.freebusy": Scope("See when you are free or busy"),
}


class UnknownScope(ValueError):
    """The text is the scope that nobody knows."""


def parse_scopes(text: str) -> list[str]:
    """The scopes in a space-separated list, full names, in order, once each.

    Raises UnknownScope."""
    names: dict[str, None] = {}
    for word in text.split():
        name = _ALIASES.get(word, word)
        if name not in SCOPES:
            raise UnknownScope(word[:100])
        names[name] = None
    return list(names)
