"""How Spanish asks."""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.requests.cue import cues
from countersign.analysis.mail.requests.request_words import RequestWords

WORDS = RequestWords(
    cues=cues(
        politely="por favor, te ruego, le ruego, se ruega",
        can_or_will="""
            puedes, puede usted, podrías, podría usted, podría, podemos, podríamos, quieres, quiere,
            querrías, tienes, tiene usted, estás, está usted, te importaría, le importaría,
            es posible, sería posible, podéis
        """,
        to_be_told="""
            dime, dígame, avísame, avíseme, hazme saber, hágame saber, confírmame, confírmeme,
            me confirmas, cuéntame, decirme, avisarme, confirmarme
        """,
        needs="""
            necesito, necesitamos, necesitaría, envíame, envíeme, mándame, mándeme, llámame,
            llámeme, enviarme, mandarme, me envías, me mandas, pásame
        """,
        opens_a_question="""
            ^ cuándo, ^ dónde, ^ cómo, ^ qué, ^ quién, ^ cuál, ^ cuánto, ^ por qué, ^ hay, ^ es,
            ^ te viene, ^ le viene, ^ te parece
        """,
        would_like="me gustaría, nos gustaría, quisiera, quisiéramos, querría",
        meets="reunirnos, reunión, hablar, vernos, quedar, comer, café, disponible, cita",
        closing="no dudes, no dude, gracias por, muchas gracias, un saludo",
        past="era, estaba, fue, fueron, he recibido, hemos recibido",
    ),
    courtesies=phrase_set("no dudes, no dude, cómo estás, cómo está"),
    instructions=phrase_set("tenga en cuenta, ten en cuenta"),
    statements=phrase_set("^ voy a, ^ vamos a, ^ nos vemos"),
    taken_back=(
        r"(?<!no )olv[ií]d(?:a|e|alo|elo|ate|ese)(?: de)?(?: lo| mi| el|(?=\W*$|[.,!;]))",
        r"(?:haz|haga|hagan) caso omiso",
        r"ignor(?:a|e|en) (?:mi|este|el) ",
        r"ya (?:lo |la |los |las )?(?:he |hemos )?(?:encontré|encontrado|encontramos|resuelto|"
        r"resolví|solucionado|tengo)(?=\W*$|[.,!;])",
        r"ya no (?:hace falta|(?:lo |la )?necesito)",
    ),
)
