"""What documents are called, in the languages that we write: lower case, without accents."""

from typing import Literal

DocumentKind = Literal[
    "contract",
    "invoice",
    "cv",
    "offer",
    "certificate",
    "slides",
    "report",
    "minutes",
    "photo",
    "receipt",
    "form",
    "plan",
    "passport",
    "identity",
    "statement",
    "payslip",
    "tax",
    "keys",
]

WORDS: dict[DocumentKind, tuple[str, ...]] = {
    "contract": (
        *("contract", "agreement", "lease", "nda", "vertrag", "vereinbarung", "contrat"),
        *("accord", "contrato", "acuerdo", "contratto", "accordo", "overeenkomst"),
    ),
    "invoice": ("invoice", "bill", "rechnung", "facture", "factura", "fattura", "factuur"),
    "cv": (
        *("cv", "resume", "curriculum", "lebenslauf", "curriculum vitae", "hoja de vida"),
        *("levensloop",),
    ),
    "offer": (
        *("offer", "quote", "quotation", "proposal", "estimate", "price list", "angebot"),
        *("kostenvoranschlag", "preisliste", "devis", "offre", "presupuesto", "oferta"),
        *("preventivo", "offerta", "offerte", "prijslijst"),
    ),
    "certificate": (
        *("certificate", "diploma", "bescheinigung", "zertifikat", "zeugnis", "urkunde"),
        *("certificat", "diplome", "certificado", "certificato", "attestato", "certificaat"),
    ),
    "slides": (
        *("slides", "slide deck", "deck", "presentation", "folien", "prasentation"),
        *("diapositives", "presentacion", "diapositivas", "presentazione", "presentatie"),
    ),
    "report": (
        *("report", "bericht", "gutachten", "rapport", "informe", "relazione", "verslag"),
        "rapporto",
    ),
    "minutes": (
        *("minutes", "protokoll", "compte rendu", "proces verbal", "acta", "verbale"),
        *("notulen", "meeting notes"),
    ),
    "photo": (
        "photo",
        "picture",
        "photos",
        "foto",
        "fotos",
        "bild",
        "bilder",
        "imagen",
        "immagine",
    ),
    "receipt": ("receipt", "quittung", "beleg", "recu", "recibo", "ricevuta", "kwitantie"),
    "form": ("form", "formular", "formulaire", "formulario", "modulo", "formulier"),
    "plan": (
        *("plan", "floor plan", "schedule", "budget", "agenda", "grundriss", "zeitplan"),
        *("calendrier", "planning", "programma"),
    ),
    "passport": (
        "passport",
        "reisepass",
        "pass",
        "passeport",
        "pasaporte",
        "passaporto",
        "paspoort",
    ),
    "identity": (
        *("id card", "identity card", "driving licence", "driver s license", "personalausweis"),
        *("ausweis", "fuhrerschein", "carte d identite", "permis de conduire", "dni"),
        *("carta d identita", "patente", "identiteitskaart", "rijbewijs", "social security"),
    ),
    "statement": (
        *("bank statement", "account statement", "kontoauszug", "releve bancaire"),
        *("releve de compte", "extracto bancario", "estratto conto", "bankafschrift"),
    ),
    "payslip": (
        *("payslip", "pay slip", "pay stub", "salary", "lohnabrechnung", "gehaltsabrechnung"),
        *("fiche de paie", "bulletin de salaire", "nomina", "busta paga", "loonstrook", "w2"),
    ),
    "tax": (
        *("tax return", "tax", "steuerbescheid", "steuererklarung", "impots", "impot"),
        *("declaracion de la renta", "dichiarazione dei redditi", "belastingaangifte"),
    ),
    "keys": (
        *("password", "passwords", "private key", "seed phrase", "keys", "passwort"),
        *("passworter", "zugangsdaten", "mot de passe", "contrasena", "wachtwoord", "credentials"),
    ),
}

SENSITIVE_KINDS: frozenset[DocumentKind] = frozenset(
    {"passport", "identity", "statement", "payslip", "tax", "keys"}
)
"""What nobody gets to whom the person has never written, however it is asked for."""

NEVER_ATTACHED: frozenset[DocumentKind] = frozenset({"keys"})

OF_THE_PERSON: frozenset[DocumentKind] = frozenset({"cv"})
"""What is about the person, whomever they sent it to before: it is named by its kind alone."""

SIGNED = (
    *("signed", "countersigned", "unterschrieben", "unterzeichnet", "signe", "firmado", "firmata"),
    *("firmato", "ondertekend", "getekend"),
)
FINAL = ("final", "endfassung", "finale", "definitif", "definitivo", "definitief")
UNFINISHED = ("draft", "entwurf", "brouillon", "borrador", "bozza", "concept")

_EMPTY = """
day days week month year tag tage tagen woche monat jahr
a an the this that these those your my our his her their its of for from to in on at with and or
me us you it as is are be was i we please kindly copy version latest newest current updated new
last again file document attachment attached pdf scan scanned once der die das den dem des ein
eine einen einem einer ihr ihre ihren ihrem dein deine deinen mein unser unsere von vom fur aus
mit und oder zu zum zur im am bitte kopie datei dokument anhang aktuelle aktuellen neue neuen
neueste letzte letzten nochmal noch mal uber le la les l un une du de d votre vos ton ta tes mon
ma notre et ou pour avec sur copie fichier derniere dernier el los las una unos unas su sus tu
tus mi mis nuestro y o para con por copia archivo documento ultima ultimo il lo gli uno della
del dello dei delle tuo tua suo sua vostro mio mia e per het een uw jouw je mijn ons onze van
voor met en bestand laatste
"""

EMPTY = frozenset(_EMPTY.split())
"""What tells no document from another."""
