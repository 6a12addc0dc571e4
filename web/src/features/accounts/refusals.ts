import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const UNKNOWN = msg`This request is no longer known. It may be older than ten minutes, or it was used before. Start again.`;

/** What the finish page says to an error in the address. */
export const REFUSALS: Record<string, MessageDescriptor> = {
  access_denied: msg`You said no at the provider, so nothing was connected. That is fine; you can start again at any time.`,
  invalid_request: msg`The provider sent you back without an answer. Start again.`,
  provider_gone: UNKNOWN,
  token_invalid: UNKNOWN,
  provider_error: msg`The provider could not do it. Wait a minute, then start again.`,
  provider_busy: msg`The provider is busy. Wait a minute, then start again.`,
};

export const REFUSED = msg`The provider did not agree. Start again, and agree to what is asked for.`;
