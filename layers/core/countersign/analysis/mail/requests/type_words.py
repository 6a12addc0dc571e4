"""By which words it is told what sort of answer a sentence wants.

Regular expressions of a sentence in lower case, with straight apostrophes.
"""

CONFIRM: dict[str, tuple[str, ...]] = {
    "de": (
        r"\bbestätig\w*|\bzur bestätigung|\b(?:stimmt|richtig|korrekt|oder)\s*\?\s*$|, (?:ne|"
        r"gell)\?",
        r"\b(?:ist|sind) (?:meine|unsere|die|das|der) .{0,50}(?:angekommen|eingegangen)\b",
        r"\b(?:hast du|haben sie|habt ihr) .{0,50}\b(?:erhalten|bekommen)\b",
        r"\bstimm(?:t|en) (?:das|die|der|meine|unsere|es)\b|\bbleibt es (?:bei|dabei)\b",
        r"\bzu- oder ab(?:sage|sagen)\b|\b(?:um|ihre|deine) (?:rückmeldung|zusage), ob\b",
    ),
    "en": (
        r"\bconfirm(?:ation|ing|ed)?\b|\backnowledge(?:ment)?\b|\brsvp\b|\bverify\b",
        r"\b(?:right|correct|isn't it|aren't you|don't you|yes|ok|okay|is that (?:right|"
        r"correct))\s*\?",
        r"\b(?:did|have) you (?:already )?(?:get|got|receive|received|see|seen)\b",
        r"\b(?:did|has) (?:my|our|the) .{0,40}\b(?:arrive|arrived|reach|reached|come through)\b",
        r"\b(?:is|are) (?:this|that|these|those|the \w+|your \w+|my \w+)(?: \w+){0,4} (?:still )?"
        r"(?:correct|right|up to date|accurate|valid)\b",
        r"\bare we still (?:on|meeting|good)\b|\bare you still (?:on|coming|good)\b",
        r"\bmake sure (?:you|that you) (?:got|received|have)\b",
    ),
    "es": (
        r"\bconfirm(?:ar|a|e|en|as|áis|arme|arnos|ación|emos)\w*|\bacuse de recibo",
        r"\b(?:verdad|correcto|cierto|no)\s*\?\s*$",
        r"\b(?:has|ha|habéis|han) recibido\b|\b(?:te|le|os) (?:ha )?lleg(?:ó|ado)\b|\brecibiste\b",
    ),
    "fr": (
        r"\bconfirm(?:er|ez|e|es|ation)\b|\baccus\w+ (?:de )?réception",
        r"\b(?:n'est-ce pas|c'est (?:bien )?ça|d'accord|correct|exact)\s*\?",
        r"\b(?:avez-vous|as-tu|vous avez|tu as) (?:bien |déjà )?reçu\b|\best-il (?:bien )?arrivé\b",
        r"\best-ce (?:toujours |bien )?(?:exact|correct|juste|bon)\b",
    ),
    "it": (
        r"\bconferm(?:are|a|i|ate|armi|arci|arlo|ami|ateci|ateemi|ami)\w*",
        r"\b(?:giusto|vero|corretto|no)\s*\?\s*$",
        r"\b(?:hai|ha|avete) (?:già )?ricevuto\b|\b(?:è|sono) arrivat[oaie]\b",
    ),
    "nl": (
        r"\bbevestig\w*|\b(?:klopt|toch|juist|correct|hè)\s*\?\s*$|^\W*klop(?:t|pen)\b",
        r"\b(?:heb je|heeft u|hebben jullie) .{0,50}\b(?:ontvangen|gekregen|binnen)\b",
        r"\b(?:is|zijn) (?:mijn|onze|de|het) .{0,50}\b(?:aangekomen|binnengekomen)\b",
        r"\bgaat (?:het|de \w+) (?:nog )?door\b",
    ),
}
FEEDBACK: dict[str, tuple[str, ...]] = {
    "de": (
        r"\b(?:gegen|durch)?(?:lesen|sehen|schauen) .{0,40}\b(?:durch|an|drüber|gegen)\b",
        r"\b(?:durchsehen|durchlesen|anschauen|ansehen|prüfen|gegenlesen|drüberschauen|"
        r"durchgehen)\b",
        r"\b(?:meinung|feedback|anmerkungen|einschätzung|freigabe|freigeben|kommentare)\b",
        r"\bwas (?:hältst du|halten sie|haltet ihr|meinst du|meinen sie|denkst du|denken sie)\b",
        r"\bwie (?:findest du|finden sie|findet ihr|gefällt)\b|\b(?:schau|schaut|sieh) "
        r".{0,40}\b(?:an|drüber)\b",
    ),
    "en": (
        r"\bcheck (?:the|my|our|this) (?:plan|draft|text|numbers|figures|proposal|budget|slides)\b",
        r"\b(?:review|feedback|proofread|your (?:input|opinion|view|views|take|thoughts|comments|"
        r"impression|approval)|thoughts|comments|critique)\b",
        r"\b(?:take|have|give \w+) (?:a |another )?(?:quick |closer |careful |second )?(?:look|"
        r"read)\b",
        r"\b(?:look|read|go|check) (?:it |this |that |them )?(?:over|through)\b|\blook at\b",
        r"\bwhat (?:do|would|did) you (?:guys |all |both )?(?:think|make of|say|reckon|feel)\b",
        r"\b(?:do|did|does) (?:you|that|this|it) (?:like|agree|look (?:ok|right|good)|sound|make "
        r"sense)\b",
        r"\bhow (?:do|did|does) (?:you|it|this|that) (?:like|find|feel|look|sound)\b|\bsign off\b",
        r"\b(?:mark ?up|comment on|approve)\b|\bany (?:concerns|objections|changes|suggestions)\b",
    ),
    "es": (
        r"\b(?:revisar|revisa|revise|revises|revisión|echar un vistazo|échale|opinión|comentarios|"
        r"opinas?)\b",
        r"\bqué (?:te|le|os|les) parece|\bqué (?:piensas|piensa|opina)\w*|\baprobar|\bvisto "
        r"bueno\b",
    ),
    "fr": (
        r"\b(?:relire|relis|relisez|relecture|avis|commentaires|remarques|coup d'œil|coup "
        r"d'oeil)\b",
        r"\bqu'en (?:penses-tu|pensez-vous|dis-tu|dites-vous)|\bque (?:penses-tu|pensez-vous)\b",
        r"\b(?:retour|retours) sur\b|\bjeter un\b|\bvalider\b|\b(?:ça|cela) (?:te|vous) (?:plaît|"
        r"convient)\b",
    ),
    "it": (
        r"\b(?:rivedere|rileggere|revisionare|parere|opinione|commenti|feedback|osservazioni)\b",
        r"\b(?:dare|dai|dà|darci|dargli) (?:un'|una )?(?:occhiata|letta|sguardo)\b",
        r"\b(?:cosa|che) (?:ne )?(?:pensi|pensa|pensate|dici|dice)\b|\b(?:ti|le|vi) (?:piace|"
        r"sembra)\b",
    ),
    "nl": (
        r"\b(?:nakijken|doorlezen|doornemen|bekijken|beoordelen|nalezen)\b|\bkijk(?:en|t)? "
        r".{0,30}\bnaar\b",
        r"\bwat (?:vind|vindt|denk|denkt|vinden) (?:je|u|jij|jullie)\b",
        r"\b(?:mening|feedback|opmerkingen|commentaar|goedkeuring|goedkeuren)\b|\bblik op\b",
    ),
}
HOW_MUCH: dict[str, tuple[str, ...]] = {
    "de": (
        r"\b(?:wie ?viele?|wieviel|wie (?:hoch|teuer|groß|lange?|weit|oft|schwer)|was kostet|was "
        r"kosten)\b",
        r"\b(?:preis|angebotspreis|kosten|anzahl|stückzahl|stundensatz|betrag)\b.{0,60}\?",
    ),
    "en": (
        r"\bwhat (?:would|will|do|does|did|should)(?: \w+){1,4} (?:charge|costs?|owe|add|come to|"
        r"pay)\b",
        r"\bhow (?:much|many|long|big|large|far|tall|heavy|wide|high|old)\b|\bwhat does "
        r".{0,60}\bcosts?\b",
        r"\bwhat(?:'s| is| are| was| were| would)(?: be)? (?:the|your|its|their|our) (?:\w+ ){0,3}"
        r"(?:price|cost|costs|rate|rates|fee|fees|budget|total|amount|quantity|number of|size|"
        r"balance|"
        r"salary|rent|discount|deposit|weight|headcount)\b",
        r"\b(?:tell|send|give|let|know|need|quote|advise)\b.{0,40}\b(?:the|your|a|us|me) (?:\w+ )?"
        r"(?:price|cost|fee|rate|amount|quantity|quote|estimate|number of|headcount)\b(?! list)",
        r"\bmeter readings?\b|\breadings? (?:of|on|from) (?:the|your) (?:\w+ ){0,2}meters?\b",
        r"\bwhat (?:quantity|amount|percentage|price|number of|size)\b",
    ),
    "es": (
        r"\bcu[aá]nt[oa]s?\b",
        r"\b(?:precio|coste|costo|presupuesto|importe|cantidad|tarifa)\b.{0,60}\?",
    ),
    "fr": (
        r"\bcombien\b",
        r"\bquel(?:le)?s? (?:est|sont|serait|seraient) (?:le|la|les|votre|ton|vos|tes) (?:prix|"
        r"coût|tarif|tarifs|"
        r"montant|budget|nombre|quantité|taille|surface|loyer)\b",
    ),
    "it": (
        r"\bquant[oaie]\b|\bquant'",
        r"\bqual è (?:il|la|lo) (?:\w+ )?(?:prezzo|costo|importo|budget|numero di|quantità|"
        r"tariffa)\b",
    ),
    "nl": (
        r"\bhoeveel\b|\bhoe (?:lang|groot|duur|ver|hoog|vaak|zwaar)\b",
        r"\bwat (?:kost|kosten|is de prijs|zijn de kosten|is het bedrag|is het tarief)\b",
    ),
}
WHEN: dict[str, tuple[str, ...]] = {
    "de": (
        r"\b(?:wann|bis wann|um wie ?viel uhr|welche[rnms]? (?:tage?n?|termine?|uhrzeit|zeit|"
        r"datum|woche))\b",
        r"\b(?:termin(?:e|vorschlag|vorschläge)?|treffen|telefonieren|zusammensetzen)\b.{0,80}\?",
        r"\b(?:passt|passen|würde passen|ginge) .{0,60}\?|\bterminvorschl\w+|\b(?:zeit|frei|"
        r"verfügbar)\b.{0,40}\?",
    ),
    "en": (
        r"(?:^\W*(?:\w+,? ){0,3}|\b(?:know|tell|say) (?:me |us )?)when(?:'s| is| are| was| were| "
        r"will| would| do| does| did| can| could| should| might| "
        r"you| is)\b",
        r"\b(?:what|which) (?:time|times|day|days|date|dates|week|weeks|hour|month|slot|slots)\b|"
        r"\bby when\b"
        r"|\bhow soon\b|\b(?:let|tell|know|advise|say) .{0,20}\bwhen\b",
        r"\b(?:works?|suits?|convenient|good) (?:best |better |well )?(?:for )?(?:you|everyone|"
        r"both|your team)\b",
        r"\b(?:would|do|could) you (?:have|spare) (?:some time|half an hour|an hour|a (?:few )?"
        r"(?:minutes?|moment)|(?:\d+|five|ten|twenty|thirty) minutes)\b",
        r"\b(?:are|would|will) you (?:be )?(?:free|available|around)\b|\byour (?:availability|"
        r"calendar|diary)\b",
        r"\b(?:can|could|shall|should|may|might) we (?:\w+ )?(?:meet|talk|speak|schedule|chat|"
        r"catch up|"
        r"have a (?:quick |short |brief )?(?:call|chat|meeting|word)|get together|do (?:a call|"
        r"lunch))\b",
        r"\b(?:schedule|set up|arrange|find a time|find some time|book|reschedule)\b.{0,30}"
        r"\b(?:call|meeting|time|chat|appointment|slot|it)\b",
        r"\bhow about (?:a )?(?:lunch|dinner|coffee|mon|tue|wed|thu|fri|sat|sun|next|tomorrow|"
        r"this)\w*",
        r"\b(?:would|does|will|is) (?:on |next |this )?(?:mon|tues|wednes|thurs|fri|satur|"
        r"sun)day\b.{0,40}"
        r"\b(?:work|suit|ok|okay|fine|possible|good)\b",
        r"\bis (?:tomorrow|next week|\d{1,2}(?::\d\d)? ?(?:am|pm)?|the \d{1,2}\w\w) "
        r".{0,20}\b(?:ok|good|fine|possible)\b",
        r"\b(?:suggest|propose|offer|pick|choose|send) (?:me |us )?(?:a|some|another|two|three|a "
        r"few|your) "
        r"(?:\w+ )?(?:time|times|date|dates|slot|slots|day)\b",
    ),
    "es": (
        r"\bcu[aá]ndo\b|\bqu[eé] (?:d[ií]as?|hora|fechas?|semana)\b|\ba qu[eé] hora\b",
        r"\b(?:te|le|os|les) (?:va|viene|vendría|iría) (?:bien|mejor)\b|\bdisponib(?:le|les|"
        r"ilidad)\b",
        r"\b(?:podemos|podríamos|quedamos|nos) (?:vemos|reunimos|reunirnos|vernos|quedar|hablar)\b",
    ),
    "fr": (
        r"\bquand\b|\b(?:à )?quelle (?:heure|date|semaine)\b|\bquels? (?:jours?|créneaux?|"
        r"moment)\b",
        r"\b(?:te|vous) (?:conviendrai(?:t|ent)|convien(?:t|nent)|irait|arrange)\b|"
        r"\bdisponib(?:le|les|ilités?)\b",
        r"\b(?:peut-on|pouvons-nous|pourrait-on|on peut) se (?:voir|parler|rencontrer|réunir|"
        r"rappeler)\b",
    ),
    "it": (
        r"\bquando\b|\b(?:a )?che ora\b|\b(?:che|quale|quali) (?:giorn[oi]|dat[ae]|settimana)\b",
        r"\b(?:ti|le|vi) (?:va|andrebbe|verrebbe|viene) (?:bene|meglio)\b|\bdisponibil[ie]t?à?\b",
        r"\b(?:possiamo|potremmo|riusciamo a|ci) (?:veder|incontr|sentir|vediam|sentiam)\w*",
    ),
    "nl": (
        r"\bwanneer\b|\bhoe laat\b|\bwelke (?:dag|dagen|datum|data|tijd|week)\b",
        r"\b(?:past|schikt|uitkomt|komt|komen)\b.{0,50}(?:\buit\b|\bhet\b|\bje\b|\bu\b).{0,20}\?"
        r"|\b(?:uitkomen|beschikbaar|vrij)\b.{0,30}\?",
        r"\b(?:kunnen|zullen) (?:we|wij) .{0,40}\b(?:afspreken|bellen|overleggen|zien|treffen)\b",
    ),
}
INFORMATION: dict[str, tuple[str, ...]] = {
    "de": (
        r"^\W*(?:\w+ ){0,2}(?:welche[rsnm]?|wer|wo|was|wie|warum|wieso|weshalb|woher|wohin|wem|"
        r"wen|wessen|worum|"
        r"womit|wofür)\b",
        r"\b(?:sag|sagen sie|teil|teilen sie|gib|geben sie|weißt du|wissen sie|verraten|nennen|"
        r"mitteilen)\b"
        r".{0,40}\b(?:welche[rsnm]?|wer|wo|was|wie|warum|woher|wohin|welche\w?|adresse|nummer|"
        r"name)\b",
        r"\b(?:neues|neuigkeiten|stand der dinge|wie ist der stand)\b",
    ),
    "en": (
        r"^\W*(?:\w+ ){0,3}(?:who|whose|whom|where|what|why|how|which)(?:'s|'re|'d)?\b",
        r"\b(?:tell|know|sure|remember|advise|explain|clarify|find out|wondering|idea|ask|remind|"
        r"see)\b"
        r".{0,30}\b(?:who|whose|where|what|why|how|which \w+ (?:you|is|are))\b",
        r"\bis there any(?:thing|one|body|where)\b|\bwhich \w+ (?:are|is|does|did|has)\b",
        r"\bany (?:news|update|updates|progress|idea|word)\b|\b(?:the|a|your|its) (?:current "
        r")?status\b"
        r"|\bupdate (?:me|us)\b",
    ),
    "es": (
        r"^\W*(?:\w+ ){0,2}(?:qui[eé]n(?:es)?|d[oó]nde|qu[eé]|por qu[eé]|c[oó]mo|cu[aá]l(?:es)?|"
        r"ad[oó]nde)\b",
        r"\b(?:decirme|dime|dígame|indicarme|sabes|sabe|saber|decirnos)\b.{0,30}"
        r"\b(?:qui[eé]n|d[oó]nde|qu[eé]|c[oó]mo|cu[aá]l|por qu[eé])\b",
    ),
    "fr": (
        r"^\W*(?:\w+ ){0,2}(?:qui|où|pourquoi|comment|que|qu'est-ce|quels?|quelles?|d'où)\b",
        r"\b(?:dire|dis-moi|dites-moi|indiquer|sais-tu|savez-vous|savoir|préciser)\b.{0,30}"
        r"\b(?:qui|où|pourquoi|comment|quels?|quelles?|ce que)\b",
    ),
    "it": (
        r"^\W*(?:\w+ ){0,2}(?:chi|dove|dov'è|perché|come|cosa|che cosa|qual|quale|quali|com'è)\b",
        r"\b(?:dirmi|dimmi|mi dica|indicarmi|sai|sa|sapere|dirci)\b.{0,30}"
        r"\b(?:chi|dove|perché|come|cosa|qual[ei]?)\b",
    ),
    "nl": (
        r"^\W*(?:\w+ ){0,2}(?:wie|waar|wat|waarom|hoe|waarvandaan|waarheen|welke?)\b",
        r"\b(?:zeggen|vertellen|laat|weten|weet je|weet u|doorgeven|aangeven)\b.{0,30}"
        r"\b(?:wie|waar|wat|waarom|hoe|welke?)\b",
    ),
}
