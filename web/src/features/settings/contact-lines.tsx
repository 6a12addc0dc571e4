"use client";

import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useController } from "react-hook-form";
import { Area } from "@/components/ui/field";
import { contactsIn } from "@/lib/contacts";
import type { Wished } from "./parts";

type ContactLinesProps = Wished & { name: "vip" | "never_touch"; label: string; hint: string };

/** Addresses and domains, typed or pasted as they come; what is understood of them is what is saved. */
export function ContactLines({ api, name, label, hint }: ContactLinesProps) {
  const { field } = useController({ control: api.form.control, name });
  const value = field.value ?? [];
  const [typed, setTyped] = useState(value.join("\n"));
  const isOurs = contactsIn(typed).join("\n") === value.join("\n");
  return (
    <Area
      ref={field.ref}
      label={label}
      hint={
        <>
          {hint} <Trans>One address or domain a line.</Trans>
        </>
      }
      error={api.wrong(name)}
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      value={isOurs ? typed : value.join("\n")}
      onChange={(event) => {
        setTyped(event.target.value);
        field.onChange(contactsIn(event.target.value));
      }}
      onBlur={() => {
        setTyped(value.join("\n"));
        field.onBlur();
      }}
    />
  );
}
