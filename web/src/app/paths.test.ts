import { expect, test } from "vitest";
import { outcomeOf } from "@/features/accounts/outcome";
import { wayIn } from "@/features/session/next";

test("signing in leads back into this app, and never out of it", () => {
  const here = "https://app.example";
  expect(wayIn("?next=%2Ftasks%2F%3Fid%3Dtsk_1", here)).toBe("/tasks/?id=tsk_1");
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]) {
    expect(wayIn(`?next=${encodeURIComponent(next)}`, here).startsWith("/"), next).toBe(true);
    expect(new URL(wayIn(`?next=${encodeURIComponent(next)}`, here), here).origin, next).toBe(here);
  }
});

test("the finish page reads a ticket or an error from the fragment", () => {
  expect(outcomeOf("#ticket=abc")).toEqual({ ticket: "abc" });
  expect(outcomeOf("#error=access_denied")).toEqual({ error: "access_denied" });
  expect(outcomeOf("")).toEqual({});
});
