import type { Narrowed, Task } from "@/lib/api/queries";

/** How each part of it is called in the address. */
export const NAMES = { agent_id: "agent", kind: "kind", integration_id: "account", warning: "warning" } as const;

/** What the address narrows a list to; what it does not name is not there. */
export function narrowedBy(asked: URLSearchParams): Narrowed {
  const kinds = asked.getAll(NAMES.kind);
  const one = (field: keyof typeof NAMES) => {
    const value = asked.get(NAMES[field]);
    return value ? { [field]: value } : {};
  };
  return {
    ...one("agent_id"),
    ...(kinds.length ? { kind: kinds } : {}),
    ...one("integration_id"),
    ...one("warning"),
  } as Narrowed;
}

/** The same as the server's choice, for the list that is here whole. */
export function fits(task: Task, { agent_id: agent, kind, integration_id: account, warning }: Narrowed): boolean {
  return (
    (!agent || task.agent_id === agent) &&
    (!kind?.length || (kind as string[]).includes(task.kind)) &&
    (!account || task.integration_id === account) &&
    (!warning || task.risk.warnings.some(({ code }) => warning === "any" || code === warning))
  );
}
