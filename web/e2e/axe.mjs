import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The dark scheme has other colours and nothing else, so only these are looked at again.
const SCHEMES = [
  ["dark", { runOnly: ["color-contrast"] }],
  ["light", { runOnly: TAGS }],
];

/** Colours fade from one scheme to the other, and one fade may begin another. */
const settled = (page) =>
  page.evaluate(async () => {
    do {
      for (const one of document.getAnimations()) one.finish();
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    } while (document.getAnimations().length > 0);
  });

/** A page with all that it asks for, and its heading: what has come by then is what is looked at. */
export async function whole(page) {
  await page.waitForLoadState("networkidle");
  await page.locator("h1:visible").first().waitFor();
}

/** What axe finds on a page, in the light and, unless that was asked already, in the dark, a line each. */
export async function violations(page, { dark = true } = {}) {
  // Through the protocol, which the page's policy does not hold back.
  await page.evaluate(AXE);
  const all = [];
  for (const [colorScheme, options] of dark ? SCHEMES : SCHEMES.slice(1)) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    const { violations: found } = await page.evaluate(
      (wanted) => window.axe.run(document, { ...wanted, preload: false }),
      options,
    );
    for (const { id, nodes } of found)
      all.push(...nodes.map(({ target, failureSummary }) => `${colorScheme} ${id} ${target} ${failureSummary}`));
  }
  return all;
}
