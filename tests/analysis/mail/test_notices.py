"""What a program tells of."""

import pytest

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.notices import ProgramNotice, notice_of
from tests.builders import mail


@pytest.mark.parametrize(
    ("subject", "text", "kind"),
    [
        ("Order confirmation 30518", "Thank you for your order. Total: 42.00 EUR", "order"),
        ("Ihre Buchungsbestätigung", "Zimmer 12, bezahlt mit Karte: 80,00 EUR", "order"),
        ("Your electricity", "Amount due: 84.20 EUR. Please pay by 3 May.", "bill"),
        ("Mahnung", "Der Betrag von 20,00 EUR ist fällig.", "bill"),
        ("Your trial ends in 3 days", "Choose a plan to keep your boards.", "trial"),
        ("Votre essai se termine", "La période d'essai finit vendredi.", "trial"),
        ("Invoice 2026-113 is ready", "Download it from your account.", "invoice"),
        ("La tua fattura", "Fattura 88, importo 30,00 EUR, da pagare entro il 3.", "invoice"),
        ("New sign-in from Lisbon", "A new device signed in to your account.", "security"),
        ("Nieuwe aanmelding", "Was jij dit niet? Wijzig je wachtwoord.", "security"),
        ("Invitation: Kick-off @ Mon 3 May", "Kim has invited you.", "calendar"),
        ("Ihr Termin am Montag", "Terminerinnerung: 10 Uhr, Praxis Holm.", "calendar"),
        ("Your parcel is on its way", "Tracking number 0094. It arrives today.", "delivery"),
        ("Il tuo pacco", "La spedizione arriva domani.", "delivery"),
        ("Kim commented on Boat", "Kim commented on Boat: why so red?", "social"),
        ("Ana wants to connect", "View profile.", "social"),
        ("Maintenance on Sunday", "We will be down for an hour.", "other"),
    ],
)
def test_what_a_program_tells_of(subject: str, text: str, kind: ProgramNotice) -> None:
    assert notice_of(MailFeatures(mail(text, subject=subject))) == kind
