import { Suspense } from "react";
import { later } from "@/lib/later";
import { useTaskUi } from "./store";

const Rivals = later(() => import("./rivals").then((module) => ({ default: module.Rivals })));

/** What else the person may want to decline, after one of several was signed of which only one can be done. */
export function RivalsNotice({ className }: { className?: string }) {
  const rivals = useTaskUi((ui) => ui.rivals);
  if (!rivals) return null;
  return (
    <div className={className}>
      <Suspense>
        <Rivals ids={rivals.ids} />
      </Suspense>
    </div>
  );
}
