"""Every sentence that is documented as understood changes what the rules engine proposes."""

import pytest

from countersign.analysis.instructions.by_language import INSTRUCTION_WORDS
from countersign.analysis.instructions.understanding import told_in, understood
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.guidance.directives import Directive, ReplyLanguage, ReplyTone
from countersign.domain.guidance.findings import finding_of
from countersign.domain.guidance.guidance import Guidance, guided_by
from countersign.domain.users.preferences import Preferences
from tests.agents.email.heeded import HANS, proposed_under, with_and_without


def asks_too_much(example: str) -> bool:
    (one,) = understood(example)
    return one.heard is not None and one.heard.refused


EXAMPLES = [
    example
    for words in INSTRUCTION_WORDS.values()
    for row in words.phrasings
    for example in row.examples
]
TAUGHT: dict[Directive, tuple[Directive, ...]] = {
    ReplyTone(tone="friendly"): (ReplyTone(tone="formal"),),
    ReplyLanguage(language="mail"): (ReplyLanguage(language="fr"),),
}
"""What was learned before, where a sentence says what holds anyway."""


@pytest.mark.parametrize("example", [one for one in EXAMPLES if told_in(one)])
def test_an_example_is_seen_in_what_is_proposed(example: str) -> None:
    for one in told_in(example):
        whose = getattr(one, "who", None) or HANS
        before, after = with_and_without(one, TAUGHT.get(one, ()), whose)
        assert before != after


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if not told_in(one) and not asks_too_much(one)]
)
def test_what_is_so_in_any_case_is_so(example: str) -> None:
    """Nobody deletes or forwards, and what a program wrote gets no reply."""
    (one,) = understood(example)
    assert one.heard is not None
    assert one.heard.already
    assert not [kind for kind in KINDS if "delete" in kind or "forward" in kind]
    replied = [one.action for one in proposed_under(Guidance()) if "reply" in one.action.kind]
    assert {finding_of(action) for action in replied} == {"replies"}
    assert len(replied) == 3, "as many as people wrote"


@pytest.mark.parametrize("example", [one for one in EXAMPLES if asks_too_much(one)])
def test_what_no_instruction_does_changes_nothing(example: str) -> None:
    under = proposed_under(guided_by(Preferences(), told_in(example)))
    assert under == proposed_under(Guidance())


def test_of_a_whole_page_of_instructions_each_part_is_heeded() -> None:
    page = f"""Keep it short; sign off with 'Cheers, Sammy'.
    - Never archive anything, because I read newsletters on paper.
    - Don't touch notifications from {HANS}
    - Tell me a joke.
    """
    proposals = proposed_under(guided_by(Preferences(), told_in(page)))
    letters = [one.action for one in proposals if isinstance(one.action, SendReply)]
    assert letters
    assert all(letter.body.endswith("Cheers,\nSammy") for letter in letters)
    assert all("Got your message" in letter.body for letter in letters)
    assert "newsletters" not in {finding_of(one.action) for one in proposals}
    (read,) = (one.action for one in proposals if finding_of(one.action) == "notifications")
    assert not any(HANS in one for one in read.people)
