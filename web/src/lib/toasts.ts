import { create } from "zustand";

export type Toast = {
  id: number;
  text: string;
  detail?: string;
  tone: "plain" | "alarm";
  action?: { label: string; key?: string; run: () => void };
};

const SHOWN_AT_MOST = 3;
let last = 0;

export const useToasts = create<{ toasts: Toast[] }>(() => ({ toasts: [] }));

/** Say something in passing. It can be put away, and it never holds the only way to do a thing. */
export function toast(content: Omit<Toast, "id" | "tone"> & { tone?: Toast["tone"] }): number {
  last += 1;
  const one: Toast = { tone: "plain", ...content, id: last };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, one].slice(-SHOWN_AT_MOST) }));
  return one.id;
}

export function dismiss(id: number) {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}
