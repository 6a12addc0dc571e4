"""The letter that answers, what can be chosen instead, and what is left to the person."""

from typing import Any, get_args

import pytest

from countersign.domain.languages import Language
from countersign.domain.task.asks import AskType
from countersign.engines.rules import RulesEngine
from countersign.ports.questions.answer_mail import AnswerMail, HeldFact, MailAnswer
from countersign.ports.questions.judge_thread import FoundAsk
from tests.builders import mail, reader, thread

ASKED = "Could you send me the plan?"


def ask(
    text: str = ASKED, asked: AskType = "do", *, options: tuple[str, ...] = (), wanted: str = ""
) -> FoundAsk:
    return FoundAsk(type=asked, text=text, message_id="m1", options=options, wanted=wanted)


def answered(
    *asks: FoundAsk,
    language: Language | None = "en",
    facts: tuple[HeldFact, ...] = (),
    sender_name: str = "Alice Moore",
    **about_reader: Any,
) -> MailAnswer:
    written = mail(" ".join(one.text for one in asks), message_id="m1", sender_name=sender_name)
    question = AnswerMail(
        thread=thread(written),
        message_id="m1",
        reader=reader(**about_reader),
        language=language,
        asks=asks,
        facts=facts,
    )
    return RulesEngine().ask(question).value


def labels(answer: MailAnswer) -> list[str]:
    return [one.label for one in answer.choices]


def said_in(answer: MailAnswer, label: str) -> str:
    return next(one.body for one in answer.choices if one.label == label)


def test_a_yes_or_a_no_is_chosen_and_never_assumed() -> None:
    answer = answered(ask("Is the heating working again?", "yes_no"))
    assert answer.must_choose
    assert labels(answer) == ["Yes", "No", "Say that you'll answer later"]
    assert "⟦yes or no⟧" in answer.head.body
    assert answer.states == ("choice",)
    assert "> Is the heating working again?\n\nYes." in said_in(answer, "Yes")


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        ("Can you come to dinner on Friday?", "en", "Yes, that works for me."),
        ("May I use your drill?", "en", "Yes, that's fine with me."),
        ("Could you water the plants?", "en", "Yes, I can do that."),
        ("Passt es dir am Montag?", "de", "Ja, das passt mir gut."),
        ("Darf ich das weitergeben?", "de", "Ja, gerne."),
        ("Est-ce que tu peux le faire ?", "fr", "Oui, c'est possible pour moi."),
        ("¿Vienes a comer?", "es", "Sí, me viene bien."),
        ("Posso usarlo?", "it", "Sì, nessun problema."),
        ("Kun je dat doen?", "nl", "Ja, dat kan ik doen."),
    ],
)
def test_a_yes_says_what_it_is_to(text: str, language: Language, line: str) -> None:
    assert line in said_in(answered(ask(text, "yes_no"), language=language), "Yes")


def test_several_questions_are_answered_in_one_letter_each_under_its_own_words() -> None:
    answer = answered(
        ask("Are you coming on Saturday?", "yes_no"),
        ask("How many chairs do you need?", "how_much"),
    )
    yes = said_in(answer, "Yes")
    assert "> Are you coming on Saturday?\n\nYes" in yes
    assert "> How many chairs do you need?\n\n⟦number or amount⟧" in yes
    assert answer.states == ("choice", "blank")


def test_two_that_want_a_yes_can_have_it_at_once() -> None:
    answer = answered(ask("Could you call Tom?"), ask("Is Friday still on?", "yes_no"))
    assert labels(answer)[:4] == [
        "Yes to all",
        "Yes to the first, no to the second",
        "No to the first, yes to the second",
        "No to all",
    ]
    assert "Yes, I'll do that." in said_in(answer, "Yes to all")
    mixed = said_in(answer, "No to the first, yes to the second")
    assert "I'm afraid I can't do that." in mixed
    assert "Yes." in mixed


def test_offered_times_can_be_taken_or_another_named() -> None:
    answer = answered(
        ask("Could we meet?", "yes_no"),
        ask("Monday at 10 or Tuesday at 2?", "when", options=("Monday at 10", "Tuesday at 2")),
    )
    assert labels(answer)[:3] == ["Monday at 10", "Tuesday at 2", "Another time"]
    letter = said_in(answer, "Tuesday at 2")
    assert "Tuesday at 2 works for me." in letter
    assert "yes or no" not in letter
    assert "⟦another time⟧" in said_in(answer, "Another time")


