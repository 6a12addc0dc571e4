"""What programs and law departments add to a mail asks for nothing; what stands above it may."""

import pytest

from countersign.analysis.mail.body_text import newest_blocks
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import ThreadStatus
from countersign.ports.questions.judge_thread import JudgeThread
from tests.builders import mail, reader, thread

NEWS = "The documents went out today."
ASK = "Could you please send me the signed lease by Friday?"

AT_THE_FOOT = [
    "This message is confidential. If you are not the intended recipient, please notify the sender"
    " and delete it. Do you need to print it?",
    "CONFIDENTIALITY NOTICE: If you received this email in error, could you please inform the"
    " sender\nimmediately and destroy all copies?",
    "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind,"
    " informieren Sie bitte sofort den Absender und vernichten Sie diese Mail.",
    "Ce message est confidentiel. Si vous n'êtes pas le destinataire, merci de le détruire et"
    " d'avertir immédiatement l'expéditeur.",
    "Este mensaje es confidencial. Si no es usted el destinatario, le rogamos que lo comunique al"
    " remitente y lo elimine. ¿Necesita imprimirlo?",
    "Dit bericht is vertrouwelijk. Als u niet de geadresseerde bent, wilt u dan de afzender"
    " waarschuwen en dit bericht verwijderen?",
    "Questo messaggio è riservato. Se non siete i destinatari, vi preghiamo di cancellarlo e di"
    " avvisare il mittente. Potete confermare?",
    "Esta mensagem é confidencial. Se não for o destinatário, por favor avise o remetente e"
    " elimine-a.",
    "Detta meddelande är konfidentiellt. Om du inte är rätt mottagare, kan du radera det och"
    " meddela avsändaren?",
    "Denne mail er fortrolig. Hvis du ikke er den rette modtager, vil du så slette den og give"
    " afsenderen besked?",
    "Tämä viesti on luottamuksellinen. Jos et ole viestin oikea vastaanottaja, voisitko ilmoittaa"
    " lähettäjälle ja poistaa sen?",
    "Wiadomość jest poufna. Jeżeli nie są Państwo adresatem, czy mogą Państwo powiadomić nadawcę i"
    " ją usunąć?",
    "Please consider the environment before printing this email. Do you really need to print it?",
    "Bitte prüfen Sie, ob diese Mail wirklich ausgedruckt werden muss: der Umwelt zuliebe.",
    "Avant d'imprimer ce message, merci de penser à l'environnement.",
    "¿Necesita imprimir este correo?",
    "If this email was not intended for you, please delete it and let us know.",
    "If you have received this email in error please notify the system manager.",
    "Falls Sie diese E-Mail zu Unrecht erhalten haben, bitten wir Sie, uns zu informieren.",
    "Si vous avez reçu ce message par erreur, merci de nous en informer.",
    "Sent from my iPhone",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Lähetetty iPhonesta",
    "Wysłane z iPhone'a",
    "Odesláno z iPhonu",
    "Trimis de pe iPhone-ul meu",
    "Отправлено с iPhone",
    "Надіслано з iPhone",
    "iPhone'umdan gönderildi",
    "Στάλθηκε από το iPhone μου",
    "נשלח מה-iPhone שלי",
    "iPhoneから送信",
    "发自我的iPhone",
    "從我的 iPhone 傳送",
    "나의 iPhone에서 보냄",
    "Get Outlook for iOS<https://aka.example/o0ukef>",
    "Holen Sie sich Outlook für Android",
    "Obtener Outlook para iOS",
    "Télécharger Outlook pour Android",
    "Sent with Proton Mail secure email.",
]
AT_THE_TOP = [
    "WARNING: External sender. Please verify before you click.",
    "ATTENTION : merci de vérifier l'expéditeur avant de répondre.",
    "Bitte prüfen Sie den Absender, bevor Sie auf Links klicken.",
    "CAUTION: This email originated from outside of the organization. Do not click links or open"
    " attachments unless you recognize the sender and know the content is safe.",
    "EXTERNAL EMAIL: Please do not open attachments unless you know the sender. Report it?",
    "You don't often get email from tom@bergbau.example. Learn why this is important",
    "Some people who received this message don't often get email from tom@bergbau.example.",
    "ACHTUNG: Diese E-Mail stammt von einem externen Absender. Bitte öffnen Sie keine Anhänge.",
    "Sie erhalten nicht oft E-Mails von tom@bergbau.example. Erfahren Sie, warum dies wichtig ist",
    "ATTENTION : ce message provient de l'extérieur. Merci de ne pas cliquer sur les liens.",
    "ATENCIÓN: este correo proviene de fuera de la organización. Por favor, no abra los archivos"
    " adjuntos.",
    "LET OP: deze e-mail is afkomstig van buiten de organisatie. Klik niet op links of bijlagen.",
    "ATTENZIONE: questa e-mail proviene dall'esterno. Si prega di non aprire allegati.",
    "EXTERNAL SENDER. Please use caution with links and attachments!",
    "Vorsicht: externe E-Mail. Bitte seien Sie vorsichtig mit Links und Anhängen.",
    "Courriel externe : merci de faire preuve de prudence avec les liens et les pièces jointes.",
    "Correo externo: por favor, tenga precaución con los enlaces y los adjuntos.",
    "Externe e-mail: wees voorzichtig met bijlagen en links, alstublieft.",
    "Mail esterna: per favore, attenzione ad allegati e collegamenti.",
    "##- Please type your reply above this line -##",
    "##- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein. -##",
    "##- Veuillez saisir votre réponse au-dessus de cette ligne. -##",
    "##- Escriba su respuesta por encima de esta línea. -##",
    "##- Typ uw antwoord boven deze regel. -##",
    "##- Palabras de un idioma cualquiera -##",
    "--- Please reply above this line ---",
    "[EXTERNAL]",
]


