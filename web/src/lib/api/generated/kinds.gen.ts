export const kinds = {
  "email.archive": {
    "family": "email",
    "shape": "items",
    "verb": "Archive",
    "doing": "Archiving",
    "done": "Archived",
    "noun": "Archive",
    "editable": [
      "items"
    ],
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "name": "items",
        "role": "item",
        "many": true
      }
    ]
  },
  "email.draft_reply": {
    "family": "email",
    "shape": "letter",
    "verb": "Save draft",
    "doing": "Saving the draft",
    "done": "Draft saved",
    "noun": "Draft reply",
    "editable": [
      "to",
      "cc",
      "subject",
      "body"
    ],
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
      }
    ]
  },
  "email.label": {
    "family": "email",
    "shape": "items",
    "verb": "Label",
    "doing": "Labelling",
    "done": "Labelled",
    "noun": "Label",
    "editable": [
      "items"
    ],
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "name": "items",
        "role": "item",
        "many": true
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
    "verb": "Mark as read",
    "doing": "Marking as read",
    "done": "Marked as read",
    "noun": "Mark as read",
    "editable": [
      "items"
    ],
    "fields": [
      {
        "name": "integration_id",
        "role": "reference"
      },
      {
        "name": "items",
        "role": "item",
        "many": true
      }
    ]
  },
  "email.send_reply": {
    "family": "email",
    "shape": "letter",
    "verb": "Send reply",
    "doing": "Sending the reply",
    "done": "Reply sent",
    "noun": "Reply",
    "editable": [
      "to",
      "cc",
      "subject",
      "body"
    ],
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
      }
    ]
  }
} as const;
