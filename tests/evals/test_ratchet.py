"""How good the proposals are may only get better."""

import re

import pytest
from pydantic import ValidationError

from tests.evals.cases import MAILS, Case, all_cases
from tests.evals.figures import (
    PAGE,
    Figure,
    fallen,
    figures_of,
    on_record,
    written_into,
)
from tests.evals.playing import play_all

ENOUGH = 150
OF_NOBODY = re.compile(r"@(?!(?:[\w-]+\.)+example\b)[\w-]+\.[a-z]{2,}")


def test_no_figure_falls() -> None:
    fell = fallen(on_record(), figures_of(play_all()))

    assert fell == [], "`make eval` says more; docs/quality.md says what to do"


def test_a_fall_names_the_mails_that_went_wrong() -> None:
    before = Figure("reply", value=0.9, of=10, failing=("long-known",))
    after = Figure("reply", value=0.8, of=10, failing=("long-known", "newly-wrong"))

    assert fallen([before], [after]) == ["reply fell from 0.9 to 0.8: newly-wrong"]
    assert fallen([after], [before]) == []
    assert fallen([before], []) == ["reply is not measured any more"]


def test_the_page_shows_what_is_on_record() -> None:
    page = PAGE.read_text()

    assert written_into(page, on_record()) == page, "`make eval` writes it"


def test_there_are_mails_enough_and_each_is_measured() -> None:
    cases = all_cases()

    assert len(cases) >= ENOUGH
    assert [one.id for one in cases if not one.expect.model_fields_set] == []


def test_nobody_in_the_mails_exists() -> None:
    real = {found for path in MAILS.glob("*.toml") for found in OF_NOBODY.findall(path.read_text())}

    assert real == set()


def test_a_label_that_nobody_knows_is_refused() -> None:
    written = {"from": "Ana <ana@ruiz.example>", "text": "Hello"}

    with pytest.raises(ValidationError):
        Case.model_validate({"id": "a", "set": "s", "expect": {"mood": "good"}, "mail": [written]})
