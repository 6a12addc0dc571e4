"""Letters in German."""

from countersign.domain.users.letters.words import LetterWords, Words

GERMAN = LetterWords(
    verify=Words(
        "Bestätigen Sie Ihre Adresse für Countersign",
        (
            "Mit dieser Adresse wurde ein Konto bei Countersign eröffnet. Bestätigen Sie, dass es"
            " Ihre ist:",
            "{link}",
            "Der Link gilt 24 Stunden und ein einziges Mal; nur der neueste zählt.",
            "Waren Sie das nicht, lassen Sie diesen Brief unbeachtet. Wer das Konto eröffnet hat,"
            " kann damit nicht viel anfangen und verliert es an Sie, sobald Sie ein neues Passwort"
            " verlangen.",
        ),
    ),
    reset=Words(
        "Ein neues Passwort für Countersign",
        (
            "Für Ihr Konto bei Countersign wurde ein neues Passwort verlangt. Wählen Sie es hier:",
            "{link}",
            "Der Link gilt 30 Minuten und ein einziges Mal; nur der neueste zählt. Mit dem neuen"
            " Passwort enden alle Sitzungen.",
            "Waren Sie das nicht, lassen Sie diesen Brief unbeachtet: Es ändert sich nichts.",
        ),
    ),
    new_address=Words(
        "Bestätigen Sie Ihre neue Adresse für Countersign",
        (
            "Dies soll die Adresse eines Kontos bei Countersign werden. Bestätigen Sie sie in dem"
            " Browser, in dem Sie angemeldet sind:",
            "{link}",
            "Der Link gilt eine Stunde und ein einziges Mal; nur der neueste zählt.",
            "Waren Sie das nicht, lassen Sie diesen Brief unbeachtet: Es ändert sich nichts.",
        ),
    ),
    address_taken=Words(
        "Zu dieser Adresse gibt es ein Konto bei Countersign",
        (
            "Jemand wollte einem Konto bei Countersign diese Adresse geben, aber sie gehört schon"
            " zu einem anderen. Es wurde nichts geändert.",
            "Melden Sie sich dort an, oder verlangen Sie ein neues Passwort:",
            "{link}",
            "Waren Sie das nicht, lassen Sie diesen Brief unbeachtet.",
        ),
    ),
    notices={
        "password_changed": (
            "Ihr Passwort wurde geändert",
            "Das Passwort Ihres Kontos bei Countersign wurde geändert, und alle anderen Sitzungen"
            " wurden beendet.",
        ),
        "password_reset": (
            "Ihr Passwort wurde neu gesetzt",
            "Das Passwort Ihres Kontos bei Countersign wurde über einen Link, den wir an diese"
            " Adresse geschickt haben, neu gesetzt, und alle Sitzungen wurden beendet.",
        ),
        "email_changed": (
            "Ihre Adresse wurde geändert",
            "Ihr Konto bei Countersign hat jetzt eine andere Adresse, und alle anderen Sitzungen"
            " wurden beendet. An diese hier schreiben wir zum letzten Mal.",
        ),
        "second_factor_on": (
            "Die Anmeldung verlangt jetzt einen Code",
            "Für Ihr Konto bei Countersign wurde ein zweiter Faktor eingeschaltet.",
        ),
        "second_factor_off": (
            "Die Anmeldung verlangt keinen Code mehr",
            "Der zweite Faktor Ihres Kontos bei Countersign wurde ausgeschaltet.",
        ),
        "recovery_code_used": (
            "Ein Wiederherstellungscode wurde benutzt",
            "Mit einem der Wiederherstellungscodes Ihres Kontos bei Countersign hat sich jemand"
            " angemeldet.",
        ),
        "sign_in_linked": (
            "Ein weiterer Weg zur Anmeldung wurde hinzugefügt",
            "Ein Konto bei einem anderen Anbieter kann sich jetzt an Ihrem Konto bei Countersign"
            " anmelden.",
        ),
        "sign_in_removed": (
            "Ein Weg zur Anmeldung wurde entfernt",
            "Ein Konto bei einem anderen Anbieter kann sich nicht mehr an Ihrem Konto bei"
            " Countersign anmelden.",
        ),
        "export_ready": (
            "Ihre Daten liegen bereit",
            "Die Kopie Ihrer Daten, die verlangt wurde, kann in den Einstellungen heruntergeladen"
            " werden.",
        ),
        "account_closed": (
            "Ihr Konto wird geschlossen",
            "Ihr Konto bei Countersign wurde geschlossen. Alles darin wird gelöscht, und an diese"
            " Adresse schreiben wir zum letzten Mal.",
        ),
    },
    unasked=(
        "Waren Sie das nicht, holen Sie sich Ihr Konto jetzt zurück, indem Sie ein neues Passwort"
        " verlangen:",
        "{link}",
    ),
    too_late=(
        "Waren Sie das nicht, hat sich jemand anders in Ihrem Namen angemeldet.",
        "Ändern Sie das Passwort überall, wo Sie es sonst benutzen, und das dieses Postfachs.",
    ),
)
