"""What an agent can be told, once and for all: a closed list, and each changes what it proposes.

A directive comes from what the person set, said, or taught by a decision; never from a mail.
"""

from abc import ABC, abstractmethod
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter, field_validator

from countersign.domain.actions.catalog import Kind
from countersign.domain.guidance.findings import Finding
from countersign.domain.guidance.words import FORMS, SENTENCES
from countersign.domain.languages import Language
from countersign.domain.says import Says, say
from countersign.domain.values import Value
from countersign.domain.visible import visible

Tone = Literal["brief", "friendly", "formal"]
Form = Literal["informal", "formal"]

LINE_AT_MOST = 80


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
    def settles(self) -> frozenset[str]:
        """The questions that it answers. Of two that answer the same one, the stronger holds."""

    @property
    def sentence(self) -> str:
        """Which sentence of `words.py` it is in words."""
        return self.code

    @property
    def says(self) -> Says:
        """It in words, by a code and what fills it, and in English."""
        template = SENTENCES[self.sentence]
        fields = self.model_dump(exclude={"code"}, exclude_none=True)
        # The place of a name in a greeting is nothing that a person reads.
        filled = {name: str(one).replace("{name}", "…") for name, one in fields.items()}
        shown = {name: one for name, one in filled.items() if f"{{{name}}}" in template}
        return say(f"directive.{self.sentence}", template, shown)

    @property
    def text(self) -> str:
        return self.says.text


class LeaveAlone(BaseDirective):
    """Nothing is proposed of what somebody sends, but for warnings."""

    code: Literal["leave_alone"] = "leave_alone"
    who: Who

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({f"who:{self.who}"})


class ComesFirst(BaseDirective):
    """What somebody sends comes before all but warnings, where the provider vouches for it."""

    code: Literal["comes_first"] = "comes_first"
    who: Who

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({f"who:{self.who}"})


class LeaveFinding(BaseDirective):
    """A sort of finding is left alone: everybody's, or somebody's."""

    code: Literal["leave_finding"] = "leave_finding"
    finding: Finding
    who: Who | None = None

    @property
    def sentence(self) -> str:
        return f"leave_finding{'_of' if self.who else ''}.{self.finding}"

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({f"finding:{self.finding}:{self.who or ''}"})


class NeverDo(BaseDirective):
    """A kind of action is proposed no more. Instead of sending a reply, a draft is proposed; a
    warning comes all the same."""

    code: Literal["never_do"] = "never_do"
    kind: Kind

    @property
    def sentence(self) -> str:
        return f"never_do.{self.kind}"

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({f"kind:{self.kind}"})


class ReplyLanguage(BaseDirective):
    """The language of replies; `mail`: that of what they answer."""

    code: Literal["reply_language"] = "reply_language"
    language: Language | Literal["mail"]

    @property
    def sentence(self) -> str:
        return f"reply_language.{self.language}"

    @property
    def settles(self) -> frozenset[str]:
        return frozenset({"language"})


class ReplyTone(BaseDirective):
    """The tone of replies."""

    code: Literal["reply_tone"] = "reply_tone"
    tone: Tone

    @property
    def sentence(self) -> str:
        return f"reply_tone.{self.tone}"

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
    def sentence(self) -> str:
        return self.variant if self.language is None else f"{self.variant}.{self.language}"

    @property
    def variant(self) -> str:
        return self.code


class Greeting(_InLanguage):
    """How letters begin, as in `Hi {name},`. Without the name where none is known."""

    slot: ClassVar[str] = "greeting"

    code: Literal["greeting"] = "greeting"
    line: Line

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
    def variant(self) -> str:
        return "sign_off_named" if self.name else self.code


class AddressForm(_InLanguage):
    """How whoever gets a letter is addressed, in languages that have two forms."""

    slot: ClassVar[str] = "form"

    code: Literal["address_form"] = "address_form"
    form: Form

    @property
    def variant(self) -> str:
        return f"address_form.{self.form}"

    @field_validator("language")
    @classmethod
    def _has_two_forms(cls, language: Language | None) -> Language | None:
        if language is not None and language not in FORMS:
            raise ValueError("this language has one form for all")
        return language


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
