"""Strangers who want to sell: the turns of phrase of a first mail that thousands get."""

from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.advertising import advertises
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures
from countersign.analysis.mail.phrases import hits, phrase_set
from countersign.analysis.mail.subjects import is_answer
from countersign.domain.mail.mail import Mail, Thread

_TURNS: dict[str, frozenset[str]] = {
    "it says what they do for companies like yours": phrase_set(
        """
        we help, we work with companies, i help companies, companies like yours, studios like yours,
        businesses like yours, teams like yours, agencies like yours, under your own brand, we
        specialize in, we specialise in, we are a leading, verified contacts, qualified leads,
        decision makers, generate more, grow your business, the first page, under your brand, eur an
        hour, per hour, boost your, wir helfen, mehr anfragen, unternehmen wie ihres, mehr kunden,
        neukunden, nous aidons, des entreprises comme la vôtre, ayudamos a, empresas como la suya,
        aiutiamo, aziende come la vostra, wij helpen, bedrijven zoals
        """
    ),
    "it flatters": phrase_set(
        """
        came across your, stumbled upon your, stumbled across your, i noticed that you, i did
        notice, i noticed your, impressed by your, impressed with your, really liked the, love what
        you, your profile stood out, your profile caught, saw your profile, found your profile, auf
        ihr profil, ihr profil, bin auf ihre, beeindruckt, votre profil, tombé sur votre, su perfil,
        tu perfil, il suo profilo, il tuo profilo, uw profiel, je profiel
        """
    ),
    "it wants a little of your time": phrase_set(
        """
        15 minutes, 15-minute, 10 minutes, 20-minute, a quick call, quick chat, open to hearing,
        open to learning, worth a chat, worth exploring, would it be a bad idea, bad idea if, book a
        demo, book a call, book a slot, my calendar, grab a slot, send you the link, send you a
        sample, send it over, are you the right person, point me to the right, kurzes gespräch,
        kurzen austausch, 15 minuten, mein kalender, rendez-vous de 15, un bref appel, un bref
        échange, una breve llamada, 15 minutos, una breve chiamata, 15 minuti, een kort gesprek, 15
        minuten
        """
    ),
    "it pushes itself up again": phrase_set(
        """
        floating this, bumping this, bubbling this, top of your inbox, following up on my, did you
        get a chance to see my, know how busy, i know that you are busy, i know you're busy, keep it
        short, quick win, last attempt, final follow-up, circling back, noch einmal nach oben, je me
        permets de vous relancer, me permito volver, le riscrivo, nog even onder de aandacht
        """
    ),
    "it offers something": phrase_set(
        """
        free of charge, free audit, free trial, free sample, guest post, without paid ads, no
        obligation, you pay only, money back, recorded a short video, short video, i am currently
        looking for a, i'm currently looking for a, well-funded, 100% remote, exciting opportunity,
        great opportunity, kostenlos, unverbindlich, spannende position, gratuit, sans engagement,
        gratis, sin compromiso, gratuito, senza impegno, vrijblijvend
        """
    ),
}
_FALSE_ANSWER = "it pretends to answer you"
_ADVERTISES = "it reads like advertising that goes to everybody"
_SALES = frozenset(_TURNS) - {"it wants a little of your time", "it offers something"}


def pitch(read: ThreadFeatures, message: MailFeatures) -> tuple[str, ...]:
    """What shows that a stranger wants to sell, each as a clause; nothing when it is too little.

    Two different turns, one of which no friend would use. Whoever the reader has written to in
    this thread is no stranger.
    """
    thread, mail = read.thread, message.mail
    sender = address_in(mail.sender)
    if any(
        other.is_sent or (other.at < mail.at and not same_person(address_in(other.sender), sender))
        for other in thread.delivered
    ):
        return ()
    text = message.subject_and_text
    found = [says for says, phrases in _TURNS.items() if hits(text, phrases)]
    if _answers_nothing(thread, mail):
        found.append(_FALSE_ANSWER)
    sells = not _SALES.isdisjoint(found) or _FALSE_ANSWER in found
    if sells and len(found) > 1:
        return tuple(found)
    return (_ADVERTISES,) if advertises(message, read.reader) else ()


def _answers_nothing(thread: Thread, mail: Mail) -> bool:
    refers = mail.references or mail.headers.get("in-reply-to")
    first = thread.delivered[0].message_id == mail.message_id
    return first and not refers and is_answer(mail.subject)
