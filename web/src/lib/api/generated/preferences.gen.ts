import { t } from "@lingui/core/macro";

export const preferences = {
  "approval_ttl_hours": {
    "heeded": true,
    get changes() { return t({ message: "How long a task waits for a decision before it expires.", context: "preferences: changes" }); }
  },
  "cooling_seconds": {
    "heeded": true,
    get changes() { return t({ message: "How long a mail that was countersigned can still be cancelled.", context: "preferences: changes" }); }
  },
  "engine": {
    "heeded": false,
    get changes() { return t({ message: "Which engine judges and writes.", context: "preferences: changes" }); }
  },
  "meeting": {
    "heeded": false,
    get changes() { return t({ message: "How long meetings are, and how many a day may hold.", context: "preferences: changes" }); }
  },
  "monthly_ai_budget": {
    "heeded": false,
    get changes() { return t({ message: "What language models may cost in a month.", context: "preferences: changes" }); }
  },
  "never_touch": {
    "heeded": true,
    get changes() { return t({ message: "Whose mail no agent reads, answers or sorts.", context: "preferences: changes" }); }
  },
  "notifications.bundle_over": {
    "heeded": false,
    get changes() { return t({ message: "From how many on notifications come as one.", context: "preferences: changes" }); }
  },
  "notifications.details": {
    "heeded": false,
    get changes() { return t({ message: "Whether the words of a task stand in its notification.", context: "preferences: changes" }); }
  },
  "notifications.email": {
    "heeded": false,
    get changes() { return t({ message: "Whether a mail says that something waits.", context: "preferences: changes" }); }
  },
  "notifications.push": {
    "heeded": true,
    get changes() { return t({ message: "Whether the devices are told that something waits.", context: "preferences: changes" }); }
  },
  "notifications.quiet_hours": {
    "heeded": true,
    get changes() { return t({ message: "When no device is told of anything.", context: "preferences: changes" }); }
  },
  "priorities": {
    "heeded": false,
    get changes() { return t({ message: "Whose findings come first, where several agents find something.", context: "preferences: changes" }); }
  },
  "signature": {
    "heeded": true,
    get changes() { return t({ message: "What stands under the mails that are written.", context: "preferences: changes" }); }
  },
  "tone": {
    "heeded": true,
    get changes() { return t({ message: "How the mails sound that are written.", context: "preferences: changes" }); }
  },
  "vip": {
    "heeded": true,
    get changes() { return t({ message: "Whose mail comes before all else.", context: "preferences: changes" }); }
  },
  "working_hours": {
    "heeded": true,
    get changes() { return t({ message: "When a day begins and ends, for what is put off until then.", context: "preferences: changes" }); }
  }
} as const;
