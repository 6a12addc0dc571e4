"""Names, headers and phrases by which mailings and programs give themselves away."""

from countersign.analysis.mail.phrases import phrase_set, word_set

PROGRAM_NAMES = word_set(
    "noreply no-reply no_reply donotreply do-not-reply do_not_reply nepasrepondre nicht-antworten"
    " ne-pas-repondre ne_pas_repondre nichtantworten keine-antwort no-responder noresponder"
    " no-contestar nao-responda naoresponda nao-responder non-rispondere nonrispondere"
    " geen-antwoord niet-antwoorden nietantwoorden svara-inte svar-ikke svarikke ala-vastaa"
    " nie-odpowiadaj neodpovidat automated system robot bot mailrobot automailer auto-mailer"
)
"""Local parts of addresses that nobody reads, whatever is sent from them."""

EVENT_NAMES = word_set(
    "mailer-daemon mailerdaemon postmaster bounce bounces notification notifications notify alert"
    " alerts autoreply auto-confirm daemon root cron monitoring sysadmin calendar-notification"
)
"""Local parts of addresses from which programs tell what happened."""

MAILING_NAMES = word_set(
    "newsletter newsletters news promo promotions offers deals digest updates mailing mailings"
    " campaign campaigns announcements bulletin"
)

BOUNCE_NAMES = word_set("mailer-daemon mailerdaemon postmaster")
BOUNCE_SUBJECTS = (
    "undelivered mail",
    "undeliverable",
    "delivery status notification",
    "mail delivery failed",
    "returned mail",
)

SAYS_A_PROGRAM_WROTE_IT = phrase_set(
    """
    this message was automatically generated, this message is automatically generated, this message
    has been automatically generated, this email was automatically generated, this email is
    automatically generated, this e-mail was automatically generated, this mail was automatically
    generated, this message was generated automatically, this email was generated automatically,
    this message was sent automatically, this email was sent automatically, this is an automated
    message, this is an automated email, this is an automated e-mail, this is an automated
    notification, this is an automatic message, this is an automatic email, this is an automatically
    generated, this is an auto-generated, this message was auto-generated, this email was
    auto-generated, this email is auto-generated, this is a system generated, this is a
    system-generated, diese nachricht wurde automatisch, diese e-mail wurde automatisch, diese mail
    wurde automatisch, dies ist eine automatisch, dies ist eine automatische, ceci est un message
    automatique, cet e-mail a été généré automatiquement, ce message a été généré automatiquement,
    ce message est généré automatiquement, este es un mensaje automático, este correo se ha generado
    automáticamente, este mensaje se ha generado automáticamente, esta es una respuesta automática,
    este mensaje ha sido generado automáticamente, questo è un messaggio automatico, questa è una
    mail automatica, questa è un'email automatica, questo messaggio è stato generato
    automaticamente, dit is een automatisch, deze e-mail is automatisch, dit bericht is automatisch,
    esta é uma mensagem automática, este é um e-mail automático, detta är ett automatiskt, det här
    är ett automatiskt, dette er en automatisk, tämä on automaattinen, ta wiadomość została
    wygenerowana automatycznie, toto je automatická, это автоматическое сообщение, это письмо
    сформировано автоматически
    """
)
"""How a sentence begins by which a mail says so of itself."""

WANTS_NO_ANSWER_AT_ALL = phrase_set(
    """
    please do not reply, please don't reply, please do not respond to this, do not reply to this, do
    not respond to this, don't reply to this, replies to this email are not, replies to this address
    are not, replies to this message are not, this mailbox is not monitored, this inbox is not
    monitored, this email address is not monitored, this address is not monitored, this is an
    unmonitored, you cannot reply to this, this email can't receive replies, bitte nicht antworten,
    bitte nicht auf diese, bitte antworten sie nicht, bitte antworte nicht, antworten sie bitte
    nicht, auf diese e-mail kann nicht, auf diese mail kann nicht, antworten auf diese e-mail werden
    nicht, diese e-mail-adresse wird nicht, ne répondez pas, ne pas répondre, merci de ne pas
    répondre, veuillez ne pas répondre, nous vous prions de ne pas répondre, prière de ne pas
    répondre, no responda a este, no respondas a este, no conteste a este, por favor no responda,
    por favor no respondas, por favor no conteste, non rispondere a, non rispondete a, si prega di
    non rispondere, ti preghiamo di non rispondere, la preghiamo di non rispondere, gelieve niet te
    antwoorden, gelieve niet te reageren, gelieve niet te beantwoorden, niet reageren op deze, niet
    antwoorden op, u kunt niet reageren, je kunt niet reageren, não responda a, não responder a, por
    favor não responda, favor não responder, svara inte på, vänligen svara inte, svar ikke på, du
    kan ikke svare, kan ikke besvares, kan inte besvaras, älä vastaa tähän, prosimy nie odpowiadać,
    nie odpowiadaj na, neodpovídejte na, na tento e-mail neodpovídejte, пожалуйста не отвечайте, не
    отвечайте на это, bu e-postayı yanıtlamayın, lütfen bu e-postayı,
    このメールに返信しないで, このメールは送信専用, 请勿回复, 请不要直接回复
    """
)
"""How a sentence begins that says of its own mail that nobody reads an answer to it."""

