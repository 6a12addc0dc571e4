import type { ReactNode } from "react";
import { Moment, useZone } from "@/components/ui/moment";
import type { Task } from "@/lib/api/queries";
import { money } from "@/lib/money";
import { type Fields, fieldsOf, leaves, text } from "../action";
import { BadgeSentences, Badges } from "../badge-line";
import { named, shown } from "../fields";
import { type FieldFacts, fieldOf, isTechnical, type Kind } from "../kinds";
import { WrittenLine } from "../written";

export type ViewProps = { task: Task; kind: Kind };

export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_1fr] gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[6.5rem_1fr] sm:gap-x-6 md:py-2.5 [@media(max-width:22rem)]:grid-cols-1">
      <dt className="label pt-0.5">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** The fields of an action as its kind declares them, then those that the kind does not know. */
export function shownFields(kind: Kind, action: Fields): string[] {
  const declared = kind.fields.map(({ name }) => name).filter((name) => name in action);
  return [...new Set([...declared, ...Object.keys(action)])].filter((name) => !isTechnical(kind, name));
}

/** A line for each of these fields that holds something. */
export function FieldList({ task, kind, names }: ViewProps & { names: readonly string[] }) {
  return names.map((name) => <FieldLine key={name} task={task} kind={kind} name={name} />);
}

function FieldLine({ task, kind, name }: ViewProps & { name: string }) {
  const field = fieldOf(kind, name);
  const value = fieldsOf(task)[name];
  const values = (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== "");
  if (values.length === 0) return null;
  if (!field || field.role === "item") return <Leaves task={task} name={name} value={value} />;
  return (
    <Line label={named(name)}>
      <ul className="space-y-1">
        {values.map((one, at) => {
          const path = Array.isArray(value) ? `${name}/${at}` : name;
          return (
            <li key={path}>
              <span className="flex flex-wrap items-baseline gap-x-3">
                {field.role === "words" && typeof one === "string" ? (
                  <WrittenLine task={task} path={path} text={one} className="whitespace-pre-wrap" />
                ) : (
                  <Value role={field.role} value={one} />
                )}
                <Badges task={task} path={path} />
              </span>
              <BadgeSentences task={task} path={path} />
            </li>
          );
        })}
      </ul>
    </Line>
  );
}

/** What no role is known of, value by value. */
function Leaves({ task, name, value }: { task: Task; name: string; value: unknown }) {
  return leaves(value, name).map(([path, one]) => (
    <Line key={path} label={named(path)}>
      <Value role={MOMENT.test(one) ? "moment" : "words"} value={one} /> <Badges task={task} path={path} />
      <BadgeSentences task={task} path={path} />
    </Line>
  ));
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** A link is text here as everywhere: nobody is led to where a stranger wants them. */
function Value({ role, value }: { role: FieldFacts["role"]; value: unknown }) {
  const { locale } = useZone();
  if (role === "moment" && MOMENT.test(text(value))) return <Moment at={text(value)} show="both" />;
  if (role === "amount" && typeof value === "object" && value !== null)
    return <bdi className="font-medium tabular-nums">{shown(money(value, locale))}</bdi>;
  const isPerson = role === "recipient" || role === "correspondent";
  return <bdi className={isPerson ? "font-medium" : "whitespace-pre-wrap"}>{shown(value)}</bdi>;
}
