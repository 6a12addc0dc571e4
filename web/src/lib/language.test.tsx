import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { plural, t } from "@lingui/core/macro";
import { I18nProvider } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { asIs } from "./as-is";
import { i18n, LANGUAGES, languageOf, speak } from "./language";

afterEach(() => vi.unstubAllGlobals());

test("words with a number are said in the language that is spoken", () => {
  const said = (count: number) => plural(count, { one: "# thing", other: "# things" });
  expect([said(1), said(2)]).toEqual(["1 thing", "2 things"]);
  expect(i18n.locale).toBe("en");
});

test("a name stands in a sentence as it is, whatever is in it", () => {
  const name = "{Meier}";
  expect(t`From ${name}`).toBe("From {Meier}");
});

test("somebody's words stand in markup as they were written, and are none of it", () => {
  const shown = (words: string) =>
    renderToStaticMarkup(
      <I18nProvider i18n={i18n}>
        <Trans>
          Sign: <em>{asIs(words)}</em>
        </Trans>
      </I18nProvider>,
    );
  expect(shown("<b>Yes</b> <0/> {0}")).toBe("Sign: <em>&lt;b&gt;Yes&lt;/b&gt; &lt;0/&gt; {0}</em>");
});

test("what a stranger may have written is filled into markup in no other way", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const bare = /<Trans>(?:(?!<\/Trans>)[\s\S])*\{(?:visible|labelOf|said|retold)\(/;
  expect(sources.filter((name) => bare.test(readFileSync(join("src", name), "utf8")))).toEqual([]);
});

test("the language that was asked for last is spoken, though the words of the one before come later", async () => {
  vi.stubGlobal("document", { documentElement: { lang: "", dataset: {} } });
  let arrive = () => undefined as unknown;
  const german = await LANGUAGES.de.load();
  const load = vi.spyOn(LANGUAGES.de, "load").mockReturnValue(
    new Promise((come) => {
      arrive = () => come(german);
    }),
  );
  const first = speak("de");
  await speak("en");
  arrive();
  await first;
  expect([i18n.locale, document.documentElement.lang]).toEqual(["en", "en"]);
  load.mockRestore();
});

test("whoever reads German gets German, wherever they live, and whoever reads none of ours gets English", () => {
  expect(["de", "de-CH", "DE-at", "en-GB", "fr-FR", "den", ""].map(languageOf)).toEqual([
    ...["de", "de", "de", "en", "en", "en", "en"],
  ]);
});
