"""What holds for one agent in one pass, brought together from all that it was ever told.

What the person set wins over what they said, and that over what they taught by a decision. Of two
of the same strength that contradict each other, the later holds.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from countersign.domain.guidance.directives import (
    AddressForm,
    ComesFirst,
    Directive,
    Form,
    Greeting,
    LeaveAlone,
    LeaveFinding,
    NeverDo,
    ReplyLanguage,
    ReplyTone,
    SignOff,
    Tone,
)
from countersign.domain.guidance.findings import Finding
from countersign.domain.guidance.voice import Voice
from countersign.domain.languages import Language
from countersign.domain.users.preferences import Preferences
from countersign.domain.values import Value

Strength = Literal["preferences", "instructions", "learned"]
"""Strongest first."""

DEFAULT_TONE: Tone = "friendly"


class Manner(Value):
    """How letters are written for the person, besides the tone: the directives that shape them, the
    strongest first; and where those say nothing, as the person writes to who gets the letter."""

    directives: tuple[ReplyLanguage | Greeting | SignOff | AddressForm, ...] = ()
    voice: Voice | None = None

    @property
    def language(self) -> Language | None:
        """None where it is that of what they answer."""
        named = [one.language for one in self.directives if isinstance(one, ReplyLanguage)]
        return named[0] if named and named[0] != "mail" else None

    def greeting(self, language: Language) -> Greeting | None:
        told = next((one for one in self._in(language) if isinstance(one, Greeting)), None)
        line = "" if (voice := self._voice(language)) is None else voice.greeting
        return told if told or not line else Greeting(line=line)

    def greets(self, language: Language) -> bool:
        """Whether a letter has a greeting at all: between some there is none."""
        voice = self._voice(language)
        return voice is None or voice.greeting != "" or self.greeting(language) is not None

    def sign_off(self, language: Language) -> SignOff | None:
        told = next((one for one in self._in(language) if isinstance(one, SignOff)), None)
        voice = self._voice(language)
        if told or voice is None or not voice.closing:
            return told
        return SignOff(line=voice.closing, name=voice.name)

    def signs_as(self, language: Language) -> str | None:
        """The name that stands below; None where they say and show none."""
        sign_off, voice = self.sign_off(language), self._voice(language)
        told = sign_off.name if sign_off else None
        return told or (voice.name if voice else None)

    def closes(self, language: Language) -> bool:
        """Whether a line stands above the name at its end."""
        voice = self._voice(language)
        return voice is None or voice.closing != "" or self.sign_off(language) is not None

    def form(self, language: Language) -> Form | None:
        told = (one.form for one in self._in(language) if isinstance(one, AddressForm))
        voice = self._voice(language)
        return next(told, None if voice is None else voice.form)

    def in_voice(self, voice: Voice) -> "Manner":
        """The same, and what it leaves open as this voice has it."""
        return self.model_copy(update={"voice": voice})

    def _voice(self, language: Language) -> Voice | None:
        return self.voice if self.voice is not None and self.voice.language == language else None

    def _in(self, language: Language) -> Iterator[Greeting | SignOff | AddressForm]:
        for one in self.directives:
            if not isinstance(one, ReplyLanguage) and language in one.languages:
                yield one


class Guidance(Value):
    """The directives that hold, the strongest first. What a stronger one has settled is not among
    them."""

    directives: tuple[Directive, ...] = ()

    def heeds(self, directive: Directive) -> bool:
        """Whether it holds, or something stronger has settled the same."""
        return directive in self.directives

    @property
    def about_people(self) -> tuple[LeaveAlone | ComesFirst, ...]:
        return tuple(one for one in self.directives if isinstance(one, LeaveAlone | ComesFirst))

    def left_of(self, finding: Finding) -> tuple[str | None, ...]:
        """Whose such findings are left alone; None among them: everybody's."""
        return tuple(
            one.who
            for one in self.directives
            if isinstance(one, LeaveFinding) and one.finding == finding
        )

    def never_does(self, kind: str) -> bool:
        return any(isinstance(one, NeverDo) and one.kind == kind for one in self.directives)

    @property
    def tone(self) -> Tone:
        tones = (one.tone for one in self.directives if isinstance(one, ReplyTone))
        return next(tones, DEFAULT_TONE)

    @property
    def manner(self) -> Manner:
        shaping = (ReplyLanguage, Greeting, SignOff, AddressForm)
        return Manner(directives=tuple(one for one in self.directives if isinstance(one, shaping)))


def guided_by(
    preferences: Preferences,
    instructions: Sequence[Directive] = (),
    learned: Sequence[Directive] = (),
) -> Guidance:
    """The later ones of `instructions` and `learned` come later in them."""
    held: list[Directive] = []
    settled: set[str] = set()
    for level in (set_by(preferences), instructions, learned):
        for one in reversed(level):
            if not one.settles <= settled:
                held.append(one)
                settled |= one.settles
    return Guidance(directives=tuple(held))


def set_by(preferences: Preferences) -> tuple[Directive, ...]:
    """What the person set, as directives. A tone that is the default was chosen by nobody.

    The signature and whom never to touch are no directives: nothing is ever stronger.
    """
    first: Iterable[Directive] = (ComesFirst(who=one) for one in preferences.vip)
    tone: tuple[Directive, ...] = (ReplyTone(tone=preferences.tone),)
    return (*first, *(tone if preferences.tone != DEFAULT_TONE else ()))
