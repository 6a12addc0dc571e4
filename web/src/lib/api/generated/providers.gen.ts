import { t } from "@lingui/core/macro";

export const providers = {
  "google": {
    "title": "Google",
    get reads() { return t({ message: "Gmail", context: "providers: reads" }); },
    "capabilities": [
      "mail"
    ]
  }
} as const;
