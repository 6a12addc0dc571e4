import { msg } from "@lingui/core/macro";

export const sentences = {
  "asks.meeting": msg({ message: "{who} wants to find a time with you, and nobody has answered yet.", context: "sentences" }),
  "asks.question": msg({ message: "{who} asks you a question, and nobody has answered yet.", context: "sentences" }),
  "asks.request": msg({ message: "{who} asks you for something, and nobody has answered yet.", context: "sentences" }),
  "asks.review": msg({ message: "{who} wants you to look at something, and nobody has answered yet.", context: "sentences" }),
  "pile.newsletter": msg({ message: "From {senders}. They went to many people at once and stay in your mailbox when they leave the inbox.", context: "sentences" }),
  "pile.notification": msg({ message: "From {senders}. Programs wrote them to tell you something; none of them waits for an answer.", context: "sentences" }),
  "pile.receipt": msg({ message: "From {senders}. They tell of what you ordered or paid, and can be found again under a label.", context: "sentences" }),
  "sign.as_reader": msg({ message: "it claims to come from your own address", context: "sentences" }),
  "sign.bait": msg({ message: "it offers money or goods in the way that swindlers do", context: "sentences" }),
  "sign.credentials": msg({ message: "it presses you to sign in or to give away a password", context: "sentences" }),
  "sign.forged": msg({ message: "the sender failed the mailbox's own check (DMARC)", context: "sentences" }),
  "sign.lookalike": msg({ message: "the sender's domain is made to look like one you know", context: "sentences" }),
  "sign.name_twin": msg({ message: "somebody in this thread has the same name and another address", context: "sentences" }),
  "sign.payment": msg({ message: "it presses for money, gift cards or a new bank account", context: "sentences" }),
  "sign.swindle": msg({ message: "it reads like a swindle", context: "sentences" }),
  "sign.two_addresses": msg({ message: "the sender's name shows another address than it came from", context: "sentences" }),
  "summary.email.archive": msg({ message: "Archive {items}", context: "sentences" }),
  "summary.email.draft_reply": msg({ message: "Save a draft reply to {people}: {subject}", context: "sentences" }),
  "summary.email.label": msg({ message: "Label {items} “{label}”", context: "sentences" }),
  "summary.email.mark_read": msg({ message: "Mark {items} as read", context: "sentences" }),
  "summary.email.send_reply": msg({ message: "Send a reply to {people}: {subject}", context: "sentences" }),
  "suspicious.as_you": msg({ message: "This says it is from you, but {reasons}. Do not answer it or open its links.", context: "sentences" }),
  "suspicious.many": msg({ message: "None of them is what it says it is.", context: "sentences" }),
  "suspicious.one": msg({ message: "This says it is from {claimed}, but {reasons}. Do not answer it or open its links.", context: "sentences" })
} as const;
