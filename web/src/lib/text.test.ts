import { expect, test } from "vitest";
import { money } from "./money";
import { counted, visible } from "./text";

test("what hides in a text is written out, and lines stay", () => {
  expect(visible("a\u202eb\u200bc\u2066d\ufeff")).toBe("a[U+202E]b[U+200B]c[U+2066]d[U+FEFF]");
  expect(visible("one\r\ntwo\tthree")).toBe("one\ntwo\tthree");
  expect(visible("\u0000\u001b")).toBe("[U+0000][U+001B]");
});

test("ordinary letters of every script stay as they are", () => {
  const text = "Grüße, 東京, العربية, שלום, naïve 👋";
  expect(visible(text)).toBe(text);
});

test("numbers take the form that they ask for", () => {
  expect(counted(1, "mail", "mails")).toBe("1 mail");
  expect(counted(2140, "mail", "mails")).toBe("2,140 mails");
});

test("money is written the user's way, small amounts are not rounded to nothing", () => {
  expect(money({ amount: "12.50", currency: "EUR" }, "en")).toBe("€12.50");
  expect(money({ amount: "0.0042", currency: "USD" }, "en")).toBe("$0.0042");
  expect(money({ amount: "3", currency: "nonsense" }, "en")).toBe("3 nonsense");
});
