"""The kinds of values that a client may send, each bounded."""

import re
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from countersign.domain.user import normal_address

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_BUT_LINES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_COMMON = re.compile(
    r"(.)\1+|(.{1,4})\2+|0?123456789\d*|(password|passwort|passw0rd)s?\d*[!.]?"
    r"|qwertyuiop.{0,4}|letmein.{0,8}|iloveyou.{0,6}|welcome.{0,6}|administrator\d*",
    re.IGNORECASE,
)


class Sent(BaseModel):
    """A body; a field that it does not have is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Given(BaseModel):
    """An answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _without_control(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("control characters and line breaks are not allowed here")
    return text


def _without_control_but_lines(text: str) -> str:
    if _CONTROL_BUT_LINES.search(text):
        raise ValueError("control characters are not allowed here")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _address(text: str) -> str:
    """No name server is asked, and names that lead nowhere (`.test`, `.local`) are taken.

    The library is loaded when the first address comes: most calls bring none.
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(
            normal_address(text), check_deliverability=False, globally_deliverable=False
        )
    except EmailNotValidError as wrong:
        raise ValueError("this is not an email address") from wrong
    return normal_address(found.normalized)


def _uncommon(password: str) -> str:
    if _COMMON.fullmatch(password):
        raise ValueError("this password is among the first that anybody would try")
    return password


@cache
def _zones() -> frozenset[str]:
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return frozenset(listed.split()) - {"Factory", "localtime", "posixrules"}


def _zone(name: str) -> str:
    if name not in _zones():
        raise ValueError("this is not a time zone of the IANA database")
    return name


Email = Annotated[
    str,
    StringConstraints(min_length=3, max_length=254),
    AfterValidator(_without_control),
    AfterValidator(_address),
]
Password = Annotated[str, Field(min_length=1, max_length=128)]
NewPassword = Annotated[str, Field(min_length=12, max_length=128), AfterValidator(_uncommon)]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    AfterValidator(_without_control),
]
Prose = Annotated[
    str, StringConstraints(max_length=2_000), AfterValidator(_without_control_but_lines)
]
Timezone = Annotated[str, StringConstraints(min_length=1, max_length=64), AfterValidator(_zone)]
Secret = Annotated[str, Field(min_length=1, max_length=2_048), AfterValidator(_without_control)]
