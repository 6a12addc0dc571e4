import { expect, test } from "vitest";
import { calledIn, personIn } from "./person";

test("somebody is named by their name, and by their address where they have none", () => {
  expect(calledIn("Forum <digest@forum.example>")).toBe("Forum");
  expect(calledIn('"Meier, Hans" <hans@x.example>')).toBe("Meier, Hans");
  expect(calledIn("hans@x.example")).toBe("hans@x.example");
  expect(calledIn("<hans@x.example>")).toBe("hans@x.example");
  expect(calledIn("Somebody")).toBe("Somebody");
});

test("a name that looks like an address names nobody", () => {
  const shown = "service@bank.example <swindler@x.example>";
  expect(calledIn(shown)).toBe("swindler@x.example");
  expect(personIn("a <b@x.example> <c@y.example>")).toEqual({ name: "a <b@x.example>", address: "c@y.example" });
});
