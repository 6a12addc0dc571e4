"""Notices of confidentiality and pleas to print nothing, language by language.

Facts: what such notices at the foot of mails have in common.
"""

from countersign.analysis.mail.phrases import every_phrase

NOT_FOR_YOU = every_phrase(
    {
        "Chinese": "不是预期的收件人, 并非预定收件人, 非指定收件人, 非預定收件人, 误收, 誤收,"
        " 不是指定的收件人",
        "Czech": "nejste zamýšleným příjemcem, nejste určeným příjemcem, nejste adresátem",
        "Danish": "ikke er den rette modtager, ikke den tilsigtede modtager, modtaget denne mail"
        " ved en fejl, modtaget denne e-mail ved en fejl, modtaget denne meddelelse ved en fejl",
        "Dutch": "niet de geadresseerde, niet de beoogde ontvanger, niet voor u bestemd, niet de"
        " bedoelde ontvanger, dit bericht ten onrechte, deze e-mail ten onrechte, bericht"
        " abusievelijk",
        "English": "intended recipient, intended addressee, not the addressee, not the named"
        " addressee, received this message in error, received this email in error, received this"
        " e-mail in error, received this mail in error, received this communication in error,"
        " received this transmission in error, received it in error, received this in error,"
        " not intended for you, received this message by mistake, received this email by mistake,"
        " received this e-mail"
        " by mistake",
        "Finnish": "ette ole viestin oikea vastaanottaja, et ole viestin oikea vastaanottaja,"
        " ette ole tarkoitettu vastaanottaja, ole aiottu vastaanottaja, saanut tämän viestin"
        " vahingossa, saanut tämän viestin erehdyksessä",
        "French": "pas le destinataire, n'êtes pas destinataire, destinataire prévu, reçu ce"
        " message par erreur, reçu cet e-mail par erreur, reçu ce courriel par erreur, reçu ce"
        " mail par erreur",
        "German": "nicht der richtige adressat, nicht der beabsichtigte empfänger, nicht der"
        " vorgesehene empfänger, nicht der richtige empfänger, nicht der adressat, nicht der"
        " bestimmungsgemäße, irrtümlich erhalten, nicht der empfänger, irrtümlich zugegangen,"
        " versehentlich erhalten, nicht für sie bestimmt, zu unrecht erhalten,"
        " ausschließlich für den adressaten, nur für den adressaten,"
        " für den genannten empfänger, nicht die richtige adressatin",
        "Italian": "non è il destinatario, non siete il destinatario, non siete i destinatari,"
        " non sei il destinatario, ricevuto per errore, ricevuto questo messaggio per errore,"
        " ricevuto questa e-mail per errore, ricevuto questa comunicazione per errore,"
        " ricevuto questa email per errore, esclusivamente al destinatario,"
        " esclusivamente ai destinatari, uso esclusivo del"
        " destinatario, non fosse il destinatario, non foste i destinatari, non ne siete i"
        " destinatari",
        "Japanese": "誤って受信, 誤って受け取られた, 意図した受信者でない, 誤送信",
        "Norwegian": "ikke er rette mottaker, ikke er den tiltenkte mottaker, ikke er den rette"
        " mottakeren, mottatt denne e-posten ved en feil, mottatt denne meldingen ved en feil,"
        " mottatt denne eposten ved en feil",
        "Polish": "nie są państwo adresatem, nie jest pan adresatem, nie jesteś adresatem, nie"
        " jesteście adresatem, nie są państwo zamierzonym, otrzymali państwo tę wiadomość przez"
        " pomyłkę, otrzymał tę wiadomość omyłkowo, otrzymana omyłkowo, wyłącznie dla adresata",
        "Portuguese": "não é o destinatário, não for o destinatário, não seja o destinatário,"
        " recebeu esta mensagem por engano, recebeu este e-mail por engano, recebido por engano,"
        " recebeu por engano, uso exclusivo do destinatário, exclusivamente ao destinatário,"
        " recebeu esta mensagem por erro",
        "Russian": "не являетесь адресатом, не являетесь получателем, получили это сообщение по"
        " ошибке, получили данное сообщение по ошибке, получили это письмо по ошибке",
        "Spanish": "no es usted el destinatario, no es el destinatario, no eres el destinatario,"
        " no fuera el destinatario, no fuese el destinatario, ha recibido este mensaje por"
        " error, ha recibido este correo por error, recibido por error, recibió este mensaje por"
        " error, exclusivamente a su destinatario, uso exclusivo del destinatario,"
        " exclusivamente al destinatario",
        "Swedish": "inte är rätt mottagare, inte är den avsedda mottagaren, inte är avsedd"
        " mottagare, fått detta meddelande av misstag, fått detta mejl av misstag, fått detta"
        " e-postmeddelande av misstag, mottagit detta meddelande av misstag",
        "Turkish": "muhatabı değilseniz, alıcısı değilseniz, yanlışlıkla aldıysanız, size"
        " yanlışlıkla",
    }
)
"""Phrases that speak to whom a mail was not meant for."""

