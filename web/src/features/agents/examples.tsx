"use client";

import { useLingui } from "@lingui/react/macro";
import { instructions } from "@/lib/api/generated/instructions.gen";

type Form = { readonly does: string; readonly examples: Record<string, readonly string[]> };

/** Sentences that every agent understands, in the language that is spoken. */
export function Examples() {
  const { i18n } = useLingui();
  return (
    <dl className="mt-2 grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {Object.entries(instructions as Record<string, Form>).map(([name, { does, examples }]) => (
        <div key={name}>
          <dt className="text-sm font-medium">{does}</dt>
          {(examples[i18n.locale.split("-")[0] ?? "en"] ?? examples.en ?? []).slice(0, 3).map((one) => (
            <dd key={one} className="text-sm text-soft">
              {one}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