def standing(text: str) -> ThreadStatus:
    return RulesEngine().ask(JudgeThread(thread=thread(mail(text)), reader=reader())).value.status


@pytest.mark.parametrize("added", AT_THE_FOOT)
def test_what_stands_at_the_foot_asks_nothing(added: str) -> None:
    assert standing(f"Hi Sam,\n\n{NEWS}\n\nTom\n\n{added}") == "fyi"
    assert standing(f"Hi Sam,\n\n{NEWS}\n\nTom\n{added}") == "fyi"


@pytest.mark.parametrize("added", AT_THE_TOP)
def test_what_stands_at_the_top_asks_nothing(added: str) -> None:
    assert standing(f"{added}\n\nHi Sam,\n\n{NEWS}\n\nTom") == "fyi"


@pytest.mark.parametrize("added", [*AT_THE_FOOT, *AT_THE_TOP])
def test_beside_it_the_question_of_the_mail_is_asked(added: str) -> None:
    above, below = f"{added}\n\nHi Sam,\n\n{ASK}\n\nTom", f"Hi Sam,\n\n{ASK}\n\nTom\n\n{added}"
    for text in (below, above) if added in AT_THE_FOOT else (above,):
        judgement = RulesEngine().ask(JudgeThread(thread=thread(mail(text)), reader=reader())).value
        assert (judgement.status, judgement.quote) == ("needs_reply", ASK)


@pytest.mark.parametrize(
    "line",
    ["##- Please type your reply above this line -##", "Bitte oberhalb dieser Linie antworten"],
)
def test_above_a_helpdesks_line_stands_the_answer_and_below_it_old_text(line: str) -> None:
    assert newest_blocks(f"Thanks, all clear.\n\n{line}\n\n{ASK}") == ("Thanks, all clear.",)
    assert ASK in "\n".join(newest_blocks(f"{line}\n\nKim (Routers) wrote to you:\n\n{ASK}"))


@pytest.mark.parametrize(
    "text",
    [
        "I received this email in error. Could you let us know who should have it?",
        "The seats are not intended for you. Could you contact us about yours?",
        "The plan is confidential. Could you please delete it once you have read it?",
        "Could you tell the sender of the parcel that it arrived?",
        "Can you notify the sender and send me the copy?",
        "Could you print the lease for me?",
        "Could you check the lease before printing?",
        "Könnten Sie den Plan vor dem Drucken prüfen?",
        "Could you print the report about the environment?",
        "Can you remove the confidential annex and send me the rest?",
        "Sent from my phone was the idea, can you change it?",
        "Könntest du von meinem Telefon die Bilder schicken?",
        "Could you forward the mail from the external sender?",
        "Could you draw a line above this line of the plan?",
        "Could you put your reply above mine?",
        "私の契約書を送ってください\uff1f",
        "나의 계약서를 보내 주세요?",
        "Von meinem Bruder ist das Buch: kannst du es bitte lesen?",
    ],
)
def test_what_a_person_asks_about_such_things_is_asked(text: str) -> None:
    assert standing(f"Hi Sam,\n\n{text}\n\nTom") == "needs_reply"
