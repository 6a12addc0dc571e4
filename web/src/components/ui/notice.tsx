import { Trans } from "@lingui/react/macro";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, Suspense } from "react";
import { cx } from "@/lib/cx";
import { explain, isCode } from "@/lib/errors";
import { later } from "@/lib/later";
import { useOnline } from "@/lib/online";
import { Button } from "./button";

const WaysOn = later(() => import("./ways-on").then((module) => ({ default: module.WaysOn })));

/** What is rarely needed, and not before somebody is at work. */
const Quiet = (props: ComponentProps<typeof WaysOn>) => (
  <Suspense>
    <WaysOn {...props} />
  </Suspense>
);

const TONES = {
  plain: { box: "border-hair bg-sign-wash", mark: "text-sign", icon: Info },
  care: { box: "border-care/40 bg-care-wash", mark: "text-care", icon: TriangleAlert },
  alarm: { box: "border-alarm/40 bg-alarm-wash", mark: "text-alarm", icon: CircleAlert },
};

type NoticeProps = {
  tone?: keyof typeof TONES;
  title: ReactNode;
  children?: ReactNode;
  urgent?: boolean;
  className?: string;
};

export function Notice({ tone = "plain", title, children, urgent, className }: NoticeProps) {
  const { box, mark, icon: Icon } = TONES[tone];
  return (
    <div role={urgent ? "alert" : undefined} className={cx("flex gap-3 rounded-md border px-4 py-3", box, className)}>
      <Icon aria-hidden="true" className={cx("mt-0.5 size-[1.125rem] shrink-0", mark)} />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="space-y-2 text-soft">{children}</div> : null}
      </div>
    </div>
  );
}

type TroubleProps = { error: unknown; again?: () => void; read?: boolean; className?: string };

/** An error: what happened, what to do, and the way to try again where that can help. That there is no connection is
 * said as long as it is so; of what is only `read`, nothing was to be sent. */
export function Trouble({ error, again, read, className }: TroubleProps) {
  const online = useOnline();
  const { title, advice, retry } = explain(error);
  if (isCode(error, "offline") && online) return again ? <Quiet again={again} className={className} /> : null;
  if (isCode(error, "reauth_required")) return <Quiet unproved again={again} className={className} />;
  const unread = read && isCode(error, "offline");
  return (
    <Notice
      tone="alarm"
      title={unread ? <Trans>It could not be fetched: you are offline.</Trans> : title}
      urgent
      className={className ?? ""}
    >
      {unread ? null : <p>{advice}</p>}
      {again && retry ? (
        <Button onClick={again}>
          <Trans>Try again</Trans>
        </Button>
      ) : null}
    </Notice>
  );
}
