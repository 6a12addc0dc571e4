"""How French asks."""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.requests.cue import cues
from countersign.analysis.mail.requests.request_words import RequestWords

WORDS = RequestWords(
    cues=cues(
        politely="""
            merci de, merci d'avance de, s'il te plaît, s'il vous plaît, svp, stp, veuillez,
            je vous prie de
        """,
        can_or_will="""
            peux tu, pouvez vous, pourrais tu, pourriez vous, voudrais tu, voudriez vous,
            est ce que, as tu, avez vous, es tu, êtes vous, tu peux, vous pouvez, tu pourrais,
            vous pourriez, peut on, pourrait on, seriez vous, serais tu, veux tu, voulez vous
        """,
        to_be_told="""
            dis moi, dites moi, tiens moi, tenez moi, fais moi savoir, faites moi savoir, me dire,
            me confirmer, confirme moi, confirmez moi, me faire savoir, me tenir
        """,
        needs="""
            j'ai besoin, nous avons besoin, j'aurais besoin, il me faut, il nous faut,
            il me faudrait, envoie moi, envoyez moi, appelle moi, appelez moi, rappelle moi,
            m'envoyer, me transmettre
        """,
        opens_a_question="""
            ^ quand, ^ où, ^ comment, ^ qui, ^ que, ^ quel, ^ quelle, ^ quels, ^ pourquoi,
            ^ combien, ^ est, ^ y a, ^ avez, ^ pouvez, ^ peux
        """,
        would_like="je voudrais, j'aimerais, nous aimerions, je souhaite, je souhaiterais",
        meets="rencontrer, discuter, rendez vous, réunion, déjeuner, disponible, appeler",
        closing="""
            n'hésitez pas, n'hésite pas, merci beaucoup, merci pour, dans l'attente, au plaisir
        """,
        past="était, étaient, j'ai été, nous avons reçu, j'ai reçu",
    ),
    courtesies=phrase_set("n'hésitez pas, n'hésite pas, comment vas tu, comment allez vous, ça va"),
    instructions=phrase_set("veuillez noter, merci de noter, veuillez trouver"),
    statements=phrase_set("^ je vais, ^ nous allons, ^ à bientôt"),
    taken_back=(
        r"laisse[zr]? tomber",
        r"oublie[zr]? (?:ça|cela|ma |mon )",
        r"ne (?:tiens|tenez) pas compte",
        r"ignore[zr]? (?:mon|ma|ce|cette) ",
        r"(?:c'est|tout est) (?:réglé|résolu|arrangé)",
        r"(?:j'ai|nous avons|je l'ai|nous l'avons) (?:fini par |enfin |depuis )*(?:le |la )?"
        r"(?:re)?trouvée?s?(?=\W*$|[.,!;])",
        r"plus besoin(?: de (?:répondre|réponse))?(?=\W*$|[.,!;])",
    ),
)
