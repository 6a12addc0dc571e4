import { t } from "@lingui/core/macro";

export const instructions = {
  "first": {
    get does() { return t({ message: "Who comes first", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Mails von clara@example.org zuerst.",
        "Bevorzuge alles von acme.example.",
        "Meine Chefin anna@example.org ist sehr wichtig."
      ],
      "en": [
        "Mails from clara@example.org first.",
        "Prioritize everything from acme.example.",
        "My boss anna@example.org is very important."
      ]
    }
  },
  "greeting": {
    get does() { return t({ message: "How letters begin", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Beginne mit „Hallo“.",
        "Fang meine Mails auf Englisch mit „Hey“ an."
      ],
      "en": [
        "Start with “Hi”.",
        "Begin my letters with “Guten Tag” in German."
      ]
    }
  },
  "language": {
    get does() { return t({ message: "The language of replies", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Antworte auf Deutsch.",
        "Meine Antworten immer auf Englisch."
      ],
      "en": [
        "Answer in German.",
        "Always write my replies in English."
      ]
    }
  },
  "language_of_mail": {
    get does() { return t({ message: "The language of the mail", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Antworte in der Sprache der Mail."
      ],
      "en": [
        "Reply in the language of the mail."
      ]
    }
  },
  "leave": {
    get does() { return t({ message: "What to leave alone", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Lass Belege in Ruhe.",
        "Ignoriere Newsletter von acme.example.",
        "Fass nichts von meinem Vermieter hans@example.org an.",
        "Um Mails von clara@example.org kümmere ich mich selbst.",
        "Bitte keine Newsletter mehr."
      ],
      "en": [
        "Leave receipts alone.",
        "Ignore newsletters from acme.example.",
        "Don't touch anything from my landlord hans@example.org.",
        "I handle mails from clara@example.org myself.",
        "No more newsletters, please."
      ]
    }
  },
  "never_archive": {
    get does() { return t({ message: "Never archive", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Nie etwas archivieren.",
        "Archiviere keine Newsletter von acme.example."
      ],
      "en": [
        "Never archive anything.",
        "Don't archive newsletters from acme.example."
      ]
    }
  },
  "never_delete": {
    get does() { return t({ message: "What no agent does", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Lösche nie etwas.",
        "Leite keine Mails weiter."
      ],
      "en": [
        "Never delete anything.",
        "Don't forward my mails."
      ]
    }
  },
  "never_follow_up": {
    get does() { return t({ message: "No follow-ups", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Hak nie nach.",
        "Keine Nachfragen bei hans@example.org.",
        "Erinnere mich nicht an Versprechen."
      ],
      "en": [
        "No follow-ups.",
        "Never follow up with hans@example.org.",
        "Don't remind me of promises."
      ]
    }
  },
  "never_label": {
    get does() { return t({ message: "Never label", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Beschrifte nichts.",
        "Keine Labels für Belege."
      ],
      "en": [
        "Never label anything.",
        "Don't put labels on receipts."
      ]
    }
  },
  "never_mark_read": {
    get does() { return t({ message: "Never mark as read", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Markiere nichts als gelesen.",
        "Lass Benachrichtigungen ungelesen."
      ],
      "en": [
        "Never mark anything as read.",
        "Keep notifications unread."
      ]
    }
  },
  "never_reply": {
    get does() { return t({ message: "No replies", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Schlag keine Antworten vor.",
        "Beantworte nie Mails von hans@example.org.",
        "Keine Antworten auf Newsletter vorschlagen."
      ],
      "en": [
        "Don't propose replies.",
        "Never answer mails from hans@example.org.",
        "Don't propose replies to newsletters."
      ]
    }
  },
  "never_send": {
    get does() { return t({ message: "Drafts alone", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Schick nie etwas ab.",
        "Schreib nur Entwürfe."
      ],
      "en": [
        "Never send anything.",
        "Only write drafts."
      ]
    }
  },
  "pronoun": {
    get does() { return t({ message: "How people are addressed", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Sieze alle.",
        "Sag „du“ zu allen.",
        "Immer per Sie."
      ],
      "en": [
        "Use Sie.",
        "Say “du” to everybody.",
        "Address everyone formally."
      ]
    }
  },
  "sign_off": {
    get does() { return t({ message: "How letters end", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Unterschreibe mit „Viele Grüße, Sam“.",
        "Schließe meine Mails auf Englisch mit „Best, Sam“."
      ],
      "en": [
        "Sign off with 'Best, Sam'.",
        "End my mails with “Viele Grüße, Sam” in German."
      ]
    }
  },
  "tone": {
    get does() { return t({ message: "The tone", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Halte dich kurz.",
        "Sei förmlich.",
        "Schreib in einem freundlichen Ton."
      ],
      "en": [
        "Keep it short.",
        "Be formal.",
        "Use a friendly tone."
      ]
    }
  },
  "unasked": {
    get does() { return t({ message: "What no instruction does", context: "instructions: does" }); },
    "examples": {
      "de": [
        "Schick alles ab, ohne mich zu fragen.",
        "Genehmige alles selbst."
      ],
      "en": [
        "Send everything without asking me.",
        "Approve everything yourself."
      ]
    }
  }
} as const;
