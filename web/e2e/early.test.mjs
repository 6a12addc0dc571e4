import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { held, skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

suite("what a page shows", { skip }, () => {
  const { enter, control } = scene();

  test("is asked for while the app is still on its way, once, and shown", async () => {
    const { page, context, problems } = await enter();
    const asked = [];
    page.on("request", (request) => {
      const path = new URL(request.url()).pathname;
      if (/^\/(api|config)/.test(path)) asked.push(path);
    });
    const free = await held(page, "**/_next/static/chunks/*.js");
    const going = page.goto("/tasks/?id=tsk_000002");
    await until(() => asked.includes("/api/v1/tasks/tsk_000002"), "the task is asked for without the app");
    free();
    await going;
    await page.getByRole("heading", { name: /jonas/ }).waitFor();
    for (const once of ["/config.json", "/api/v1/auth/refresh", "/api/v1/tasks/tsk_000002"])
      assert.equal(asked.filter((path) => path === once).length, 1, once);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("is asked for again by the app where that failed", async () => {
    const { page, context } = await enter();
    await control({ faults: [{ path: "GET /tasks/tsk_000002", times: 1, status: 503 }] });
    await page.goto("/tasks/?id=tsk_000002");
    await page.getByRole("heading", { name: /jonas/ }).waitFor();
    await context.close();
  });

  test("waits for who signs in, where nobody is", async () => {
    const { page, context } = await enter();
    // Else the page that is left may find it out before, and whoever comes then is told nothing of an end.
    await page.goto("about:blank");
    await control({ expire: true, end: true });
    await page.goto("/tasks/?id=tsk_000002");
    await page.waitForURL(/sign-in.*ended=1/);
    await context.close();
  });
});
