import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Task } from "@/lib/api/queries";
import { lineOf, Summary } from "./summary";
import { WhyWords } from "./why-words";

const written = (text: string) => renderToStaticMarkup(<Summary text={text} />);

test("a name that is written from right to left stands by itself in our sentence", () => {
  expect(written("Send a reply to אבי כהן: 3 cups")).toBe(
    '<bdi dir="ltr">Send a reply to <bdi>אבי כהן</bdi>: 3 cups</bdi>',
  );
});

test("a name that is written from right to left turns no reason of ours around, and leaves a model's own words alone", () => {
  const why = "אבי כהן asks you for something.";
  const because = (says: object) => renderToStaticMarkup(<WhyWords task={{ why, says } as unknown as Task} />);
  expect(because({ why: { code: "reply.asks", params: {} } })).toBe(
    '<bdi dir="ltr"><bdi>אבי כהן</bdi> asks you for something.</bdi>',
  );
  expect(because({})).toBe(`<bdi>${why}</bdi>`);
});

test("an address stays in one piece, unless it is too long for a line", () => {
  const long = `${"a".repeat(40)}@example.org`;
  expect(written("Write to a-b@x.example: Hi")).toContain('<bdi class="whitespace-nowrap">a-b@x.example:</bdi>');
  expect(written(`Write to ${long}`)).toContain(`<bdi>${long}</bdi>`);
});

test("a subject that is too long for the line ends with a whole word", () => {
  const subject = "A very long subject about pottery ".repeat(6).trim();
  const summary = `Send a reply to a@x.example: ${subject.slice(0, 120)}`;
  const line = lineOf({ summary, says: {}, action: { subject } } as unknown as Task);
  expect(line).toBe(
    "Send a reply to a@x.example: A very long subject about pottery A very long subject about pottery A very long subject about pottery A very long …",
  );
  expect(lineOf({ summary: "Send: Hi", says: {}, action: { subject: "Hi" } } as unknown as Task)).toBe("Send: Hi");
});
