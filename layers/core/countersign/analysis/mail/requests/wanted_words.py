"""How somebody asks to be given something: the verbs, what a file is called, and what is no file.

`SENDS` and `HAS` are regular expressions before what is wanted, in lower case; the rest are the
beginnings of nouns.
"""

SENDS: dict[str, str] = {
    "de": r"(?:schick\w*|send\w*|(?:zu)?mail(?:e|en|t|st)|weiterleite\w*|leit(?:e|en|et)|zukommen|"
    r"überlass\w*|nachreich\w*|hochlad\w*|lad(?:e|en|et)|zusend\w*|zuschick\w*|anhäng\w*|brauch\w*|"
    r"bräucht\w*|benötig\w*|hätte gerne?|übermittel\w*)",
    "en": r"(?:send|resend|forward|attach|share|e-?mail|mail|upload|provide|supply|pass on|pass "
    r"along|get|"
    r"give|tell (?:me|us)|let (?:me|us) have|remind (?:me|us) of|fax|submit|return|shoot|"
    r"need|require|drop|show|find|dig out|enclose)",
    "es": r"(?:env[ií]\w*|mand\w*|reenv[ií]\w*|adjunt\w*|compart\w*|pas(?:a|ar|e|es|arme|ame|"
    r"arnos)|"
    r"facilit\w*|remit\w*|necesit\w*|hac\w* llegar)",
    "fr": r"(?:envo[iy]\w*|renvo[iy]\w*|transmet\w*|transf[éè]r\w*|joindre|joign\w*|partag\w*|"
    r"faire (?:parvenir|suivre)|fourni\w*|besoin|retourn\w*|adress(?:er|ez|e))",
    "it": r"(?:invi\w*|mand\w*|inoltr\w*|alleg\w*|condivid\w*|spedi\w*|trasmett\w*|gir(?:a|are|"
    r"armi|ami)|"
    r"forni\w*|bisogno|serve|servono|serv)",
    "nl": r"(?:stu(?:ur|urt|ren)|toestu\w*|opstu\w*|mail(?:en|t)?|doorstu\w*|bijvoeg\w*|de(?:el|"
    r"len)|"
    r"aanlever\w*|lever\w*|uploaden|nodig|ontvangen|meestu\w*|toezend\w*|verzend\w*|krijgen)",
}

HAS: dict[str, str] = {
    "de": r"(?:hast du|haben sie|habt ihr|gibt es|wo (?:ist|sind|finde ich|bleibt|bleiben))",
    "en": r"(?:do you (?:still |already |also )?have|have you got|is there|where (?:is|are|can i "
    r"find)|"
    r"can i have|could i have|may i have|can i get|could i get|can we have|could we have|"
    r"did you (?:find|finish|prepare)|i (?:have not|haven't|never|did not|didn't) (?:yet )?"
    r"(?:received?|got|get|seen?))",
    "es": r"(?:tienes|tiene|tenéis|hay|dónde está)",
    "fr": r"(?:avez-vous|as-tu|vous avez|tu as|y a-t-il|où est|où sont)",
    "it": r"(?:hai|ha|avete|c'è|dov'è|dove sono)",
    "nl": r"(?:heb je|heeft u|hebben jullie|is er|waar is|waar zijn)",
}

