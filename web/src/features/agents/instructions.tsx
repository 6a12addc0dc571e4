"use client";

import { Trans, useLingui } from "@lingui/react/macro";
import { Check, CircleSlash, Minus } from "lucide-react";
import type { InstructionOut } from "@/lib/api/generated/types.gen";
import { asIs } from "@/lib/as-is";
import { said } from "@/lib/sentences";
import { visible } from "@/lib/text";

/** What the agent was told, and beside each sentence what it makes of it. */
export function Instructions({ sentences }: { sentences: InstructionOut[] }) {
  const { t } = useLingui();
  if (sentences.length === 0) return null;
  return (
    <ul aria-label={t`What you told it`} className="mt-4 space-y-3 border-l-2 pl-4">
      {sentences.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may stand there twice
        <li key={at}>
          <p className="font-serif text-[1.0625rem] leading-snug">
            <bdi>{visible(one.text)}</bdi>
          </p>
          <p className="mt-0.5 flex gap-1.5 text-sm">
            <Answer one={one} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** To act without asking: heard, and not done. */
const NOT_BY_WORDS = "instruction.not_by_words";
const MARK = "mt-0.5 size-4 shrink-0";

function Answer({ one }: { one: InstructionOut }) {
  if (!one.understood)
    return (
      <>
        <Minus aria-hidden="true" className={`${MARK} text-faint`} />
        <span className="text-faint">
          {one.why === "in_doubt" ? (
            <Trans>
              In doubt: it only asks, or another sentence may narrow it or take it back. It is for a language model
              only, and changes nothing until there is one.
            </Trans>
          ) : (
            <Trans>Not understood: it is for a language model only, and changes nothing until there is one.</Trans>
          )}
        </span>
      </>
    );
  const words = asIs(one.says.map((each) => said(each, each.text)).join("; "));
  if (one.says.length > 0 && one.says.every(({ code }) => code === NOT_BY_WORDS))
    return (
      <>
        <CircleSlash aria-hidden="true" className={`${MARK} text-care`} />
        <bdi className="text-care">{words}</bdi>
      </>
    );
  return one.why === "overridden" ? (
    <>
      <CircleSlash aria-hidden="true" className={`${MARK} text-care`} />
      <span className="text-care">
        <Trans>
          Understood, and not followed, since you said otherwise later or in your settings: <bdi>{words}</bdi>
        </Trans>
      </span>
    </>
  ) : (
    <>
      <Check aria-hidden="true" className={`${MARK} text-good`} />
      <span className="text-soft">
        <Trans>
          Understood: <bdi>{words}</bdi>
        </Trans>
      </span>
    </>
  );
}
