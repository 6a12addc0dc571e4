import { t } from "@lingui/core/macro";

export const permissions = {
  "openid": {
    get why() { return t({ message: "To know this account again.", context: "permissions: why" }); }
  },
  "email": {
    get why() { return t({ message: "To show you which account it is.", context: "permissions: why" }); }
  },
  "https://www.googleapis.com/auth/gmail.modify": {
    get why() { return t({ message: "To read your mail, and to write the drafts, replies and labels that you approve.", context: "permissions: why" }); }
  }
} as const;
