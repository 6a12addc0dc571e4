import { plural, t } from "@lingui/core/macro";
import { expect, test } from "vitest";
import { i18n, languageOf } from "./language";

test("words with a number are said in the language that is spoken", () => {
  const said = (count: number) => plural(count, { one: "# thing", other: "# things" });
  expect([said(1), said(2)]).toEqual(["1 thing", "2 things"]);
  expect(i18n.locale).toBe("en");
});

test("a name stands in a sentence as it is, whatever is in it", () => {
  const name = "{Meier}";
  expect(t`From ${name}`).toBe("From {Meier}");
});

test("whoever reads German gets German, wherever they live, and whoever reads none of ours gets English", () => {
  expect(["de", "de-CH", "DE-at", "en-GB", "fr-FR", "den", ""].map(languageOf)).toEqual([
    ...["de", "de", "de", "en", "en", "en", "en"],
  ]);
});
