import { readFileSync } from "node:fs";
import { FileText } from "lucide-react";
import { describe, expect, test } from "vitest";
import { fieldOf, ICONS, iconOf, type Kind, kindOf } from "./kinds";
import { hasControl } from "./shapes/draft";
import { FORMS } from "./shapes/forms";
import { VIEWS } from "./shapes/views";

const { kinds }: { kinds: Record<string, Kind> } = JSON.parse(readFileSync("catalog.json", "utf8"));

describe.each(Object.entries(kinds))("%s", (name, told) => {
  const kind = kindOf(name);

  test("has the words that the domain declares", () => {
    const { verb, doing, done, noun, editable } = told;
    expect(kind).toMatchObject({ verb, doing, done, noun, editable });
  });

  test("can be shown and edited, with an icon of its family", () => {
    expect(VIEWS[kind.shape]).toBeDefined();
    expect(FORMS[kind.shape]).toBeDefined();
    expect(iconOf(kind)).not.toBe(FileText);
  });

  test("has a control for everything that the person may change", () => {
    for (const field of kind.editable)
      expect(hasControl(fieldOf(kind, field) ?? { name: field, role: "reference" })).toBe(true);
  });
});

test("no icon is kept for a family that there is not", () => {
  const families = new Set(Object.values(kinds).map(({ family }) => family));
  expect(Object.keys(ICONS).filter((family) => !families.has(family))).toEqual([]);
});

test("a kind that the app was not made with is shown, rather than nothing", () => {
  expect(kindOf("teapot.boil")).toMatchObject({ verb: "Countersign", shape: "record", editable: [] });
  expect(iconOf(kindOf("teapot.boil"))).toBe(FileText);
});
