"""Phrases that tell apart what a sentence wants: an answer, a meeting, a look at something."""

from countersign.analysis.mail.phrases import phrase_set

COURTESIES = phrase_set(
    """
    any questions, further questions, have questions, feel free, hesitate to, don't hesitate,
    not hesitate, look forward to hearing, looking forward to hearing, how are you, hope you are,
    please disregard, please ignore, consider the environment, received this message in error,
    intended recipient, thank you for your,
    bei fragen, rückfragen, wie geht es, wie geht's, n'hésitez pas, n'hésite pas, comment vas tu,
    comment allez vous, ça va, no dudes, no dude, cómo estás, cómo está, non esitare, non esiti,
    come stai, come va, aarzel niet, bij vragen, hoe gaat het
    """
)
"""Politeness and boilerplate: it wants no answer."""

INSTRUCTIONS = phrase_set(
    """
    please note, please be advised, please be informed, please be aware, please be assured,
    please find, please see, please plan, please ensure, please make sure, please keep in mind,
    please visit, please click, please refer, please follow,
    please download, please log, please login, please enjoy, please add, please accept,
    note that, keep in mind, click here, click below, click on, check it out,
    shop, download, visit, sign up, log in, log into, register at, apply now, order now,
    learn more, find out,
    bitte beachten, bitte beachte, zur kenntnis, veuillez noter, merci de noter, veuillez trouver,
    tenga en cuenta, ten en cuenta, si prega di notare, let op, houd er rekening mee
    """
)
"""What is to be minded or done elsewhere; only as a question does it want an answer."""

STATEMENTS = phrase_set(
    """
    ^ i'll, ^ i will, ^ i shall, ^ we'll, ^ we will, ^ we shall, ^ see you, ^ talk to you,
    ^ talk soon, ^ happy to, ^ glad to, ^ it was, ^ thanks for, ^ thank you for,
    ^ ich werde, ^ wir werden, ^ bis bald, ^ je vais, ^ nous allons, ^ à bientôt, ^ voy a,
    ^ vamos a, ^ nos vemos, ^ ci vediamo, ^ ti chiamo, ^ ik zal, ^ we zullen, ^ tot dan, ^ tot snel
    """
)
"""Openings by which somebody says what they do themselves; only as a question do they ask."""

MEETING_PHRASES = phrase_set(
    """
    meet, meet up, get together, catch up, available, availability, schedule a, reschedule,
    lunch, dinner, coffee, a call, a quick call, a meeting, work for you, works for you, suit you,
    free on, free next, free this, free for, are you free, join us, come by, come over, appointment,
    treffen, termin, telefonieren, mittagessen, kaffee, passt dir, passt ihnen, passt es,
    rencontrer, voir, rendez vous, réunion, déjeuner, disponible, disponibles, se voir,
    reunirnos, reunión, vernos, quedar, cita, te viene bien, le viene bien, comer,
    incontrarci, riunione, vederci, pranzo, appuntamento, disponibile, ti va, una call,
    afspreken, vergadering, overleg, lunchen, koffie, afspraak, schikt, beschikbaar
    """
)
MEETING_CUES = frozenset(
    {
        "question mark",
        "asks politely",
        "asks whether you can or will",
        "asks for a permission or a joint step",
        "wants to be told",
        "opens a joint step",
        "a time to come",
        "would like",
        "suggests",
    }
)
REVIEW_PHRASES = phrase_set(
    """
    review, take a look, have a look, look over, look at, your comments, your feedback, feedback,
    comments on, proofread, sign off, approve, your approval, your input,
    durchsehen, anschauen, ansehen, prüfen, gegenlesen, rückmeldung, feedback geben, freigeben,
    relire, jeter un œil, jeter un oeil, votre avis, ton avis, vos commentaires, valider,
    revisar, revises, revise, echar un vistazo, tu opinión, su opinión, comentarios, aprobar,
    rivedere, dare un'occhiata, controllare, un parere, il tuo parere, approvare,
    nakijken, doorlezen, bekijken, je mening, uw mening, beoordelen, goedkeuren
    """
)
