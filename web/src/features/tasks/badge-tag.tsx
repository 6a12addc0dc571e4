import { CircleAlert, TriangleAlert } from "lucide-react";
import { cx } from "@/lib/cx";
import type { Badge } from "./badges";

export function BadgeTag({ badge }: { badge: Badge }) {
  const Icon = badge.tone === "alarm" ? CircleAlert : TriangleAlert;
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap text-[0.8125rem] font-medium",
        badge.tone === "alarm" ? "text-alarm" : "text-care",
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {badge.short}
    </span>
  );
}
