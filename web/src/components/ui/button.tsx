import type { ComponentProps, ReactNode } from "react";
import { buttonLook, type Variant } from "./button-look";
import { Link } from "./link";

type Look = { variant?: Variant };

export function Button({
  variant,
  className,
  busy,
  children,
  ...rest
}: ComponentProps<"button"> & Look & { busy?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
      className={buttonLook(variant, className)}
    >
      {children}
    </button>
  );
}

export function LinkButton({ variant, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={buttonLook(variant, className)} />;
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="rounded-sm border border-current/30 px-1.5 font-sans text-xs leading-5 opacity-80 max-md:hidden"
    >
      {children}
    </span>
  );
}
