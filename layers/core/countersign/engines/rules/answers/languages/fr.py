"""French answers."""

from countersign.engines.rules.answers.lines import AnswerLines

LINES = AnswerLines(
    yes={
        "suits": "Oui, cela me convient.",
        "may": "Oui, bien sûr.",
        "can": "Oui, c'est possible pour moi.",
        "fact": "Oui.",
    },
    no={
        "suits": "Malheureusement, cela ne me convient pas.",
        "may": "Je préférerais que non.",
        "can": "Malheureusement, ce n'est pas possible pour moi.",
        "fact": "Non.",
    },
    yes_or_no="⟦oui ou non⟧",
    takes="Je choisis {option}.",
    time_suits="{option} me convient.",
    time_other="Malheureusement, aucun de ces moments ne me convient. ⟦autre moment⟧, peut-être ?",
    time_open="⟦jour et heure⟧ me conviendrait.",
    how_much="⟦nombre ou montant⟧",
    information="⟦réponse⟧",
    attached="Ci-joint {name}.",
    has_none="Malheureusement, je ne l'ai pas.",
    document="⟦réponse au sujet du document⟧",
    will_do="Oui, je m'en occupe.",
    cannot_do="Malheureusement, je ne peux pas m'en charger.",
    is_done="C'est fait.",
    whether_done="⟦je m'en charge ou non⟧",
    confirms="Je le confirme.",
    confirms_not="Je ne peux pas le confirmer : ⟦ce qui ne va pas⟧",
    confirms_open="⟦je le confirme ou non⟧",
    received="C'est bien arrivé, merci.",
    approves="Je l'ai regardé et cela me convient.",
    feedback="⟦remarques⟧",
    later="Je ne peux pas encore le dire, mais je donnerai une réponse d'ici {day}.",
    days=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
)
