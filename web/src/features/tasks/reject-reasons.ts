import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Why something is declined, as it is offered and as the history tells it. */
export const REASONS: Record<string, MessageDescriptor> = {
  not_now: msg`Not now`,
  wrong: msg`It is wrong`,
  never_from_sender: msg`Never from this sender`,
  never_this_kind: msg`Never this kind of task`,
};
