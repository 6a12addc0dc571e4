import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { heldOnPage, PLACES } from "@/lib/typed-words";
import type { Fills } from "./blanks";

/** What was typed into blanks, by task. It survives errors, reloads and a new version, in this tab. */
const useAllFills = create<{ fills: Record<string, Fills> }>()(
  persist(() => ({ fills: {} }), { name: PLACES.blanks, storage: createJSONStorage(() => sessionStorage) }),
);

heldOnPage(() => useAllFills.setState({ fills: {} }));

const NONE: Fills = {};

export const useFills = (taskId: string): Fills => useAllFills(({ fills }) => fills[taskId] ?? NONE);

export const fillsOf = (taskId: string): Fills => useAllFills.getState().fills[taskId] ?? NONE;

export const fill = (taskId: string, key: string, value: string) =>
  useAllFills.setState(({ fills }) => ({ fills: { ...fills, [taskId]: { ...fills[taskId], [key]: value } } }));

export const dropFills = (taskId: string) =>
  useAllFills.setState(({ fills: { [taskId]: _, ...others } }) => ({ fills: others }));
