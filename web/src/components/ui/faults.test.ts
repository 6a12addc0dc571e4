import { expect, test } from "vitest";
import { faultsIn } from "./faults";

const input = (name: string, value: string, more: Record<string, unknown> = {}) => ({
  name,
  value,
  type: "text",
  minLength: -1,
  maxLength: -1,
  validity: { valid: true, valueMissing: false, typeMismatch: false },
  ...more,
});
const faults = (...elements: unknown[]) => faultsIn({ elements } as unknown as HTMLFormElement);
const invalid = (how: string) => ({ validity: { valid: false, [how]: true } });

test("what is missing in a form, too short or no address is said at its field in our words", () => {
  expect(
    faults(
      input("name", "", invalid("valueMissing")),
      input("email", "anna", { type: "email", ...invalid("typeMismatch") }),
      input("password", "short", { minLength: 12 }),
      input("code", "123456789", { maxLength: 8 }),
      input("at", "31.02.", invalid("badInput")),
    ),
  ).toEqual({
    name: "Fill this in.",
    email: "Write the whole address, such as anna@example.org.",
    password: "At least 12 characters.",
    code: "At most 8 characters.",
    at: "This is not written as it should be.",
  });
});

test("a form that is whole has none, and what has no name is no field", () => {
  expect(
    faults(input("name", "Anna"), input("code", "", { minLength: 6 }), input("", "x", invalid("badInput")), {}),
  ).toEqual({});
});
