"""Dutch answers."""

from countersign.engines.rules.answers.lines import AnswerLines

LINES = AnswerLines(
    yes={
        "suits": "Ja, dat komt mij goed uit.",
        "may": "Ja, dat is goed.",
        "can": "Ja, dat kan ik doen.",
        "fact": "Ja.",
    },
    no={
        "suits": "Dat komt mij helaas niet uit.",
        "may": "Liever niet.",
        "can": "Dat lukt mij helaas niet.",
        "fact": "Nee.",
    },
    yes_or_no="⟦ja of nee⟧",
    takes="Ik kies {option}.",
    time_suits="{option} komt mij goed uit.",
    time_other="Helaas komt geen van deze momenten mij uit. Zou ⟦ander moment⟧ kunnen?",
    time_open="⟦dag en tijd⟧ zou mij goed uitkomen.",
    how_much="⟦aantal of bedrag⟧",
    information="⟦antwoord⟧",
    attached="In de bijlage staat {name}.",
    has_none="Dat heb ik helaas niet.",
    document="⟦antwoord over het document⟧",
    will_do="Ja, dat doe ik.",
    cannot_do="Dat kan ik helaas niet doen.",
    is_done="Dat is gedaan.",
    whether_done="⟦doe ik het of niet⟧",
    confirms="Dat bevestig ik.",
    confirms_not="Dat kan ik niet bevestigen: ⟦wat er niet klopt⟧",
    confirms_open="⟦bevestigd of niet⟧",
    received="Het is aangekomen, dank.",
    approves="Ik heb ernaar gekeken en wat mij betreft is het goed.",
    feedback="⟦opmerkingen⟧",
    later="Dat kan ik nog niet zeggen, maar ik kom er uiterlijk {day} op terug.",
    days=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
)