SECRET = every_phrase(
    {
        "Chinese": "机密, 機密, 保密",
        "Czech": "důvěrn",
        "Danish": "fortrolig",
        "Dutch": "vertrouwelijk",
        "English": "confidential, privileged, proprietary",
        "Finnish": "luottamuksellis",
        "French": "confidentiel",
        "German": "vertraulich",
        "Italian": "riservat, confidenzial",
        "Japanese": "機密, 秘密情報",
        "Norwegian": "konfidensiell, fortrolig",
        "Polish": "poufn",
        "Portuguese": "confidencia",
        "Russian": "конфиденциальн",
        "Spanish": "confidencial",
        "Swedish": "konfidentiell, sekretess, förtrolig",
        "Turkish": "gizli",
    }
)
"""Beginnings of words of secrecy."""

REMOVE = every_phrase(
    {
        "Chinese": "删除, 刪除, 销毁, 銷毀",
        "Czech": "vymažte, smažte, odstraňte",
        "Danish": "slet, slette, destruer",
        "Dutch": "verwijderen, verwijder, te vernietigen, vernietig, wissen",
        "English": "delete, destroy, erase, unauthorized, unauthorised, strictly prohibited",
        "Finnish": "poistakaa, poista, hävittäkää, tuhoa",
        "French": "détruire, supprimer, effacer, interdite",
        "German": "löschen, vernichten, löschen sie, unbefugt",
        "Italian": "cancellar, eliminar, distrugg, vietat",
        "Japanese": "削除, 破棄",
        "Norwegian": "slett, slette",
        "Polish": "usunąć, usunięcie, skasować, zniszczyć",
        "Portuguese": "apag, elimin, exclua, exclui",
        "Russian": "удалите, удалить, уничтож",
        "Spanish": "elimin, destru, borr, prohibid",
        "Swedish": "radera, förstör, ta bort",
        "Turkish": "siliniz, silin, imha",
    }
)
"""Beginnings of words that ask to remove a mail, or forbid its use."""

TELL = every_phrase(
    {
        "Chinese": "发件人, 寄件人, 寄件者",
        "Czech": "informujte odesílatele, kontaktujte odesílatele",
        "Danish": "afsender",
        "Dutch": "afzender",
        "English": "notify the sender, inform the sender, contact the sender, advise the sender,"
        " return e-mail, reply e-mail, sender immediately, let the sender know, tell the sender",
        "Finnish": "lähettäjälle, lähettäjään",
        "French": "expéditeur",
        "German": "absender, informieren sie uns",
        "Italian": "mittente, informarci, darcene",
        "Japanese": "送信者に",
        "Norwegian": "avsender",
        "Polish": "nadawc",
        "Portuguese": "remetente",
        "Russian": "отправител, уведомите, сообщите",
        "Spanish": "remitente",
        "Swedish": "avsändaren",
        "Turkish": "gönderen",
    }
)
"""Words about telling its sender."""

