"use client";

import { useLingui } from "@lingui/react/macro";
import { Choice, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import { told } from "@/lib/api/client";
import { usersChange } from "@/lib/api/generated/sdk.gen";
import type { UserOut } from "@/lib/api/generated/types.gen";
import { vProfileChange } from "@/lib/api/generated/valibot.gen";
import { knowUser } from "@/lib/api/session";
import { useApiForm } from "@/lib/form";
import { useNow } from "@/lib/now";
import { exact, zoneOf } from "@/lib/time";
import { toast } from "@/lib/toasts";
import { localesBeside, nameOf } from "./locales";
import { zonesBeside } from "./zones";

type Profile = { name: string; locale: string; timezone: string };

export function Profile({ user: { name, locale, timezone } }: { user: UserOut }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const api = useApiForm<Profile>({
    name: "profile",
    stored: { name, locale, timezone },
    schema: vProfileChange,
    save: async (values) => knowUser(await told(usersChange({ body: values }))),
    saved: () => toast({ text: t`Saved.` }),
  });
  const { register, watch } = api.form;
  const shown = exact(new Date(now).toISOString(), zoneOf({ locale: watch("locale"), timezone: watch("timezone") }));
  return (
    <Section id="profile" title={t`You`} lead={t`Your name stands under what you countersign.`}>
      <Form api={api} label={t`You`}>
        <Field label={t`Name`} autoComplete="name" error={api.wrong("name")} {...register("name")} />
        <Choice
          label={t`Language and region`}
          hint={t`Dates and numbers are written as is usual there. In English and German the app speaks it, too; else English.`}
          error={api.wrong("locale")}
          {...register("locale")}
        >
          {localesBeside(locale, i18n.locale).map((tag) => (
            <option key={tag} value={tag}>
              {nameOf(tag, i18n.locale)}
            </option>
          ))}
        </Choice>
        <Choice
          label={t`Time zone`}
          hint={t`Now, as you will see it: ${shown}`}
          error={api.wrong("timezone")}
          {...register("timezone")}
        >
          {zonesBeside(timezone, i18n.locale, now).map(({ id, called }) => (
            <option key={id} value={id}>
              {called}
            </option>
          ))}
        </Choice>
      </Form>
    </Section>
  );
}
