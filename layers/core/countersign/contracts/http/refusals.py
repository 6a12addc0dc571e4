"""What is said of a field that is not as it should be: a stable code with its params, and a
sentence for a person.

The checks are pydantic's, and its words are a programmer's. One table puts each kind of its errors
into ours; whoever refuses a value with words of their own raises `ValueError` with a sentence, or
`refusal` with a code as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import StringConstraints

from countersign.contracts.http.fields import OWN, Identifier
from countersign.contracts.http.rules import PinPath
from countersign.domain.actions.fields import (
    AccountNumber,
    HeaderLine,
    LabelName,
    Link,
    Recipient,
)
from countersign.domain.actions.file_fields import FileHash, FileName, FilePart
from countersign.domain.users.preferences import AmountWritten, CurrencyCode, TimeOfDay

_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True)
class Said:
    """`sentence` names params in braces; `params` are ours, by what pydantic calls them."""

    code: str
    sentence: str
    params: Mapping[str, str] | None = None


_AT_LEAST = {"ge": "at_least", "gt": "more_than", "min_length": "at_least"}
_AT_MOST = {"le": "at_most", "lt": "less_than", "max_length": "at_most"}
_TEXT = Said("not_text", "This has to be text.")
_FLAG = Said("not_yes_or_no", "This is either true or false.")
_WHOLE = Said("not_a_whole_number", "This has to be a whole number.")
_NUMBER = Said("not_a_number", "This has to be a number.")
_LIST = Said("not_a_list", "This has to be a list.")
_GROUP = Said("not_a_group", "This has to be a group of fields, each with its name.")
_CHOICE = Said("not_a_choice", "This cannot be chosen here.", {"expected": "choices"})
_TIME = Said("not_a_time", "A time is written like 2026-11-22T09:00:00Z.")
_FEW = Said("too_few", "There have to be at least {at_least}.", _AT_LEAST)
_FORM = Said("wrong_form", "This is not written as it should be.")
_OTHER = Said("invalid", "This is not as it should be.")

SAID: dict[str, Said] = {
    "missing": Said("missing", "This is missing."),
    "extra_forbidden": Said("unknown_field", "There is no such field."),
    "json_invalid": Said("unreadable", "This could not be read."),
    "json_type": Said("unreadable", "This could not be read."),
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "string_sub_type": _TEXT,
    "string_too_short": Said("too_short", "At least {at_least} characters.", _AT_LEAST),
    "string_too_long": Said("too_long", "At most {at_most} characters.", _AT_MOST),
    "string_pattern_mismatch": _FORM,
    "bool_type": _FLAG,
    "bool_parsing": _FLAG,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than_equal": Said("too_small", "At least {at_least}.", _AT_LEAST),
    "less_than_equal": Said("too_large", "At most {at_most}.", _AT_MOST),
    "greater_than": Said("too_small", "More than {more_than}.", _AT_LEAST),
    "less_than": Said("too_large", "Less than {less_than}.", _AT_MOST),
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "iterable_type": _LIST,
    "too_short": _FEW,
    "too_long": Said("too_many", "There may be at most {at_most}.", _AT_MOST),
    "dict_type": _GROUP,
    "mapping_type": _GROUP,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "union_tag_invalid": Said("not_a_choice", _CHOICE.sentence, {"expected_tags": "choices"}),
    "union_tag_not_found": Said("missing", "What this is, is missing."),
    "datetime_type": _TIME,
    "datetime_parsing": _TIME,
    "datetime_from_date_parsing": _TIME,
    "datetime_object_invalid": _TIME,
    "timezone_aware": _TIME,
    "date_type": Said("not_a_date", "A date is written like 2026-11-22."),
    "date_parsing": Said("not_a_date", "A date is written like 2026-11-22."),
    "date_from_datetime_parsing": Said("not_a_date", "A date is written like 2026-11-22."),
    "none_required": Said("not_empty", "Nothing can stand here."),
}
"""By the type of pydantic's error. One that is not here is said to be not as it should be."""


def _form_of(kind: Any) -> Any:
    """What the text of a field has to look like."""
    return next(
        one.pattern
        for one in get_args(kind)[1:]
        if isinstance(one, StringConstraints) and one.pattern is not None
    )


FORMS: dict[str, Said] = {
    _form_of(kind): Said(code, sentence)
    for kind, code, sentence in (
        (AccountNumber, "not_an_account_number", "Letters, digits, spaces and hyphens only."),
        (AmountWritten, "not_an_amount", "An amount is written like 12.50."),
        (CurrencyCode, "not_a_currency", "A currency is written like EUR."),
        (FileHash, "not_a_hash", "This is not the hash of a file."),
        (FileName, "not_a_file_name", "A file's name is one line without slashes."),
        (FilePart, "not_a_part", "A part of a mail is named like 2 or 1.2."),
        (HeaderLine, "not_one_line", "This has to be one line."),
        (Identifier, "not_an_id", "There is nothing of this name."),
        (LabelName, "not_a_label", "At most 40 letters, digits, spaces, hyphens and &."),
        (Link, "not_a_link", "A link begins with https:// and has no space in it."),
        (PinPath, "not_a_place", "A part of a task is named like to or items/0."),
        (Recipient, "not_an_address", "This is not an email address."),
        (TimeOfDay, "not_a_time_of_day", "A time of day is written like 09:30."),
    )
}
"""By what the text of a field has to look like."""


def said_of(error: Mapping[str, Any]) -> tuple[str, dict[str, Any], str]:
    """Code, params and sentence of one of pydantic's errors, or of one that is written alike."""
    kind, context = str(error.get("type", "")), dict(error.get("ctx") or {})
    if kind.startswith(OWN):
        return kind.removeprefix(OWN), context, str(error["msg"])
    if kind in ("value_error", "assertion_error"):
        return "invalid", {}, _sentence(str(context.get("error") or error["msg"]))
    said = SAID.get(kind, _OTHER)
    if kind == "string_pattern_mismatch":
        said = FORMS.get(context["pattern"], said)
    named = said.params or {}
    params = {named[name]: value for name, value in context.items() if name in named}
    if params.get("at_least") == 1 and said.code in ("too_short", "too_few"):
        return "empty", {}, "This is empty."
    if "choices" in params:
        params["choices"] = _QUOTED.findall(str(params["choices"]))
    return said.code, params, said.sentence.format(**params)


def _sentence(text: str) -> str:
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "?", "!")) else f"{whole}."
