import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { permissions } from "@/lib/api/generated/permissions.gen";
import { providers } from "@/lib/api/generated/providers.gen";
import type { IntegrationOut, PermissionOut } from "@/lib/api/generated/types.gen";

type Capability = (typeof providers)[keyof typeof providers]["capabilities"][number];

type ProviderWords = { title: string; reads: string; capabilities: readonly Capability[] };

/** A provider in the words of the person; one that this app was not made with, by its name alone. */
export const wordsOf = (provider: string): ProviderWords =>
  (providers as Record<string, ProviderWords>)[provider] ?? { title: provider, reads: "", capabilities: [] };

/** Why a provider is asked for a permission; what the app was not made with, as the API says it. */
export const whyOf = ({ scope, why }: { scope: string; why: string }): string =>
  (permissions as Record<string, { why: string }>)[scope]?.why ?? why;

/** What a person did not allow of what they may leave out. */
export const leftOut = (account: Pick<IntegrationOut, "scopes">, asked: readonly PermissionOut[]): PermissionOut[] =>
  asked.filter(({ scope, required }) => !required && !account.scopes.includes(scope));

/**
 * Whether an account was read; undefined where that cannot be told. What the API knows is when its access was last good,
 * and that it is as soon as it is connected or checked, also while something `isLacking` and nothing is read.
 */
export function wasRead(
  { last_used_at: used, created_at: made }: Pick<IntegrationOut, "last_used_at" | "created_at">,
  isLacking: boolean,
): boolean | undefined {
  if (!used || (isLacking && Date.parse(used) <= Date.parse(made))) return false;
  return isLacking ? undefined : true;
}

/** What an account may be used for, in plain words, by what is connected. */
export const MAY: Record<Capability, readonly MessageDescriptor[]> = {
  mail: [
    msg`read your mail, to find what needs you`,
    msg`save drafts and move mail, after you countersign`,
    msg`send a mail, after you countersign that very mail`,
  ],
};

/** What no account is ever used for. */
export const NEVER: readonly MessageDescriptor[] = [
  msg`see your password`,
  msg`act on anything you have not signed`,
  msg`pass mail on to advertisers or to other people`,
];
