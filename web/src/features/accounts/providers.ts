type ProviderWords = { name: string; reads: string; may: string[]; never: string[] };

/** What connecting an account asks for, in plain words. */
export const PROVIDERS: Record<string, ProviderWords> = {
  google: {
    name: "Google",
    reads: "Gmail",
    may: [
      "read your mail, to find what needs you",
      "save drafts and move mail, after you countersign",
      "send a mail, after you countersign that very mail",
    ],
    never: [
      "see your password",
      "act on anything you have not signed",
      "pass mail on to advertisers or to other people",
    ],
  },
  microsoft: {
    name: "Microsoft",
    reads: "Outlook mail and calendar",
    may: ["read your mail, to find what needs you", "save drafts and move mail, after you countersign"],
    never: ["see your password", "act on anything you have not signed"],
  },
  plaid: {
    name: "Your bank",
    reads: "Balances and transactions, through Plaid",
    may: ["read transactions, to find bills and subscriptions"],
    never: ["move money", "see your bank's sign-in"],
  },
  statements: {
    name: "Statements",
    reads: "OFX and CSV files that you upload",
    may: ["read the files that you give it"],
    never: ["reach your bank"],
  },
  stripe: { name: "Stripe", reads: "Payments", may: ["read payments and invoices"], never: ["charge anybody"] },
};

/** What the finish page says to an error in the address. */
export const REFUSALS: Record<string, string> = {
  access_denied:
    "You said no at the provider, so nothing was connected. That is fine; you can start again at any time.",
  invalid_request: "The provider sent you back without an answer. Start again.",
  provider_gone:
    "This request is no longer known. It may be older than ten minutes, or it was used before. Start again.",
  token_invalid:
    "This request is no longer known. It may be older than ten minutes, or it was used before. Start again.",
  provider_error: "The provider could not do it. Wait a minute, then start again.",
  provider_busy: "The provider is busy. Wait a minute, then start again.",
};
