import { Paperclip } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Moment } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { counted } from "@/lib/text";
import { fieldsOf, leaves, named, shown, text, texts } from "./action";
import { BadgeSentences, Badges } from "./badge-line";
import { wordsOf } from "./kinds";
import { LongText } from "./long-text";

/** What is told elsewhere on the card, or means nothing to a person. */
const TECHNICAL = new Set(["kind", "integration_id", "thread_id", "reply_to_message_id", "in_reply_to", "references"]);

const LAID_OUT: Record<string, readonly string[]> = {
  letter: ["to", "cc", "subject", "body", "attachments"],
  pile: ["items"],
  event: ["title", "summary", "start", "end", "guests", "attendees", "location"],
  plain: [],
};

export const isTechnical = (path: string): boolean => TECHNICAL.has(path.split("/")[0] ?? "");

/** Whether the card has a place of its own for the field at a path. */
export function hasPlace(task: Task, path: string): boolean {
  const [first = "", second] = path.split("/");
  const fields = fieldsOf(task);
  return first in fields && (second === undefined || Array.isArray(fields[first]) || typeof fields[first] === "object");
}

export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[6.5rem_1fr]">
      <dt className="label pt-0.5">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** The action itself, every field of it. */
export function ActionBody({ task }: { task: Task }) {
  const { layout } = wordsOf(task.kind);
  const fields = fieldsOf(task);
  const others = Object.keys(fields).filter((name) => !TECHNICAL.has(name) && !LAID_OUT[layout]?.includes(name));
  return (
    <>
      <dl className="divide-y border-b last:border-b-0">
        <Line label="From account">
          <bdi>{task.account}</bdi>
        </Line>
        {layout === "letter" ? <LetterHead task={task} /> : null}
        {layout === "event" ? <EventHead task={task} /> : null}
        {leaves(Object.fromEntries(others.map((name) => [name, fields[name]]))).map(([path, value]) => (
          <Line key={path} label={named(path)}>
            <Value value={value} /> <Badges task={task} path={path} />
            <BadgeSentences task={task} path={path} />
          </Line>
        ))}
      </dl>
      {layout === "letter" ? (
        <div className="pt-6">
          <LongText text={text(fields.body)} className="letter max-w-[68ch]" />
          <BadgeSentences task={task} path="body" />
        </div>
      ) : null}
      {layout === "pile" ? <Pile task={task} /> : null}
    </>
  );
}

function LetterHead({ task }: { task: Task }) {
  const fields = fieldsOf(task);
  const attachments = Array.isArray(fields.attachments) ? fields.attachments : [];
  return (
    <>
      <Addresses task={task} field="to" label="To" />
      <Addresses task={task} field="cc" label="Cc" />
      <Line label="Subject">
        <bdi className="font-medium">{shown(fields.subject ?? "")}</bdi>
        <BadgeSentences task={task} path="subject" />
      </Line>
      {attachments.length ? (
        <Line label="Attachments">
          <ul className="space-y-1">
            {attachments.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
              <li key={at} className="flex items-center gap-2">
                <Paperclip aria-hidden="true" className="size-4 text-faint" />
                <bdi>{shown(typeof one === "object" && one !== null && "name" in one ? one.name : one)}</bdi>
              </li>
            ))}
          </ul>
        </Line>
      ) : null}
    </>
  );
}

function Addresses({ task, field, label }: { task: Task; field: "to" | "cc"; label: string }) {
  const addresses = texts(fieldsOf(task)[field]);
  if (addresses.length === 0) return null;
  return (
    <Line label={label}>
      <ul className="space-y-1">
        {addresses.map((address, at) => (
          <li key={address}>
            <span className="flex flex-wrap items-baseline gap-x-3">
              <bdi className="font-medium">{shown(address)}</bdi>
              <Badges task={task} path={`${field}/${at}`} />
            </span>
            <BadgeSentences task={task} path={`${field}/${at}`} />
          </li>
        ))}
      </ul>
    </Line>
  );
}

function EventHead({ task }: { task: Task }) {
  const fields = fieldsOf(task);
  const guests = [...texts(fields.guests), ...texts(fields.attendees)];
  const moment = (value: unknown) =>
    text(value).includes("T") ? <Moment at={text(value)} show="both" /> : shown(value);
  return (
    <>
      {fields.title || fields.summary ? (
        <Line label="Event">
          <bdi className="font-medium">{shown(fields.title ?? fields.summary)}</bdi>
        </Line>
      ) : null}
      {fields.start ? <Line label="Begins">{moment(fields.start)}</Line> : null}
      {fields.end ? <Line label="Ends">{moment(fields.end)}</Line> : null}
      {fields.location ? (
        <Line label="Where">
          <bdi>{shown(fields.location)}</bdi>
        </Line>
      ) : null}
      {guests.length ? (
        <Line label="Guests">
          <ul className="space-y-1">
            {guests.map((address, at) => (
              <li key={address} className="flex flex-wrap items-baseline gap-x-3">
                <bdi className="font-medium">{shown(address)}</bdi>
                <Badges task={task} path={`${fields.guests ? "guests" : "attendees"}/${at}`} />
              </li>
            ))}
          </ul>
        </Line>
      ) : null}
    </>
  );
}

const FIRST = 12;

function Pile({ task }: { task: Task }) {
  const [all, setAll] = useState(false);
  const items = fieldsOf(task).items;
  if (!Array.isArray(items)) return null;
  return (
    <div className="pt-5">
      <p className="label">{counted(items.length, "conversation", "conversations")} in this pile</p>
      <ul className="mt-1 divide-y">
        {(all ? items : items.slice(0, FIRST)).map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pile is immutable in one revision
          <li key={at} className="py-2">
            <PileItem item={item} />
            <span className="flex flex-wrap gap-x-3">
              <Badges task={task} path={`items/${at}`} />
            </span>
            <BadgeSentences task={task} path={`items/${at}`} />
          </li>
        ))}
      </ul>
      {items.length > FIRST && !all ? (
        <button type="button" onClick={() => setAll(true)} className="min-h-10 text-sign underline underline-offset-4">
          Show all {items.length}
        </button>
      ) : null}
    </div>
  );
}

export function PileItem({ item }: { item: unknown }) {
  const one = typeof item === "object" && item !== null ? (item as Record<string, unknown>) : {};
  const sender = text(one.sender) || text(one.from);
  const rest =
    sender || one.subject
      ? ""
      : leaves(item)
          .map(([, value]) => value)
          .join(" · ");
  return (
    <span className="min-w-0">
      {sender ? <bdi className="block truncate text-sm text-soft">{shown(sender)}</bdi> : null}
      <bdi className="block">{shown(one.subject ?? rest)}</bdi>
    </span>
  );
}

function Value({ value }: { value: string }) {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value))
    return <Moment at={value} show="both" />;
  return <bdi className="whitespace-pre-wrap">{shown(value)}</bdi>;
}
