"""How German says what to leave alone, what never to do, and who comes first."""

from countersign.analysis.instructions.form import Phrasing


def _not_to(order: str, verb: str, done: str, rest: str = "") -> tuple[str, ...]:
    """What is never to be done, by its verb as an order ("archiviere"), by itself and as done."""
    return (
        rf"{order} <undone>{rest}",
        rf"<undone>{rest} {verb}",
        rf"(?:<object> <shall> <never>|<no_object> <shall>){rest} {done}(?: werden)?",
    )


LEAVE = Phrasing(
    "leave",
    (
        r"(?:ignorier|überspring|überseh)<order> <thing>",
        r"<thing> (?:ignorieren|überspringen|auslassen|weglassen|mir überlassen|liegen ?lassen"
        r"|unangetastet lassen|in (?:ruhe|frieden) lassen|stehen lassen)",
        r"(?:lass|lasse|lassen sie|lasst)(?: mir)? <thing> (?:in (?:ruhe|frieden)|liegen"
        r"|unangetastet|unberührt|stehen|aus|weg|im posteingang|so,? wie (?:sie sind|es ist))",
        r"(?:fass|rühr)<order> <thing> <never> an",
        r"(?:fass|rühr)<order> <nothing_of> an",
        r"(?:bearbeit|behandl|berühr|beacht)<order> (?:<thing> <never>|<nothing_of>)",
        r"<thing> <never> (?:anfassen|anrühren|berühren|bearbeiten|behandeln|beachten)",
        r"<nothing_of> (?:anfassen|anrühren|berühren|bearbeiten|behandeln|vorschlagen|zeigen)",
        r"(?:schlag|zeig|mach)<order>(?: mir)? <nothing_of>(?: vor)?",
        r"(?:bitte )?<nothing_of>(?: mehr)?",
        r"von <people> (?:nichts|nie etwas)(?: mehr)?(?: anfassen| anrühren| vorschlagen)?",
        r"(?:nichts|nie etwas) mehr von <people>",
        r"(?:finger|hände) weg von <thing>",
        r"(?:lass|lasse|lassen sie) die (?:finger|hände) von <thing>",
        r"(?:halt<order> (?:dich|sich) )?von <thing> (?:fern|fernhalten|die finger lassen)",
        r"um <thing> kümmere? ich mich(?: selbst| selber)?",
        r"ich kümmere? mich(?: selbst| selber)? um <thing>(?: selbst| selber)?",
        r"<thing> (?:mache?|bearbeite|erledige|lese|sortiere|behandle) ich (?:selbst|selber)",
        r"<thing> (?:ist|sind|bleibt|bleiben) (?:tabu|unangetastet|unberührt|liegen"
        r"|mir überlassen|meine sache)",
    ),
    (
        "Lass Belege in Ruhe.",
        "Ignoriere Newsletter von acme.example.",
        "Fass nichts von meinem Vermieter hans@example.org an.",
        "Um Mails von clara@example.org kümmere ich mich selbst.",
        "Bitte keine Newsletter mehr.",
    ),
)

