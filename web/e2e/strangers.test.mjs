import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { skip } from "./browser.mjs";
import { scene } from "./scene.mjs";

const HOSTILE = `<script>window.__owned = 1</script><img src="https://tracker.example/p.gif" onerror="window.__owned = 2">
<a href="javascript:window.__owned = 3">Click</a> https://phish.example/login
\u202egnp.exe\u202c zero\u200bwidth \u2066isolated\u2069`;

/** As long as a letter may be, without its last line. */
const SIZE = 49_000;

suite("what strangers write", { skip }, () => {
  const { enter, control } = scene();

  test("is text: no script runs, nothing is fetched, no link leads out, and what is hidden is shown", async () => {
    const { page, context, problems } = await enter();
    const { tasks } = await control({});
    const { id } = await control({
      task: {
        ...tasks[1],
        id: undefined,
        priority: 99,
        minutes: 1,
        quote: HOSTILE,
        evidence: undefined,
        why: HOSTILE,
        title: HOSTILE,
        summary: "Save a draft reply to x@y.example: Hostile",
        action: { ...tasks[1].action, subject: `Re: ${HOSTILE.split("\n")[0]}`, body: HOSTILE },
      },
    });
    await page.goto(`/tasks/?id=${id}`);
    await page.getByText("<script>window.__owned = 1</script>").first().waitFor();
    // What was written before, which stands in it as articles of their own, may have come by now.
    const task = page.locator("main article").first();
    assert.equal(await page.evaluate(() => window.__owned), undefined);
    assert.equal(await page.locator("article img, article iframe, article script").count(), 0);
    const links = await page.locator("article a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    assert.deepEqual(
      links.filter((href) => !href.startsWith("/")),
      [],
    );
    const shown = await task.innerText();
    for (const mark of ["[U+202E]", "[U+200B]", "[U+2066]"]) assert.ok(shown.includes(mark), mark);
    assert.equal(/[\u200b\u202a-\u202e\u2066-\u2069]/.test(await task.evaluate((one) => one.textContent)), false);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("may be as long as it gets: it is shown whole, and the page stays quick", async () => {
    const { page, context } = await enter();
    const { tasks } = await control({});
    const line = "All work and no play makes a long mail. ";
    const body = `${line.repeat(Math.ceil(SIZE / line.length))}\nTHE LAST LINE`;
    const { id } = await control({
      task: {
        ...tasks[1],
        id: undefined,
        evidence: undefined,
        minutes: 1,
        summary: "Save a draft reply to x@y.example: Long",
        action: { ...tasks[1].action, body },
      },
    });
    await page.goto(`/tasks/?id=${id}`);
    await page.getByRole("button", { name: "Save draft" }).waitFor();
    const shown = await page
      .locator(".letter")
      .last()
      .evaluate((one) => one.textContent.length);
    assert.ok(shown >= SIZE, `${shown} characters`);
    await page.getByText("THE LAST LINE").waitFor({ state: "attached" });
    const took = await page.evaluate(async () => {
      const began = performance.now();
      document.querySelector("article").style.setProperty("width", "50rem");
      document.body.getBoundingClientRect();
      await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
      return performance.now() - began;
    });
    assert.ok(took < 500, `${took} ms to lay out again`);
    await context.close();
  });
});
