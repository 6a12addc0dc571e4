"""Never mind: what takes an earlier question back, and what only sounds like it."""

import pytest

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.requests.retractions import LONGEST, takes_back
from tests.builders import mail

TAKEN_BACK = [
    "Never mind!",
    "Hi Ada,\n\nNever mind, I found it.\n\nThanks\nGus",
    "Nevermind - Bo sent it to me.",
    "Please ignore my last mail.",
    "Please disregard my previous message, sorry for the noise.",
    "Found it!",
    "I\u2019ve found it now, thanks.",
    "We figured it out, sorry to bother you.",
    "It's all sorted now, thank you.",
    "No need to reply, the bank sent a copy.",
    "Scratch that.",
    "I don't need it any more.",
    "Never mind.\n\nOn Sun, 29 Nov 2026 at 10:00 Gus wrote:\n> Could you send me the lease?",
    "Hallo Ada,\n\nhat sich erledigt.\n\nViele Grüße\nGus",
    "Ich habe es gefunden, danke!",
    "Bitte ignorieren Sie meine letzte Mail.",
    "Laisse tomber, j'ai trouvé.",
    "Ne tenez pas compte de mon message précédent.",
    "Olvídalo, ya lo encontré.",
    "Haz caso omiso de mi correo anterior.",
    "Lascia perdere, l'ho trovato.",
    "Laat maar, ik heb het al gevonden.",
    "Niet meer nodig, dank je.",
]

STILL_ASKS = [
    "",
    "Could you please send me the signed lease by Friday?",
    "Thanks, got the first page. Could you send me the second?",
    "Never mind the lease. Could you send me the invoice instead?",
    "Please ignore my last mail. Please sign the attached version by Friday.",
    "I found it very interesting.",
    "I found it hard to read, the scan is blurred.",
    "We have not found it yet.",
    "It is not sorted yet.",
    "Do you mind if we meet on Monday?",
    "Please do not ignore my last mail.",
    "This is urgent: the contract has to be signed today.",
    "Any news?\n\nOn Sun, 29 Nov 2026 at 10:00 Ada wrote:\n> Never mind.",
    "Ich habe es nicht gefunden. Kannst du es noch einmal schicken?",
    "Vergiss meine Frage nicht!",
    "No olvide mi pregunta, por favor.",
    "N'oubliez pas ma question.",
    "Non ignorare la mia domanda.",
    "Vergeet mijn vraag niet.",
    "Never mind. " + "We met them on Monday and it went well. " * (LONGEST // 40),
]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_what_takes_the_question_back_does(text: str) -> None:
    assert takes_back(MailFeatures(mail(text)))


@pytest.mark.parametrize("text", STILL_ASKS)
def test_what_only_sounds_like_it_does_not(text: str) -> None:
    assert not takes_back(MailFeatures(mail(text)))
