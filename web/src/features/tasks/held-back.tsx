"use client";

import { Plural } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { countsQuery } from "@/lib/api/queries";

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
      <Plural
        value={count}
        one="# more behind these: it comes up as you decide."
        other="# more behind these: they come up as you decide."
      />
    </p>
  );
}
