import { providers } from "@/lib/api/generated/providers.gen";

type Capability = (typeof providers)[keyof typeof providers]["capabilities"][number];

type ProviderWords = { title: string; reads: string; capabilities: readonly Capability[] };

/** A provider in the words of the person; one that this app was not made with, by its name alone. */
export const wordsOf = (provider: string): ProviderWords =>
  (providers as Record<string, ProviderWords>)[provider] ?? { title: provider, reads: "", capabilities: [] };

/** What an account may be used for, in plain words, by what is connected. */
export const MAY: Record<Capability, readonly string[]> = {
  mail: [
    "read your mail, to find what needs you",
    "save drafts and move mail, after you countersign",
    "send a mail, after you countersign that very mail",
  ],
};

/** What no account is ever used for. */
export const NEVER = [
  "see your password",
  "act on anything you have not signed",
  "pass mail on to advertisers or to other people",
] as const;
