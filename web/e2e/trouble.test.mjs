import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sign, skip, until } from "./browser.mjs";
import { PASSWORD, scene } from "./scene.mjs";

suite("when something goes wrong", { skip }, () => {
  const { enter, control } = scene();
  const waiting = (page) => page.locator("[data-task]").count();

  test("a task that changed meanwhile shows what is different and asks again", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await control({
      rewrite: {
        id: "tsk_000001",
        action: { to: ["stranger@elsewhere.example"] },
        changed: "The recipient is another one now.",
      },
    });
    await sign(page);
    const alert = page.getByRole("alert").filter({ hasText: "This changed while you were reading." });
    await alert.first().waitFor();
    await page.locator("del", { hasText: "priya@northwind-studio.example" }).waitFor();
    await page.locator("ins", { hasText: "stranger@elsewhere.example" }).waitFor();
    assert.equal((await control({})).tasks[0].status, "AWAITING_APPROVAL");
    await sign(page);
    await until(async () => (await control({})).tasks[0].status === "APPROVED", "the second look decides");
    await context.close();
  });

  test("a part of a page that fails says so, and one that takes long says what it waits for", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    const devices = page.getByRole("region", { name: "Devices" });
    await devices.getByText("Anna's iPhone").waitFor();
    await control({ faults: [{ path: "GET /devices", status: 500, times: 3 }] });
    await page.reload();
    await devices.getByRole("alert").waitFor();
    assert.equal(await devices.getByRole("status").count(), 0, "no grey lines beside an error");
    await devices.getByRole("button", { name: "Try again" }).click();
    await devices.getByText("Anna's iPhone").waitFor();
    const held = [];
    await page.route("**/devices?*", (route) => held.push(route));
    await page.reload();
    await devices.getByText("Still waiting for your devices.").waitFor();
    for (const route of held) await route.continue();
    await devices.getByText("Anna's iPhone").waitFor();
    await context.close();
  });

  test("a failing server takes the optimism back and loses nothing", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await control({ faults: [{ path: "POST .*approve", status: 500, times: 1 }] });
    await sign(page);
    await page.getByRole("alert").filter({ hasText: "Something went wrong on our side." }).first().waitFor();
    assert.equal(await waiting(page), 7);
    await page.locator("article").getByRole("button", { name: "Try again" }).click();
    await until(async () => (await control({})).tasks[0].status === "APPROVED", "trying again works");
    await context.close();
  });

  for (const [status, code, words] of [
    [402, "plan_limit", "Your plan ends here."],
    [429, "too_many_requests", "That was a lot at once."],
    [0, "", "Countersign does not answer."],
  ]) {
    test(`an answer ${status} says: ${words}`, async () => {
      const { page, context } = await enter();
      await page.getByRole("button", { name: "Send reply" }).waitFor();
      await control({
        faults: [
          { path: "POST .*approve", status, code, times: status === 0 ? 9 : 1, headers: { "retry-after": "7" } },
        ],
      });
      await sign(page);
      await page.getByRole("alert").filter({ hasText: words }).first().waitFor();
      assert.equal(await waiting(page), 7);
      await context.close();
    });
  }

  test("a session that is long in coming is said, asked for anew, and nothing is lost", async () => {
    const { page, context, problems } = await enter();
    const held = [];
    await page.route("**/auth/refresh", (route) => held.push(route));
    await page.goto("/settings/");
    await page.getByText("Countersign has not answered yet.").waitFor();
    assert.equal(held.length, 1);
    await page.getByRole("button", { name: "Ask again" }).click();
    await until(() => held.length === 2, "it is asked for anew");
    await page.getByText("Countersign has not answered yet.").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Ask again" }).click();
    await until(() => held.length === 3, "and once more, by the app itself");
    await held[2].continue();
    await page.getByLabel("Time zone").waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("where nothing answers at all, the page says so and what to do, and goes on once it does", async () => {
    const { page, context } = await enter();
    await page.route("**/auth/refresh", (route) => route.abort());
    await page.goto("/");
    await page.getByRole("heading", { name: "Countersign cannot be reached." }).waitFor();
    await page.getByText("Check your connection, and try again in a minute.").waitFor();
    await page.unroute("**/auth/refresh");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("[data-task]").first().waitFor();
    await context.close();
  });

  test("what was typed survives a failed save and a reload", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await control({ faults: [{ path: "PATCH ", status: 503, times: 1 }] });
    await page.keyboard.press("e");
    await page.getByLabel("Text", { exact: true }).fill("My own words.");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "Something went wrong on our side." }).first().waitFor();
    assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), "My own words.");
    await page.reload();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await page.keyboard.press("e");
    assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), "My own words.");
    await context.close();
  });

  test("offline is named, and coming back goes on by itself", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await context.setOffline(true);
    await sign(page);
    await page.getByRole("alert").filter({ hasText: "You are offline." }).first().waitFor();
    await context.setOffline(false);
    await control({ decide: { id: "tsk_000003", operation: "reject" } });
    await until(async () => (await waiting(page)) === 6, "the list is read again", 15);
    await context.close();
  });

  test("a slow server does not hold the person up", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await control({ delay: 1500 });
    await sign(page);
    await until(
      async () => (await page.locator("article h1").innerText()).includes("jonas"),
      "the next one is up at once",
      1,
    );
    await control({ delay: 0 });
    await until(async () => (await control({})).tasks[0].status === "APPROVED", "the decision arrives");
    await context.close();
  });

  test("an expired token is renewed without a word", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await control({ expire: true });
    await sign(page);
    await until(async () => (await control({})).tasks[0].status === "APPROVED", "approved with a new token");
    await context.close();
  });

  test("an ended session leads to the door and back to the same place", async () => {
    const { page, context } = await enter({ path: "/agents/" });
    await page.getByRole("heading", { name: "Email" }).waitFor();
    await control({ end: true, expire: true });
    // The next look for changes may lead there before the press does.
    await Promise.any([page.getByRole("button", { name: "Look now" }).click(), page.waitForURL(/\/sign-in\//)]);
    await page.waitForURL(/\/sign-in\/\?ended=1&next=%2Fagents%2F/);
    await page.getByText("Your session has ended.").waitFor();
    await context.close();
  });

  test("a decision that the session ended under is said not to be made once its person is back", async () => {
    const { page, context } = await enter();
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    const summary = await page.locator("article h1").innerText();
    // Else what is only read may find it out before the press does.
    await page.route("**/api/v1/**", (route) =>
      route.request().method() === "GET" ? route.abort() : route.continue(),
    );
    await control({ end: true, expire: true });
    await sign(page);
    await page.waitForURL(/\/sign-in\/\?ended=1/);
    assert.equal((await control({})).tasks[0].status, "AWAITING_APPROVAL");
    // By another site, as with Google: nothing of the page is left.
    await page.unroute("**/api/v1/**");
    await page.reload();
    await page.getByLabel("Email").fill("anna@sandberg-keramik.example");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    const said = page.getByRole("alert").filter({ hasText: /Not signed: .*Your session had ended\./ });
    await said.waitFor({ state: "attached" });
    assert.ok((await said.innerText()).includes(summary), "it says what was not signed");
    await until(async () => (await waiting(page)) === 7, "and it waits where it did");
    await context.close();
  });

  test("without a connection, what is only read could not be fetched, and nothing was to be sent", async () => {
    const { page, context } = await enter();
    await page.addInitScript(() => {
      window.IntersectionObserver = class {
        observe() {}
        unobserve() {}
        disconnect() {}
      };
    });
    await page.goto("/?task=tsk_000001");
    await page.getByRole("button", { name: "Read it" }).click();
    await page.getByRole("region", { name: "What it is about" }).getByRole("article").first().waitFor();
    await page.locator('[data-task="tsk_000002"]').click();
    await page.locator("article h1").filter({ hasText: /jonas/ }).waitFor();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Read it" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "It could not be fetched: you are offline." });
    await alert.getByRole("button", { name: "Try again" }).waitFor();
    assert.equal(await page.getByText("Nothing was sent.").count(), 0);
    await context.close();
  });

  test("a list that cannot be read says so and offers to try again", async () => {
    const { page, context } = await enter({ path: "/agents/" });
    await control({ faults: [{ path: "GET /tasks$", status: 503, times: 3 }] });
    await page.getByRole("link", { name: /Done/ }).first().click();
    await page.getByRole("alert").getByText("Something went wrong on our side.").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: /lea@morgenrot/ }).waitFor();
    await context.close();
  });
});
