"""What somebody says in a conversation of what was asked before, without asking it again.

Regular expressions of a sentence in lower case, with straight apostrophes; each counts in every
language, as a mail may mix them.
"""

NUDGES: dict[str, tuple[str, ...]] = {
    "de": (
        r"\b(?:gibt es|gibt's|hast du|haben sie|schon) (?:hierzu |dazu |da )?(?:schon |bereits )?"
        r"(?:etwas |was )?(?:neues|neuigkeiten|news|einen stand)",
        r"\bschon (?:dazu )?gekommen\b",
        r"\b(?:kurz |nur |noch ?mal |freundlich )+(?:nachfragen|nachhaken|erinnern|nachfassen)",
        r"^\W*(?:kurze |freundliche |kleine )*(?:erinnerung|nachfrage)\b",
        r"\b(?:warte|warten) (?:ich |wir )?(?:immer )?noch\b",
        r"\bhole? (?:das |meine mail |die mail )?(?:nochmal )?nach oben",
    ),
    "en": (
        r"\bany (?:news|updates?|progress|luck|word|thoughts|feedback|movement)\b",
        r"\bbump(?:ing|ed)?\b",
        r"\bcheck(?:ing)? (?:back )?in\b(?! (?:at|online|luggage|counter|desk|time))",
        r"\bcircling back\b|\bfollow(?:ing)?[ -]up (?:on|about|with|regarding)\b"
        r"|\bfollow(?:ing)?[ -]up\W*$",
        r"\b(?:gentle|friendly|quick|kind|small|little|just a) (?:reminder|nudge|ping)\b",
        r"^\W*(?:re)?(?:ping|reminder)\b",
        r"\bstill (?:waiting|need|awaiting|hoping|pending|open|looking forward)\b",
        r"\b(?:did|have) you (?:had |have |get |got |find |found )*(?:a |any |the |your )?"
        r"(?:chance|time|moment) to\b",
        r"\b(?:have not|haven't|did not|didn't|not|nothing) (?:yet )?(?:heard?|had) "
        r"(?:anything |back )*(?:from you|back|yet)",
        r"\bwhere (?:are we|do we stand|does (?:this|it) stand)\b",
        r"\b(?:in case|wanted to make sure|not sure if) (?:you|this|it|my) .{0,30}"
        r"(?:missed|slipped|got lost|went to spam|buried)",
        r"\bresending\b|\bmoving (?:this|it) (?:back )?(?:up|to the top)\b",
    ),
    "es": (
        r"\b(?:alguna|hay) (?:novedad|noticias?)|\bnovedades\b",
        r"\b(?:sigo|seguimos|aún estoy|todavía estoy) (?:esperando|a la espera)",
        r"\b(?:solo|sólo) (?:un |quería |para )*(?:recordar|recordatorio|preguntar)",
        r"^\W*(?:un )?(?:pequeño |amable )?recordatorio\b",
        r"\bhas podido\b|\bha podido\b|\bpudiste\b",
    ),
    "fr": (
        r"\b(?:des|du|avez-vous des|as-tu des) (?:nouvelles|nouveau)\b",
        r"\b(?:je (?:me permets de |)(?:te |vous )?relance|petite? (?:relance|rappel))\b",
        r"\b(?:j'attends|nous attendons|en attente de) (?:toujours|encore|votre|ta|vos)\b",
        r"\b(?:avez-vous|as-tu) (?:pu|eu le temps)\b",
        r"^\W*(?:petit |simple )*rappel\b",
    ),
    "it": (
        r"\b(?:ci sono |hai |avete |qualche )?(?:novità|aggiornamenti)\b",
        r"\b(?:sto|stiamo) (?:ancora )?aspettando\b|\b(?:sono|siamo) (?:ancora )?in attesa\b",
        r"\b(?:solo |un )?(?:piccolo |gentile )?(?:sollecito|promemoria)\b",
        r"\b(?:sei|siete|è) riuscit[oaie]\b|\bhai avuto modo\b",
    ),
    "nl": (
        r"\b(?:is er |heb je |heeft u |al )+(?:iets |al |enig )*nieuws\b|\bal meer bekend\b",
        r"\b(?:wacht|wachten) (?:ik |wij |we )?nog\b",
        r"\b(?:even|nog even|korte?|vriendelijke) (?:herinnering|herinneren|navragen|checken)",
        r"^\W*(?:kleine |korte )?herinnering\b",
        r"\b(?:ben je|bent u) (?:er )?al (?:aan )?toegekomen\b",
    ),
}
"""They remind of it."""

