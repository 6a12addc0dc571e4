import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { weights } from "../dev/weights.mjs";

const OUT = join(import.meta.dirname, "../out");

/** Gzip bytes of JavaScript before a route is alive. A route that needs more says why here.
 * At the door: with room for the words of a few more problems, since every page has those of all, for what says them
 * in the language of whoever comes, for what says them at a field before anything is sent, and for what was not signed when
 * a session ended. */
const BUDGET = { default: 200_000, "/sign-in": 181_500, "/register": 181_500 };

const pages = readdirSync(OUT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
  .map((entry) => join(entry.parentPath, entry.name));

suite("the export", () => {
  test("no route is heavier than its budget", () => {
    const over = weights(OUT).filter(({ route, bytes }) => bytes > (BUDGET[route] ?? BUDGET.default));
    assert.deepEqual(over, []);
  });

  test("no page holds an inline script, style or handler, so the policy needs no exception", () => {
    for (const page of pages) {
      const html = readFileSync(page, "utf8");
      assert.equal(/<script(?![^>]*\ssrc=)/.test(html), false, page);
      assert.equal(/<style|\sstyle="|\son[a-z]+="/.test(html.replace(/<script[\s\S]*?<\/script>/g, "")), false, page);
    }
    const { headers } = JSON.parse(readFileSync(join(OUT, "_headers.json"), "utf8"));
    assert.equal(/unsafe|https?:|\*/.test(headers["content-security-policy"]), false);
  });

  test("nothing in it names a machine or another origin's assets", () => {
    for (const page of pages) assert.equal(/(src|href)="https?:/.test(readFileSync(page, "utf8")), false, page);
  });
});