NEVER = (
    Phrasing(
        "never_archive",
        (
            *_not_to(r"archivier<order>", "archivieren", "archiviert"),
            r"(?:verschieb|leg)<order> <no_object> (?:ins|in das) archiv(?: ab)?",
        ),
        ("Nie etwas archivieren.", "Archiviere keine Newsletter von acme.example."),
    ),
    Phrasing(
        "never_label",
        (
            *_not_to(
                r"(?:beschrift|etikettier|label|verschlagwort)<order>",
                r"(?:beschriften|etikettieren|labeln|verschlagworten)",
                r"(?:beschriftet|etikettiert|gelabelt|verschlagwortet)",
            ),
            r"keine? (?:labels?|etiketten?|schlagwörter)(?: (?:an|auf|für) <object>)?"
            r"(?: (?:vergeben|setzen|kleben|verwenden))?",
            r"(?:vergib|setz|kleb|verwend)<order> keine? (?:labels?|etiketten?)"
            r"(?: (?:an|auf|für) <object>)?",
        ),
        ("Beschrifte nichts.", "Keine Labels für Belege."),
    ),
    Phrasing(
        "never_mark_read",
        (
            *_not_to(
                r"(?:markier|setz)<order>",
                "(?:markieren|setzen)",
                "(?:markiert|gesetzt)",
                rest=r" (?:als|auf) gelesen",
            ),
            r"(?:lass|lasse|lassen sie) <object> ungelesen",
            r"<object> ungelesen lassen",
        ),
        ("Markiere nichts als gelesen.", "Lass Benachrichtigungen ungelesen."),
    ),
    Phrasing(
        "never_reply",
        (
            *_not_to(r"beantwort<order>", "beantworten", "beantwortet"),
            r"antwort<order> <never>(?: (?:auf|an) <object>)?",
            r"antwort<order> (?:(?:auf|an) )?<no_object>",
            r"<never>(?: (?:auf|an) <object>)? antworten",
            r"(?:auf|an) <object> <never> antworten",
            r"(?:auf|an) <no_object> antworten",
            r"(?:schlag|schreib|entwirf|entwerf|mach)<order>(?: mir)? keine <replies>"
            r"(?: (?:auf|an|für) <object>)?(?: vor)?",
            r"keine <replies>(?: (?:auf|an|für) <object>)?(?: vorschlagen| schreiben| entwerfen)?",
            r"<object> beantworte ich (?:selbst|selber)",
            r"(?:auf|an) <object> antworte ich (?:selbst|selber)",
            r"ich antworte(?: auf| an)? <object> (?:selbst|selber)",
        ),
        (
            "Schlag keine Antworten vor.",
            "Beantworte nie Mails von hans@example.org.",
            "Keine Antworten auf Newsletter vorschlagen.",
        ),
    ),
    Phrasing(
        "never_follow_up",
        (
            r"(?:frag|hak|fass)<order>(?: bei <object>)? <never> nach",
            r"<never>(?: bei <object>)? (?:nachfragen|nachhaken|nachfassen)",
            r"bei <object> <never> (?:nachfragen|nachhaken|nachfassen)",
            r"keine (?:nachfragen|erinnerungen)(?: (?:an|bei|für) <object>)?"
            r"(?: vorschlagen| schreiben)?",
            r"erinner<order> mich <never> an (?:meine )?(?:versprechen|zusagen|versprochenes)",
        ),
        (
            "Hak nie nach.",
            "Keine Nachfragen bei hans@example.org.",
            "Erinnere mich nicht an Versprechen.",
        ),
    ),
    Phrasing(
        "never_send",
        (
            r"(?:schick|send|verschick|versend)<order> <nothing_out>(?: ab| weg| los)?",
            r"<nothing_out> <to_send>",
            r"(?:(?:schreib|mach|erstell|leg|schlag)<order>(?: mir)? )?nur entwürfe(?: an| vor"
            r"| schreiben| anlegen| vorschlagen| erstellen)?",
            r"<letters> nur als entwurf(?: speichern| anlegen| vorschlagen)?",
        ),
        ("Schick nie etwas ab.", "Schreib nur Entwürfe."),
    ),
    Phrasing(
        "never_delete",
        (
            *_not_to(r"lösch<order>", "löschen", "gelöscht"),
            r"leit<order> (?:<no_object>|<object> <never>|<never> <object>) weiter",
            r"(?:<no_object>|<never> <object>|<object> <never>|<never>) weiterleiten",
        ),
        ("Lösche nie etwas.", "Leite keine Mails weiter."),
    ),
    Phrasing(
        "unasked",
        (
            r"(?:schick|send|verschick|versend|archivier|beschrift|beantwort|genehmig|zeichn"
            r"|unterschreib|mach|erledig)<order>(?: (?:<object>|<letters>))?(?: ab| weg| los)?,?"
            r" <unasked>(?: ab| weg| los)?",
            r"markier<order> <object>(?: als gelesen)?,? <unasked>(?: als gelesen)?",
            r"(?:antwort|handl|entscheid)<order>(?: auf <object>)?,? <unasked>",
            r"(?:genehmig|zeichn|unterschreib)<order> (?:<object>|<letters>)"
            r" (?:selbst|selber|automatisch|von selbst)",
        ),
        ("Schick alles ab, ohne mich zu fragen.", "Genehmige alles selbst."),
    ),
)

FIRST = Phrasing(
    "first",
    (
        r"<things> (?:(?:kommt|kommen|geht|gehen|steht|stehen|soll|sollen) )?<on_top>"
        r"(?: kommen| stehen| zeigen| anzeigen| bearbeiten)?",
        r"(?:zeig|stell|setz|bring|sortier|list|leg|behandl|nimm)<order>(?: mir)? <things> <on_top>"
        r"(?: an| auf)?",
        r"(?:<on_top>|wichtig|vips?|vorrang):? <things>",
        r"(?:bevorzug|priorisier)<order> <things>",
        r"<things> (?:bevorzugen|priorisieren|vorziehen|bevorzugt behandeln)",
        r"behandl<order> <things> (?:bevorzugt|vorrangig|als (?:wichtig|vip))",
        r"gib <things> (?:vorrang|(?:hohe |höchste )?priorität)",
        r"<things> (?:hat|haben) (?:(?:absolut|höchste|oberste) )?(?:vorrang|priorität)",
        r"<things> (?:ist|sind) (?:mir )?(?:(?:sehr|besonders|äußerst|am) )?"
        r"(?:wichtig|wichtigsten|dringend|vips?)",
    ),
    (
        "Mails von clara@example.org zuerst.",
        "Bevorzuge alles von acme.example.",
        "Meine Chefin anna@example.org ist sehr wichtig.",
    ),
)
