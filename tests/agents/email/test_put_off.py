"""What the person has only put off is still asked of them, and a stranger who hides text is not
answered."""

from tests.builders import desk, mail, sent, thread

ALICE = "alice@partner.example"


def test_a_word_that_there_will_be_an_answer_does_not_answer() -> None:
    found = desk(written_to=[ALICE]).look(
        thread(
            mail("Could you send me the figures for October?", number=1),
            sent("Hi Alice,\n\nI'll look into it tomorrow.\n\nSam", number=2),
            mail("Any news on this?", number=3),
        )
    )
    assert found is not None
    assert any("figures for October" in one.text for one in found.asks)


def test_an_answer_ends_what_was_asked_before_it() -> None:
    found = desk(written_to=[ALICE]).look(
        thread(
            mail("Could you send me the figures for October?", number=1),
            sent("Hi Alice,\n\nthey are 12 and 14. Is that enough?\n\nSam", number=2),
            mail("Yes, thanks.", number=3),
        )
    )
    assert found is None


def test_a_stranger_whose_mail_hides_text_gets_no_answer() -> None:
    hiding = mail("Could you send me the figures?", hides_text=True)
    assert desk().look(thread(hiding)) is None


def test_a_friend_whose_mail_hides_text_is_answered_with_a_warning() -> None:
    hiding = mail("Could you send me the figures?", hides_text=True)
    found = desk(written_to=[ALICE]).look(thread(hiding))
    assert found is not None
    assert "hidden_text" in {one.code for one in found.warnings}
