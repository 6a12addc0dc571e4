// Which browsers there are for the journeys on the real stack: node e2e/stack/browsers.mjs
import { existsSync } from "node:fs";
import { firefox } from "playwright-core";
import { executable as chromium, launch } from "../browser.mjs";

const PLACES = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];
const stock = PLACES.find((path) => path && existsSync(path));

/** Each with what a new context takes beside the size: a stock Firefox is told once, by its settings, to keep still. */
export const BROWSERS = [
  { name: "Chromium", path: chromium, launch, looks: { reducedMotion: "reduce" } },
  {
    name: "Firefox",
    path: stock,
    // As it is installed, by WebDriver BiDi; no build of Playwright's own.
    launch: () =>
      firefox.launch({
        channel: "moz-firefox",
        executablePath: stock,
        firefoxUserPrefs: { "ui.prefersReducedMotion": 1 },
      }),
    looks: { reducedMotion: null, colorScheme: null, forcedColors: null, contrast: null },
  },
].filter(({ path }) => path);

if (process.argv[1] === import.meta.filename) console.log(BROWSERS.map(({ name }) => name).join("\n"));
