import { t } from "@lingui/core/macro";

export const rules = {
  "email.archive": {
    get does() { return t({ message: "Archive conversations", context: "rules: does" }); },
    "who": "sender",
    "pin": "sender",
    "own": []
  },
  "email.draft_reply": {
    get does() { return t({ message: "Save draft replies", context: "rules: does" }); },
    "who": "to",
    "pin": "recipient",
    "own": []
  },
  "email.follow_up": {
    get does() { return t({ message: "Send follow-ups", context: "rules: does" }); },
    "who": "to",
    "pin": "recipient",
    "own": []
  },
  "email.label": {
    get does() { return t({ message: "Label conversations", context: "rules: does" }); },
    "who": "sender",
    "pin": "sender",
    "own": [
      {
        "name": "label"
      }
    ]
  },
  "email.mark_read": {
    get does() { return t({ message: "Mark conversations as read", context: "rules: does" }); },
    "who": "sender",
    "pin": "sender",
    "own": []
  },
  "email.send_reply": {
    get does() { return t({ message: "Send replies", context: "rules: does" }); },
    "who": "to",
    "pin": "recipient",
    "own": []
  }
} as const;
