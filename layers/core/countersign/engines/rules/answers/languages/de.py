"""German answers."""

from countersign.engines.rules.answers.lines import AnswerLines

LINES = AnswerLines(
    yes={
        "suits": "Ja, das passt mir gut.",
        "may": "Ja, gerne.",
        "can": "Ja, das mache ich.",
        "fact": "Ja.",
    },
    no={
        "suits": "Das passt mir leider nicht.",
        "may": "Das wäre mir leider nicht recht.",
        "can": "Das geht bei mir leider nicht.",
        "fact": "Nein.",
    },
    yes_or_no="⟦ja oder nein⟧",
    takes="Ich nehme {option}.",
    time_suits="{option} passt mir gut.",
    time_other="Leider passt mir keiner dieser Termine. Wie wäre es mit ⟦anderer Termin⟧?",
    time_open="Mir passt ⟦Tag und Uhrzeit⟧.",
    how_much="⟦Zahl oder Betrag⟧",
    information="⟦Antwort⟧",
    attached="Im Anhang ist {name}.",
    has_none="Das liegt mir leider nicht vor.",
    document="⟦Antwort zum Dokument⟧",
    will_do="Ja, das erledige ich.",
    cannot_do="Das kann ich leider nicht übernehmen.",
    is_done="Das ist erledigt.",
    whether_done="⟦ob es erledigt wird⟧",
    confirms="Das bestätige ich hiermit.",
    confirms_not="Das kann ich so nicht bestätigen: ⟦was nicht stimmt⟧",
    confirms_open="⟦bestätigt oder nicht⟧",
    received="Das ist angekommen, vielen Dank.",
    approves="Ich habe es mir angesehen, für mich passt es so.",
    feedback="⟦Anmerkungen⟧",
    later="Das kann ich noch nicht sagen, ich melde mich dazu bis {day}.",
    days=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
)
