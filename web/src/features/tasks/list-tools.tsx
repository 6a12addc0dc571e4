"use client";

import { useLingui } from "@lingui/react/macro";
import { ListChecks, ListFilter, Rows3 } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, Suspense, useEffect, useRef, useState } from "react";
import type { Narrowed } from "@/lib/api/queries";
import { cx } from "@/lib/cx";
import { useCommand } from "@/lib/keys/registry";
import { later } from "@/lib/later";
import { toggleDense, useListLook } from "./list-look";
import { clearMarks, useMarks } from "./marks";

const Filters = later(() => import("./filters").then((module) => ({ default: module.Filters })));

const TYPING_MS = 250;

type ToolsProps = {
  markable: boolean;
  words: string;
  narrowed: Narrowed;
  /** Change what the address asks for. */
  narrow: (change: Record<string, string | undefined>) => void;
  toList: () => void;
};

/** What the list shows and how, and what can be done with several of it at once. */
export function ListTools({ markable, words, narrowed, narrow, toList }: ToolsProps) {
  const { t } = useLingui();
  const dense = useListLook((look) => look.dense);
  const choosing = useMarks((marks) => marks.choosing || marks.digests.size > 0);
  const isNarrowed = Object.keys(narrowed).length > 0;
  const [open, setOpen] = useState(false);
  useCommand("dense", toggleDense);
  useCommand("filter", () => setOpen((was) => !was));
  return (
    <>
      <div className="flex items-center gap-0.5">
        <Search words={words} narrow={narrow} toList={toList} />
        <Tool
          label={isNarrowed ? t`Filter, in use` : t`Filter`}
          aria-expanded={open}
          data-in-use={isNarrowed || undefined}
          onClick={() => setOpen(!open)}
          icon={ListFilter}
        />
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
      {open ? (
        <Suspense>
          <Filters narrowed={narrowed} narrow={narrow} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Looks through the tasks of every view. The address follows a moment after the fingers. */
function Search({ words, narrow, toList }: Pick<ToolsProps, "words" | "narrow" | "toList">) {
  const { t } = useLingui();
  const [text, setText] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(words);
  useCommand("search", () => field.current?.select());
  useEffect(() => {
    // The way back, or a link, asks for other words; what is being typed is not overwritten by its own echo.
    if (words !== asked.current) setText(words);
    asked.current = words;
  }, [words]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wanted;
      narrow({ q: wanted || undefined });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, narrow]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") setText("");
    if (!["Escape", "Enter", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    toList();
  };
  return (
    <input
      ref={field}
      type="search"
      aria-label={t`Search all tasks`}
      placeholder={t`Search`}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      className="mr-1 h-9 min-w-0 flex-1 rounded-md border border-edge/60 bg-raised px-2.5 text-[0.9375rem] placeholder:text-faint"
    />
  );
}

type ToolProps = ComponentProps<"button"> & { label: string; icon: typeof Rows3; "data-in-use"?: boolean | undefined };

function Tool({ label, icon: Icon, ...rest }: ToolProps) {
  const on = rest["aria-pressed"] || rest["aria-expanded"] || rest["data-in-use"];
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={cx(
        "grid size-10 shrink-0 place-items-center rounded-md hover:text-ink max-md:size-11",
        on ? "bg-sign-wash text-sign" : "text-soft",
      )}
    >
      <Icon aria-hidden="true" className="size-[1.125rem]" strokeWidth={1.75} />
    </button>
  );
}
