"""What mail says and the press does not: how one greets, thanks, asks and agrees, by language.

The table of fragments is made of the press. A word may stand in several rows.
"""

from countersign.analysis.mail.phrases import word_set

SAID_IN_MAIL: dict[str, frozenset[str]] = {
    code: word_set(row)
    for code, row in {
        "en": "hi hello hey dear thanks thank cheers please sorry ok okay yes sure great best"
        " regards you your could would can attached let me know what when",
        "de": "hallo hi liebe lieber moin servus danke dank bitte gerne gern ok ja nein klar"
        " super passt prima grüße gruß anbei du dir dich dein deine ihr ihnen kannst können magst"
        " wann was morgen geht",
        "fr": "bonjour bonsoir salut cher chère merci svp plaît oui non parfait super cordialement"
        " ci-joint tu toi te ta ton tes vous votre vos peux pouvez dis dis-moi ça quand quoi"
        " demain avec",
        "es": "hola buenos buenas días tardes querido querida gracias favor sí vale perfecto"
        " saludos saludo adjunto te tu tú usted le puedes puede cuándo qué mañana dime",
        "it": "ciao buongiorno salve caro cara gentile grazie favore prego sì bene va perfetto"
        " saluti allegato ti tuo tua lei puoi può quando che domani dimmi",
        "nl": "hallo hoi dag beste bedankt dank graag alsjeblieft ja nee prima goed groet groeten"
        " groetjes bijgaand je jij jou jouw u uw kun kunt wil wanneer wat tot morgen dan",
        "pt": "olá oi bom dia caro cara obrigado obrigada por favor sim não você te seu sua pode"
        " podes quando amanhã anexo abraço",
        "ca": "hola bon dia benvolgut gràcies merci si us plau sí no tu et teu teva pots quan demà"
        " salutacions abans adjunt",
        "da": "hej kære tak venligst ja nej gerne hilsen du dig din kan vil hvornår hvad i morgen",
        "sv": "hej kära tack snälla ja nej gärna hälsningar du dig din kan vill när vad imorgon",
        "no": "hei kjære takk vennligst ja nei gjerne hilsen du deg din kan vil når hva i morgen",
        "fi": "hei moi terve kiitos ole hyvä joo ei sinä voitko voisitko milloin mitä huomenna",
        "pl": "cześć hej dzień dobry dzięki dziękuję proszę tak nie pozdrawiam ty ci czy możesz"
        " kiedy co jutro",
        "cs": "ahoj dobrý den díky děkuji prosím ano ne zdravím ty ti můžeš kdy co zítra",
        "sk": "ahoj dobrý deň ďakujem vďaka prosím áno nie zdravím ty ti môžeš kedy čo zajtra",
        "hu": "szia kedves köszönöm köszi kérlek igen nem üdv te tudsz mikor mit holnap",
        "ro": "bună salut mulțumesc mersi vă rog da nu tu îți poți când ce mâine",
        "hr": "bok pozdrav hvala molim da ne ti možeš kada što sutra",
        "tr": "merhaba selam teşekkürler lütfen evet hayır sen ne zaman yarın",
        "ms": "halo hai selamat terima kasih tolong ya tidak anda kamu bisa kapan besok",
    }.items()
}
