import { t } from "@lingui/core/macro";

export const warnings = {
  "first_contact": {
    "tone": "care",
    get short() { return t({ message: "first contact", context: "warnings: short" }); },
    get long() { return t({ message: "You have never written to this address before.", context: "warnings: long" }); }
  },
  "lookalike_sender": {
    "tone": "alarm",
    get short() { return t({ message: "look-alike", context: "warnings: short" }); },
    get long() { return t({ message: "This address or name resembles one you know, or is said to be somebody's new one. Make sure on a way you know.", context: "warnings: long" }); }
  },
  "hidden_text": {
    "tone": "care",
    get short() { return t({ message: "hidden text", context: "warnings: short" }); },
    get long() { return t({ message: "The mail holds text that you cannot see in it. It was left out, and nothing answers it.", context: "warnings: long" }); }
  },
  "unverified_sender": {
    "tone": "care",
    get short() { return t({ message: "sender not verified", context: "warnings: short" }); },
    get long() { return t({ message: "The provider could not confirm that this mail came from the address it names.", context: "warnings: long" }); }
  },
  "reply_to_differs": {
    "tone": "alarm",
    get short() { return t({ message: "answers go elsewhere", context: "warnings: short" }); },
    get long() { return t({ message: "The mail asks for answers at another organisation. This reply goes to the sender instead.", context: "warnings: long" }); }
  },
  "answer_goes_to_reply_to": {
    "tone": "care",
    get short() { return t({ message: "named for answers", context: "warnings: short" }); },
    get long() { return t({ message: "Somebody passed this mail on. This reply goes to the address that the mail names for answers.", context: "warnings: long" }); }
  },
  "name_shows_other_address": {
    "tone": "alarm",
    get short() { return t({ message: "two addresses", context: "warnings: short" }); },
    get long() { return t({ message: "The sender's name shows one address, and the mail comes from another.", context: "warnings: long" }); }
  },
  "credential_pressure": {
    "tone": "alarm",
    get short() { return t({ message: "asks for a password", context: "warnings: short" }); },
    get long() { return t({ message: "The mail presses you to sign in or to confirm secrets through a link.", context: "warnings: long" }); }
  },
  "poses_as_brand": {
    "tone": "alarm",
    get short() { return t({ message: "borrowed name", context: "warnings: short" }); },
    get long() { return t({ message: "The sender has the name of a well-known organisation, and the address is not of it.", context: "warnings: long" }); }
  },
  "poses_as_colleague": {
    "tone": "alarm",
    get short() { return t({ message: "not from your house", context: "warnings: short" }); },
    get long() { return t({ message: "The sender has the name of your own organisation, and the address is not of it.", context: "warnings: long" }); }
  },
  "link_leads_elsewhere": {
    "tone": "alarm",
    get short() { return t({ message: "link leads elsewhere", context: "warnings: short" }); },
    get long() { return t({ message: "A link in the mail shows one address and leads to another.", context: "warnings: long" }); }
  },
  "payment_pressure": {
    "tone": "alarm",
    get short() { return t({ message: "presses for money", context: "warnings: short" }); },
    get long() { return t({ message: "The mail presses you to pay, or names a new account.", context: "warnings: long" }); }
  },
  "swindle_words": {
    "tone": "care",
    get short() { return t({ message: "bait", context: "warnings: short" }); },
    get long() { return t({ message: "The mail uses the words of a swindle: prizes, refunds, threats.", context: "warnings: long" }); }
  },
  "dmarc_fail": {
    "tone": "alarm",
    get short() { return t({ message: "sender forged", context: "warnings: short" }); },
    get long() { return t({ message: "The domain in the sender's address says that this mail did not come from it.", context: "warnings: long" }); }
  },
  "poses_as_you": {
    "tone": "alarm",
    get short() { return t({ message: "poses as you", context: "warnings: short" }); },
    get long() { return t({ message: "The mail claims to come from your own address, and it could not be confirmed that it does.", context: "warnings: long" }); }
  },
  "document_to_stranger": {
    "tone": "alarm",
    get short() { return t({ message: "file to a stranger", context: "warnings: short" }); },
    get long() { return t({ message: "This file of yours would go to somebody whom you have never written to. Make sure who they are.", context: "warnings: long" }); }
  }
} as const;
