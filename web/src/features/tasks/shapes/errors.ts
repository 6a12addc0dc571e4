import { ApiProblem } from "@/lib/api/problem";
import { fieldError } from "@/lib/errors";
import { capital } from "@/lib/text";

/** What is wrong with a field of an action, or with one of several values in it, if the problem says. */
export function errorOf(error: unknown, field: string): string | undefined {
  const whole = fieldError(error, field);
  if (whole || !(error instanceof ApiProblem)) return whole;
  const inner = error.fields.find(({ loc: [, ...within] }) => within.includes(field));
  return inner && capital(inner.msg);
}
