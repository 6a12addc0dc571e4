"""What a person changes in a letter, and would change again."""

import pytest

from countersign.analysis.mail.edited_letters import learned_by_editing
from countersign.analysis.mail.quoting import CLOSINGS
from countersign.domain.guidance.directives import AddressForm, Directive, Greeting, SignOff
from countersign.engines.rules.reply_templates import PHRASES

EN = "Hi Alice,\n\nThanks for your message. I will look into it and get back to you.\n\nBest,\nSam"
DE = (
    "Hallo Anna,\n\nvielen Dank für die Nachricht. Ich sehe es mir an und melde mich."
    "\n\nViele Grüße\nSam"
)


@pytest.mark.parametrize(
    ("before", "after", "learned"),
    [
        (EN, EN.replace("Hi Alice", "Dear Alice"), (Greeting(line="Dear {name},", language="en"),)),
        (EN, EN.replace("Hi Alice,", "Hello!"), (Greeting(line="Hello!", language="en"),)),
        (EN, EN.replace("Alice", "Ali"), ()),
        (EN, EN.replace("Best,", "Cheers,"), (SignOff(line="Cheers,", language="en"),)),
        (EN, EN.replace("Sam", "Sammy"), (SignOff(line="Best,", name="Sammy", language="en"),)),
        (
            DE,
            DE.replace("Hallo Anna", "Moin Anna"),
            (Greeting(line="Moin {name},", language="de"),),
        ),
        (DE, DE.replace("für die", "für deine"), (AddressForm(form="informal", language="de"),)),
        (DE, DE.replace("für die", "für Ihre"), (AddressForm(form="formal", language="de"),)),
        (DE, DE.replace("Hallo Anna", "Liebe Anna"), ()),
        (DE, DE.replace("Hallo Anna", "Guten Morgen Anna"), ()),
        (EN, EN.replace("look into it", "look into it soon"), ()),
        (EN, EN.replace("Hi Alice,\n\n", ""), ()),
        (EN, "> Cheers,\n" + EN, ()),
        (EN, DE, ()),
        (EN, "Ok", ()),
        (EN, EN, ()),
    ],
)
def test_how_a_letter_begins_ends_and_addresses_is_learned(
    before: str, after: str, learned: tuple[Directive, ...]
) -> None:
    assert learned_by_editing(before, after) == learned


def test_a_line_that_hides_a_character_is_not_learned() -> None:
    assert learned_by_editing(EN, EN.replace("Best,", "Best\u200b,")) == ()


def test_our_own_letters_are_taken_apart_in_every_language() -> None:
    for language, tones in PHRASES.items():
        for phrases in tones.values():
            answers = " ".join(phrases.answers.values())
            ours = f"{phrases.opening} {answers}\n\n{phrases.farewell}\nSam"
            renamed = learned_by_editing(ours, ours.replace("\nSam", "\nSammy"))
            assert renamed == (SignOff(line=phrases.farewell, name="Sammy", language=language),), (
                language,
                phrases.farewell,
                "sincerely" in CLOSINGS,
            )
