"""What services say in the mails that their programs send, and people seldom."""

from countersign.analysis.mail.phrases import phrase_set, word_set

DESKS = word_set(
    "info support help helpdesk hello hi hey contact kontakt service services kundenservice sales"
    " billing account accounts team office admin feedback care customercare customerservice"
    " customer-service orders order shop store reply replies members membership community people"
    " invitations invites invitation invite comments messages documents docs sign dse learn"
    " learning onboarding welcome success surveys survey reviews review security trials"
    " subscriptions licenses licences receipts invoices payments tickets events calendar booking"
    " bookings reservations tracking delivery shipping no notice notices mail email emails mailer"
    " contacto atencion atendimento sac suporte soporte ayuda equipe equipo assistance"
    " serviceclient contatto assistenza servizio klantenservice ondersteuning kundeservice"
    " kundtjanst asiakaspalvelu bok kundendienst hilfe anfrage bestellung rechnung buchung"
)
"""Local parts of addresses behind which many work, or nobody does."""

ERRANDS = word_set(
    "invitations invitation invites invite comments messages sign dse notices notice surveys survey"
    " reviews review tracking events calendar trials reminders"
)
"""Those of desks at which nobody sits: what they pass on in somebody's words, a program sends."""

OFFICES = word_set(
    "team support service services kundenservice kundendienst customer customers billing accounts"
    " notifications notification updates alerts info help desk helpdesk security shop store app"
    " account noreply equipe equipo assistenza assistance klantenservice atendimento soporte"
    " suporte via online club rewards surveys invitations comments reminders"
)
"""Words in the name of a sender that is no one person."""

