import { t } from "@lingui/core/macro";

export const explained = {
  "first_contact": {
    get long() { return t({ message: "You have never written to this address before.", context: "warnings: long" }); }
  },
  "lookalike_sender": {
    get long() { return t({ message: "This address or name resembles one you know, or is said to be somebody's new one. Make sure on a way you know.", context: "warnings: long" }); }
  },
  "hidden_text": {
    get long() { return t({ message: "The mail holds text that you cannot see in it. It was left out, and nothing answers it.", context: "warnings: long" }); }
  },
  "unverified_sender": {
    get long() { return t({ message: "The provider could not confirm that this mail came from the address it names.", context: "warnings: long" }); }
  },
  "reply_to_differs": {
    get long() { return t({ message: "The mail asks for answers at another organisation. This reply goes to the sender instead.", context: "warnings: long" }); }
  },
  "answer_goes_to_reply_to": {
    get long() { return t({ message: "Somebody passed this mail on. This reply goes to the address that the mail names for answers.", context: "warnings: long" }); }
  },
  "name_shows_other_address": {
    get long() { return t({ message: "The sender's name shows one address, and the mail comes from another.", context: "warnings: long" }); }
  },
  "credential_pressure": {
    get long() { return t({ message: "The mail presses you to sign in or to confirm secrets through a link.", context: "warnings: long" }); }
  },
  "poses_as_brand": {
    get long() { return t({ message: "The sender has the name of a well-known organisation, and the address is not of it.", context: "warnings: long" }); }
  },
  "poses_as_colleague": {
    get long() { return t({ message: "The sender has the name of your own organisation, and the address is not of it.", context: "warnings: long" }); }
  },
  "link_leads_elsewhere": {
    get long() { return t({ message: "A link in the mail shows one address and leads to another.", context: "warnings: long" }); }
  },
  "payment_pressure": {
    get long() { return t({ message: "The mail presses you to pay, or names a new account.", context: "warnings: long" }); }
  },
  "swindle_words": {
    get long() { return t({ message: "The mail uses the words of a swindle: prizes, refunds, threats.", context: "warnings: long" }); }
  },
  "dmarc_fail": {
    get long() { return t({ message: "The domain in the sender's address says that this mail did not come from it.", context: "warnings: long" }); }
  },
  "poses_as_you": {
    get long() { return t({ message: "The mail claims to come from your own address, and it could not be confirmed that it does.", context: "warnings: long" }); }
  },
  "document_to_stranger": {
    get long() { return t({ message: "This file of yours would go to somebody whom you have never written to. Make sure who they are.", context: "warnings: long" }); }
  }
} as const;