TELL_US = every_phrase(
    {
        "Dutch": "laten weten, te verwittigen, op de hoogte",
        "English": "let us know, notify us, inform us, contact us, notify the system manager,"
        " notify the originator",
        "French": "nous informer, nous en informer, nous prévenir, nous avertir, nous en avertir",
        "German": "benachrichtigen sie uns, uns zu informieren, uns zu benachrichtigen",
        "Italian": "avvisaci, avvisarci",
        "Spanish": "notifíquelo, notifíquenos, avísenos, comuníquelo, notificarlo",
    }
)
"""Words about telling whoever sent it; people write them, too, of other things."""

IN_CASE = every_phrase(
    {
        "Dutch": "indien u, als u, mocht u",
        "English": "if you, if this, should you",
        "French": "si vous, si ce",
        "German": "falls sie, wenn sie, sollten sie",
        "Italian": "se ha, se lo, se avete, qualora",
        "Spanish": "si ha, si lo ha, si usted, si recibe",
    }
)
"""Beginnings of what such a notice says of a mistake that nobody has made yet."""

PRINT = every_phrase(
    {
        "Czech": "tisk, vytisk",
        "Danish": "print, udskriv",
        "Dutch": "print, afdruk",
        "English": "print",
        "Finnish": "tulost",
        "French": "imprim",
        "German": "druck",
        "Italian": "stamp",
        "Norwegian": "skriv, print",
        "Polish": "druk",
        "Portuguese": "imprim",
        "Russian": "печат",
        "Spanish": "imprim",
        "Swedish": "skriv, print",
        "Turkish": "yazdır",
    }
)
"""Beginnings of words of printing."""

NATURE = every_phrase(
    {
        "Czech": "životní prostředí",
        "Danish": "på miljøet",
        "Dutch": "aan het milieu",
        "English": "consider the environment, think of the environment, think about the"
        " environment,"
        " protect the environment, save paper, save a tree, save trees, think of"
        " the trees, think of the"
        " planet, save the planet, think before you print",
        "Finnish": "ympäristöä",
        "French": "pensez à l'environnement, penser à l'environnement, l'environnement avant,"
        " respect de l'environnement, préserver l'environnement, préservons",
        "German": "an die umwelt, an unsere umwelt, umwelt zuliebe, umwelt schonen",
        "Italian": "all'ambiente, l'ambiente",
        "Norwegian": "på miljøet",
        "Polish": "o środowisku",
        "Portuguese": "meio ambiente, no ambiente",
        "Russian": "об окружающей среде, о природе",
        "Spanish": "medio ambiente, medioambiente",
        "Swedish": "på miljön",
        "Turkish": "çevreyi",
    }
)
"""Phrases of pleas to spare paper."""

PRINT_THIS_MAIL = every_phrase(
    {
        "Dutch": "deze e-mail te printen, deze mail te printen, deze e-mail afdrukken, deze mail"
        " afdrukken, deze e-mail print, deze mail print, deze e-mail afdrukt",
        "English": "need to print this email, need to print this e-mail, need to print this mail,"
        " need to print this message, printing this email, printing this e-mail, printing this"
        " mail",
        "French": "imprimer ce message, imprimer cet e-mail, imprimer ce mail, imprimer ce"
        " courriel,"
        " n'imprimez ce, n'imprimez cet",
        "German": "ausdruck dieser mail, ausdruck dieser e-mail, diese e-mail ausdrucken,"
        " diese mail"
        " ausdrucken, diese e-mail wirklich ausgedruckt, diese mail wirklich ausgedruckt,"
        " diese e-mail drucken, diese mail drucken",
        "Italian": "stampare questa e-mail, stampare questa email, stampare questa mail, stampare"
        " questo messaggio",
        "Portuguese": "imprimir este e-mail, imprimir este email, imprimir esta mensagem",
        "Spanish": "imprimir este correo, imprimir este mensaje, imprimir este e-mail,"
        " imprimir este"
        " email",
    }
)
"""Phrases about printing the mail itself, each enough for its sentence."""
