import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "@/lib/cx";

const INPUT =
  "w-full rounded-md border border-edge bg-raised px-3 py-2 text-base text-ink placeholder:text-faint aria-invalid:border-alarm disabled:opacity-60";

type Around = { label: ReactNode; hint?: ReactNode; error?: string | undefined };

export function Field({ label, hint, error, className, ...rest }: ComponentProps<"input"> & Around) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input {...rest} {...described(id, hint, error)} className={cx(INPUT, "min-h-11", className)} />
    </Frame>
  );
}

export function Area({ label, hint, error, className, ...rest }: ComponentProps<"textarea"> & Around) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea
        {...rest}
        {...described(id, hint, error)}
        className={cx(INPUT, "field-sizing-content min-h-24", className)}
      />
    </Frame>
  );
}

export function Choice({ label, hint, error, className, children, ...rest }: ComponentProps<"select"> & Around) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select {...rest} {...described(id, hint, error)} className={cx(INPUT, "min-h-11", className)}>
        {children}
      </select>
    </Frame>
  );
}

function described(id: string, hint: ReactNode, error: string | undefined) {
  const by = cx(hint ? `${id}-hint` : "", error ? `${id}-error` : "");
  return { id, "aria-describedby": by || undefined, "aria-invalid": error ? true : undefined };
}

function Frame({ id, label, hint, error, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-faint">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm text-alarm">
          {error}
        </p>
      ) : null}
    </div>
  );
}
