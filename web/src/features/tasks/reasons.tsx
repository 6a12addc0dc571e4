import { ShieldCheck, ShieldQuestion } from "lucide-react";
import { providers } from "@/lib/api/generated/providers.gen";
import type { Task } from "@/lib/api/queries";
import { visible } from "@/lib/text";
import { LongText } from "./long-text";

/** Why the agent asks, in its words, and what it read, in theirs. */
export function Reasons({ task }: { task: Task }) {
  const quotes = task.evidence.filter((one) => one.quote);
  return (
    <section aria-label="Why this is proposed" className="space-y-4">
      <p className="max-w-[68ch] text-base">
        <bdi>{visible(task.why)}</bdi>
      </p>
      {quotes.map((one) => (
        <figure key={one.ref} className="border-l-2 border-edge/50 pl-4">
          <figcaption className="mb-1.5 flex flex-wrap items-center gap-x-3 text-sm text-faint">
            <span>From the {sourceWords(one.provider)}</span>
            <SenderCheck task={task} />
          </figcaption>
          <blockquote>
            <LongText text={one.quote} className="letter max-w-[66ch] !text-[1.0625rem] text-soft" />
          </blockquote>
        </figure>
      ))}
    </section>
  );
}

/** What is read at a provider, by the first thing that it is connected for. */
const sourceWords = (provider: string): string =>
  (providers as Record<string, { capabilities: readonly string[] }>)[provider]?.capabilities[0] ?? provider;

const DOUBTS = new Set(["unverified_sender", "lookalike_sender", "lookalike"]);

function SenderCheck({ task }: { task: Task }) {
  const doubted = task.risk.warnings.some(({ code }) => DOUBTS.has(code));
  const source = task.risk.provenance.find(({ path }) => path === "to/0")?.source;
  if (!doubted && source === undefined) return null;
  const known = !doubted && source !== "unknown";
  const Icon = known ? ShieldCheck : ShieldQuestion;
  return (
    <span className={`inline-flex items-center gap-1 font-medium ${known ? "text-good" : "text-care"}`}>
      <Icon aria-hidden="true" className="size-4" />
      {known ? "Sender checked by the provider" : "Sender not verified"}
    </span>
  );
}
