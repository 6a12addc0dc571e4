"use client";

import { useLingui } from "@lingui/react/macro";
import { ListChecks, Rows3 } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "@/lib/cx";
import { useCommand } from "@/lib/keys/registry";
import { toggleDense, useListLook } from "./list-look";
import { clearMarks, useMarks } from "./marks";

/** How the list is shown, and what can be done with several of it at once. */
export function ListTools({ markable }: { markable: boolean }) {
  const { t } = useLingui();
  const dense = useListLook((look) => look.dense);
  const choosing = useMarks((marks) => marks.choosing || marks.digests.size > 0);
  useCommand("dense", toggleDense);
  return (
    <div className="flex items-center">
      <Tool label={t`Rows close together`} aria-pressed={dense} onClick={toggleDense} icon={Rows3} />
      {markable ? (
        <Tool
          label={t`Select several`}
          aria-pressed={choosing}
          onClick={() => (choosing ? clearMarks() : useMarks.setState({ choosing: true }))}
          icon={ListChecks}
        />
      ) : null}
    </div>
  );
}

export function Tool({ label, icon: Icon, ...rest }: ComponentProps<"button"> & { label: string; icon: typeof Rows3 }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={cx(
        "grid size-10 shrink-0 place-items-center rounded-md hover:text-ink",
        rest["aria-pressed"] || rest["aria-expanded"] ? "bg-sign-wash text-sign" : "text-soft",
      )}
    >
      <Icon aria-hidden="true" className="size-[1.125rem]" strokeWidth={1.75} />
    </button>
  );
}
