"""Spanish answers."""

from countersign.engines.rules.answers.lines import AnswerLines

LINES = AnswerLines(
    yes={
        "suits": "Sí, me viene bien.",
        "may": "Sí, por mí no hay problema.",
        "can": "Sí, puedo hacerlo.",
        "fact": "Sí.",
    },
    no={
        "suits": "Por desgracia, no me viene bien.",
        "may": "Preferiría que no.",
        "can": "Por desgracia, no puedo hacerlo.",
        "fact": "No.",
    },
    yes_or_no="⟦sí o no⟧",
    takes="Me quedo con {option}.",
    time_suits="{option} me viene bien.",
    time_other="Por desgracia, ninguno de esos momentos me viene bien. ¿Qué tal ⟦otro momento⟧?",
    time_open="Me vendría bien ⟦día y hora⟧.",
    how_much="⟦número o importe⟧",
    information="⟦respuesta⟧",
    attached="Adjunto {name}.",
    has_none="Por desgracia, no lo tengo.",
    document="⟦respuesta sobre el documento⟧",
    will_do="Sí, me encargo.",
    cannot_do="Por desgracia, no puedo encargarme.",
    is_done="Ya está hecho.",
    whether_done="⟦me encargo o no⟧",
    confirms="Lo confirmo.",
    confirms_not="No puedo confirmarlo: ⟦qué no es correcto⟧",
    confirms_open="⟦lo confirmo o no⟧",
    received="Lo he recibido, gracias.",
    approves="Lo he mirado y por mí está bien.",
    feedback="⟦comentarios⟧",
    later="Todavía no puedo decirlo, pero doy una respuesta a más tardar el {day}.",
    days=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
)