PLAIN_OF_A_PROGRAM = phrase_set(
    """
    view profile, would like to join your, your trial, trial ends, trial expires, trial has ended,
    trial period, free trial, has invited you, invited you to, invites you to join, join your
    network, my network on, professional network, sent you a document, sent you an invitation, sent
    you a message, sent you a file, shared a folder with you, shared a file, review and sign, review
    document, sign the document, waiting for your signature, commented on, left a comment, view
    comment, mentioned you, replied to a comment, assigned to you, assigned you, new follower,
    started following, wants to connect, endorsed you, viewed your profile, rate us, rate your,
    leave a review, write a review, how did we do, how satisfied, how was your, how likely are you,
    take our survey, short survey, quick survey, your feedback helps, we'd love your feedback, we
    would love your feedback, tell us what you think, share your experience, thank you for signing
    up, thanks for signing up, thanks for trying, thanks for joining, thank you for joining, thank
    you for registering, thank you for subscribing, thank you for creating, thank you for choosing,
    welcome to, welcome aboard, confirm your email, verify your email, confirm your subscription,
    confirm your account, confirm your registration, activate your, set up your account, finish
    setting up, complete your profile, complete your registration, complete your order, left in your
    cart, items in your cart, your cart, get started, getting started, log in to your, log into
    your, sign in to your, your dashboard, your subscription, your membership, your plan, your free
    plan, choose a plan, upgrade to, upgrade now, upgrade your, your password, reset your, password
    reset, your api key, api usage, usage limit, quota, if you did not request, if you didn't
    request, if you did not create, if you didn't create, if you didn't make, if you did not make,
    if this wasn't you, wasn't you, copy and paste, into your browser, button below, button above,
    link below, click here, click the, view in browser, view online, view it in, download the app,
    app store, google play, all rights reserved, you are receiving this, you're receiving this, you
    received this email, this email was sent to, update your payment, payment method, automatically
    renew, renews on, will renew, auto-renew, auto renewal, has been charged, has been processed,
    has been shipped, has shipped, is on its way, track your, out for delivery, order confirmation,
    your receipt, your invoice is, invoice is ready, invoice is available, statement is ready, your
    booking is, your reservation is, appointment reminder, reminder:, is coming up, is due, payment
    is due, new sign-in, new login, signed in from, new device, security alert, maintenance window,
    scheduled maintenance, incident, resolved:, build failed, deployment, your export is ready, is
    ready to download, your report is ready, weekly summary, monthly summary, your weekly, your
    monthly, new features, what's new, join the webinar, register now, add to calendar, rsvp, need
    help?, need a hand?, need more time?, any questions?, have questions?, have a question?, got
    questions?, questions?, help center, help centre, our documentation, knowledge base, contact
    support, contact our support, support team, customer success, just reply to this, simply reply
    to this, reply to this email, success team, ihre testphase, deine testphase, testzeitraum, hat
    sie eingeladen, hat dich eingeladen, hat kommentiert, bewerten sie, bewerte, wie zufrieden, ihre
    bewertung, deine bewertung, umfrage, willkommen bei, danke für ihre registrierung, danke für
    deine registrierung, danke für ihre anmeldung, vielen dank für ihre bestellung, e-mail-adresse
    bestätigen, konto aktivieren, jetzt anmelden, hier klicken, schaltfläche, ihr abonnement, dein
    abo, ihre mitgliedschaft, passwort zurücksetzen, falls sie diese anfrage nicht, wenn du das
    nicht warst, im browser ansehen, verlängert sich, ihre sendung, ihr paket, zahlungsmethode,
    haben sie fragen?, noch fragen?, unser support, unser kundenservice, votre essai, période
    d'essai, vous a invité, vous invite à rejoindre, a commenté, donnez votre avis, votre avis
    compte, êtes-vous satisfait, enquête, bienvenue chez, bienvenue sur, merci de votre inscription,
    confirmez votre adresse, activez votre, cliquez, votre abonnement, mot de passe, si vous n'êtes
    pas à l'origine, voir dans le navigateur, votre colis, moyen de paiement, besoin d'aide ?, des
    questions ?, notre support, service client, tu prueba, su prueba, periodo de prueba, te ha
    invitado, le ha invitado, ha comentado, valora, tu opinión, su opinión, encuesta, bienvenido a,
    gracias por registrarte, gracias por registrarse, confirma tu correo, activa tu, haz clic, tu
    suscripción, su suscripción, contraseña, si no has solicitado, ver en el navegador, tu pedido,
    método de pago, ¿necesitas ayuda?, ¿tienes preguntas?, la tua prova, periodo di prova, ti ha
    invitato, ha commentato, valuta, la tua opinione, sondaggio, benvenuto, grazie per esserti
    registrato, conferma la tua email, attiva il tuo, clicca, il tuo abbonamento, password, se non
    hai richiesto, visualizza nel browser, il tuo ordine, metodo di pagamento, hai bisogno di
    aiuto?, hai domande?, je proefperiode, uw proefperiode, heeft je uitgenodigd, heeft u
    uitgenodigd, heeft gereageerd, beoordeel, hoe tevreden, jouw mening, uw mening, welkom bij,
    bedankt voor je aanmelding, bevestig je e-mailadres, activeer je, klik op, klik hier, je
    abonnement, uw abonnement, wachtwoord, bekijk in je browser, je bestelling, betaalmethode, hulp
    nodig?, vragen?, seu teste, período de teste, convidou você, comentou, avalie, pesquisa de
    satisfação, bem-vindo, obrigado por se cadastrar, confirme seu e-mail, ative sua, clique, sua
    assinatura, senha, seu pedido, precisa de ajuda?, dúvidas?
    """
)
"""Each of these a person may say once, at a desk; two of them are a form letter."""

SIGNED_BY_A_TEAM = phrase_set(
    """
    the team, team at, and the team, your team, the whole team, ihr team, dein team, das team, ihr
    kundenservice, l'équipe, votre équipe, el equipo, tu equipo, il team, lo staff, het team, a
    equipe, equipe do, support team, customer service
    """
)