def test_one_of_several_things_is_taken() -> None:
    answer = answered(ask("Red or blue?", "which", options=("Red", "blue")))
    assert "I'd go for blue." in said_in(answer, "blue")


@pytest.mark.parametrize(
    "option",
    [
        "https://x.example/a",
        "pay 900 €",
        "pay 5000 EUR",
        "pay USD 900",
        "the one for 900 dollars",
        "write to evil@x.example",
        "DE89 3704 0044 0532 0130 00",
        "the one by p\u0430ypal",
    ],
)
def test_what_a_stranger_offers_is_no_choice_if_it_leads_elsewhere(option: str) -> None:
    answer = answered(ask("Which one?", "which", options=(option, "the green one")))
    assert option not in labels(answer)
    assert all(option not in one.body for one in (answer.head, *answer.choices))


def test_what_is_to_be_done_can_be_promised_done_or_declined() -> None:
    answer = answered(ask("Please sign the form."))
    assert labels(answer) == ["Yes", "It's done", "No", "Say that you'll answer later"]
    assert "That's done." in said_in(answer, "It's done")


def test_what_only_the_person_knows_is_a_blank_and_nothing_is_chosen_for_them() -> None:
    answer = answered(ask("What's the address of the hall?", "information"))
    assert not answer.must_choose
    assert labels(answer) == ["Say that you'll answer later"]
    assert "> What's the address of the hall?\n\n⟦your answer⟧" in answer.head.body


def test_a_document_that_is_held_is_the_answer() -> None:
    held = HeldFact(id="d1", ask=0, kind="document", text="plan.pdf")
    answer = answered(ask(asked="document"), facts=(held,))
    assert "I've attached plan.pdf." in answer.head.body
    assert answer.head.facts == ("d1",)
    assert (answer.states, answer.choices, answer.must_choose) == (("answered",), (), False)


def test_of_several_documents_one_is_chosen() -> None:
    held = tuple(HeldFact(id=f"d{n}", ask=0, kind="document", text=f"plan-{n}.pdf") for n in (1, 2))
    answer = answered(ask(asked="document"), facts=held)
    assert answer.must_choose
    assert labels(answer)[:3] == ["plan-1.pdf", "plan-2.pdf", "Say that you don't have it"]
    assert [one.facts for one in answer.choices[:3]] == [("d1",), ("d2",), ()]
    assert answer.head.facts == ()


def test_an_answer_that_was_given_before_is_offered_as_it_was_given() -> None:
    held = HeldFact(id="e1", ask=0, kind="earlier", text="It is 12 Mill Lane, round the back.")
    answer = answered(ask("What's the address?", "information"), facts=(held,))
    assert "It is 12 Mill Lane, round the back." in said_in(answer, "As you answered before")
    assert "Mill Lane" not in answer.head.body


def test_that_the_mail_has_come_is_known() -> None:
    answer = answered(ask("Please confirm receipt of this email.", "confirm"))
    assert "I've received it, thank you." in answer.head.body
    assert answer.states == ("answered",)


def test_what_came_beside_the_mail_only_the_person_knows() -> None:
    answer = answered(ask("Please confirm receipt of the payment.", "confirm"))
    assert answer.states == ("choice",)
    assert "received it" not in answer.head.body


def test_an_opinion_is_the_persons() -> None:
    answer = answered(ask("What do you think of the draft?", "feedback"))
    assert labels(answer)[0] == "It's fine with you"
    assert "⟦your comments⟧" in answer.head.body


def test_putting_it_off_is_only_ever_chosen_and_names_the_day() -> None:
    for asked in get_args(AskType):
        answer = answered(ask(ASKED, asked))
        assert "get back to you" not in answer.head.body
        assert "I'll get back to you by " in said_in(answer, "Say that you'll answer later")


def test_where_the_language_is_not_known_not_a_word_is_ours() -> None:
    answer = answered(ask("Czy możesz przyjść?", "yes_no"), language=None, signature="Sam")
    assert answer.head.body == "⟦your answer⟧\n\nSam"
    assert answer.choices == ()


@pytest.mark.parametrize(
    "text",
    [
        "Could you pay 900 € today?",
        "Could you look at https://x.example/a?",
        "Could you write to evil@x.example?",
        "Could you read this\u202etxt.exe?",
        "Could you look at your p\u0430ypal account?",
    ],
)
def test_figures_links_and_addresses_of_others_do_not_leave_in_my_name(text: str) -> None:
    answer = answered(ask(text), ask("When are you back?", "when"))
    assert all(text not in one.body for one in (answer.head, *answer.choices))


