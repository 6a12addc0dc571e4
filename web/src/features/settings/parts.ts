import { preferences } from "@/lib/api/generated/preferences.gen";
import type { Preferences } from "@/lib/api/generated/types.gen";
import type { ApiForm } from "@/lib/form";

export type Name = keyof typeof preferences;

export type Wished = { api: ApiForm<Preferences> };

/** Whether anything follows a preference; what is only kept is not offered. */
export const isHeeded = (name: Name): boolean => preferences[name].heeded;

/** Of all preferences those with these names, nested as the API has them. */
export function partOf(wishes: Preferences, names: readonly Name[]): Preferences {
  const part: Record<string, unknown> = {};
  for (const name of names) {
    const [whole, field] = name.split(".") as [keyof Preferences, string?];
    const value = wishes[whole];
    part[whole] = field
      ? { ...(part[whole] as object), [field]: (value as Record<string, unknown> | undefined)?.[field] }
      : value;
  }
  return part;
}
