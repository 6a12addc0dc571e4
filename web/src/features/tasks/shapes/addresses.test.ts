import { expect, test } from "vitest";
import { addressesIn } from "./addresses";

test.each([
  ["ada@example.org", ["ada@example.org"]],
  ['"Meier, Hans" <hans@example.org>, ada@example.org', ["hans@example.org", "ada@example.org"]],
  ["ada@example.org; bob@example.org", ["ada@example.org", "bob@example.org"]],
  ["Hans Meier <hans@example.org>\nada@example.org\r\n", ["hans@example.org", "ada@example.org"]],
  ["Hans Meier <hans@example.org> ada@example.org", ["hans@example.org", "ada@example.org"]],
  ["ada@example.org bob@example.org", ["ada@example.org", "bob@example.org"]],
  [" mailto:ada@example.org ", ["ada@example.org"]],
  ["Team: ada@example.org, bob@example.org;", ["ada@example.org", "bob@example.org"]],
  ["", []],
])("what is pasted as %j names whoever is in it", (text, found) => {
  expect(addressesIn(text)).toEqual(found);
});

test("what is no address stays as it was typed, so that it can be said what is wrong with it", () => {
  expect(addressesIn("hans@, Ada Lovelace")).toEqual(["hans@", "Ada Lovelace"]);
});
