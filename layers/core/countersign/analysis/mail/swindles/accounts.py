"""Stories of accounts in trouble, after which somebody asks for a password."""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.swindles.theme import Theme

THEMES = (
    Theme(
        "an account in trouble",
        "credentials",
        3,
        phrase_set(
            """
            verify your account, confirm your account, validate your account, update your account,
            restore your account, unlock your account, reactivate your account, verify your
            identity, confirm your identity, verify your information, confirm your information,
            confirm your details, update your details, confirm your password,
            keep same password, keep current password, keep the same password, keep your password,
            password will expire, password expires, password is about to expire, password has
            expired, account will be suspended, account has been suspended, account is suspended,
            account has been limited, account has been locked, account is locked, account has been
            blocked, account will be closed, account will be deactivated, account will be deleted,
            account will be terminated, account has been restricted, unusual sign-in, unusual
            signin, unusual activity, unusual login, suspicious activity, suspicious login,
            suspicious sign-in, unauthorized access, unauthorised access, unrecognized device,
            unrecognised device, was this you, login attempt, access has been, konto wurde gesperrt,
            konto wurde eingeschränkt, konto wurde vorübergehend, konto ist gesperrt, konto
            verifizieren, konto bestätigen, konto aktualisieren, konto gesperrt, daten bestätigen,
            daten aktualisieren, daten zu aktualisieren, identität bestätigen, zugang gesperrt,
            zugang wurde, karte wurde gesperrt, pushtan, photo-tan, phototan, tan-verfahren,
            securego, secure go, verdächtige aktivität, ungewöhnliche aktivität, compte a été
            suspendu, compte est suspendu, compte a été bloqué, compte sera suspendu, compte sera
            bloqué, compte a été limité, vérifier votre compte, confirmer votre compte, mettre à
            jour vos informations, mettre à jour vos données, confirmer vos informations, vérifier
            votre identité, activité inhabituelle, activité suspecte, connexion inhabituelle, clé
            digitale, certicode, verifique su cuenta, verificar su cuenta, verifica tu cuenta,
            confirmar su identidad, cuenta ha sido suspendida, cuenta ha sido bloqueada, cuenta ha
            sido limitada, cuenta será suspendida, actualice sus datos, actualizar sus datos,
            actividad inusual, actividad sospechosa, verifica il tuo account, verifica il suo
            account, account è stato sospeso, account è stato limitato, conto è stato, carta è
            stata, utenza è stata, aggiorna i tuoi dati, aggiornare i suoi dati, aggiornare i tuoi
            dati, confermare la sua identità, attività insolita, attività sospetta, conta foi
            suspensa, conta será suspensa, conta foi bloqueada, conta bloqueada, confirmar seus
            dados, confirme seus dados, atualizar seus dados, atualize seus dados, atualize seu
            cadastro, atualização cadastral, acesso bloqueado, acesso suspenso, token expirado,
            dispositivo não reconhecido, verifieer uw account, account is geblokkeerd, account wordt
            geblokkeerd, account is beperkt, rekening is geblokkeerd, rekening wordt geblokkeerd,
            bevestig uw gegevens, gegevens bijwerken, gegevens te bevestigen, uw bankpas, nieuwe
            betaalpas, verdachte activiteit
            """
        ),
    ),
    Theme(
        "a mailbox in trouble",
        "credentials",
        3,
        phrase_set(
            """
            mailbox is full, mailbox is almost full, mailbox has exceeded, mailbox quota, mailbox
            storage, storage limit, storage is full, storage is almost full, cloud storage, email
            quota, undelivered messages, undelivered mails, pending messages, pending mails, pending
            incoming, pending emails, messages are pending, messages were blocked, messages on hold,
            incoming messages, incoming mails, release messages, release your messages, retrieve
            your messages, recover messages, email server, mail server upgrade, mailbox upgrade,
            email account will be, email will be deactivated, mailbox will be, deactivation request,
            request to deactivate, shut down your, voice message, voicemail, encrypted message,
            secure message, secure document, shared a file with you, shared a document with you,
            document has been shared, new fax, postfach ist voll, postfach ist fast voll,
            speicherplatz, ausstehende nachrichten, zurückgehaltene nachrichten, boîte mail est
            pleine, boîte de réception est pleine, messages en attente, espace de stockage, buzón
            está lleno, mensajes pendientes, espacio de almacenamiento, casella è piena, messaggi in
            sospeso, spazio di archiviazione, caixa de entrada está cheia, mensagens pendentes,
            mailbox is vol, opslagruimte, openstaande berichten
            """
        ),
    ),
    Theme(
        "a purse of coins",
        "credentials",
        3,
        phrase_set(
            """
            seed phrase, recovery phrase, secret phrase, 12-word, 24-word, wallet will be, wallet
            has been, verify your wallet, validate your wallet, your wallet, connect your wallet,
            claim your token, airdrop, withdrawal request, your bitcoin, bitcoin is waiting, btc to
            your, crypto account, mining account, staking reward, metamask, trust wallet, ledger
            live
            """
        ),
    ),
)