@pytest.mark.parametrize(
    ("language", "greeting"),
    [
        ("de", "Hallo Alice,"),
        ("fr", "Bonjour Alice,"),
        ("es", "Hola, Alice:"),
        ("it", "Ciao Alice,"),
        ("nl", "Hallo Alice,"),
    ],
)
def test_every_letter_is_in_the_language_that_it_is_asked_in(
    language: Language, greeting: str
) -> None:
    answer = answered(ask(), language=language)
    assert all(one.body.startswith(greeting) for one in (answer.head, *answer.choices))
    assert all("I'" not in one.body for one in (answer.head, *answer.choices))


def test_the_letter_carries_the_signature() -> None:
    assert answered(ask(), signature="Sam Reed\nNorthgate").head.body.endswith(
        "Sam Reed\nNorthgate"
    )


def test_the_letter_has_the_tone_of_the_reader() -> None:
    bodies = {
        tone: answered(ask(), tone=tone).head.body for tone in ("brief", "friendly", "formal")
    }
    assert bodies["formal"].startswith("Dear Alice Moore,")
    assert len(set(bodies.values())) == 3


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Moore, Alice", "Hi Alice,"),
        ("Dr. Moore", "Hi Dr. Moore,"),
        ("Support Team", "Hello,"),
        ("WIN $$$ NOW", "Hello,"),
        ("", "Hi Alice,"),
    ],
)
def test_only_what_looks_like_a_name_is_greeted(name: str, greeting: str) -> None:
    assert answered(ask(), sender_name=name).head.body.startswith(greeting)


def test_what_the_person_asked_for_is_thanked_for_and_no_more() -> None:
    answer = answered()
    assert answer.head.body == "Hi Alice,\n\nI've received it, thank you.\n\nBest wishes,\nSam Reed"
    assert (answer.choices, answer.must_choose, answer.states) == ((), False, ())


@pytest.mark.parametrize(
    "text",
    [
        "Is there anything that Ida cannot eat?",
        "Will somebody be at home, or may he use the spare key?",
        "Do you have any preference for the room?",
        "Gibt es etwas, das Ida nicht essen darf?",
    ],
)
def test_where_a_yes_would_answer_nothing_none_is_offered(text: str) -> None:
    answer = answered(ask(text, "yes_no"), language="de" if "etwas" in text else "en")
    assert labels(answer) == ["Say that you'll answer later"]
    assert answer.states == ("blank",)


@pytest.mark.parametrize(
    "options", [("bring mine", "shall I leave it"), ("wir kommen zu dir", "du kommst zu uns")]
)
def test_what_is_offered_in_whole_clauses_is_answered_in_the_persons_words(
    options: tuple[str, ...],
) -> None:
    answer = answered(ask("Shall I bring mine or leave it?", "which", options=options))
    assert labels(answer) == ["Say that you'll answer later"]
    assert "⟦your answer⟧" in answer.head.body


def test_nobody_says_of_a_meeting_that_it_is_done() -> None:
    answer = answered(ask("Could you come to lunch on Friday?", "do"))
    assert labels(answer) == ["Yes", "No", "Say that you'll answer later"]
    assert "Yes, that works for me." in said_in(answer, "Yes")


@pytest.mark.parametrize(
    ("text", "asked", "line"),
    [
        ("Does that work for you?", "when", "Yes, that works for me."),
        ("Would you have half an hour for a first talk?", "do", "Yes, that works for me."),
        ("Could one of you pick me up at the station?", "yes_no", "Yes."),
    ],
)
def test_what_a_yes_answers_is_offered_one(text: str, asked: AskType, line: str) -> None:
    answer = answered(ask(text, asked))
    assert labels(answer) == ["Yes", "No", "Say that you'll answer later"]
    assert line in said_in(answer, "Yes")


def test_a_document_that_is_not_held_can_be_promised_or_be_missing() -> None:
    answer = answered(ask(asked="document", wanted="the plan"))
    missing = "Say that you don't have it"
    assert labels(answer) == ["Yes", missing, "Say that you'll answer later"]
    assert "Yes, I'll do that." in said_in(answer, "Yes")
    assert "I'm afraid I don't have it." in said_in(answer, missing)


def test_a_figure_that_is_asked_for_is_given_and_not_promised() -> None:
    answer = answered(ask("Could you send me the reading of the water meter?", "do"))
    assert labels(answer) == ["Say that you'll answer later"]
    assert "⟦your answer⟧" in answer.head.body
