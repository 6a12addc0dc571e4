import { t } from "@lingui/core/macro";
import { create } from "zustand";
import { explain, isCode } from "./errors";
import { heldOnPage } from "./typed-words";

export type Toast = {
  id: number;
  text: string;
  detail?: string;
  tone: "plain" | "alarm";
  /** The task that it speaks of; what is decided of that next makes it stale. */
  about?: string;
  /** Where more of it stands. */
  link?: { label: string; href: string };
  action?: { label: string; key?: string; run: () => void };
  /** It is so as long as there is no connection. */
  offline?: boolean;
};

let last = 0;

export const useToasts = create<{ toasts: Toast[] }>(() => ({ toasts: [] }));

// It names letters, and offers a way back: to nobody but whom it was said to.
heldOnPage(() => useToasts.setState({ toasts: [] }));

/** Say something in passing. It can be put away, and it never holds the only way to do a thing.
 *
 * One of a tone stands at a time: what was said before is stale, and so is the way back that it offered. */
export function toast(content: Omit<Toast, "id" | "tone"> & { tone?: Toast["tone"] }): number {
  last += 1;
  const one: Toast = { tone: "plain", ...content, id: last };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.filter(({ tone }) => tone !== one.tone), one] }));
  return one.id;
}

/** Say that something went wrong: what it was, or its `detail`, and which task it is `about`. */
export function alarm(error: unknown, { detail, about }: Pick<Toast, "detail" | "about"> = {}) {
  const { title, advice } = explain(error);
  toast({
    tone: "alarm",
    text: title,
    detail: detail ?? advice,
    offline: isCode(error, "offline"),
    ...(about ? { about } : {}),
  });
}

/** There is a connection again: that there was none is said no longer, and of what was not sent, that it was not. */
export function backOnline() {
  const { toasts } = useToasts.getState();
  const said = toasts.find(({ offline }) => offline);
  useToasts.setState({ toasts: toasts.filter(({ offline }) => !offline) });
  if (!said?.about) return;
  const { detail = "", about } = said;
  toast({ text: t`You are online again.`, detail: t`Not sent: ${detail}`, about });
}

export function dismiss(id: number) {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

export function dismissAbout(about: string) {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.about !== about) }));
}
