import type { Problem, TaskOut } from "./generated/types.gen";

/** Where something sent is wrong, and how: a stable code, with its params, or the server's words. */
export type FieldProblem = {
  loc: (string | number)[];
  msg: string;
  code?: string;
  params?: Record<string, unknown>;
};

/** Codes of our own, for calls that no server answered. */
export type Unanswered = "offline" | "unreachable" | "slow";

/** Every failed call, as one kind of error. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly params: Record<string, unknown> = {},
    readonly fields: FieldProblem[] = [],
    readonly current: TaskOut | null = null,
    readonly retryAfterSeconds: number | null = null,
    readonly requestId: string | null = null,
  ) {
    super(detail || code);
  }
}

export function unanswered(code: Unanswered): ApiProblem {
  return new ApiProblem(0, code, "");
}

/** Whether it says nothing about what was asked for: it may have been done, and the answer lost on its way. */
export const leavesOpen = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500);

/** The problem that an answer carries; an answer without a problem document is named by its status. */
export function problemOf(status: number, body: unknown, headers: Headers): ApiProblem {
  const known = isProblem(body) ? body : undefined;
  return new ApiProblem(
    status,
    known?.code ?? (status >= 500 ? "internal_error" : `http_${status}`),
    known?.detail ?? "",
    known?.params ?? {},
    known?.errors ?? [],
    known?.current ?? null,
    secondsOf(headers.get("retry-after")),
    known?.request_id ?? headers.get("x-request-id"),
  );
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body;
}

function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null;
}
