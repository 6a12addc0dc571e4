import { afterEach, beforeEach, expect, test } from "vitest";
import { sentences } from "./api/generated/sentences.gen";
import * as known from "./known-sentences";
import { i18n, know } from "./language";
import { retold, said, summaryOf, whyOf } from "./sentences";

const people = (names: string[], more = 0) => ({ names, more });
const reply = (params: Record<string, unknown>) => ({
  summary: "as the API has it",
  says: { summary: { code: "summary.email.send_reply", params } },
});

test("a summary is said from its code and what fills it, as the API says it in English", () => {
  expect(summaryOf(reply({ people: people(["ana@post.example"], 2), subject: "Re: Lunch" }))).toBe(
    "Send a reply to ana@post.example and 2 more: Re: Lunch",
  );
  const items = { count: 3, things: "conversations" };
  expect(said({ code: "summary.email.label", params: { items, label: "Receipts" } }, "")).toBe(
    "Label 3 conversations “Receipts”",
  );
});

test("a day that fills a sentence is said in words, wherever the sentence stands", () => {
  const why = { code: "again.no_answer", params: { who: "Ana", day: { day: "2026-11-03" } } };
  expect(whyOf({ summary: "", why: "", says: { why } })).toContain("You asked Ana this on November 3, 2026, and");
});

test("three names are a list, and reasons are clauses of the sentence", () => {
  const senders = people(["Ana", "Ben", "Cleo"]);
  expect(said({ code: "pile.receipt", params: { senders } }, "")).toMatch(/^From Ana, Ben and Cleo\. They tell/);
  const reasons = [{ code: "sign.bait", params: {}, text: "" }];
  const why = { code: "suspicious.one", params: { claimed: "the bank", reasons } };
  expect(whyOf({ summary: "", why: "", says: { why } })).toContain("from the bank, but it offers money or goods");
});

test("what a rule means is said with each of its pins, and a few words of one are found in nobody's sentence", () => {
  const pins = [
    { code: "rule.pin.sender", params: { pin: "a@b.example" }, text: "from a@b.example" },
    { code: "rule.pin.label", params: { pin: "Receipts" }, text: "with the label “Receipts”" },
  ];
  const params = { account: "me@c.example", pins, per_day: "5" };
  const rule = { summary: "as the API has it", says: { summary: { code: "rule.email.label", params } } };
  expect(summaryOf(rule)).toBe(
    "Label conversations in me@c.example without asking, from a@b.example and with the label “Receipts”, 5 a day.",
  );
  expect(known.recognised("from here to eternity")).toBeUndefined();
});

test("what a stranger fills in is shown and never read", () => {
  const subject = "{people} <0>\u202egnp.exe";
  expect(summaryOf(reply({ people: people(["a@b.example"]), subject }))).toBe(
    "Send a reply to a@b.example: {people} <0>[U+202E]gnp.exe",
  );
});

test("a sentence that this app was not made with, and a model's own words, stay as they came", () => {
  expect(said({ code: "summary.made.later", params: {} }, "Plant a tree")).toBe("Plant a tree");
  expect(whyOf({ summary: "", why: "Ana is in a hurry.", says: {} })).toBe("Ana is in a hurry.");
});

test("every sentence can be filled: it has a code, and a context for whoever translates it", () => {
  for (const [code, made] of Object.entries(sentences)) expect(made.id, code).toBeTruthy();
});

const spoken = { locale: i18n.locale };

beforeEach(() => know(known));

afterEach(() => {
  know(undefined);
  i18n.activate(spoken.locale);
});

/** As if the sentence of a text were translated: what fills it stands between. */
function translating(text: string, into: string) {
  const found = known.recognised(text);
  i18n.loadAndActivate({ locale: "xx", messages: { ...i18n.messages, [found?.made.id ?? ""]: into.split("|") } });
  return retold(text);
}

test("what the API keeps in English is known again, and said in the language that is spoken", () => {
  expect(retold("The account is not connected.")).toBe("The account is not connected.");
  expect(translating("The account is not connected.", "Das Konto ist nicht verbunden.")).toBe(
    "Das Konto ist nicht verbunden.",
  );
});

test("what fills a sentence is known again as well, and a stranger's words stay as they are", () => {
  expect(known.recognised("ana@post.example has written again in this conversation.")?.filled).toEqual({
    sender: "ana@post.example",
  });
  expect(known.recognised("Archive 2 conversations, which this needs, was declined.")?.filled).toEqual({
    called: "Archive 2 conversations",
    became: "was declined",
  });
  expect(known.recognised("Ana is in a hurry, as always")).toBeUndefined();
  expect(retold("Ana is in a \u202ehurry")).toBe("Ana is in a [U+202E]hurry");
});

test("in English a sentence is shown as the API says it, and none of the others is loaded", () => {
  know(undefined);
  expect(summaryOf(reply({ people: people(["ana@post.example"]), subject: "Hi" }))).toBe("as the API has it");
  expect(retold("The account is not connected.")).toBe("The account is not connected.");
});
