export const providers = {
  "google": {
    "title": "Google",
    "reads": "Gmail",
    "capabilities": [
      "mail"
    ]
  }
} as const;
