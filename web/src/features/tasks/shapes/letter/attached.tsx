import { Paperclip } from "lucide-react";
import { useZone } from "@/components/ui/moment";
import type { AttachedDocument } from "@/lib/api/generated/types.gen";
import type { Task } from "@/lib/api/queries";
import { said } from "@/lib/sentences";
import { visible } from "@/lib/text";
import { type Fields, fieldsOf } from "../../action";
import { BadgeSentences, Badges } from "../../badge-line";
import { named } from "../../fields";
import { Line } from "../field-list";

export const filesIn = (action: Fields): readonly AttachedDocument[] =>
  Array.isArray(action.attachments) ? action.attachments : [];

/** The files that go along: what each is, how large, where it lies and of when, and what is doubtful about it. */
export function Attached({ task }: { task: Task }) {
  const files = filesIn(fieldsOf(task));
  if (files.length === 0) return null;
  return (
    <Line label={named("attachments")}>
      <ul className="space-y-2">
        {files.map((one, at) => (
          <li key={`${one.message_id}/${one.part}`}>
            <span className="flex flex-wrap items-baseline gap-x-3">
              <FileName file={one} />
              <Badges task={task} path={`attachments/${at}`} />
            </span>
            <Whence task={task} at={at} />
            <BadgeSentences task={task} path={`attachments/${at}`} />
          </li>
        ))}
      </ul>
    </Line>
  );
}

export function FileName({ file }: { file: AttachedDocument }) {
  const { locale } = useZone();
  return (
    <span className="inline-flex min-w-0 items-baseline gap-2">
      <Paperclip aria-hidden="true" className="size-4 shrink-0 translate-y-0.5 text-faint" />
      <bdi className="min-w-0 font-medium [overflow-wrap:anywhere]">{visible(file.name)}</bdi>
      <span className="whitespace-nowrap text-sm text-faint">{sizeOf(file.bytes, locale)}</span>
    </span>
  );
}

function Whence({ task, at }: { task: Task; at: number }) {
  const says = task.risk.provenance.find(({ path }) => path === `attachments/${at}`)?.says;
  return says ? (
    <p className="text-sm text-soft">{said({ code: says.code, params: says.params ?? {} }, says.text)}</p>
  ) : null;
}

const KILO = 1000;

function sizeOf(bytes: number, locale: string): string {
  const isLarge = bytes >= KILO * KILO;
  const unit = isLarge ? "megabyte" : "kilobyte";
  const size = bytes / (isLarge ? KILO * KILO : KILO);
  const digits = isLarge ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(
    Math.max(isLarge ? 0 : 1, size),
  );
}
