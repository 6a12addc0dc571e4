"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

type DialogProps = {
  open: boolean;
  close: () => void;
  title: string;
  hideTitle?: boolean;
  children: ReactNode;
  className?: string;
};

export function Dialog({ open, close, title, hideTitle, children, className }: DialogProps) {
  const { t } = useLingui();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && close()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[#0b0f12]/45" />
        <Base.Popup
          className={cx(
            "fixed left-1/2 top-[12dvh] z-50 max-h-[76dvh] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-auto rounded-md border border-hair bg-raised p-6",
            className,
          )}
        >
          <div className={hideTitle ? "sr-only" : "mb-4 flex items-start justify-between gap-4"}>
            <Base.Title className="font-serif text-2xl leading-tight">{title}</Base.Title>
            {hideTitle ? null : (
              <Base.Close
                aria-label={t`Close`}
                className="-m-2 grid size-10 place-items-center rounded-md text-soft hover:text-ink"
              >
                <X aria-hidden="true" className="size-5" />
              </Base.Close>
            )}
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
