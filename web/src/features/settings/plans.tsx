"use client";

import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useZone } from "@/components/ui/moment";
import { Section } from "@/components/ui/page";
import type { Plan } from "@/lib/api/generated/types.gen";
import { planName } from "@/lib/text";

export function Plans({ plans, own }: { plans: Plan[]; own: string }) {
  const { t } = useLingui();
  const { locale } = useZone();
  const said = (so: boolean) => (so ? t`yes` : t`no`);
  const rows: [string, (one: Plan) => string][] = [
    [t`Agents`, (one) => (one.agents === null ? t`unlimited` : String(one.agents))],
    [t`Tasks a month`, (one) => new Intl.NumberFormat(locale).format(one.tasks_a_month)],
    [t`Looks every`, (one) => plural(one.scan_floor_minutes, { one: "# minute", other: "# minutes" })],
    [t`Rules`, (one) => said(one.rules)],
    [t`Language models`, (one) => said(one.language_models)],
  ];
  return (
    <Section id="plan" title={t`Plan`} lead={t`A task counts when you countersign it, not when it is proposed.`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
      <section aria-label={t`What each plan includes`} tabIndex={0} className="overflow-x-auto">
        <table className="w-full text-left">
          <thead>
            <tr className="border-b">
              <th scope="col" className="label py-2 pr-4 align-top font-normal">
                <Trans>Included</Trans>
              </th>
              {plans.map(({ name }) => (
                <th key={name} scope="col" className="py-2 pr-4 align-top font-semibold last:pr-0">
                  {planName(name)}
                  {name === own ? (
                    <span className="block text-sm font-medium text-sign">
                      <Trans>yours</Trans>
                    </span>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name} className="border-b">
                <th scope="row" className="py-2 pr-4 align-top font-normal text-soft">
                  {name}
                </th>
                {plans.map((one) => (
                  <td key={one.name} className="py-2 pr-4 align-top tabular-nums last:pr-0">
                    {value(one)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
