import { t } from "@lingui/core/macro";

export const agents = {
  "email": {
    get title() { return t({ message: "Email", context: "agents: title" }); },
    get job() { return t({ message: "Reads new mail, sorts it, and drafts answers to what needs one.", context: "agents: job" }); }
  }
} as const;
