import { t } from "@lingui/core/macro";

export const kinds = {
  "email.archive": {
    "family": "email",
    "shape": "items",
    "editable": [
      "items"
    ],
    get verb() { return t({ message: "Archive", context: "kinds: verb" }); },
    get doing() { return t({ message: "Archiving", context: "kinds: doing" }); },
    get done() { return t({ message: "Archived", context: "kinds: done" }); },
    get noun() { return t({ message: "Archive", context: "kinds: noun" }); },
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "name": "items",
        "role": "item",
        "many": true,
        "from": "sender"
      }
    ]
  },
  "email.draft_reply": {
    "family": "email",
    "shape": "letter",
    "editable": [
      "to",
      "cc",
      "subject",
      "body",
      "attachments"
    ],
    get verb() { return t({ message: "Save draft", context: "kinds: verb" }); },
    get doing() { return t({ message: "Saving the draft", context: "kinds: doing" }); },
    get done() { return t({ message: "Draft saved", context: "kinds: done" }); },
    get noun() { return t({ message: "Draft reply", context: "kinds: noun" }); },
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "longest": 320,
        "name": "to",
        "role": "recipient",
        "many": true
      },
      {
        "longest": 320,
        "name": "cc",
        "role": "recipient",
        "many": true
      },
      {
        "longest": 998,
        "name": "subject",
        "role": "words"
      },
      {
        "longest": 50000,
        "name": "body",
        "role": "words"
      },
      {
        "name": "thread_id",
        "role": "place"
      },
      {
        "name": "reply_to_message_id",
        "role": "reference"
      },
      {
        "longest": 998,
        "name": "in_reply_to",
        "role": "reference"
      },
      {
        "longest": 998,
        "name": "references",
        "role": "reference"
      },
      {
        "name": "attachments",
        "role": "document",
        "many": true
      }
    ]
  },
  "email.follow_up": {
    "family": "email",
    "shape": "letter",
    "editable": [
      "to",
      "cc",
      "subject",
      "body",
      "attachments"
    ],
    get verb() { return t({ message: "Ask again", context: "kinds: verb" }); },
    get doing() { return t({ message: "Asking again", context: "kinds: doing" }); },
    get done() { return t({ message: "Asked again", context: "kinds: done" }); },
    get noun() { return t({ message: "Follow-up", context: "kinds: noun" }); },
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "longest": 320,
        "name": "to",
        "role": "recipient",
        "many": true
      },
      {
        "longest": 320,
        "name": "cc",
        "role": "recipient",
        "many": true
      },
      {
        "longest": 998,
        "name": "subject",
        "role": "words"
      },
      {
        "longest": 50000,
        "name": "body",
        "role": "words"
      },
      {
        "name": "thread_id",
        "role": "place"
      },
      {
        "name": "reply_to_message_id",
        "role": "reference"
      },
      {
        "longest": 998,
        "name": "in_reply_to",
        "role": "reference"
      },
      {
        "longest": 998,
        "name": "references",
        "role": "reference"
      },
      {
        "name": "attachments",
        "role": "document",
        "many": true
      }
    ]
  },
  "email.label": {
    "family": "email",
    "shape": "items",
    "editable": [
      "items"
    ],
    get verb() { return t({ message: "Label", context: "kinds: verb" }); },
    get doing() { return t({ message: "Labelling", context: "kinds: doing" }); },
    get done() { return t({ message: "Labelled", context: "kinds: done" }); },
    get noun() { return t({ message: "Label", context: "kinds: noun" }); },
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "name": "items",
        "role": "item",
        "many": true,
        "from": "sender"
      },
      {
        "name": "label",
        "role": "words"
      }
    ]
  },
  "email.mark_read": {
    "family": "email",
    "shape": "items",
    "editable": [
      "items"
    ],
    get verb() { return t({ message: "Mark as read", context: "kinds: verb" }); },
    get doing() { return t({ message: "Marking as read", context: "kinds: doing" }); },
    get done() { return t({ message: "Marked as read", context: "kinds: done" }); },
    get noun() { return t({ message: "Mark as read", context: "kinds: noun" }); },
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "name": "items",
        "role": "item",
        "many": true,
        "from": "sender"
      }
    ]
  },
  "email.send_reply": {
    "family": "email",
    "shape": "letter",
    "editable": [
      "to",
      "cc",
      "subject",
      "body",
      "attachments"
    ],
    get verb() { return t({ message: "Send reply", context: "kinds: verb" }); },
    get doing() { return t({ message: "Sending the reply", context: "kinds: doing" }); },
    get done() { return t({ message: "Reply sent", context: "kinds: done" }); },
    get noun() { return t({ message: "Reply", context: "kinds: noun" }); },
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "longest": 320,
        "name": "to",
        "role": "recipient",
        "many": true
      },
      {
        "longest": 320,
        "name": "cc",
        "role": "recipient",
        "many": true
      },
      {
        "longest": 998,
        "name": "subject",
        "role": "words"
      },
      {
        "longest": 50000,
        "name": "body",
        "role": "words"
      },
      {
        "name": "thread_id",
        "role": "place"
      },
      {
        "name": "reply_to_message_id",
        "role": "reference"
      },
      {
        "longest": 998,
        "name": "in_reply_to",
        "role": "reference"
      },
      {
        "longest": 998,
        "name": "references",
        "role": "reference"
      },
      {
        "name": "attachments",
        "role": "document",
        "many": true
      }
    ]
  }
} as const;
