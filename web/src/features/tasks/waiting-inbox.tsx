"use client";

import { useLingui } from "@lingui/react/macro";
import { Suspense } from "react";
import { later } from "@/lib/later";
import { TaskInbox } from "./task-inbox";

const WaitingEmpty = later(() => import("./waiting-empty").then((module) => ({ default: module.WaitingEmpty })));

export function WaitingInbox() {
  const { t } = useLingui();
  return (
    <TaskInbox
      view="waiting"
      title={t`Waiting for you`}
      lead={t`Most pressing first. Nothing happens until you sign.`}
      fetching={t`Fetching what waits for your signature.`}
      empty={
        <Suspense>
          <WaitingEmpty />
        </Suspense>
      }
    />
  );
}
