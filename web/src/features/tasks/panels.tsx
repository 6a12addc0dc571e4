"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Area, Field } from "@/components/ui/field";
import { useZone } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { useCommand } from "@/lib/keys/registry";
import { absolute } from "@/lib/time";
import { nextAt, weekday } from "@/lib/wall-clock";
import { useDecide } from "./decide";
import { closePanel } from "./store";

function Panel({ title, children }: { title: string; children: ReactNode }) {
  const box = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  useCommand("back", closePanel);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, []);
  return (
    <fieldset
      ref={box}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        closePanel();
      }}
      className="min-w-0 space-y-4 border-t bg-paper px-5 py-5 md:px-10"
    >
      <h2 id={id} className="font-serif text-xl leading-tight">
        {title}
      </h2>
      {children}
    </fieldset>
  );
}

const REASONS = [
  ["not_now", "Not now"],
  ["wrong", "It is wrong"],
  ["never_from_sender", "Never from this sender"],
  ["never_this_kind", "Never this kind of task"],
] as const;

export function RejectPanel({ task }: { task: Task }) {
  const { decide } = useDecide();
  const [text, setText] = useState("");
  const said = text.trim() ? { text: text.trim() } : {};
  return (
    <Panel title="Decline, because …">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          data-first=""
          onClick={() => decide(task, "reject", text.trim() ? { reason: "other", ...said } : undefined)}
        >
          {text.trim() ? "Decline with this note" : "Just decline"}
        </Button>
        {REASONS.map(([reason, words]) => (
          <Button key={reason} onClick={() => decide(task, "reject", { reason, ...said })}>
            {words}
          </Button>
        ))}
        <Button variant="quiet" onClick={closePanel}>
          Keep it
        </Button>
      </div>
      <Area
        label="A note for the agent, if you like"
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
        className="min-h-11"
        rows={1}
      />
    </Panel>
  );
}

const LONGEST = 1000;

export function InstructPanel({ task, shown }: { task: Task; shown: Task }) {
  const { decide } = useDecide();
  const [text, setText] = useState("");
  const send = () => void decide(task, "instruct", { text: text.trim() }, shown);
  return (
    <Panel title="Tell it what to change">
      <Area
        label="In your own words"
        hint="Wording, times, who else gets it: “shorter”, “say that Tuesday is fine”, “cc anna@example.org”. It comes back for your signature."
        value={text}
        maxLength={LONGEST}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim()) send();
        }}
        className="min-h-11"
        rows={2}
        data-first=""
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={!text.trim()} onClick={send}>
          Have it rewritten
        </Button>
        <Button variant="quiet" onClick={closePanel}>
          Keep it as it is
        </Button>
      </div>
    </Panel>
  );
}

const LATEST_DAYS = 30;

export function SnoozePanel({ task }: { task: Task }) {
  const { decide } = useDecide();
  const zone = useZone();
  const now = Date.now();
  const [own, setOwn] = useState("");
  const monday = (8 - weekday(now, zone.timeZone)) % 7 || 7;
  const evening = nextAt(18, 0, zone, now);
  const choices = [
    ...(Date.parse(evening) > now + 3_600_000 ? [["This evening", evening] as const] : []),
    ["Tomorrow morning", nextAt(8, 1, zone, now)] as const,
    ...(monday > 1 ? [["Monday morning", nextAt(8, monday, zone, now)] as const] : []),
    ["In a week", nextAt(8, 7, zone, now)] as const,
  ];
  const picked = own ? nextAt(8, daysUntil(own, zone.timeZone, now), zone, now) : "";
  return (
    <Panel title="Show it again …">
      <div className="flex flex-wrap gap-2">
        {choices.map(([words, until], at) => (
          <Button
            key={words}
            {...(at === 0 ? { "data-first": "" } : {})}
            onClick={() => decide(task, "snooze", { until })}
          >
            {words}
            <span className="text-sm font-normal text-faint">{absolute(until, zone, now)}</span>
          </Button>
        ))}
        <Button variant="quiet" onClick={closePanel}>
          Keep it here
        </Button>
      </div>
      <div className="flex items-end gap-2">
        <Field
          label="Or on a day"
          type="date"
          min={isoDay(now, 1)}
          max={isoDay(now, LATEST_DAYS)}
          value={own}
          onChange={(event) => setOwn(event.target.value)}
          className="w-44"
        />
        <Button disabled={!picked} onClick={() => decide(task, "snooze", { until: picked })}>
          Snooze until then
        </Button>
      </div>
    </Panel>
  );
}

const DAY = 86_400_000;
const isoDay = (now: number, days: number) => new Date(now + days * DAY).toISOString().slice(0, 10);

function daysUntil(date: string, timeZone: string, now: number): number {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY);
}