HAS_COME_IN = phrase_set(
    """
    we have received your, we've received your, we received your, your request has been received,
    your message has been received, your ticket, ticket number, ticket id, ticket #, case number,
    case id, reference number, has been created, has been assigned, has been logged, thank you for
    contacting, thanks for contacting, thank you for reaching out to, thanks for reaching out to,
    thank you for getting in touch, thank you for your enquiry, thank you for your inquiry, a member
    of our team, one of our team, one of our agents, our team will, will get back to you, we will
    respond, we aim to respond, we'll respond, within one business day, within 24 hours, within two
    business, please do not reply above, type your reply above, wir haben ihre anfrage, wir haben
    ihre nachricht, ihre anfrage ist bei uns, anfrage erhalten, nachricht erhalten, ticketnummer,
    vorgangsnummer, ihre ticket, wir melden uns, schnellstmöglich bearbeit, nous avons bien reçu
    votre, votre demande a été, numéro de ticket, numéro de dossier, dans les plus brefs délais,
    hemos recibido su, hemos recibido tu, número de ticket, número de caso, a la mayor brevedad, lo
    antes posible, abbiamo ricevuto la, numero di ticket, il prima possibile, we hebben uw, we
    hebben je, uw bericht ontvangen, zo snel mogelijk, recebemos sua, recebemos o seu, número do
    protocolo, protocolo, o mais breve, vi har mottagit, vi har modtaget, vi har mottatt,
    otrzymaliśmy, numer zgłoszenia
    """
)
"""How help desks say that something has come in. Two of them are an automatic answer."""

THANKS = phrase_set(
    """
    thank you for your message, thank you for your email, thank you for your e-mail, thank you for
    your mail, thanks for your email, thanks for your message, thank you for contacting, vielen dank
    für ihre nachricht, vielen dank für deine nachricht, vielen dank für ihre mail, vielen dank für
    ihre e-mail, danke für ihre, danke für deine, merci pour votre message, merci de votre message,
    merci pour votre mail, merci pour votre courriel, je vous remercie de votre, gracias por su
    mensaje, gracias por tu mensaje, gracias por su correo, gracias por tu correo, grazie per la tua
    mail, grazie per il messaggio, grazie per la sua, grazie per il tuo, bedankt voor uw bericht,
    bedankt voor je bericht, bedankt voor uw e-mail, bedankt voor je mail, dank voor uw, obrigado
    pela sua mensagem, obrigada pela sua mensagem, obrigado pelo seu, obrigada pelo seu, tack för
    ditt, tak for din, takk for din, kiitos viestistäsi, dziękuję za wiadomość, děkuji za vaši
    """
)

AWAY = phrase_set(
    """
    out of the office, out of office, away from the office, away from my desk, on vacation, on
    holiday, on annual leave, on parental leave, on maternity leave, on leave until, limited access
    to email, no access to my email, not reading my mail, nicht im büro, nicht im haus, außer haus,
    im urlaub, in elternzeit, abwesend, nicht erreichbar, absent du, absente du, absent jusqu,
    absente jusqu, actuellement absent, actuellement en congé, en congé jusqu, en congés, absent(e),
    fuera de la oficina, de vacaciones, estaré ausente, estoy ausente, fuori ufficio, in ferie,
    fuori sede, assente fino, sono assente, afwezig, niet op kantoor, met vakantie, op vakantie, met
    verlof, ausente, fora do escritório, de férias, inte på kontoret, på semester, tjänstledig, ikke
    på kontoret, på ferie, poissa toimistosta, lomalla, poza biurem, na urlopie, mimo kancelář, na
    dovolené, в отпуске, вне офиса, házon kívül
    """
)

INSTEAD = phrase_set(
    """
    in urgent, for urgent, urgent matters, if urgent, if it is urgent, in my absence, during my
    absence, in the meantime, upon my return, on my return, when i return, when i am back, will not
    be forwarded, in dringenden, dringende, dringend, meine vertretung, vertritt mich, wenden sie
    sich, wende dich, nicht weitergeleitet, nach meiner rückkehr, en cas d'urgence, en mon absence,
    à mon retour, veuillez contacter, en caso de urgencia, en mi ausencia, a mi regreso, in caso di
    urgenza, per urgenze, in mia assenza, al mio rientro, voor dringende, bij spoed, tijdens mijn
    afwezigheid, bij terugkomst, em caso de urgência, em casos urgentes, na minha ausência, retorno
    em, vid brådskande, i brådskande, ved hasteværk, kiireellisissä, w pilnych sprawach, v
    naléhavých
    """
)

OF_MY_OWN = (
    r"\b(?:i|i'm|i've|i'd|i'll|me|my|ich|mir|mein\w{0,2}|je|j'ai|moi|mon|ma|yo|mi|io|mio|mia|ik|mij"
    r"|mijn|eu|meu|minha|jag|jeg|minä)\b"
)
"""How one person speaks of themselves."""
