"""How Italian asks."""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.requests.cue import cues
from countersign.analysis.mail.requests.request_words import RequestWords

WORDS = RequestWords(
    cues=cues(
        politely="per favore, per cortesia, cortesemente, ti prego, la prego",
        can_or_will="""
            puoi, può, potresti, potrebbe, possiamo, potremmo, vuoi, vorresti, vorrebbe, hai, sei,
            è possibile, sarebbe possibile, ti dispiacerebbe, le dispiacerebbe, riesci, riesce,
            potete, potreste
        """,
        to_be_told="""
            dimmi, mi dica, fammi sapere, mi faccia sapere, fateci sapere, confermami, mi confermi,
            mi confermate, farmi sapere, dirmi, confermarmi
        """,
        needs="""
            ho bisogno, abbiamo bisogno, avrei bisogno, mi serve, ci serve, mi servirebbe, mandami,
            mi mandi, inviami, mi invii, chiamami, mi chiami, inviarmi, mandarmi
        """,
        opens_a_question="""
            ^ quando, ^ dove, ^ come, ^ che, ^ chi, ^ quale, ^ quali, ^ quanto, ^ perché, ^ c'è,
            ^ ci sono, ^ ti va, ^ le va
        """,
        would_like="vorrei, vorremmo, mi piacerebbe, ci piacerebbe",
        meets="incontrarci, riunione, parlare, vederci, pranzo, caffè, appuntamento, call",
        closing="non esitare, non esiti, grazie per, grazie mille, cordiali saluti",
        past="era, erano, è stato, ho ricevuto, abbiamo ricevuto",
    ),
    courtesies=phrase_set("non esitare, non esiti, come stai, come va"),
    instructions=phrase_set("si prega di notare"),
    statements=phrase_set("^ ci vediamo, ^ ti chiamo"),
    taken_back=(
        r"lascia(?:te)? (?:stare|perdere)|come non detto",
        r"(?<!non )ignora(?:te|re)? (?:la mia|il mio|questa|la precedente)",
        r"(?:l'ho|l'abbiamo|ho) (?:già |poi )?(?:ri)?trovat[oa](?=\W*$|[.,!;])",
        r"non (?:serve|occorre|mi serve) più",
    ),
)
