export const agents = {
  "email": {
    "title": "Email",
    "job": "Reads new mail, sorts it, and drafts answers to what needs one."
  }
} as const;
