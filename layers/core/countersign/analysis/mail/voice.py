"""How the person writes to somebody, learned of what they sent to them before."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from countersign.analysis.mail.address_forms import form_of, form_of_greeting
from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.language import Language, language_of
from countersign.analysis.mail.letter_frame import Frame, frame
from countersign.analysis.mail.names import PersonName, goes_by, name_shown
from countersign.analysis.mail.phrases import word_set
from countersign.domain.guidance.directives import LINE_AT_MOST, Form
from countersign.domain.guidance.voice import Voice
from countersign.domain.visible import visible

LETTERS_READ = 10
_TIMED = (
    "good morning",
    "good afternoon",
    "good evening",
    "morning",
    "guten morgen",
    "guten abend",
    "bonsoir",
    "buenas tardes",
    "buenas noches",
    "buonasera",
    "goedemorgen",
    "goedemiddag",
    "goedenavond",
    "goeiemorgen",
)
"""Said at one time of the day; when the answer is signed nobody knows."""

_WHENEVER = ("bis denn", "bis dann", "bis bald", "bis die tage", "see you soon", "see you around")
_ABOUT_NOW = ("bis ", "see you", "a domani", "à demain", "hasta mañana", "tot morgen", "schöne")
_ALL = word_set(
    "all everyone everybody team folks both zusammen alle ihr beiden leute tous toutes todos todas"
    " tutti tutte allemaal iedereen there"
)

K = TypeVar("K", bound=str)


def voice_of(letters: Sequence[MailFeatures], correspondent: str, language: Language) -> Voice:
    """Of the newest letters in that language that went to nobody but the correspondent."""
    frames = [frame(one) for one in _in(_alone(letters, correspondent), language)]
    own = next((one.mail.sender_name for one in letters if one.mail.sender_name), "")
    bodies = [form_of(one.body, language) or _by_greeting(one) for one in frames]
    closing = _usual(one.closing for one in frames if _can_close(one))
    return Voice(
        language=language,
        letters=len(frames),
        form=_usual_form(bodies),
        greeting=_greeting(frames),
        closing=closing if closing is not None or not frames else _unclosed(frames, own),
        name=_usual(one.signed for one in frames if _is_own(one.signed, own)),
    )


def wrote_in(letters: Sequence[MailFeatures], correspondent: str) -> Language | None:
    """The language that they write to the correspondent in: of the newest letter that shows one."""
    found = (_language(one) for one in _alone(letters, correspondent))
    return next((one for one in found if one is not None), None)


@feature
def _language(letter: MailFeatures) -> Language | None:
    """With its greeting and farewell, which may be all that it says."""
    return language_of(letter.own_text)


def _alone(letters: Sequence[MailFeatures], correspondent: str) -> list[MailFeatures]:
    to = address_in(correspondent)
    delivered = (one for one in letters if not one.mail.is_draft)
    newest = sorted(delivered, key=lambda one: one.mail.at, reverse=True)
    return [
        one
        for one in newest
        if [same_person(address_in(who), to) for who in (*one.mail.to, *one.mail.cc)] == [True]
    ][:LETTERS_READ]


def _in(letters: Iterable[MailFeatures], language: Language) -> list[MailFeatures]:
    return [one for one in letters if _language(one) in (language, None)]


def _greeting(frames: Sequence[Frame]) -> str | None:
    """The usual line; empty where most letters have none. One to many is no greeting of theirs."""
    if not frames:
        return None
    lines = [_greeted(one) for one in frames]
    without = sum(not one.hello and not one.named for one in frames)
    usual = _usual(one for one in lines if one)
    if 2 * without > len(frames) and len(frames) > 1:
        return ""
    return usual


def _greeted(frame: Frame) -> str:
    words = frame.named.lower().split()
    if frame.hello.lower().startswith(_TIMED) or any(one in _ALL for one in words):
        return ""
    return frame.greeting if _can_stand(frame.greeting) else ""


def _can_close(frame: Frame) -> bool:
    farewell = frame.farewell.lower()
    if farewell.startswith(_ABOUT_NOW) and not farewell.startswith(_WHENEVER):
        return False
    return _can_stand(frame.closing)


def _unclosed(frames: Sequence[Frame], own: str) -> str | None:
    """Empty where letters end with the name alone."""
    alone = sum(not one.farewell and _is_own(one.signed, own) for one in frames)
    return "" if 2 * alone > len(frames) else None


def _is_own(signed: str, own: str) -> bool:
    """Whether the letter is signed with the person's own name, and not one that it is about."""
    if not signed or not _can_stand(signed):
        return False
    whole = name_shown(own)
    short = name_shown(signed)
    if whole is None or len(signed.rstrip(".")) <= 2:
        initials = "".join(word[0] for word in own.lower().split())
        return not own or signed.lower().replace(".", "").replace(" ", "") in (
            initials,
            initials[:1],
        )
    first = short.first if isinstance(short, PersonName) else signed.split()[0]
    return goes_by(first or signed, whole)


def _by_greeting(frame: Frame) -> Form | None:
    return form_of_greeting(frame) if frame.hello else None


def _usual_form(forms: Sequence[Form | None]) -> Form | None:
    """That of most letters; where both are as many, the newer one: people come to say du."""
    return _usual(one for one in forms if one is not None)


def _usual(values: Iterable[K]) -> K | None:
    """What stands there most often, the newest of equals; newest first."""
    given = [one for one in values if one]
    counted = Counter(given)
    return max(given, key=lambda one: (counted[one], -given.index(one)), default=None)


def _can_stand(line: str) -> bool:
    return 0 < len(line) <= LINE_AT_MOST and visible(line) == line
