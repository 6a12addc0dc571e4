"""How often what is found in mail is looked for, counted where Python calls it."""

import sys
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from inspect import isfunction, isgeneratorfunction, signature, unwrap
from pkgutil import walk_packages
from types import CodeType, FrameType, FunctionType
from typing import Any

from countersign.analysis import mail
from countersign.analysis.mail.body_text import newest_blocks
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures, feature
from countersign.analysis.mail.language import language_of
from countersign.domain.mail.mail import Mail

BENEATH = (newest_blocks, language_of)
"""What features begin with, and nobody else does: it is counted by what it is given."""

Looked = tuple[str, Any]
"""What was looked for, and in what."""


def searches() -> dict[CodeType, str]:
    """Everything that is to be looked for once, by its name: what is a `feature`, and whatever else
    a module finds in a message or in a conversation."""
    modules = [one.name for one in walk_packages(mail.__path__, f"{mail.__name__}.")]
    found = {
        unwrap(said).__code__: said.__name__
        for module in map(import_module, modules)
        for said in vars(module).values()
        if isfunction(said) and (_is_feature(said) or _is_search(said, module.__name__))
    }
    found |= {
        said.func.__code__: name
        for whole in (MailFeatures, ThreadFeatures)
        for name, said in vars(whole).items()
        if isinstance(said, cached_property)
    }
    return found | {said.__code__: said.__name__ for said in BENEATH}


def counted(work: Callable[[], object]) -> Counter[Looked]:
    """How often each thing was looked for in the same, while this was done."""
    codes, found = searches(), Counter[Looked]()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in codes:
            given = [frame.f_locals[name] for name in _parameters(frame.f_code)]
            found[codes[frame.f_code], tuple(map(_told_apart, given))] += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


def _is_feature(said: FunctionType) -> bool:
    return said.__code__ is feature(_nothing).__code__


def _is_search(said: FunctionType, module: str) -> bool:
    """A generator is none: it is called again for each thing that it yields."""
    first = next(iter(signature(said).parameters.values()), None)
    is_here = said.__module__ == module and not isgeneratorfunction(said)
    return is_here and first is not None and first.annotation in (MailFeatures, ThreadFeatures)


def _parameters(code: CodeType) -> tuple[str, ...]:
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def _told_apart(given: object) -> object:
    """A conversation by its messages, and by whom its reader is known to know; a message by all of
    it, whoever made features of it."""
    if isinstance(given, ThreadFeatures):
        known = tuple(sorted(given.reader.correspondents))
        return (*map(_all_of, given.thread.messages), *known)
    if isinstance(given, MailFeatures):
        return _all_of(given.mail)
    return _all_of(given) if isinstance(given, Mail) else given


def _all_of(message: Mail) -> str:
    return message.model_dump_json()


def _nothing(_: MailFeatures) -> None: ...
