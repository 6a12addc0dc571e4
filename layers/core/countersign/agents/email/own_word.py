"""The person's own last word in a conversation: to whom it went, and what has come since."""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from countersign.agents.email.display import line, subject_of
from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.automatic_answers import is_automatic_subject
from countersign.analysis.mail.automation import LIST_HEADERS, is_bounce, is_own, is_reader
from countersign.analysis.mail.automation_words import (
    BOUNCE_NAMES,
    EVENT_NAMES,
    MAILING_NAMES,
    PROGRAM_NAMES,
)
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures
from countersign.analysis.mail.mailing_lists import is_list
from countersign.analysis.mail.one_time_secrets import holds_link, holds_secret
from countersign.analysis.mail.pace import zone_of
from countersign.analysis.mail.subjects import bare_subject
from countersign.domain.mail.header_fields import written_address
from countersign.domain.mail.mail import Mail
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.visible import visible

PEOPLE_AT_MOST = 5
"""What went to more was put to nobody in particular."""

_NOT_ABOUT = re.compile(r"[@⟦⟧]")
"""Nobody else says where the person has something to fill in."""

_NAMED_AT_MOST = 60
_ABOUT_AT_MOST = 80
_SUBJECT_AT_MOST = 120
_NOBODYS = PROGRAM_NAMES | EVENT_NAMES | MAILING_NAMES | BOUNCE_NAMES


@dataclass(frozen=True)
class OwnWord:
    """`before` and `after` are the other delivered messages, oldest first; `to` and `cc` whom it
    went to, without the person's own addresses."""

    read: ThreadFeatures
    message: MailFeatures
    before: tuple[Mail, ...]
    after: tuple[Mail, ...]
    to: tuple[str, ...]
    cc: tuple[str, ...]

    @property
    def mail(self) -> Mail:
        return self.message.mail

    @property
    def newest(self) -> Mail:
        return self.after[-1] if self.after else self.mail

    @property
    def zone(self) -> tzinfo:
        return zone_of(self.read.reader.timezone)

    @property
    def written_at(self) -> datetime:
        """Where the person is."""
        return self.mail.at.astimezone(self.zone)

    @property
    def answers(self) -> tuple[Mail, ...]:
        """What people have written since."""
        return tuple(one for one in self.after if not is_automatic(one))

    @property
    def who(self) -> str:
        """What the first of whom it went to is called, as the person may have read it."""
        theirs = (one for one in reversed(self.before + self.after) if _is_by(self.to[0], one))
        named = next((one.sender_name for one in theirs if one.sender_name.strip()), "")
        return line(named or self.to[0], _NAMED_AT_MOST)

    @property
    def subject(self) -> str:
        return bare_subject(subject_of(self.mail, _SUBJECT_AT_MOST)).strip()

    @property
    def about(self) -> str:
        """The subject, where it may stand in a letter: a stranger may have written it."""
        bare = bare_subject(self.mail.subject[:1_000]).strip()
        hidden = visible(bare) != bare or holds_link(bare) or holds_secret(bare)
        return "" if hidden or len(bare) > _ABOUT_AT_MOST or _NOT_ABOUT.search(bare) else bare

    @property
    def provenance(self) -> tuple[Provenance, ...]:
        """The person has written to all of them: this very letter."""
        paths = [f"to/{at}" for at, _ in enumerate(self.to)]
        paths += [f"cc/{at}" for at, _ in enumerate(self.cc)]
        return tuple(Provenance(path=path, source=Origin.OWN) for path in paths)


def own_word_in(read: ThreadFeatures) -> OwnWord | None:
    """None if they wrote nothing, or it went to no people: to a program, a list or a crowd."""
    delivered = read.thread.delivered
    at = next((n for n in range(len(delivered) - 1, -1, -1) if is_own_word(delivered[n])), None)
    if at is None:
        return None
    mail, others = delivered[at], (*delivered[:at], *delivered[at + 1 :])
    to = tuple(one for one in mail.to if not is_reader(one, read.reader))
    cc = tuple(one for one in mail.cc if not is_reader(one, read.reader))
    if not to or len(to) + len(cc) > PEOPLE_AT_MOST:
        return None
    if any(_is_nobody(one, (mail, *others)) for one in to):
        return None
    if any(written_address(one) is None for one in (*to, *cc)):
        return None
    after = tuple(one for one in delivered[at + 1 :] if not is_own(one, read.reader))
    return OwnWord(read, read.of(mail), delivered[:at], after, to, cc)


def is_own_word(mail: Mail) -> bool:
    """Whether the person sent it, and no program in their name."""
    return mail.is_sent and not mail.is_draft and not _says_automatic(mail)


def is_automatic(mail: Mail) -> bool:
    """Whether no person wrote it: an absence, a receipt, a post office."""
    return _says_automatic(mail) or is_bounce(mail) or is_automatic_subject(mail.subject)


def _says_automatic(mail: Mail) -> bool:
    return mail.headers.get("auto-submitted", "no").strip().lower() != "no"


def _is_nobody(address: str, mails: tuple[Mail, ...]) -> bool:
    local = address_in(address).partition("@")[0].partition("+")[0]
    if local in _NOBODYS:
        return True
    if any(name in one.headers for one in mails for name in LIST_HEADERS):
        return True
    return any(is_list(address_in(address), one) for one in mails)


def _is_by(address: str, mail: Mail) -> bool:
    return same_person(address_in(mail.sender), address_in(address))
