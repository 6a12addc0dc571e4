"""Short mails of which some want an answer and some do not, in everyday words."""

import pytest

from tests.engines.test_evidence import standing

DUE = [
    "Would you be able to paint the shutters, and what would it cost us?",
    "Hallo Robin, kannst du am Montag die Schlüssel mitbringen?",
    "Where is the spare fuse box key? I looked in the hall.",
    "Your last parcel is here but the tracking page just shows a blank screen for me.",
    "A quick reply about the catering would be welcome.",
    "Mich würde interessieren, ob der Ofen noch zu haben ist.",
    "Ich hätte gern gewusst, wann das Lager wieder öffnet.",
    "We could do Thursday at 10:00 or Monday at 14:30. Which one suits you?",
    "do you want the shelves in oak or in ash",
    "Please let me know whether you come to the supper.",
    "Is there any chance of a lift to the station on Sunday?",
]
NOT_DUE = [
    "Why do we even keep that old kettle? I have thrown it out.",
    "Where were the tickets? Under the sofa! See you tonight.",
    "I'm packing the last boxes tonight and then the van goes north.",
    "I'd like to frame the blue one for the hall. It arrived today and is lovely.",
    "The roof is done. We had sunshine all week.",
    "Who would have thought? The old bike sold in an hour.",
    "Danke für die Blumen, sie stehen schon auf dem Tisch.",
    "Das Paket ist heute angekommen, alles heil. Danke!",
    "Thanks for the photos, they made my mother smile.",
    "The plumber came at nine and the tap is tight again.",
    "Wer hätte das gedacht? Der Kater ist zurück.",
]

DUE_AND_NEVER_TUNED_ON = [
    "Could you bring two chairs? We are nine at the table.",
    "What's the name of the man who fixed your chimney?",
    "Our printer shows an empty page whenever I press start.",
    "Können Sie mir eine Kopie des Vertrags schicken?",
    "Hi, which of them goes to the framer?",
    "An acknowledgement that the samples came would be helpful.",
    "Did the seeds I posted on Friday arrive?",
    "When does the market open, and is there parking?",
    "Wir würden gerne wissen, wie viele Gäste kommen.",
    "Any news from the surveyor?",
    "I haven't had the measurements from you yet.",
]
NOT_DUE_AND_NEVER_TUNED_ON = [
    "Why does it always rain on market day? We sold out anyway.",
    "What did the vet say? Nothing serious, he only needs rest.",
    "I'm on the train and will be at the studio by noon.",
    "We'd like to repaint the fence in spring, but first comes the garden wall.",
    "Guess what? The gallery took all five.",
    "Your card came this morning, how kind.",
    "Ich bin wieder zu Hause, die Fahrt war ruhig.",
    "Wir haben die Kisten in den Keller gestellt.",
    "The invoice is paid, it left our bank today.",
    "It was a lovely evening, thank you for having us.",
    "The missing key was behind the clock all along.",
]


@pytest.mark.parametrize("said", DUE)
def test_what_is_asked_in_a_few_words_is_due(said: str) -> None:
    assert standing(said) == "needs_reply"


@pytest.mark.parametrize("said", NOT_DUE)
def test_what_is_told_in_a_few_words_is_not_due(said: str) -> None:
    assert standing(said) != "needs_reply"


def test_short_mails_that_nothing_was_fitted_to_are_told_apart_but_for_one() -> None:
    due = [standing(said) == "needs_reply" for said in DUE_AND_NEVER_TUNED_ON]
    not_due = [standing(said) != "needs_reply" for said in NOT_DUE_AND_NEVER_TUNED_ON]
    assert sum(due + not_due) >= 21