PAPERS: dict[str, str] = {
    "de": "vertrag verträge rechnung angebot unterlage dokument datei bericht protokoll "
    "präsentation folie "
    "liste tabelle kopie scan pdf foto bild lebenslauf zeugnis bescheinigung formular plan pläne "
    "gutachten "
    "auszug beleg quittung vollmacht entwurf zahlen grundriss abrechnung bestätigung "
    "anhang police ausweis nachweis lieferschein auswertung vorlage aufnahme mietvertrag",
    "en": "contract agreement invoice bill receipt report document doc file pdf copy scan "
    "spreadsheet sheet "
    "excel deck slide presentation paper form statement lease certificate cv resume résumé photo "
    "picture "
    "image draft proposal quote quotation brochure plan drawing minutes agenda list figures "
    "numbers data "
    "attachment annex appendix letter version manuscript policy schedule transcript recording "
    "diagram "
    "budget model memo summary notes passport licence license license log logs screenshot "
    "template w-9 w9 "
    "tax timesheet portfolio artwork logo datasheet specification spec specs manual menu "
    "rent-roll nda "
    "offer sow exhibit table chart results analysis forecast itinerary ticket tickets deed proof "
    "layout "
    "mock-up mockup wireframe paperwork materials handout syllabus bio reference references po "
    "order",
    "es": "contrato factura informe documento archivo fichero copia escaneo pdf presentación "
    "lista listado "
    "foto imagen currículum certificado formulario plano presupuesto acta borrador recibo "
    "justificante "
    "póliza datos cifras hoja propuesta anexo adjunto oferta título extracto nómina",
    "fr": "contrat facture rapport document fichier copie scan pdf présentation liste photo image "
    "cv "
    "certificat formulaire plan devis attestation projet brouillon justificatif relevé "
    "police chiffres "
    "tableau proposition annexe pièce bail compte-rendu quittance kbis dossier bon",
    "it": "contratto fattura relazione documento file copia scansione pdf presentazione lista "
    "elenco foto "
    "immagine curriculum certificato modulo piano pianta preventivo verbale bozza ricevuta "
    "polizza dati "
    "cifre foglio proposta allegato offerta estratto busta visura planimetria",
    "nl": "contract factuur facturen rapport document bestand kopie scan pdf presentatie lijst "
    "foto "
    "afbeelding cv certificaat formulier plan plannen offerte concept bon kwitantie polis cijfers "
    "tabel "
    "voorstel bijlage huurcontract notulen overzicht afschrift verslag tekening jaarrekening "
    "bewijs",
}

FACTS: dict[str, str] = {
    "de": "adresse anschrift nummer telefonnummer handynummer kontonummer iban bankverbindung "
    "name kontakt "
    "kontaktdaten passwort code aktenzeichen stand datum info information auskunft kundennummer "
    "rechnungsnummer steuernummer mailadresse e-mail-adresse bescheid antwort nachricht link",
    "en": "address number phone mobile iban name names contact details password code reference "
    "status date "
    "info information answer message note word text reply response update email e-mail link url "
    "username "
    "login bank account birthday headcount directions heads-up call ring shout line "
    "feedback",
    "es": "dirección número teléfono iban nombre contacto contraseña código referencia estado "
    "fecha "
    "información respuesta mensaje enlace correo",
    "fr": "adresse numéro téléphone iban nom coordonnées contact code référence date information "
    "informations réponse message lien mot",
    "it": "indirizzo numero telefono iban nome contatto contatti recapito recapiti password codice "
    "riferimento stato data informazione informazioni risposta messaggio link",
    "nl": "adres nummer telefoonnummer iban naam contact contactgegevens wachtwoord code "
    "referentie status "
    "datum informatie antwoord bericht link rekeningnummer e-mailadres",
}

THINGS: dict[str, str] = {
    "de": "paket schlüssel ware muster blumen geld karte probe lieferung",
    "en": "parcel package key keys sample samples flowers money book books box laptop part parts "
    "goods "
    "payment refund replacement hand hardcopy invitation invite help chance look ride boxes",
    "es": "paquete llave llaves muestra flores dinero libro",
    "fr": "colis clé clés échantillon fleurs argent livre",
    "it": "pacco chiave chiavi campione fiori soldi libro",
    "nl": "pakket sleutel sleutels monster bloemen geld boek",
}

