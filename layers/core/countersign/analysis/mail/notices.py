"""What a program's mail tells of: told apart for whoever keeps a calendar or an account book."""

from typing import Literal

from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.phrases import begun, phrase_set, plain
from countersign.analysis.mail.receipts import paper_of

ProgramNotice = Literal[
    "order",
    "bill",
    "trial",
    "invoice",
    "security",
    "calendar",
    "delivery",
    "social",
    "other",
]

_READ = 4_000
_IN_SUBJECT = 3
_ENOUGH = 2

_KINDS: dict[ProgramNotice, frozenset[str]] = {
    "security": phrase_set(
        """
        security alert, new sign-in, new login, new device, signed in, sign-in attempt, verification
        code, security code, one-time, password, two-factor, recovery, api key, sicherheitswarnung,
        neue anmeldung, passwort, bestätigungscode, alerte de sécurité, nouvelle connexion, mot de
        passe, alerta de seguridad, nuevo inicio de sesión, contraseña, avviso di sicurezza, nuovo
        accesso, beveiligingswaarschuwing, nieuwe aanmelding, wachtwoord
        """
    ),
    "trial": phrase_set(
        """
        your trial, trial ends, trial has, trial will, trial period, free trial, trial is,
        testphase, testzeitraum, probezeit, période d'essai, votre essai, periodo de prueba, tu
        prueba, su prueba, periodo di prova, la tua prova, proefperiode, período de teste
        """
    ),
    "calendar": phrase_set(
        """
        invitation:, updated invitation, accepted:, declined:, tentative:, canceled event, cancelled
        event, your appointment, appointment reminder, meeting invitation, event reminder, starts
        in, add to calendar, webinar starts, einladung:, ihr termin, terminerinnerung, votre
        rendez-vous, rappel de rendez-vous, su cita, tu cita, il tuo appuntamento, uw afspraak, je
        afspraak
        """
    ),
    "delivery": phrase_set(
        """
        your parcel, your package, your delivery, has shipped, been shipped, on its way, out for
        delivery, delivered, tracking number, track your, arrives, ihr paket, dein paket, ihre
        sendung, sendungsnummer, zugestellt, unterwegs zu ihnen, votre colis, numéro de suivi,
        livré, tu paquete, su paquete, número de seguimiento, il tuo pacco, spedizione, je pakket,
        uw pakket, bezorgd
        """
    ),
    "invoice": phrase_set(
        """
        invoice, rechnung, facture, factura, fattura, factuur, fatura
        """
    ),
    "bill": phrase_set(
        """
        amount due, payment due, payment is due, is due on, due date, please pay, balance due,
        payment failed, payment declined, could not be charged, final notice, zahlbar bis, fällig,
        mahnung, zahlung fehlgeschlagen, à régler, montant dû, échéance, vencimiento, importe a
        pagar, da pagare, scadenza, te betalen, vervaldatum
        """
    ),
    "order": phrase_set(
        """
        your order, order confirmation, order number, thank you for your order, thank you for your
        purchase, your receipt, receipt for, your booking, booking confirmation, your reservation,
        your tickets, bestellung, bestellbestätigung, buchungsbestätigung, quittung, commande, votre
        réservation, votre reçu, pedido, su reserva, tu reserva, recibo, ordine, prenotazione,
        ricevuta, bestelling, boeking, kassabon
        """
    ),
    "social": phrase_set(
        """
        commented on, left a comment, mentioned you, replied to your, liked your, new follower,
        started following, wants to connect, join your network, join your, endorsed you, invited
        you, shared a, kommentiert, hat dich erwähnt, folgt dir, a commenté, vous a mentionné, ha
        comentado, te ha mencionado, ha commentato, ti ha menzionato, heeft gereageerd
        """
    ),
}
"""Likeliest first where two are told of alike."""


@feature
def notice_of(message: MailFeatures) -> ProgramNotice:
    """Of a mail that a program wrote; what is a person's has no kind here.

    A word of the subject weighs more than one of the text. A receipt is of an order, and what asks
    for money without the word for an invoice is a bill.
    """
    subject = plain(message.mail.subject[:1_000])
    text = plain(message.own_text[:_READ])
    points = {
        kind: _IN_SUBJECT * len(begun(subject, phrases)) + len(begun(text, phrases))
        for kind, phrases in _KINDS.items()
    }
    paper = paper_of(message, in_bulk=False)
    if paper == "receipt":
        points["order"] += _IN_SUBJECT
    elif paper == "bill":
        points["invoice" if points["invoice"] else "bill"] += _IN_SUBJECT
    best = max(points, key=lambda kind: points[kind])
    return best if points[best] >= _ENOUGH else "other"
