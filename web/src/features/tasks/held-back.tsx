"use client";

import { useQuery } from "@tanstack/react-query";
import { countsQuery } from "@/lib/api/queries";
import { counted } from "@/lib/text";

/** How many proposals there are that do not wait yet, because so many do. */
export function useHeldBack(): number {
  const { data } = useQuery(countsQuery());
  return data?.held_back ?? 0;
}

/** Under the last that waits. */
export function HeldBack() {
  const count = useHeldBack();
  if (!count) return null;
  return (
    <p className="px-5 py-5 text-sm text-soft">
      {counted(count, "more", "more")} behind these: {count === 1 ? "it comes" : "they come"} up as you decide.
    </p>
  );
}
