import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { agents } from "./api/generated/agents.gen";
import { kinds } from "./api/generated/kinds.gen";
import { providers } from "./api/generated/providers.gen";
import { rules } from "./api/generated/rules.gen";

const catalog = JSON.parse(readFileSync("catalog.json", "utf8"));

const sources = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !path.includes("generated"));

describe("the app has of the catalog", () => {
  test("every kind, agent and provider, and no other", () => {
    expect(Object.keys(kinds)).toEqual(Object.keys(catalog.kinds));
    expect(Object.keys(rules)).toEqual(Object.keys(catalog.kinds));
    expect(Object.keys(agents)).toEqual(Object.keys(catalog.agents));
    expect(Object.keys(providers)).toEqual(Object.keys(catalog.providers));
  });

  test("no kind written out by hand", () => {
    const named = sources.filter((path) =>
      /["'`](email|calendar|reminder|finance|day)\.[a-z_]+["'`]/.test(readFileSync(path, "utf8")),
    );
    expect(named).toEqual([]);
  });

  test("a rule for every kind, about somebody, in words", () => {
    for (const [kind, { does, who, pin }] of Object.entries(rules)) {
      expect(does, kind).toBeTruthy();
      expect(catalog.kinds[kind].pins, kind).toContainEqual({ path: who, pin });
    }
  });
});
