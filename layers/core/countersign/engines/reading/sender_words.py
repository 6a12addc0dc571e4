"""Names, headers and phrases by which mailings and programs give themselves away."""

from countersign.engines.reading.words import phrase_set, word_set

PROGRAM_NAMES = word_set(
    "noreply no-reply no_reply donotreply do-not-reply do_not_reply nepasrepondre nicht-antworten"
    " automated system"
)
"""Local parts of addresses that nobody reads, whatever is sent from them."""

EVENT_NAMES = word_set(
    "mailer-daemon mailerdaemon postmaster bounce bounces notification notifications notify"
    " alert alerts autoreply auto-confirm daemon root cron monitoring sysadmin"
    " calendar-notification"
)
"""Local parts of addresses from which programs tell what happened."""

MAILING_NAMES = word_set(
    "newsletter newsletters news marketing promo promotions offers deals digest updates mailing"
    " campaign campaigns announcements bulletin"
)

AUTOMATIC_SUBJECTS = (
    "automatic reply",
    "auto reply",
    "autoreply",
    "out of office",
    "abwesenheitsnotiz",
    "automatische antwort",
    "réponse automatique",
    "respuesta automática",
    "risposta automatica",
    "automatisch antwoord",
    "undelivered mail",
    "undeliverable",
    "delivery status notification",
    "mail delivery failed",
    "returned mail",
    "invitation:",
    "updated invitation:",
    "accepted:",
    "declined:",
    "tentatively accepted:",
    "canceled event",
)

BOUNCE_NAMES = word_set("mailer-daemon mailerdaemon postmaster")
BOUNCE_SUBJECTS = (
    "undelivered mail",
    "undeliverable",
    "delivery status notification",
    "mail delivery failed",
    "returned mail",
)

AUTOMATIC_WORDS = (
    "automatically generated",
    "auto-generated",
    "do not reply to this",
    "please do not reply",
    "please do not respond to this",
    "this mailbox is not monitored",
    "diese nachricht wurde automatisch",
    "bitte antworten sie nicht auf",
    "ne pas répondre à ce",
    "no responda a este",
    "non rispondere a questa",
    "niet reageren op dit",
)

MAILING_WORDS = (
    "to unsubscribe",
    "unsubscribe here",
    "unsubscribe from",
    "unsubscribe at",
    "click unsubscribe",
    "opt out",
    "opt-out",
    "be removed from",
    "remove yourself",
    "to be removed",
    "to remove your",
    "removal instructions",
    "our mailing list",
    "mailing list manager",
    "you are receiving this",
    "you're receiving this",
    "you received this",
    "view in browser",
    "view this email in",
    "manage your preferences",
    "email preferences",
    "leave this list",
    "taken off our list",
    "all rights reserved",
    "online version of this",
    "latest newsletter",
    "this newsletter",
    "our newsletter",
    "newsletter abbestellen",
    "vom newsletter abmelden",
    "hier abmelden",
    "se désabonner",
    "se désinscrire",
    "darse de baja",
    "annulla l'iscrizione",
    "disiscriverti",
    "afmelden voor",
    "uitschrijven",
)
"""What stands at the foot of a mailing, in headers or not."""

EVENTS = phrase_set(
    """
    commented on, mentioned you, replied to your, assigned to you, assigned you, merged, approved,
    invited you, requested your review, pull request, pr #, issue #, (#, build failed, build passed,
    deploy, is ready, liked your, new follower, followed you, wants to connect, new message, sent
    you, unread messages, gave you, shared, reminder, renews, will renew, is due, are due, expires,
    expiring, sign-in, new login, new device, security alert, alert:, your password, payment failed,
    your parcel, your package, has shipped, been shipped, on its way, on their way, delivered, out
    for delivery, arrives, your statement, backup, maintenance, your account, erinnerung,
    kontoauszug, sendung, ihr paket, dein paket, anmeldung, läuft ab, fällig, verlängert sich,
    kommentiert, rappel, votre colis, relevé, connexion, expire, a commenté, recordatorio, tu
    paquete, su paquete, extracto, inicio de sesión, caduca, ha comentado, promemoria, il tuo pacco,
    estratto conto, accesso, scade, ha commentato, herinnering, je pakket, uw pakket, afschrift,
    aanmelding, verloopt, heeft gereageerd
    """
)
"""What subjects say when something happened, in contrast to an issue of something."""

ALARMS = phrase_set(
    """
    security alert, new sign-in, new login, new device, unusual, suspicious, payment failed, payment
    declined, was declined, could not be charged, action required, action needed, final notice,
    overdue, expires today, sicherheitswarnung, neue anmeldung, zahlung fehlgeschlagen,
    handlungsbedarf, mahnung, alerte de sécurité, nouvelle connexion, paiement refusé, action
    requise, alerta de seguridad, nuevo inicio de sesión, pago rechazado, acción requerida, avviso
    di sicurezza, nuovo accesso, pagamento non riuscito, azione richiesta, beveiligingswaarschuwing,
    nieuwe aanmelding, betaling mislukt, actie vereist
    """
)
"""What subjects of notices say that only the reader can settle."""

ISSUES = phrase_set(
    """
    newsletter, digest, weekly, monthly, this week, this month, this issue, edition, bulletin, sale,
    % off, offer, deals, new in, new on, what's new, wochenblick, angebot, rabatt, diese woche,
    ausgabe, cette semaine, soldes, promo, esta semana, oferta, rebajas, questa settimana, sconti,
    offerta, deze week, aanbieding, korting, nieuwsbrief
    """
)
"""What subjects of mailings say."""
