import { lazy } from "react";

/** A part of a page that comes when it is needed. Without a connection it comes once there is one: that a part is missing
 * takes nothing else off the page. */
export const later: typeof lazy = (load) =>
  lazy(() =>
    load().catch((gone: unknown) => {
      if (navigator.onLine) throw gone;
      return online().then(load);
    }),
  );

const online = (): Promise<unknown> => new Promise((come) => window.addEventListener("online", come, { once: true }));
