"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Choice, Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { Section } from "@/components/ui/page";
import { client, told } from "@/lib/api/client";
import type { UserOut } from "@/lib/api/generated/types.gen";
import { knowUser } from "@/lib/api/session";
import { fieldError } from "@/lib/errors";
import { toast } from "@/lib/toasts";

export function Profile({ user }: { user: UserOut }) {
  const save = useMutation({
    mutationFn: (body: Record<string, string>) =>
      told(
        client.patch<{ 200: UserOut }>({
          url: "/api/v1/users/me",
          body,
          headers: { "Content-Type": "application/json" },
        }),
      ),
    onSuccess: (changed) => {
      knowUser(changed);
      toast({ text: "Kept." });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({ name: String(form.get("name")), timezone: String(form.get("timezone")) });
  };
  return (
    <Section id="profile" title="You">
      <form onSubmit={submit} className="space-y-4">
        {save.error ? <Trouble error={save.error} /> : null}
        <Field
          label="Name"
          name="name"
          defaultValue={user.name}
          maxLength={100}
          required
          error={fieldError(save.error, "name")}
        />
        <Choice
          label="Time zone"
          name="timezone"
          defaultValue={user.timezone}
          error={fieldError(save.error, "timezone")}
        >
          {zones(user.timezone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Choice>
        <Button type="submit" busy={save.isPending}>
          Keep these changes
        </Button>
      </form>
    </Section>
  );
}

function zones(own: string): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return [...new Set([own, "UTC", ...known])];
}
