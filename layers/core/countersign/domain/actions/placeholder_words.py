"""What people and programs write between brackets for what is yet to be filled in.

English, German, French, Spanish, Italian, Portuguese and Dutch in one: a label is told by its
words, and hardly one of them means something else between brackets in another of these languages.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALONE = _words(
    # en
    "salary role rate type referentie percentage ref plz stadt bereich zeitraum dauer"
    " hochschule porcentaje contacto domaine breite höhe product outcome id name names"
    " firstname lastname surname fullname date dates day weekday time amount number address"
    " company organization organisation institution position email phone telephone location"
    " venue link url recipient sender client customer topic signature contact reason deadline"
    " month year price salutation greeting occupation username title placeholder"
    # de
    " vorname nachname datum uhrzeit zeit zeitpunkt tag wochentag betrag nummer adresse"
    " anschrift firma unternehmen funktion telefon ort empfänger absender kunde kundin thema"
    " betreff unterschrift grund frist termin monat jahr preis anrede kontaktdaten"
    " ansprechpartner anzahl platzhalter"
    # fr
    " nom prénom heure jour montant numéro entreprise société poste fonction titre téléphone"
    " lieu lien destinataire expéditeur sujet motif raison délai mois année prix coordonnées"
    # es
    " nombre apellido apellidos fecha hora día importe cantidad monto número dirección empresa"
    " compañía cargo puesto título teléfono lugar enlace destinatario remitente cliente tema"
    " asunto firma motivo plazo mes año precio correo"
    # it
    " nome cognome orario giorno importo numero indirizzo azienda società ruolo titolo"
    " telefono luogo mittente oggetto argomento scadenza mese anno prezzo recapito"
    " collegamento data ora"
    # pt
    " sobrenome apelido dia valor montante endereço morada telefone destinatário remetente"
    " assunto assinatura prazo mês ano preço"
    # nl
    " naam voornaam achternaam tijd tijdstip dag bedrag adres bedrijf bedrijfsnaam functie"
    " telefoonnummer plaats locatie ontvanger afzender klant onderwerp handtekening reden"
    " termijn maand jaar prijs aanhef"
)
"""Each is a label by itself: `[date]`."""

BESIDE = ALONE | _words(
    # en
    "id ref total range option options rate area step type profile points point value benefit"
    " skill skills experience achievement website requirement budget list outcome domain state"
    " title role project product event meeting department manager city country document order"
    " invoice reference subject detail details information info place sum topics attachment"
    " service course job school university contract issue problem question offer feature"
    " duration quantity item items code description purpose initials state"
    # de
    " projekt produkt titel position abteilung stadt land dokument auftrag rechnung stelle"
    " angebot angaben einzelheiten beschreibung vertrag frage dauer anliegen zeitraum"
    # fr
    " date adresse projet produit service ville pays document commande facture référence objet"
    " détails signature client offre description durée contrat réunion"
    # es
    " proyecto producto departamento ciudad país documento pedido factura referencia detalles"
    " oferta descripción duración contrato reunión"
    # it
    " data progetto prodotto reparto città paese documento ordine fattura riferimento dettagli"
    " offerta descrizione durata contratto riunione posizione"
    # pt
    " projeto produto departamento cidade país fatura referência detalhes pessoa descrição"
    " duração local reunião"
    # nl
    " afdeling stad land factuur bestelling referentie gegevens omschrijving duur vergadering"
    " contract titel"
)
"""With other words of a label, each is one: `[project title]`."""

NAMED = _words(
    "nom prénom nome nombre naam numéro numero número nummer fecha datum date importe bedrag"
    " intitulé"
)
"""What the word before says it is, where others put it last: `Naam Klant`, `Nome cliente`."""

SUCH = _words(
    "specific relevant brief detailed description details clear estimated additional any"
    " similar konkrete konkreter konkretes kurze klare relevante relevanter spezifische"
    " spezifischer brève description détails lien breve descripción detalles específico"
    " específica descrizione dettagli specifico descrição detalhes beschrijving specifieke"
    " relevante"
)
"""What a thing is asked to be like: whatever it is, it is yet to be said."""

OPTIONAL = _words("applicable optional needed desired falls optionnel opcional")
"""Last words of a label that says when it may stay away."""

YOUR = _words(
    "your yours ihr ihre ihren ihrem ihrer ihres dein deine deinen deinem deiner euer eure"
    " votre vos ton ta tes su sus tu tus vuestro vuestra tuo tua suo sua vostro vostra seu teu"
    " uw jouw"
)
"""Whose it is that fills it in."""

JOINING = YOUR | _words(
    "my his her their our its of the a an and or in for at on to here with about from by if"
    " any applicable first last full middle family given new old specific relevant proposed"
    " preferred current exact due start end total next suggested agreed available actual other"
    " correct mailing phone business contact street home work mobile email e mail s g eg ex"
    " etc tbd mr mrs ms dr herr frau monday tuesday wednesday thursday friday mein meine von"
    " vom der die das des dem den und oder hier am im zur zum für mit neue neuer neues"
    " gewünschte gewünschter genaue genauer konkrete konkreter vorgeschlagene bitte mon ma mes"
    " de du d l la le les et ou ici à au aux pour avec nouvelle nouveau complet exacte mi el"
    " los las y o aquí en para con nueva nuevo completo exacta del al mio mia il lo gli i"
    " della dello di e qui per nuova nuovo esatta dell meu minha do da dos das ou aqui em com"
    " nova novo exata completa mijn van het een en of hier op voor met nieuwe volledige exacte"
    " gewenste je"
)
"""What stands between the words of a label and says nothing by itself."""

OF = _words("of for der des du de d del della dell di do da dos van voor für pour para per")
"""What a label is of: whatever follows belongs to it, as in `[reason for the delay]`."""

ENDINGS = (
    "name",
    "namen",
    "datum",
    "nummer",
    "adresse",
    "uhrzeit",
    "betrag",
    "titel",
    "naam",
    "adres",
    "bedrag",
)
"""Of German and Dutch compounds: `Projektname`, `factuurnummer`."""

FILES = _words("filename pathname hostname dirname basename typename classname tagname rename")
"""Programmers' words that end alike."""

FILL_IN = _words(
    "insert einfügen einsetzen eintragen ausfüllen insérer inserer insertar inserire inserir"
    " invoegen invullen preencher compilare rellenar compléter"
)
"""An order that is given to whoever fills it in, first or last: `[insert what you like]`."""

SAY = FILL_IN | _words(
    "enter add specify mention include describe provide state choose select explain briefly"
    " angeben ergänzen nennen hinzufügen beschreiben auswählen indiquer indiquez ajouter"
    " ajoutez préciser précisez mentionner mentionnez insérez complétez indicar indique añadir"
    " agregar especificar mencionar inserte escriba indicare aggiungere specificare inserisci"
    " indica aggiungi specifica indicar insira adicionar especificar mencione indique"
    " toevoegen vermelden vermeld noem beschrijf kies vul voeg"
)
"""The same in square brackets, where hardly anybody else gives orders."""

TAGS = _words("title address time link label code data table summary details time menu")
"""HTML has elements of these names: between angle brackets they are no labels (HTML section 4)."""