YES_NO: dict[str, tuple[str, ...]] = {
    "de": (
        r"\b(?:ob|ja oder nein|in ordnung|okay|einverstanden|recht)\b",
        r"^\W*(?:\w+ )?(?:kommst|kommen|kommt|möchtest|möchten|willst|wollen|magst|hast|haben|"
        r"habt|bist|sind|"
        r"seid|darf|dürfen|soll|sollen|ist|war|gibt|geht|wäre|wird|werden|werdet|nimmst|nehmen|"
        r"reicht|"
        r"brauchst|brauchen|wirst|fährst|gehst|weißt|wissen|kann ich|können wir|dürfte|könnte ich|"
        r"funktioniert|bleibt|hat)\b",
        r"\b(?:kannst du|können sie|könnt ihr|könntest du) .{0,60}\b(?:kommen|dabei sein|"
        r"teilnehmen)\b",
    ),
    "en": (
        r"\b(?:yes or no|if|whether)\b.{0,90}",
        r"\b(?:ok|okay|alright|all right|fine|possible|acceptable) (?:if|to|with|for)\b",
        r"\b(?:would|do|did|does|are|is|was|were|has|have|had|am|will|shall|should|may|might|can|"
        r"could) "
        r"(?:you (?:like|want|prefer|mind if|be able|be interested|come|join|attend|make it|still|"
        r"also|already)|"
        r"i|we|it|this|that|there|they|he|she|the|your|my|our|anyone|anybody|someone|everything|"
        r"these|those)\b",
        r"\b(?:do|did|are|have|were|had) you\b",
        r"\b(?:can|could|will|would) you (?:guys |all |both |also |still )*(?:come|join|attend|"
        r"make it|"
        r"be there|make (?:the|friday|monday|tuesday|wednesday|thursday|saturday|sunday)|afford|"
        r"recommend|"
        r"accept|do without|live with)\b",
        r"\byou (?:coming|in|free|ok|up for)\b",
    ),
    "es": (
        r"\b(?:si|sí o no|te parece bien|le parece bien|de acuerdo)\b",
        r"^\W*(?:\w+ )?(?:vienes|viene|venís|quieres|quiere|tienes|tiene|hay|es|está|estás|son|"
        r"puedo|podemos|"
        r"vas|va|sería|has|ha|hace|necesitas|funciona|sigue|debo|debemos)\b",
        r"\b(?:puedes|puede|podéis|podrías) (?:venir|asistir|acompañar)",
    ),
    "fr": (
        r"\b(?:si|oui ou non|d'accord)\b|\best-ce que?'?\b|\best-ce\b|\bpuis-je\b|\bpeut-on\b",
        r"^\W*(?:\w+ )?(?:tu|vous|viens|venez|veux|voulez|as-tu|avez-vous|êtes-vous|es-tu|y "
        r"a-t-il|faut-il|"
        r"souhaitez|est-il|est-elle|sera-t-il|dois-je|devons-nous|c'est)\b",
        r"\b(?:peux-tu|pouvez-vous|pourriez-vous|pourrais-tu) (?:venir|être|participer|assister)",
    ),
    "it": (
        r"\b(?:se|sì o no|va bene|d'accordo)\b",
        r"^\W*(?:\w+ )?(?:vieni|viene|venite|vuoi|vuole|volete|hai|ha|avete|sei|è|siete|c'è|ci "
        r"sono|posso|"
        r"possiamo|devo|dobbiamo|sarebbe|funziona|serve|vai|tu)\b",
        r"\b(?:puoi|può|potete|potresti|potrebbe) (?:venire|partecipare|esserci)",
    ),
    "nl": (
        r"\b(?:of|ja of nee|goed als|akkoord|in orde|oké)\b",
        r"^\W*(?:\w+ )?(?:kom|komt|komen|wil|wilt|willen|heb|heeft|hebben|ben|bent|is|zijn|mag|"
        r"mogen|moet|"
        r"moeten|ga|gaat|zou|zouden|werkt|kan ik|kunnen we|zal|zullen|doe|doet)\b",
        r"\b(?:kun je|kunt u|kunnen jullie|kan je) .{0,40}\b(?:komen|erbij zijn|meedoen)\b",
    ),
}
"""What a yes or no answers, where it is put as a question."""

DEEDS: dict[str, tuple[str, ...]] = {
    "de": (
        r"\b(?:bitte|kannst du|können sie|könntest du|könnten sie|könnt ihr|würdest du|würden sie|"
        r"wärst du so|wären sie so|magst du)\b",
    ),
    "en": (
        r"\b(?:please|pls|plz|kindly)\b|\b(?:can|could|would|will) (?:you|u|someone|somebody|"
        r"anyone)\b"
        r"|\bwould you mind \w+ing\b|\bdo you mind \w+ing\b|\bi(?:'d| would) (?:like|ask|need) "
        r"you to\b",
    ),
    "es": (r"\b(?:por favor|puedes|puede|podrías|podría|podéis|te importaría|le importaría)\b",),
    "fr": (
        r"\b(?:merci de|s'il (?:te|vous) pla[iî]t|peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|"
        r"tu peux|vous pouvez|veuillez)\b",
    ),
    "it": (r"\b(?:per favore|puoi|può|potresti|potrebbe|potete|potreste|si prega|per cortesia)\b",),
    "nl": (
        r"\b(?:graag|alsjeblieft|alstublieft|aub|svp|kun je|kunt u|kan je|zou je|zou u|zouden "
        r"jullie|"
        r"wil je|wilt u)\b",
    ),
}
"""What is asked to be done, although it is put as a question."""
