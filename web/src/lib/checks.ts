import { type BaseIssue, type GenericSchema, safeParse } from "valibot";
import type { FieldProblem } from "./api/problem";

type Issue = BaseIssue<unknown> & { requirement?: unknown };

/** What the API would say of a body, without asking it: the same checks, from its own description, under the same codes. */
export function problemsOf(schema: GenericSchema, body: unknown): FieldProblem[] {
  const { issues = [] } = safeParse(schema, body);
  return issues.map((issue) => {
    const loc = (issue.path ?? []).map(({ key }) => key as string | number);
    return { loc, msg: issue.message, ...coded(issue as Issue) };
  });
}

function coded({ type, requirement, input }: Issue): Pick<FieldProblem, "code" | "params"> {
  const bound = Number(requirement);
  switch (type) {
    case "min_length":
      return bound === 1 ? { code: "empty" } : { code: "too_short", params: { at_least: bound } };
    case "max_length":
      return { code: Array.isArray(input) ? "too_many" : "too_long", params: { at_most: bound } };
    case "min_value":
      return { code: "too_small", params: { at_least: bound } };
    case "max_value":
      return { code: "too_large", params: { at_most: bound } };
    case "number":
      return { code: input === null || Number.isNaN(input) ? "empty" : "not_a_number" };
    case "integer":
      return { code: "not_a_whole_number" };
    case "picklist":
      return { code: "not_a_choice" };
    default:
      return { code: "wrong_form" };
  }
}
