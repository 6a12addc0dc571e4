"""Papers of a purchase: what was ordered or paid, and what is still to be paid."""

import re
from typing import Literal

from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.phrases import hits, phrase_set

Paper = Literal["receipt", "bill"]

_NAMED = phrase_set(
    """
    your receipt, receipt for, receipt from, receipt number, payment receipt, sales receipt, tax
    invoice, order confirmation, order confirmed, your order, order #, order no, order number,
    (order, thank you for your order, thanks for your order, thank you for your purchase, your
    purchase, booking confirmation, booking confirmed, your booking, your reservation, booking is
    confirmed, trip with, your tickets, your ticket, e-ticket, payment received, payment
    confirmation, your payment, your refund, refund for, your invoice, invoice for, invoice #,
    invoice no, picked up receipt, bestellbestätigung, auftragsbestätigung, ihre bestellung, deine
    bestellung, buchungsbestätigung, ihre buchung, deine buchung, zahlungsbestätigung,
    zahlungseingang, quittung, zahlungsbeleg, kaufbeleg, ihre rechnung, deine rechnung, ihre
    tickets, deine tickets, votre reçu, reçu de paiement, votre commande, confirmation de commande,
    vos billets, confirmation de réservation, votre réservation, votre facture, votre paiement,
    votre achat, tu pedido, su pedido, confirmación de pedido, confirmación del pedido, tu recibo,
    su recibo, recibo de, tu compra, su compra, confirmación de reserva, tu reserva, su reserva, tu
    factura, su factura, tus entradas, tu pago, su pago, il tuo ordine, il suo ordine, conferma
    d'ordine, conferma ordine, conferma dell'ordine, ricevuta, il tuo acquisto, conferma di
    prenotazione, la tua prenotazione, la tua fattura, la sua fattura, i tuoi biglietti, il tuo
    pagamento, je bestelling, uw bestelling, bestelbevestiging, orderbevestiging, betaalbevestiging,
    betalingsbevestiging, je bon, uw bon, kassabon, boekingsbevestiging, je boeking, uw boeking, je
    factuur, uw factuur, je tickets, uw tickets, je betaling, uw betaling
    """
)
"""How subjects of such papers are called."""

_RECEIPT_WORD = re.compile(
    r"\breceipt\b|\bquittung\b|\breçu\b|\brecibo\b|\bricevuta\b|\bkassabon\b"
)

_ORDERED = phrase_set(
    """
    order total, license key, licence key, license purchase, licence purchase, your license, your
    licence, your order, order number, order no, order #, order id, thank you for your order, for
    your purchase, this is your receipt, here is your receipt, your receipt, booking reference,
    booking number, reservation number, your tickets are, bestellnummer, ihre bestellung, deine
    bestellung, buchungsnummer, ihre quittung, rechnungsnummer, numéro de commande, votre commande,
    numéro de réservation, numéro de facture, número de pedido, tu pedido, su pedido, número de
    reserva, número de factura, numero d'ordine, numero ordine, il tuo ordine, numero di
    prenotazione, numero fattura, bestelnummer, je bestelling, uw bestelling, boekingsnummer,
    factuurnummer
    """
)

_PAID = phrase_set(
    """
    purchase has been processed, payment has been processed, order has been processed, paid with,
    paid by, paid in, paid on, paid:, paid via, amount paid, total paid, has been paid, was paid,
    card ending, ending in, has been charged, was charged, we charged, we have charged, payment
    received, received your payment, payment was successful, nothing left to pay, nothing to pay,
    refunded, payment method, visa, mastercard, paypal, bezahlt, abgebucht, zahlung erhalten,
    zahlungsart, zahlungsmethode, dankend erhalten, erstattet, payé, réglé, débité, paiement reçu,
    mode de paiement, moyen de paiement, remboursé, pagado, cobrado, pago recibido, forma de pago,
    método de pago, reembols, pagato, addebitato, pagamento ricevuto, metodo di pagamento, rimbors,
    betaald, afgeschreven, betaling ontvangen, betaalmethode, betaalwijze, terugbetaald
    """
)

_DUE = phrase_set(
    """
    amount due, balance due, payment due, due on:, due date, payable by, payable within, to be paid
    by, please pay, please transfer, please remit, pay by the, payment is due, is due on, is due in,
    zahlbar bis, zahlbar innerhalb, bitte überweisen, bitte überweise, zu zahlen bis, fällig am,
    fälligkeitsdatum, abbuchen am, zahlungsziel, à régler avant, à payer avant, date d'échéance,
    montant dû, merci de régler, veuillez régler, échéance, fecha de vencimiento, fecha límite de
    pago, importe a pagar, vence el, a pagar antes, da pagare entro, da saldare entro, data di
    scadenza, scadenza, importo dovuto, te betalen voor, te betalen vóór, uiterste betaaldatum,
    vervaldatum, graag overmaken, uiterlijk betalen
    """
)
_BILLED = phrase_set(
    "invoice, bill, statement, fee, fees, rechnung, abrechnung, gebühr, facture, relevé, factura,"
    " recibo, fattura, bolletta, factuur, nota, rekening"
)
_AMOUNT = re.compile(
    r"(?:[€$£]|\b(?:eur|usd|gbp|chf)\b)\s{0,2}\d|\d[.,]?\d{0,3}\s{0,2}(?:[€£$]|\b(?:eur|usd|gbp|chf)\b)"
)
_ENOUGH = 3
_ENOUGH_IN_BULK = 4
_READ = 20_000


@feature
def paper_of(message: MailFeatures, *, in_bulk: bool) -> Paper | None:
    """Whether it is a receipt or a bill; a mailing has to say so in its subject as well.

    A receipt tells of an order or a payment that was made. What asks for money is a bill, also when
    it will be collected: whoever reads it has to know.
    """
    subject = message.mail.subject[:1_000].lower()
    text = message.own_text.lower()[:_READ]
    whole = f"{subject}\n{text}"
    if not _AMOUNT.search(whole) and not _RECEIPT_WORD.search(subject):
        return None
    named = 2 * bool(hits(subject, _NAMED) or _RECEIPT_WORD.search(subject))
    paid = bool(hits(text, _PAID))
    if hits(text, _DUE) and not (named and paid):
        billed = hits(subject if in_bulk else whole, _BILLED)
        return "bill" if billed or not in_bulk else None
    points = named + paid + bool(hits(whole, _ORDERED)) + bool(_AMOUNT.search(whole))
    if in_bulk and not named:
        return None
    return "receipt" if points >= (_ENOUGH_IN_BULK if in_bulk else _ENOUGH) else None
