"""What an agent can be told, once and for all: a closed list, and each changes what it proposes.

A directive comes from what the person set, said, or taught by a decision; never from a mail.
"""

from abc import ABC, abstractmethod
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter

from countersign.domain.actions.catalog import KINDS, Kind
from countersign.domain.guidance.findings import FINDINGS, Finding
from countersign.domain.languages import Language
from countersign.domain.says import Says
from countersign.domain.values import Value
from countersign.domain.visible import visible

Tone = Literal["brief", "friendly", "formal"]
Form = Literal["informal", "formal"]

LINE_AT_MOST = 80

LANGUAGE_NAMES: dict[Language, str] = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
}
FORMS: dict[Language, dict[Form, str]] = {
    "de": {"informal": "du", "formal": "Sie"},
    "fr": {"informal": "tu", "formal": "vous"},
    "es": {"informal": "tú", "formal": "usted"},
    "it": {"informal": "tu", "formal": "Lei"},
    "nl": {"informal": "je", "formal": "u"},
}
"""How somebody is addressed; English has one form for all."""


def _one_line(text: str) -> str:
    if "\n" in text or visible(text) != text:
        raise ValueError("this is one line, and shows all of its characters")
    return text


Who = Annotated[str, StringConstraints(min_length=3, max_length=254)]
"""An address, or a domain with all that is under it; in lower case."""
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LINE_AT_MOST, strip_whitespace=True),
    AfterValidator(_one_line),
]


class BaseDirective(Value, ABC):
    """`code` names the class wherever it is stored or sent, and never changes."""

    code: str

    @property
    @abstractmethod
    def text(self) -> str:
        """It in English, for the person."""

    @property
    @abstractmethod
    def settles(self) -> frozenset[str]:
        """The questions that it answers. Of two that answer the same one, the stronger holds."""

    @property
    def says(self) -> Says:
        params = self.model_dump(exclude={"code"}, exclude_none=True)
        return Says(code=self.code, params=params, text=self.text)


class LeaveAlone(BaseDirective):
    """Nothing is proposed of what somebody sends, but for warnings."""

    code: Literal["leave_alone"] = "leave_alone"
    who: Who

    @property
    def text(self) -> str:
        return f"Nothing more from {self.who}"

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({f"who:{self.who}"})


class ComesFirst(BaseDirective):
    """What somebody sends comes before all but warnings, where the provider vouches for it."""

    code: Literal["comes_first"] = "comes_first"
    who: Who

    @property
    def text(self) -> str:
        return f"Mail from {self.who} first"

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({f"who:{self.who}"})


class LeaveFinding(BaseDirective):
    """A sort of finding is left alone: everybody's, or somebody's."""

    code: Literal["leave_finding"] = "leave_finding"
    finding: Finding
    who: Who | None = None

    @property
    def text(self) -> str:
        row = FINDINGS[self.finding]
        return row.says if self.who is None else row.says_of.format(who=self.who)

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({f"finding:{self.finding}:{self.who or ''}"})


class NeverDo(BaseDirective):
    """A kind of action is proposed no more. Instead of sending a reply, a draft is proposed; a
    warning comes all the same."""

    code: Literal["never_do"] = "never_do"
    kind: Kind

    @property
    def text(self) -> str:
        return f"Never: {KINDS[self.kind].rule_does.lower()}"

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({f"kind:{self.kind}"})


class ReplyLanguage(BaseDirective):
    """The language of replies; `mail`: that of what they answer."""

    code: Literal["reply_language"] = "reply_language"
    language: Language | Literal["mail"]

    @property
    def text(self) -> str:
        if self.language == "mail":
            return "Replies in the language of the mail"
        return f"Replies in {LANGUAGE_NAMES[self.language]}"

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({"language"})


class ReplyTone(BaseDirective):
    """The tone of replies."""

    code: Literal["reply_tone"] = "reply_tone"
    tone: Tone

    @property
    def text(self) -> str:
        return f"A {self.tone} tone in replies"

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({"tone"})


class _InLanguage(BaseDirective, ABC):
    """What holds of letters in one language, or in any."""

    slot: ClassVar[str]

    language: Language | None = None

    @property
    def languages(self) -> tuple[Language, ...]:
        return get_args(Language) if self.language is None else (self.language,)

    @property
    def settles(self) -> frozenset[str]:
        return frozenset(f"{self.slot}:{one}" for one in self.languages)

    @property
    def _where(self) -> str:
        return "Letters" if self.language is None else f"{LANGUAGE_NAMES[self.language]} letters"


class Greeting(_InLanguage):
    """How letters begin, as in `Hi {name},`. Without the name where none is known."""

    slot: ClassVar[str] = "greeting"

    code: Literal["greeting"] = "greeting"
    line: Line

    @property
    def text(self) -> str:
        return f"{self._where} begin with “{self.line.replace('{name}', '…')}”"

    def to(self, name: str) -> str:
        """The line for somebody; `name` is empty where nobody knows it."""
        if name:
            return self.line.replace("{name}", name)
        return self.line.replace(" {name}", "").replace("{name}", "").strip()


class SignOff(_InLanguage):
    """How letters end: a line such as `Best,`, and the name below it unless the person has set a
    signature."""

    slot: ClassVar[str] = "sign_off"

    code: Literal["sign_off"] = "sign_off"
    line: Line
    name: Line | None = None

    @property
    def text(self) -> str:
        below = f" and “{self.name}”" if self.name else ""
        return f"{self._where} end with “{self.line}”{below}"


class AddressForm(_InLanguage):
    """How whoever gets a letter is addressed, in languages that have two forms."""

    slot: ClassVar[str] = "form"

    code: Literal["address_form"] = "address_form"
    form: Form

    @property
    def text(self) -> str:
        words = [FORMS[one][self.form] for one in self.languages if one in FORMS]
        return f"{self._where} say “{'”, “'.join(dict.fromkeys(words))}”"


Directive = Annotated[
    LeaveAlone
    | ComesFirst
    | LeaveFinding
    | NeverDo
    | ReplyLanguage
    | ReplyTone
    | Greeting
    | SignOff
    | AddressForm,
    Field(discriminator="code"),
]
"""One that is not among these is refused wherever it comes from."""

DIRECTIVE: TypeAdapter[Directive] = TypeAdapter(Directive)
DIRECTIVES: tuple[type[BaseDirective], ...] = get_args(get_args(Directive)[0])
