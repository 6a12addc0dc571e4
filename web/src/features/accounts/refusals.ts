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
