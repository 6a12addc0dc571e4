import { create } from "zustand";

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
};

let last = 0;

export const useToasts = create<{ toasts: Toast[] }>(() => ({ toasts: [] }));

/** Say something in passing. It can be put away, and it never holds the only way to do a thing.
 *
 * One of a tone stands at a time: what was said before is stale, and so is the way back that it offered. */
export function toast(content: Omit<Toast, "id" | "tone"> & { tone?: Toast["tone"] }): number {
  last += 1;
  const one: Toast = { tone: "plain", ...content, id: last };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.filter(({ tone }) => tone !== one.tone), one] }));
  return one.id;
}

export function dismiss(id: number) {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

export function dismissAbout(about: string) {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.about !== about) }));
}
