export const rules = {
  "email.archive": {
    "does": "Archive conversations",
    "who": "sender",
    "pin": "sender",
    "own": []
  },
  "email.draft_reply": {
    "does": "Save draft replies",
    "who": "to",
    "pin": "recipient",
    "own": []
  },
  "email.label": {
    "does": "Label conversations",
    "who": "sender",
    "pin": "sender",
    "own": [
      {
        "name": "label"
      }
    ]
  },
  "email.mark_read": {
    "does": "Mark conversations as read",
    "who": "sender",
    "pin": "sender",
    "own": []
  },
  "email.send_reply": {
    "does": "Send replies",
    "who": "to",
    "pin": "recipient",
    "own": []
  }
} as const;