HOLDING: dict[str, tuple[str, ...]] = {
    "de": (
        r"\bmelde mich\b|\bmelden uns\b|\bkomme (?:ich )?(?:darauf|dazu|auf (?:sie|dich)) zurück",
        r"\bschaue? (?:ich )?(?:es )?mir (?:das |es )?(?:\w+ )?an\b|\bsehe (?:ich )?mir\b.*\ban\b",
        r"\b(?:kümmere|kümmern) (?:ich )?(?:mich|uns)\b|\bprüfe (?:das|es|ich)\b|\bkläre (?:das|"
        r"es|ich)\b",
        r"\bgebe? (?:ich )?(?:dir|ihnen|euch )?.{0,20}bescheid\b|\bbitte (?:noch )?um (?:etwas "
        r")?geduld",
    ),
    "en": (
        r"\b(?:get|come|circle) back (?:to you|on|with|about|soon|later|shortly|tomorrow)\b",
        r"\blook(?:ing)? (?:in)?to (?:it|this|that|your)\b|\blook(?:ing)? at (?:it|this|that)\b",
        r"\b(?:let you know|be in touch|revert|follow up|reply properly|answer properly)\b",
        r"\b(?:i'll|i will|we'll|we will|let me|need to|have to) (?:have to |need to )?"
        r"(?:check|find out|ask|think|see|investigate|look)\b",
        r"\b(?:working on it|on my list|give me (?:a|until|some|till)|bear with me|can't say "
        r"yet)\b",
        r"\b(?:got|received|have) your (?:request|question|message|mail|e-?mail|note)\b",
    ),
    "es": (
        r"\b(?:te|le|os|les) (?:digo|aviso|respondo|contesto|escribo|confirmo)\b",
        r"\blo (?:miro|reviso|veo|estudio|consulto|compruebo)\b|\bdoy una respuesta\b",
        r"\b(?:me pongo|nos ponemos) con ello\b|\bvuelvo a escribir",
    ),
    "fr": (
        r"\breviens? vers (?:vous|toi)\b|\brevenons vers\b|\bje (?:vais )?(?:le |la )?regarder?\b",
        r"\bje (?:vous|te) (?:réponds|dis|tiens|confirme|redis)\b|\bdonnerai une réponse\b",
        r"\bje m'en occupe\b|\bje (?:vais )?(?:vérifier?|me renseigner?)\b",
    ),
    "it": (
        r"\b(?:ti|le|vi) (?:faccio|farò) sapere\b|\b(?:ti|le|vi) (?:rispondo|aggiorno|dico)\b",
        r"\b(?:ci|lo|la) (?:guardo|verifico|controllo|do un'occhiata)\b|\bdarò una risposta\b",
        r"\bme ne occupo\b|\bmi informo\b",
    ),
    "nl": (
        r"\b(?:kom|komen) (?:ik |wij |we )?(?:er|hier|daar)?(?:op)? ?.{0,30}\bop terug\b",
        r"\b(?:ga|zal|kijk|bekijk|zoek) (?:ik )?(?:er|het|dit|dat)\b.{0,30}"
        r"\b(?:uit|naar|na|even|kijken|checken)\b",
        r"\b(?:laat|laten) (?:ik )?(?:het )?(?:je|u|jullie) (?:nog )?(?:het )?weten\b",
    ),
}
"""The reader puts it off."""

COURTESIES: dict[str, tuple[str, ...]] = {
    "de": (r"\b(?:danke|dank|gruß|grüße|entschuldige|entschuldigung|hallo|unterwegs|urlaub)\b",),
    "en": (
        r"\b(?:thanks?|thank you|sorry|apologies|regards|cheers|hi|hello|dear|noted|received)\b",
        r"\b(?:travell?ing|on the road|in meetings|out of (?:the )?office|busy|swamped|back on)\b",
    ),
    "es": (r"\b(?:gracias|saludos?|hola|perdona|perdón|de viaje|recibido)\b",),
    "fr": (r"\b(?:merci|cordialement|bonjour|salut|désolée?|bien reçu|déplacement)\b",),
    "it": (r"\b(?:grazie|saluti|ciao|buongiorno|scus[ai]|in viaggio|ricevuto)\b",),
    "nl": (r"\b(?:bedankt|dank|groet(?:en|jes)?|hallo|sorry|onderweg|ontvangen)\b",),
}
"""They say nothing beside it."""
