"""What services send by themselves gets no answer; who writes from a small firm's desk does."""

import pytest

from countersign.domain.mail.mail import Mail
from tests.builders import desk, mail, thread


def _from(sender: str, name: str, subject: str, text: str, **fields: str) -> Mail:
    return mail(text, sender=sender, sender_name=name, subject=subject, **fields)


SERVICES = [
    ("hello@plano.example", "Plano", "Your trial ends on Friday", "Do you need more time?"),
    ("care@paketbote.example", "Paketbote", "How was it?", "How satisfied were you? Rate us."),
    ("comments@drawer.example", "Drawer", "Kim commented", "Kim commented on Boat: why so red?"),
    ("sign@inkwell.example", "Inkwell", "Contract", "Kim sent you a document. Review and sign it."),
    ("support@drawer.example", "Drawer", "Join", "Kim invited you to Drawer. Can you join today?"),
    ("support@plano.example", "Plano", "Welcome", "Thanks for signing up. Questions? Write us."),
    ("support@plano.example", "Support", "Your card", "Could you update your payment method?"),
    ("info@kurs.example", "Kurs", "Willkommen", "Willkommen bei Kurs. Noch Fragen? Schreib uns."),
    ("equipe@salon.example", "Salon", "Avis", "Donnez votre avis : êtes-vous satisfait ?"),
    ("info@taller.example", "Taller", "Tu prueba", "¿Quieres seguir? Tu prueba termina mañana."),
    ("info@negozio.example", "Negozio", "Sondaggio", "Ci dedichi un minuto? Valuta il servizio."),
    ("info@winkel.example", "Winkel", "Uw mening", "Hoe tevreden bent u? Kunt u ons helpen?"),
    ("no-8812-reply@x.example", "Status", "Parcel", "Could you confirm your address?"),
    ("info@gewerbe.example", "Gewerbe", "Hinweis", "Bitte nicht antworten. Kommen Sie am Montag?"),
    ("invites@knot.example", "Knot", "Kim Larsen", "Hi Sam, I would like to join your Knot circle. "
     "Accept?"),
    ("desk@mova.example", "Mova", "Notice", "Please do not reply. Could you call us?"),
    ("help@mova.example", "Mova", "[#81]", "We have received your request. Ticket number 81. Can "
     "you add anything? Our team will answer within one business day."),
    ("jo@hart.example", "Jo Hart", "Re: plan", "Thank you for your email. I am out of the office "
     "until Monday. Please write to Kim in urgent cases."),
    ("ana@rua.example", "Ana Lima", "Plano", "Obrigada pela sua mensagem. Estou de férias até "
     "segunda. Pode escrever ao Rui em caso de urgência."),
]  # fmt: skip

PEOPLE = [
    ("info@hart-carpentry.example", "Hart Carpentry", "Your stairs", "Hi Sam,\n\nI measured the "
     "stairs yesterday. Could you send me the plan of the cellar?\n\nJo"),
    ("office@notary.example", "Notary Adler", "Contract", "Dear Mr Reed,\n\ncould you send us a "
     "copy of your passport by Friday?"),
    ("support@plano.example", "Plano", "Your bug", "Hi Sam,\n\nI could not see it here. Which "
     "version do you use?\n\nNele"),
    ("shop@papier.example", "Papier", "Order 114", "Hello Sam,\n\nthe blue one is sold out. Would "
     "you like the green one instead?"),
    ("jo@hart.example", "Jo Hart", "Monday", "I am on vacation next week. Could you take the call "
     "on Monday?"),
    ("kim@lab.example", "Kim Larsen", "Newsletter", "Their mail says do not reply to this address. "
     "Do you know another one?"),
]  # fmt: skip


@pytest.mark.parametrize("written", SERVICES, ids=lambda one: str(one[0]))
def test_what_a_service_sends_by_itself_is_not_answered(written: tuple[str, ...]) -> None:
    assert desk().look(thread(_from(*written))) is None


@pytest.mark.parametrize("written", PEOPLE, ids=lambda one: str(one[0]))
def test_who_asks_about_the_matter_itself_is_answered(written: tuple[str, ...]) -> None:
    assert desk().look(thread(_from(*written))) is not None


def test_advertising_of_a_stranger_is_not_answered() -> None:
    text = "ACT NOW! Lowest price! No obligation! Call toll free 1-800-555-0100. Want to save?"
    sold = mail(text, subject="ADV: roofs", dmarc="none")
    assert desk().look(thread(sold)) is None
