"use client";

import { type ComponentProps, type FormEvent, useState } from "react";
import { faultsIn } from "./faults";
import { FaultsAt } from "./field";

type PlainFormProps = Omit<ComponentProps<"form">, "onSubmit"> & {
  /** Called with what is whole. */
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/** A form of plain inputs: what is missing in it, or not as it should be, is said at its field in our words and not in
 * a bubble of the browser's, and the first such field has the focus. */
export function PlainForm({ onSubmit, children, ...rest }: PlainFormProps) {
  const [faults, setFaults] = useState<Record<string, string>>({});
  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = faultsIn(form);
    setFaults(found);
    const [first] = Object.keys(found);
    if (first === undefined) return onSubmit(event);
    form.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  };
  const forget = ({ target }: FormEvent<HTMLFormElement>) => {
    const { name } = target as HTMLInputElement;
    if (name in faults) setFaults(({ [name]: _, ...others }) => others);
  };
  return (
    <form {...rest} noValidate onSubmit={check} onInput={forget}>
      <FaultsAt value={faults}>{children}</FaultsAt>
    </form>
  );
}
