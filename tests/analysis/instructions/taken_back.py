"""What people write behind a sentence: to take it back, to narrow it, to ask for something else
instead; or without a word about it. In English and in German."""

BEHIND = ("Ignore newsletters from acme.example.", "Ignoriere Newsletter von acme.example.")

REFERS_BACK = (
    (
        *("Forget that.", "Scratch that.", "I take that back.", "Never mind.", "Undo that."),
        *("No.", "No!", "No, don't.", "Nope.", "Oh no, wait.", "Please don't.", "Don't."),
        *("Not really.", "Or not.", "Or better not?", "Actually, don't.", "Better not."),
        *("Ask me before.", "Ask me first.", "Ask first.", "Check with me first.", "Ask."),
        *("Let me decide.", "I'll decide.", "You decide.", "It's up to you.", "It depends."),
        *("Not without my approval.", "With my consent.", "Unless I say so.", "If in doubt, ask."),
        *("Forward instead.", "Archive them instead.", "Do the opposite.", "The other way round."),
        *("They may be archived.", "Those from Bob are fine.", "Label these.", "Stop doing that."),
        *("I changed my mind.", "On second thought, archive them.", "Just kidding.", "I lied."),
        *("That was a joke.", "That's wrong.", "My mistake.", "Oops.", "I was wrong.", "False."),
        *("Cancel the last rule.", "Delete the previous sentence.", "Forget what I said.", "Void."),
        *("Forget everything.", "Ignore the above.", "Don't listen to me.", "Old rule."),
        *("Only on Fridays.", "Weekends excepted.", "Fridays off.", "Until Monday.", "For now."),
        *("As long as I am away.", "When I'm away.", "Sometimes.", "Maybe.", "Rarely."),
        *("Not any more.", "No longer.", "Today only.", "At work.", "Not yet.", "Just this once."),
        *("OK?", "Agreed?", "Is that possible?", "Why?", "Do you do so?", "Same for receipts?"),
        *("Never.", "Rather not.", "Obsolete.", "Temporarily.", "Until further notice, not."),
        *("Void since March.", "Outdated since May.", "Superseded by the new list.", "Invalid."),
        *("From May on.", "Starting in January.", "Old rule, see there.", "My boss forbids it."),
        *("My boss told us to stop.", "Our lawyer disagrees."),
        *("Disregard my instruction.", "Please don't follow the rule.", "Rule 1 is cancelled."),
    ),
    (
        *("Vergiss das.", "Lass das.", "Lass es.", "Das nehme ich zurück.", "Rückgängig."),
        *("Nein.", "Nein, doch nicht.", "Ach nein.", "Nee.", "Nö.", "Bitte nicht.", "Nie."),
        *("Lieber nicht.", "Besser nicht.", "Nicht wirklich.", "Oder auch nicht.", "Doch nicht."),
        *("Frag mich vorher.", "Frag mich.", "Erst fragen.", "Frag erst.", "Zuerst mich fragen."),
        *("Das entscheide ich.", "Entscheide selbst.", "Kommt darauf an.", "Im Zweifel fragen."),
        *("Nach Rücksprache.", "Mit meiner Zustimmung.", "Nicht ohne mein Okay."),
        *("Stattdessen weiterleiten.", "Archiviere sie stattdessen.", "Mach das Gegenteil."),
        *("Umgekehrt.", "Andersherum.", "Die dürfen archiviert werden.", "Die von Bob sind okay."),
        *("Ich habe es mir anders überlegt.", "War ein Scherz.", "Quatsch.", "Das ist falsch."),
        *("Mein Fehler.", "Ich war im Irrtum.", "Streiche den letzten Satz.", "Obiges vergessen."),
        *("Alles vergessen.", "Hör nicht auf mich.", "Hinfällig.", "Alte Regel.", "Gilt nicht."),
        *("Nur am Freitag.", "Außer freitags.", "Bis Montag.", "Manchmal.", "Vorübergehend."),
        *("Das gilt nicht mehr.", "Nicht mehr.", "Nur heute.", "Vielleicht.", "Mach das nicht."),
        *("Ungültig seit Mai.", "Veraltet seit Mai.", "Erst ab Januar.", "Entfällt seit Mai."),
        *("Hör auf damit.", "Ignoriere meine Anweisung.", "Regel 1 entfällt."),
        *("Okay?", "Einverstanden?", "Geht das?", "Warum?", "Moment.", "Warte.", "Niemals."),
    ),
)

STANDS_ALONE = (
    (
        *("Talk of cats.", "No small talk.", "Be polite.", "Be funny.", "Use emojis."),
        *("Make it sound natural.", "Keep it simple.", "Tell people that I am away."),
        *("Mention the date.", "Sign as Sam.", "Write like a lawyer.", "My name is Sam Meier."),
        *("Answer recruiters with a joke.", "Never use exclamation marks.", "Ignore marketing."),
        *("Archive newsletters from other.example.", "Never answer recruiters."),
        *("Forward mails from hans@example.org to clara@example.org.", "Start with a joke."),
        *("Thanks!", "Yes.", "Yes, please.", "Do it, please.", "I mean it.", "That's all."),
        *("This is important.", "No exceptions.", "They annoy me.", "Thank you! That's all."),
    ),
    (
        *("Sprich über Katzen.", "Kein Smalltalk.", "Sei höflich.", "Verwende Emojis."),
        *("Schreib das Datum dazu.", "Schreib wie ein Anwalt.", "Mein Name ist Sam Meier."),
        *("Ich wohne in Berlin.", "Ignoriere Werbung.", "Keine Ausrufezeichen."),
        *("Nenne immer das Datum.", "Erwähne die Rechnung.", "Halte es einfach und klar."),
        *("Danke!", "Ja, bitte.", "Das ist wichtig.", "Das ist alles.", "Die nerven."),
        *("Ausnahmslos.", "Vielen Dank!", "Mach das.", "Das meine ich ernst."),
    ),
)
