import { type ComponentProps, createContext, type ReactNode, useContext, useId } from "react";
import { cx } from "@/lib/cx";

const INPUT =
  "w-full rounded-md border border-edge bg-raised px-3 py-2 text-base text-ink placeholder:text-faint aria-invalid:border-alarm disabled:opacity-60";

type Around = { label: ReactNode; hint?: ReactNode; error?: string | undefined };

/** What a form found wrong before it was sent, by the name of the input. */
const Faults = createContext<Record<string, string>>({});
export const FaultsAt = Faults.Provider;

export function Field({ label, hint, error: told, className, ...rest }: ComponentProps<"input"> & Around) {
  const id = useId();
  const error = useContext(Faults)[rest.name ?? ""] ?? told;
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

/** Yes or no. */
export function Toggle({ label, hint, error, className, ...rest }: ComponentProps<"input"> & Around) {
  const id = useId();
  return (
    <div data-field="" className={className}>
      <div className="flex min-h-11 items-center gap-3">
        <input type="checkbox" {...rest} {...described(id, hint, error)} className="size-5 shrink-0 accent-sign" />
        <label htmlFor={id} className="cursor-pointer py-2">
          {label}
        </label>
      </div>
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

/** Several inputs that are one thing, such as the hours of a day. */
export function Group({
  label,
  hint,
  error,
  className,
  children,
}: Around & { className?: string; children: ReactNode }) {
  const id = useId();
  const { "aria-describedby": by } = described(id, hint, error);
  return (
    <fieldset data-field="" aria-describedby={by} className={cx("grid min-w-0 content-start gap-1.5", className)}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {children}
      <Notes id={id} hint={hint} error={error} />
    </fieldset>
  );
}

/** An input without a visible name, for a place where what stands around it names it. */
export const bare = (className?: string): string => cx(INPUT, "min-h-11", className);

function described(id: string, hint: ReactNode, error: string | undefined) {
  const by = cx(hint ? `${id}-hint` : "", error ? `${id}-error` : "");
  return { id, "aria-describedby": by || undefined, "aria-invalid": error ? true : undefined };
}

function Frame({ id, label, hint, error, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div data-field="" className="grid min-w-0 content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

function Notes({ id, hint, error }: Pick<Around, "hint" | "error"> & { id: string }) {
  return (
    <>
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
    </>
  );
}
