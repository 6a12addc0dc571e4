"""Each language in which we can answer tells what a mail asks, whole and in a file of its own."""

import ast
import re
from dataclasses import fields
from importlib import import_module
from inspect import signature
from pathlib import Path
from pkgutil import walk_packages
from typing import get_args

import pytest

import countersign
from countersign import analysis, engines
from countersign.analysis.instructions.form import Told
from countersign.analysis.mail.language import LANGUAGES, Language
from countersign.analysis.mail.requests import languages
from countersign.analysis.mail.requests.by_language import WORDS
from countersign.analysis.mail.requests.cue import LONGEST_PHRASE, cues
from countersign.analysis.mail.requests.request_words import RequestWords

CORE = Path(next(iter(countersign.__path__)))
FOLDER = Path(next(iter(languages.__path__)))
TABLE = FOLDER.with_name("by_language.py")
GROUPS = [row.name for row in cues(**dict.fromkeys(signature(cues).parameters, "word"))]
FITTED: Language = "en"


def test_the_table_has_a_file_for_each_language_in_which_we_can_answer() -> None:
    files = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))

    assert list(WORDS) == files == sorted(LANGUAGES)
    for name, words in WORDS.items():
        assert words is import_module(f"{languages.__name__}.{name}").WORDS


def test_nothing_but_the_table_names_a_language() -> None:
    naming = {
        str(path.relative_to(CORE))
        for path in CORE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module
        if f"{node.module}.".startswith(f"{languages.__name__}.")
    }

    assert naming == {str(TABLE.relative_to(CORE))}


@pytest.mark.parametrize("language", WORDS)
def test_a_language_has_a_cue_of_every_group(language: Language) -> None:
    """English has more of them: its rows were fitted to sentences, the others follow it."""
    named = [row.name for row in WORDS[language].cues]

    assert len(GROUPS) == len(signature(cues).parameters) + len(["question mark"])
    assert len(named) == len(set(named))
    assert set(GROUPS) <= set(named) if language == FITTED else named == GROUPS


@pytest.mark.parametrize("language", WORDS)
def test_nothing_of_a_language_is_left_empty(language: Language) -> None:
    words = WORDS[language]
    phrases = [phrase for row in words.cues for phrase in row.phrases]
    for part in fields(RequestWords):
        found = getattr(words, part.name)
        assert found, part.name
        phrases += found if isinstance(found, frozenset) else ()

    assert [phrase for phrase in phrases if not phrase.strip("^ ")] == []
    assert [phrase for phrase in phrases if phrase != phrase.lower()] == []
    assert [phrase for phrase in phrases if len(phrase.split()) > LONGEST_PHRASE] == []
    for expression in words.taken_back:
        assert re.compile(expression).search("") is None, expression


UNTOLD = set(LANGUAGES) - set(get_args(Told))
"""An instruction in one of them is for a language model."""
ONE_FORM = {"en"}
"""It addresses everybody alike."""
MAY_LEAVE_OUT = {
    "address_forms._FORMAL": ONE_FORM,
    "address_forms._INFORMAL": ONE_FORM,
    "address_forms._NO_ADDRESS": set(LANGUAGES) - {"fr", "nl"},
    "slots.INFORMAL": ONE_FORM,
    "by_language.INSTRUCTION_WORDS": UNTOLD,
    "edited_letters._FORMS": ONE_FORM,
    "reply_templates.INFORMAL": ONE_FORM,
    "understanding.INSTRUCTION_WORDS": UNTOLD,
}


def test_no_table_of_languages_leaves_one_out() -> None:
    tables = {
        f"{one.name}.{name}": set(table)
        for package in (analysis, engines)
        for one in walk_packages(package.__path__, f"{package.__name__}.")
        for name, table in vars(import_module(one.name)).items()
        if isinstance(table, dict) and len(set(LANGUAGES) & set(table)) > 1
    }

    assert "countersign.engines.rules.reply_templates.PHRASES" in tables
    missing = {
        ".".join(name.rsplit(".", 2)[-2:]): set(LANGUAGES) - known for name, known in tables.items()
    }
    assert {name: left for name, left in missing.items() if left} == MAY_LEAVE_OUT
