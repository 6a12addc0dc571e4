"use client";

import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Trouble } from "@/components/ui/notice";
import { told } from "@/lib/api/client";
import { depart, useDeparting } from "@/lib/api/connect";
import { authGoogleAuthorize } from "@/lib/api/generated/sdk.gen";
import { COOKIE } from "./use-sign-in-form";

export function ContinueWithGoogle() {
  const leaving = useDeparting(
    useMutation({
      mutationFn: () => told(authGoogleAuthorize({ headers: COOKIE })),
      onSuccess: ({ authorization_url }) => depart(authorization_url),
    }),
  );
  return (
    <div className="mt-5 space-y-4">
      {leaving.error ? <Trouble error={leaving.error} /> : null}
      <Button className="w-full" onClick={() => leaving.mutate()} busy={leaving.isPending || leaving.isSuccess}>
        <Trans>Continue with Google</Trans>
      </Button>
    </div>
  );
}
