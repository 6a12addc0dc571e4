import { t } from "@lingui/core/macro";

export const warnings = {
  "first_contact": {
    "tone": "care",
    get short() { return t({ message: "first contact", context: "warnings: short" }); }
  },
  "lookalike_sender": {
    "tone": "alarm",
    get short() { return t({ message: "look-alike", context: "warnings: short" }); }
  },
  "hidden_text": {
    "tone": "care",
    get short() { return t({ message: "hidden text", context: "warnings: short" }); }
  },
  "unverified_sender": {
    "tone": "care",
    get short() { return t({ message: "sender not verified", context: "warnings: short" }); }
  },
  "reply_to_differs": {
    "tone": "alarm",
    get short() { return t({ message: "answers go elsewhere", context: "warnings: short" }); }
  },
  "answer_goes_to_reply_to": {
    "tone": "care",
    get short() { return t({ message: "named for answers", context: "warnings: short" }); }
  },
  "name_shows_other_address": {
    "tone": "alarm",
    get short() { return t({ message: "two addresses", context: "warnings: short" }); }
  },
  "credential_pressure": {
    "tone": "alarm",
    get short() { return t({ message: "asks for a password", context: "warnings: short" }); }
  },
  "poses_as_brand": {
    "tone": "alarm",
    get short() { return t({ message: "borrowed name", context: "warnings: short" }); }
  },
  "poses_as_colleague": {
    "tone": "alarm",
    get short() { return t({ message: "not from your house", context: "warnings: short" }); }
  },
  "link_leads_elsewhere": {
    "tone": "alarm",
    get short() { return t({ message: "link leads elsewhere", context: "warnings: short" }); }
  },
  "payment_pressure": {
    "tone": "alarm",
    get short() { return t({ message: "presses for money", context: "warnings: short" }); }
  },
  "swindle_words": {
    "tone": "care",
    get short() { return t({ message: "bait", context: "warnings: short" }); }
  },
  "dmarc_fail": {
    "tone": "alarm",
    get short() { return t({ message: "sender forged", context: "warnings: short" }); }
  },
  "poses_as_you": {
    "tone": "alarm",
    get short() { return t({ message: "poses as you", context: "warnings: short" }); }
  },
  "document_to_stranger": {
    "tone": "alarm",
    get short() { return t({ message: "file to a stranger", context: "warnings: short" }); }
  }
} as const;
