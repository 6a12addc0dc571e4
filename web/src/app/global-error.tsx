"use client";

import { t } from "@lingui/core/macro";
import { i18n } from "@/lib/language";

/** In place of everything, the layout too: nothing of the app is around it. */
export default function Broken({ reset }: { reset: () => void }) {
  return (
    <html lang={i18n.locale}>
      <body>
        <h1>{t`Countersign stumbled.`}</h1>
        <p>{t`Nothing was decided by it.`}</p>
        <button type="button" onClick={reset}>
          {t`Try again`}
        </button>
      </body>
    </html>
  );
}
