import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { leftOut, MAY, wasRead, wordsOf } from "./terms";

type Provider = { title: string; capabilities: string[] };
const { providers }: { providers: Record<string, Provider> } = JSON.parse(readFileSync("catalog.json", "utf8"));

test("what an account may be used for is said of every capability that a provider has, and of no other", () => {
  expect(Object.keys(MAY).sort()).toEqual(
    [...new Set(Object.values(providers).flatMap((one) => one.capabilities))].sort(),
  );
});

test("a provider has its title; one that the app was not made with is called by its name", () => {
  for (const [name, { title }] of Object.entries(providers)) expect(wordsOf(name).title).toBe(title);
  expect(wordsOf("teapots")).toEqual({ title: "teapots", reads: "", capabilities: [] });
});

test("what may be left out and was is missing, and nothing else", () => {
  const asked = (scope: string, required: boolean) => ({ scope, required, why: "", agent_types: [] });
  const all = [asked("who", true), asked("mail", false)];
  expect(leftOut({ scopes: ["who"] }, all).map(({ scope }) => scope)).toEqual(["mail"]);
  expect(leftOut({ scopes: ["who", "mail"] }, all)).toEqual([]);
});

test("an account that was connected without what its agents need is not read yet, whatever it was checked for since", () => {
  const [made, later] = ["2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z"];
  expect(wasRead({ created_at: made, last_used_at: made }, true)).toBe(false);
  expect(wasRead({ created_at: made, last_used_at: later }, true)).toBe(undefined);
  expect(wasRead({ created_at: made, last_used_at: made }, false)).toBe(true);
  expect(wasRead({ created_at: made, last_used_at: null }, false)).toBe(false);
});