WANTS_NO_ANSWER = phrase_set(
    """
    automatically generated, auto-generated, do not reply to this, please do not reply, please do
    not respond to this, this mailbox is not monitored, bitte antworten sie nicht auf, ne pas
    répondre à ce, no responda a este, non rispondere a questa, niet reageren op dit
    """
)
"""What programs say, and people about them: it adds to other evidence and is none alone."""

WAYS_OUT = phrase_set(
    """
    to unsubscribe, unsubscribe here, unsubscribe from, unsubscribe at, unsubscribe:, click
    unsubscribe, wish to unsubscribe, want to unsubscribe, opt out, opt-out, be removed from, remove
    yourself, to be removed, to remove your, removal instructions, no longer wish to receive, no
    longer want to receive, stop receiving, leave this list, off our list, off this list, off my
    list, from our list, from this list, manage your preferences, email preferences, manage your
    subscription, newsletter abbestellen, vom newsletter abmelden, hier abmelden, keine weiteren
    e-mails, se désabonner, vous désabonner, désabonnez-vous, se désinscrire, vous désinscrire, ne
    plus recevoir, darse de baja, darte de baja, dejar de recibir, annulla l'iscrizione, annullare
    l'iscrizione, disiscriverti, cancellarti, non ricevere più, afmelden voor, uitschrijven,
    cancelar a inscrição, cancelar inscrição, descadastrar, avprenumerera, avregistrera, afmeld,
    meld deg av, peruuta tilaus, wypisać się, zrezygnować z subskrypcji, odhlásit, отписаться
    """
)
"""How mailings offer to be left."""

MEANS_OUT = phrase_set(
    """
    click, here, reply, answer, write, send, follow, link, visit, go to, subject, hier, klick,
    klicken, antworten, cliquez, ici, lien, répondez, haz clic, haga clic, aquí, enlace, responda,
    clicca, qui, rispondi, klik, antwoord, clique, aqui, klicka, här, tryk, her, napsauta, kliknij,
    tutaj, klikněte, нажмите, @, http, www.
    """
)
"""And by which means."""

LINKS_OUT = phrase_set(
    """
    unsubscribe, unsubscribe here, unsubscribe now, manage subscriptions, manage my subscriptions,
    manage preferences, manage my preferences, email preferences, update preferences, opt out,
    abmelden, abbestellen, newsletter abbestellen, vom newsletter abmelden, se désabonner, se
    désinscrire, désabonnement, désinscription, darse de baja, cancelar suscripción, disiscriviti,
    annulla iscrizione, cancella iscrizione, afmelden, uitschrijven, cancelar inscrição,
    descadastrar, avregistrera, avprenumerera, afmeld, afmeld nyhedsbrev, meld deg av, peruuta
    tilaus, wypisz się, odhlásit se, отписаться, abonelikten çık,
    配信停止, 退订, 取消订阅, 取消訂閱, 수신거부, 수신 거부
    """
)
"""A link at the foot of a mailing, alone on its line or in a row of links."""

MAILING_HOSTS = word_set(
    "newsletter newsletters mailing mailings campaign campaigns promo promotions bulletin digest"
    " mktg nieuwsbrief infolettre boletin"
)
"""Names below a domain from which mailings come."""

MAILING_WORDS = phrase_set(
    """
    our mailing list, mailing list manager, you are receiving this, you're receiving this, you
    received this, view in browser, view this email in, taken off our list, all rights reserved,
    online version of this, latest newsletter, this newsletter, our newsletter
    """
)
"""What mailings say, and people about them: it adds to other evidence and is none alone."""

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
