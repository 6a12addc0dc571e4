import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MAY, wordsOf } from "./terms";

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
