import { expect, test } from "vitest";
import { partOf } from "./parts";

test("a part of the preferences is nested as the whole is, and names nothing else", () => {
  const wishes = { tone: "brief", notifications: { push: true, email: false, details: true } } as const;
  expect(partOf(wishes, ["tone", "notifications.push", "notifications.email"])).toEqual({
    tone: "brief",
    notifications: { push: true, email: false },
  });
  expect(partOf(wishes, [])).toEqual({});
});
