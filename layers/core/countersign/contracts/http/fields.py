"""The kinds of values that a client may send, each bounded."""

import re
from datetime import datetime
from functools import cache
from importlib import resources
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from countersign.domain.agents import AGENT_TYPES
from countersign.domain.mail.header_fields import written_address
from countersign.domain.users.locale import UnknownLocale, locale_of
from countersign.domain.users.user import normal_address
from countersign.domain.values import to_milliseconds

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_BUT_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_COMMON = re.compile(
    r"(.)\1+|(.{1,4})\2+|0?123456789\d*|(password|passwort|passw0rd)s?\d*[!.]?"
    r"|qwertyuiop.{0,4}|letmein.{0,8}|iloveyou.{0,6}|welcome.{0,6}|administrator\d*",
    re.IGNORECASE,
)

if TYPE_CHECKING:
    AgentTypeName = str
else:
    AgentTypeName = Literal[tuple(AGENT_TYPES)]
"""As a client may name it: a type that is not in the table is refused."""

AgentTypeShown = Annotated[str, WithJsonSchema(TypeAdapter(AgentTypeName).json_schema())]
"""As a client is told: what an agent of a type did that is no more is shown all the same."""


OWN = "countersign."
"""What the type of an error begins with that a check of ours made."""


def refusal(code: str, sentence: str, **params: Any) -> PydanticCustomError:
    """For a check of ours to raise; `sentence` may name params in braces."""
    kind: Any = f"{OWN}{code}"
    return PydanticCustomError(kind, sentence, params)


class Sent(BaseModel):
    """A body; a field that it does not have is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Given(BaseModel):
    """An answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _without_control(text: str) -> str:
    if _CONTROL.search(text):
        raise refusal("control_characters", "This is one line, without control characters.")
    return text


def without_control_but_lines(text: str) -> str:
    if _CONTROL_BUT_LINES.search(text):
        raise refusal("control_characters", "This holds no control characters.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _address(text: str) -> str:
    """No name server is asked, and names that lead nowhere (`.test`, `.local`) are taken."""
    library = _of_addresses()
    try:
        found = library.validate_email(
            normal_address(text), check_deliverability=False, globally_deliverable=False
        )
    except library.EmailNotValidError as wrong:
        raise refusal("not_an_address", "This is not an email address.") from wrong
    return normal_address(found.normalized)


@cache
def _of_addresses() -> ModuleType:
    """The library, loaded when the first address comes: most calls bring none.

    It refuses names of special use (RFC 6761) whatever it is asked, but for those that are taken
    off its list, as its documentation says.
    """
    import email_validator

    email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()
    return email_validator


def _written_to(address: str) -> str:
    """Letters have to get there, and to nobody else."""
    if written_address(address) is None:
        raise refusal("unwritable_address", "No mail can be written to this address.")
    return address


def _contact(text: str) -> str:
    """An address, or a domain alone."""
    name = text.strip().removeprefix("@")
    if "@" in name:
        return _address(name)
    if "." not in name:
        raise refusal("not_a_contact", "This is neither an email address nor a domain.")
    return _address(f"somebody@{name}").partition("@")[2]


def _uncommon(password: str) -> str:
    if _COMMON.fullmatch(password):
        raise refusal("common_password", "This password is among the first that anybody would try.")
    return password


@cache
def _zones() -> frozenset[str]:
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return frozenset(listed.split()) - {"Factory", "localtime", "posixrules"}


def _zone(name: str) -> str:
    if name not in _zones():
        raise refusal("unknown_timezone", "There is no such time zone. One is Europe/Berlin.")
    return name


def _known_locale(tag: str) -> str:
    try:
        return locale_of(tag)
    except UnknownLocale as unknown:
        raise refusal(
            "unknown_locale", "There is no such language and region. One is en-GB, another de-CH."
        ) from unknown


def _rfc3339(sent: object) -> object:
    if not isinstance(sent, str) or not _RFC3339.fullmatch(sent):
        raise refusal("not_a_time", "A time is written like 2026-11-22T09:00:00Z.")
    return sent


def _utc(moment: datetime) -> datetime:
    try:
        return to_milliseconds(moment)
    except OverflowError as far:
        raise refusal("out_of_reach", "This time is too far away.") from far


Email = Annotated[
    str,
    StringConstraints(min_length=3, max_length=254),
    AfterValidator(_without_control),
    AfterValidator(_address),
]
"""Of an account that may be there."""
NewEmail = Annotated[Email, AfterValidator(_written_to)]
"""Of an account that is made, or moved there."""
Contact = Annotated[
    str,
    StringConstraints(min_length=3, max_length=254),
    AfterValidator(_without_control),
    AfterValidator(_contact),
]
"""An address or a domain, in lower case."""
Locale = Annotated[
    str, StringConstraints(min_length=2, max_length=85), AfterValidator(_known_locale)
]
"""Language, script, region (BCP 47), as in `de-CH`."""
Password = Annotated[str, Field(min_length=1, max_length=128)]
NewPassword = Annotated[str, Field(min_length=12, max_length=128), AfterValidator(_uncommon)]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    AfterValidator(_without_control),
]
Prose = Annotated[
    str, StringConstraints(max_length=2_000), AfterValidator(without_control_but_lines)
]
Timezone = Annotated[str, StringConstraints(min_length=1, max_length=64), AfterValidator(_zone)]
Time = Annotated[datetime, AfterValidator(_utc), BeforeValidator(_rfc3339)]
"""RFC 3339, with its zone."""
Identifier = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_]{1,64}$")]
Digest = Annotated[str, StringConstraints(min_length=1, max_length=128)]
Yes = Annotated[bool, Field(strict=True)]
Code = Annotated[str, Field(min_length=6, max_length=32), AfterValidator(_without_control)]
"""Of an authenticator app, or a recovery code; spaces and hyphens do not count."""
Secret = Annotated[str, Field(min_length=1, max_length=2_048), AfterValidator(_without_control)]
