"""How something is asked without a question mark or a please.

Regular expressions of a sentence in lower case, with straight apostrophes.
"""

INDIRECT: dict[str, tuple[str, ...]] = {
    "de": (
        r"\b(?:warte|warten) (?:ich |wir )?(?:immer )?noch (?:immer )?auf\b",
        r"\b(?:habe|haben) (?:ich |wir )?.{0,40}\bnoch (?:immer )?(?:nicht|keine?n?) .{0,40}"
        r"(?:bekommen|erhalten|gehört)\b|\bfehl(?:t|en) (?:mir|uns) (?:noch|leider|immer)",
        r"\b(?:rückmeldung|bestätigung|antwort) (?:wäre|würde|erbeten|bitte)\b|\bu\. ?a\. ?w\. "
        r"?g\.",
        r"\bwäre? (?:ich |wir )?(?:dir |ihnen |euch )?.{0,30}\b(?:dankbar|verbunden)\b",
        r"\b(?:würde|würden|freuen?) (?:ich |wir )?(?:mich|uns) .{0,30}\b(?:rückmeldung|antwort)\b",
        r"\bja oder nein\b|, (?:oder|stimmt's|richtig|ne|gell|nicht wahr)\s*\?",
        r"\b(?:ich|wir) (?:würde|möchte|hätte)n? (?:doch |noch )?gerne? (?:noch )?"
        r"(?:wissen|gewusst)\b|\b(?:mich|uns) würde (?:sehr |noch |auch )?interessieren\b"
        r"|\b(?:würde|möchte|hätte)n? (?:ich|wir) (?:doch |noch )?gerne? (?:noch )?"
        r"(?:wissen|gewusst)\b",
        r"\b(?:ich|wir) (?:frage|fragen|wüsste|wüssten) (?:mich |uns )?(?:gerne? )?,? ?(?:ob|wann|"
        r"wie)\b",
    ),
    "en": (
        r"\bstill (?:waiting|hoping|looking) (?:for|on|to hear) .{0,60}\byou|\bstill (?:waiting|"
        r"awaiting|need)"
        r" (?:for |on )?(?:your|the)\b",
        r"\b(?:i|we)(?:'ve| have|'d| had)? (?:still )?(?:not|haven't|never|didn't|have not)(?: "
        r"yet| still)? "
        r"(?:received?|got|gotten|heard?|had|seen?|get) .{0,60}\b(?:from you|yet|back|keys?|"
        r"your)\b",
        r"\b(?:haven't|have not|hasn't|has not) (?:received|got|heard|seen|arrived)\b.{0,60}"
        r"\b(?:yet|from you|so far)\b",
        r"\b(?:confirmation|reply|response|answer|feedback|acknowledge?ment|heads[- ]up|help|"
        r"advice|input)"
        r"(?: (?:of|on|from|by|that|when|about|with) [^.,;?!]{1,60})? "
        r"(?:is|would be|will be) (?:much |very |greatly |"
        r"highly )?"
        r"(?:appreciated|welcome|great|helpful|good|wonderful|useful)\b",
        r"\byes or no\b|, (?:right|correct|yes|no|ok|okay|isn't it|aren't you|don't you|won't "
        r"you)\s*\?",
        r"^\W*(?:and |but |so )?(?:the |your |my |our )\w+, (?:is|are|was|were|did|does|do|has|"
        r"have) "
        r"(?:it|they|he|she|you)\b",
        r"\b(?:waiting for|awaiting|need|missing) your (?:\w+ ){0,2}(?:comments?|answer|reply|"
        r"response|decision|"
        r"signature|approval|input|feedback|confirmation|go[- ]ahead|ok)\b",
        r"\b(?:i|we)(?: am|'m| are|'re| was| were)? (?:just )?wondering (?:if|whether|what|when|"
        r"how|who|where)\b",
        r"^\W*(?:[\w.]+,? ){0,2}(?:what|where|who|when)(?:'s|'re| is| are) (?:the|your) "
        r"(?!(?:point|matter|use|harm|worst|big|odds)\b)[^?]{1,80}\?",
        r"^\W*which (?:ones?|of (?:them|these|those)|day|time)\b[^?]{1,60}\?",
        r"^\W*is there any(?:thing|one|body)?\b[^?]{1,80}\?",
        r"(?:^|, )(?:do|would) you (?:want|need|prefer|like|rather)\b",
        r"\bnot (?:quite )?(?:sure|clear) (?:if|whether|how|what|which) (?:you|we should|i "
        r"should)\b",
    ),
    "es": (
        r"\b(?:sigo|seguimos|estoy|estamos) (?:a la espera|esperando)\b.{0,40}\b(?:tu|su|"
        r"vuestr[ao]|respuesta)",
        r"\b(?:todavía|aún) no (?:he|hemos) (?:recibido|sabido)\b|\bsí o no\b",
        r"\b(?:agradecería|agradeceríamos|agradezco)\b|\bquedo a la espera\b|, (?:verdad|no|"
        r"cierto)\s*\?",
    ),
    "fr": (
        r"\bj'attends (?:toujours|encore)\b|\b(?:toujours|encore) (?:dans l'attente|en attente)\b",
        r"\b(?:je n'ai|nous n'avons) (?:toujours |encore )?(?:pas |rien )(?:encore )?(?:reçu|eu)\b",
        r"\boui ou non\b|, (?:non|n'est-ce pas|c'est (?:bien )?ça|d'accord)\s*\?",
        r"\b(?:confirmation|réponse|retour) (?:serait|est) (?:apprécié|bienvenu|souhait)\w*",
        r"\bje (?:te|vous) serais (?:très )?reconnaissant",
    ),
    "it": (
        r"\b(?:sto|stiamo) ancora aspettando\b|\b(?:sono|siamo|resto|restiamo) in attesa d",
        r"\bnon (?:ho|abbiamo) ancora (?:ricevuto|avuto|sentito)\b|\bsì o no\b",
        r"\b(?:conferma|risposta|riscontro) (?:sarebbe|è) (?:gradit|apprezzat)\w*|, (?:giusto|"
        r"vero|no)\s*\?",
        r"\ble sarei grat|\bti sarei grat|\bresto in attesa\b",
    ),
    "nl": (
        r"\b(?:wacht|wachten) (?:ik |wij |we )?nog (?:steeds |altijd )?op\b",
        r"\b(?:heb|hebben) (?:ik |wij |we )?.{0,30}\bnog (?:steeds )?(?:niet|geen|niets) .{0,30}"
        r"(?:ontvangen|gekregen|gehoord)\b|\bja of nee\b",
        r"\b(?:bevestiging|antwoord|reactie) (?:wordt|is|zou) .{0,20}(?:op prijs gesteld|fijn|"
        r"welkom)",
        r"\b(?:hoor|horen|verneem) (?:ik |wij |we )?(?:het )?graag\b|, (?:toch|hè|klopt|niet)\s*\?",
    ),
}

