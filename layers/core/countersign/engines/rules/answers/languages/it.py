"""Italian answers."""

from countersign.engines.rules.answers.lines import AnswerLines

LINES = AnswerLines(
    yes={
        "suits": "Sì, per me va bene.",
        "may": "Sì, nessun problema.",
        "can": "Sì, posso farlo.",
        "fact": "Sì.",
    },
    no={
        "suits": "Purtroppo per me non va bene.",
        "may": "Preferirei di no.",
        "can": "Purtroppo non posso farlo.",
        "fact": "No.",
    },
    yes_or_no="⟦sì o no⟧",
    takes="Scelgo {option}.",
    time_suits="{option} per me va bene.",
    time_other="Purtroppo nessuno di questi momenti va bene per me. Andrebbe bene ⟦altro momento⟧?",
    time_open="Per me andrebbe bene ⟦giorno e ora⟧.",
    how_much="⟦numero o importo⟧",
    information="⟦risposta⟧",
    attached="In allegato {name}.",
    has_none="Purtroppo non ce l'ho.",
    document="⟦risposta sul documento⟧",
    will_do="Sì, me ne occupo io.",
    cannot_do="Purtroppo non posso occuparmene.",
    is_done="È fatto.",
    whether_done="⟦me ne occupo o no⟧",
    confirms="Lo confermo.",
    confirms_not="Non posso confermarlo: ⟦che cosa non va⟧",
    confirms_open="⟦lo confermo o no⟧",
    received="È arrivato, grazie.",
    approves="L'ho guardato e per me va bene.",
    feedback="⟦osservazioni⟧",
    later="Non posso ancora dirlo, ma darò una risposta entro {day}.",
    days=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
)
