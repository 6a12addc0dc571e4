"""How Dutch asks."""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.requests.cue import cues
from countersign.analysis.mail.requests.request_words import RequestWords

WORDS = RequestWords(
    cues=cues(
        politely="alsjeblieft, alstublieft, aub, ajb, graag, gelieve",
        can_or_will="""
            kun je, kan je, kunt u, zou je, zou u, wil je, wilt u, kunnen we, zullen we, heb je,
            hebt u, heeft u, ben je, bent u, mag ik, kan ik, kunnen jullie, willen jullie
        """,
        to_be_told="""
            laat me weten, laat weten, laat het me weten, laat maar weten, vertel me, geef aan,
            bevestig, laat mij weten, hoor graag, hoor het graag
        """,
        needs="""
            ik heb nodig, nodig, we hebben nodig, stuur me, stuur mij, bel me, bel mij, mail me,
            me sturen, mij sturen, me bellen, me doorsturen
        """,
        opens_a_question="""
            ^ wanneer, ^ waar, ^ hoe, ^ wat, ^ wie, ^ welke, ^ waarom, ^ is, ^ zijn, ^ heeft, ^ kan,
            ^ kun, ^ zou, ^ lukt, ^ past
        """,
        would_like="ik zou graag, we zouden graag, ik wil graag, ik wilde graag",
        meets="afspreken, vergadering, bespreken, overleg, lunchen, koffie, bellen, afspraak",
        closing="aarzel niet, bij vragen, bedankt voor, alvast bedankt, dank voor",
        past="was, waren, heb ontvangen, hebben ontvangen",
    ),
    courtesies=phrase_set("aarzel niet, bij vragen, hoe gaat het"),
    instructions=phrase_set("let op, houd er rekening mee"),
    statements=phrase_set("^ ik zal, ^ we zullen, ^ tot dan, ^ tot snel"),
    taken_back=(
        r"laat maar(?=\W*$|[.,!;]| zitten)",
        r"(?:heb|hebben)(?: (?:ik|we|wij))? (?:het|hem|ze|'m) (?:al |inmiddels |toch |net )*"
        r"gevonden",
        r"(?:al|inmiddels|toch) gevonden(?=\W*$|[.,!;])",
        r"niet meer nodig",
        r"(?:vergeet|negeer) (?:mijn|deze|het|dit)\b(?!.*\bniet\b)",
        r"is (?:al |inmiddels )*(?:opgelost|geregeld)",
    ),
)