TROUBLE: dict[str, tuple[str, ...]] = {
    "de": (
        r"\b(?:funktionier(?:t|en)|geht|gehen|lädt|startet|öffnet|druckt)\b.{0,30}\b(?:nicht|"
        r"nichts)\b",
        r"\b(?:stürzt|bricht) .{0,20}\bab\b|\bfehler(?:meldung| \d+|code)\b|\bist (?:kaputt|"
        r"defekt)\b",
    ),
    "en": (
        r"\b(?:fails|failing|crashes|crashing|keeps (?:crashing|failing|stopping|freezing|"
        r"asking))\b",
        r"\b(?:shows?|see|get|getting) (?:me |us )?(?:just |only )?(?:an? )?(?:empty|blank|white) "
        r"(?:page|screen|window)\b",
        r"\berror (?:message|code|\d+)|\b(?:not working|doesn't work|does not work|stopped working|"
        r"no longer works?|won't (?:open|load|start|print|let|connect|turn)|can't (?:log|sign) in|"
        r"cannot (?:log|sign) in|is broken|are broken|is leaking)\b",
    ),
    "es": (
        r"\bno (?:funcionan?|va|abre|carga|imprime|arranca)\b|\b(?:da|dan) error\b|\bestá "
        r"rot[ao]\b",
    ),
    "fr": (
        r"\bne (?:fonctionnent?|marchent?|s'ouvre|démarre) (?:plus|pas)\b|\berreur \d+|\ben "
        r"panne\b",
    ),
    "it": (
        r"\bnon (?:funzionano?|va|si apre|parte|stampa)\b|\bdà errore\b|\berrore \d+|\bè "
        r"rott[oa]\b",
    ),
    "nl": (
        r"\b(?:werkt|werken|doet het|start|opent) .{0,20}\bniet\b|\bfoutmelding\b|\bis (?:kapot|"
        r"stuk)\b",
    ),
}
"""What does not work and is told to somebody, who is to help."""

SETTLED = (
    r"\b(?:maintenance|planned|scheduled|fixed|resolved|solved|repaired|apologi\w+|working again|"
    r"we are working on|wartung|behoben|gelöst|mantenimiento|maintenance|résolu|manutenzione|"
    r"risolto|"
    r"onderhoud|opgelost)\b"
)
"""With these words whoever tells of trouble wants no help."""

OF_OURS: dict[str, str] = {
    "de": r"\b(?:ich|wir|uns|unsere?[rnms]?|mein\w*|mir|bei uns)\b",
    "en": r"\b(?:i|we|us|our|my|me)\b",
    "es": r"\b(?:me|nos|mi|mis|nuestr\w+|yo)\b",
    "fr": r"\b(?:je|j'|nous|notre|nos|mon|ma|mes|me|chez nous)\b",
    "it": r"\b(?:mi|ci|nostr\w+|mio|mia|noi|io)\b",
    "nl": r"\b(?:ik|wij|we|ons|onze|mijn|mij|me)\b",
}
