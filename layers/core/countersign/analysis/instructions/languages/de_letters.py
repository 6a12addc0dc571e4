"""How German says how letters are written."""

from countersign.analysis.instructions.form import Phrasing

LETTERS = (
    Phrasing(
        "language_of_mail",
        (
            r"<answer><to_all> <same_language>",
            r"<same_language> (?:antworten|schreiben)",
            r"<letters> <same_language>(?: schreiben| verfassen)?",
        ),
        ("Antworte in der Sprache der Mail.",),
    ),
    Phrasing(
        "language",
        (
            r"<answer><to_all>(?: nur)? <in_a_language>(?: <letters>)?",
            r"(?:nur )?<in_a_language> (?:antworten|schreiben)",
            r"(?:<letters> )?(?:nur )?<in_a_language>(?: schreiben| verfassen| beantworten)?",
            r"(?:verwend|nutz|benutz|sprich)<order>(?: nur)? (?P<language><language>)",
            r"(?:(?:die )?sprache(?: der <mail>)? ?(?:: ?|ist )|nur )(?P<language><language>)",
        ),
        ("Antworte auf Deutsch.", "Meine Antworten immer auf Englisch."),
    ),
    Phrasing(
        "tone",
        (
            r"(?:halt|fass)<order> (?:dich|sich|<letters>) <very>(?P<tone><tone>)",
            r"(?:<letters>|dich|sich) <very>(?P<tone><tone>) (?:halten|fassen|schreiben"
            r"|formulieren)",
            r"(?:sei|seien sie|bleib<order>|<answer>) <very>(?P<tone><tone>)<to_all>",
            r"<very>(?P<tone><tone>) (?:sein|schreiben|antworten|formulieren|bleiben|halten"
            r"|fassen)",
            r"(?:(?:schreib|schick|verfass|mach)<order> )?(?:nur )?<very>(?P<tone><tone>)e[nrs]?"
            r" (?:e-?mails|mails|nachrichten|antworten|briefe|texte)(?: schreiben)?",
            r"(?:(?:verwend|nutz|benutz|schreib)<order> )?(?:(?:in |mit )?eine[nm]? |im |der )?"
            r"<very>(?P<tone><tone>)e[nmrs]? (?:ton|tonfall|stil)(?: bitte| verwenden)?",
            r"(?:der )?(?:ton|tonfall|stil) ?(?:: ?|ist |soll )<very>(?P<tone><tone>)(?: sein)?",
            r"(?P<tone>komm<order> auf den punkt)",
        ),
        ("Halte dich kurz.", "Sei förmlich.", "Schreib in einem freundlichen Ton."),
    ),
    Phrasing(
        "pronoun",
        (
            r"(?P<pronoun>duze?|sieze?)(?:n sie)? (?:<all_of_them>|(?P<not>niemand(?:en)?|keinen))",
            r"(?:<all_of_them>|(?P<not>niemand(?:en)?|keinen)) (?P<pronoun>duzen|siezen)",
            r"(?P<pronoun>duzen|siezen)",
            r"(?:sag|schreib|verwend|benutz|nutz|nimm)<order>(?: nur)? <pronouns>"
            r"(?: (?:zu|für|bei|mit) (?:<all_of_them>|<letters>))?",
            r"(?:sprich|red|sprech)<order> <all_of_them> (?:mit|per) <pronouns> an",
            r"<all_of_them> mit <pronouns> (?:ansprechen|anreden)",
            r"(?:sei |bleib<order> )?(?:mit <all_of_them> )?(?:per|beim) <pronouns>"
            r"(?: (?:mit <all_of_them>|bleiben|sein))?",
        ),
        ("Sieze alle.", "Sag „du“ zu allen.", "Immer per Sie."),
    ),
    Phrasing(
        "greeting",
        (
            r"(?:beginn|fang|start|eröffn)<order>(?: <letters><in_language>)? mit <line>"
            r"<in_language>(?: an)?",
            r"<letters><in_language> mit <quote><in_language> (?:beginnen|anfangen|starten)",
            r"mit <quote><in_language> (?:beginnen|anfangen|starten|grüßen|begrüßen)",
            r"(?:begrüß|grüß)<order> <all_of_them> mit <quote><in_language>",
            r"(?:die |meine )?<greeting><in_language> ?(?:: ?|ist |soll )<quote>(?: sein)?",
            r"(?:verwend|nimm|nutz|benutz|schreib)<order> <quote> als <greeting><in_language>",
            r"<quote> als <greeting><in_language>(?: verwenden| nehmen| benutzen)?",
        ),
        ("Beginne mit „Hallo“.", "Fang meine Mails auf Englisch mit „Hey“ an."),
    ),
    Phrasing(
        "sign_off",
        (
            r"(?:unterschreib|unterzeichn|schließ|end|beend|verabschied|signier)<order>"
            r"(?: dich| sich| <letters><in_language>)? mit <line><in_language>(?: ab)?",
            r"(?:<letters><in_language> )?mit <quote><in_language> (?:unterschreiben|unterzeichnen"
            r"|schließen|enden|beenden|abschließen)",
            r"(?:die |meine |der )?<closing><in_language> ?(?:: ?|ist |soll )<quote>(?: sein)?",
            r"(?:verwend|nimm|nutz|benutz|schreib)<order> <quote> (?:als <closing>|am ende"
            r"|zum schluss)<in_language>",
            r"<quote> (?:als <closing>|am ende|zum schluss)<in_language>",
        ),
        (
            "Unterschreibe mit „Viele Grüße, Sam“.",
            "Schließe meine Mails auf Englisch mit „Best, Sam“.",
        ),
    ),
)
