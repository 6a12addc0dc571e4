import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { PHONE, sign, skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-task") ?? "");
const asked = (page) => new URL(page.url()).searchParams.get("task");

suite("lists", { skip }, () => {
  const { enter, control } = scene();
  const heading = (page) => page.locator("article h1").innerText();
  const statusOf = async (id) => (await control({})).tasks.find((task) => task.id === id).status;
  const row = (page, id) => page.locator(`[data-task="${id}"]`);

  test("what has the focus is what is read: two arrows and Enter open the third", async () => {
    const { page, context, problems } = await enter();
    await page.locator("article h1").waitFor();
    await row(page, "tsk_000001").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "tsk_000003");
    await page.keyboard.press("Enter");
    await until(async () => (await heading(page)).includes("glasur-haendler"), "the third is read");
    await until(() => page.evaluate(() => document.activeElement?.tagName === "H1"), "and its heading has the focus");
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "tsk_000003", "Escape leads back to its row");
    await page.keyboard.press("j");
    assert.equal(await focused(page), "tsk_000004", "and J goes on from there");
    await page.keyboard.press("Home");
    assert.equal(await focused(page), "tsk_000001");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("the list is reached by one Tab, at the row that is read", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("j");
    const reachable = await page
      .locator('[data-task][tabindex="0"]')
      .evaluateAll((all) => all.map((one) => one.dataset.task));
    assert.deepEqual(reachable, ["tsk_000002"]);
    assert.equal(await page.locator("[data-task][aria-current]").count(), 1);
    await context.close();
  });

  test("after a decision the focus is where it was: in the list on the next row, on the sheet at the next heading", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("j");
    await sign(page);
    await until(async () => (await focused(page)) === "tsk_000003", "the next row has the focus");
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Not now" }).click();
    await until(async () => (await statusOf("tsk_000003")) === "REJECTED", "declined from the sheet");
    await until(() => page.evaluate(() => document.activeElement?.tagName === "H1"), "the next heading has the focus");
    assert.match(await heading(page), /lindqvist/);
    await context.close();
  });

  test("what is read stands in the address: a link, a reload and the way back find it, and nothing is fetched", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    let fetched = 0;
    page.on("request", (request) => {
      fetched += /\/api\/v1\/tasks(\?|$)/.test(request.url()) ? 1 : 0;
    });
    await row(page, "tsk_000003").click();
    await row(page, "tsk_000005").click();
    assert.equal(asked(page), "tsk_000005");
    assert.equal(fetched, 0);
    await page.goBack();
    await until(async () => (await heading(page)).includes("glasur-haendler"), "back at the one before");
    await page.goForward();
    await until(async () => (await heading(page)).includes("Bills"), "and forward again");
    await page.reload();
    await until(async () => (await heading(page)).includes("Bills"), "a reload reads the same");
    await page.goto("/?task=tsk_000008");
    await until(
      async () => (await heading(page)).includes("Termin"),
      "what is in no list any more is read all the same",
    );
    await context.close();
  });

  test("a link to a task opens it on a phone as its page", async () => {
    const { page, context } = await enter({ size: PHONE });
    await page.goto("/?task=tsk_000008");
    await page.waitForURL(/\/tasks\/\?id=tsk_000008/);
    await context.close();
  });

  test("every page has its name, in the page as it was built too, and a task its own", async () => {
    const { page, context } = await enter();
    await until(async () => (await page.title()) === "(7) Waiting · Countersign", "the list");
    await page.getByRole("link", { name: "Accounts" }).click();
    await until(async () => (await page.title()) === "(7) Accounts · Countersign", "the next place");
    const built = await (await page.request.get("/rules/")).text();
    assert.match(built, /<title>Rules · Countersign<\/title>/);
    await page.goto("/tasks/?id=tsk_000002");
    await until(async () => /^\(7\) Save a draft reply to jonas/.test(await page.title()), "the task");
    await context.close();
  });

  test("what is snoozed says when it comes back", async () => {
    const { page, context } = await enter({ path: "/snoozed/" });
    await page.getByText(/^back tomorrow, \d\d:\d\d$/).waitFor();
    await context.close();
  });

  test("several are decided with one call, and what must be read by itself says so and stays", async () => {
    const { page, context, problems } = await enter();
    await page.locator("article h1").waitFor();
    let calls = 0;
    page.on("request", (request) => {
      calls += request.method() === "POST" && /\/(decisions|approve)$/.test(request.url()) ? 1 : 0;
    });
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("2 selected").waitFor();
    await page.getByText("1 of them has to be approved on its own, after reading.").waitFor();
    await row(page, "tsk_000006").click({ modifiers: ["Shift"] });
    await page.getByText("5 selected").waitFor();
    await page.locator("[data-resting]").first().waitFor({ state: "detached" });
    await page.keyboard.press("Shift+A");
    await until(async () => (await statusOf("tsk_000006")) === "APPROVED", "approved together");
    assert.equal(await statusOf("tsk_000002"), "APPROVED");
    assert.equal(calls, 1);
    await page.getByText("It cannot be taken back, so read it and sign it by itself.").waitFor();
    await page.getByText("3 selected").waitFor();
    assert.equal(await statusOf("tsk_000004"), "AWAITING_APPROVAL");
    await page.keyboard.press("Shift+R");
    await until(async () => (await statusOf("tsk_000004")) === "REJECTED", "declined together");
    await page.getByRole("button", { name: "Undo" }).last().click();
    await until(async () => (await control({})).counts.waiting === 5, "and taken back together");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("more than one call takes goes in portions, says how far it has come, and Z takes all of it back", async () => {
    const { page, context, problems } = await enter();
    const { kind, why, risk, action } = (await control({})).tasks.find(({ id }) => id === "tsk_000006");
    for (let at = 0; at < 60; at++)
      await control({ task: { kind, why, risk, action, priority: 99, title: "", summary: `Archive ${at}` } });
    await page.reload();
    await page.locator("article h1").waitFor();
    const calls = [];
    let answer = () => undefined;
    await page.route("**/tasks/decisions", async (route) => {
      calls.push(route.request().postDataJSON().decisions.length);
      if (calls.length === 2) await new Promise((resume) => (answer = resume));
      await route.continue();
    });
    await page.locator("[data-task]").first().focus();
    await page.keyboard.press("x");
    await until(async () => {
      await page.keyboard.press("End");
      return (await page.locator("[data-task]").count()) === 67;
    }, "the whole list is there");
    await page.keyboard.press("End");
    await page.keyboard.press("Shift+X");
    await page.getByText("67 selected").waitFor();
    await page.locator('section[aria-label="Selected"]:not(:has([aria-disabled]))').waitFor();
    await page.keyboard.press("Shift+R");
    await page.getByText("50 of 67 decided").waitFor();
    await page.keyboard.press("z");
    answer();
    await page.getByText("67 are back in the tray.").first().waitFor();
    assert.deepEqual(calls, [50, 17]);
    assert.equal((await control({})).counts.waiting, 67);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a portion that fails loses nothing: what was done is said, and the others are still selected", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.route("**/tasks/decisions", (route) => route.abort());
    await page.keyboard.press("x");
    await page.locator('section[aria-label="Selected"]:not(:has([aria-disabled]))').waitFor();
    await page.keyboard.press("Shift+R");
    await page.getByText("0 decided. The others are still selected.").waitFor();
    await page.getByText("1 selected").waitFor();
    assert.equal((await control({})).counts.waiting, 7);
    await context.close();
  });

  test("what changed since it was selected is not decided, and says why", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await control({ rewrite: { id: "tsk_000002", action: { body: "Something else." } } });
    await page.getByRole("button", { name: "Approve" }).click();
    await row(page, "tsk_000002").getByText("This changed while you were reading.").waitFor();
    assert.equal(await statusOf("tsk_000002"), "AWAITING_APPROVAL");
    await context.close();
  });

  test("on a phone several are selected by their boxes", async () => {
    const { page, context, problems } = await enter({ size: PHONE });
    await page.getByRole("button", { name: "Select several" }).click();
    await page.getByRole("checkbox", { name: /jonas/ }).click();
    await page.getByRole("button", { name: "Approve" }).click();
    await until(async () => (await statusOf("tsk_000002")) === "APPROVED", "approved");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("rows stand close together where that is wished, and after a reload too", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    const height = () => row(page, "tsk_000006").evaluate((one) => one.getBoundingClientRect().height);
    const before = await height();
    await page.getByRole("button", { name: "Rows close together" }).click();
    await until(async () => (await height()) < before / 2, "close");
    await page.reload();
    await page.locator("article h1").waitFor();
    assert.ok((await height()) < before / 2);
    await context.close();
  });

  test("G and a letter go to a place, and the letter decides nothing there", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await page.waitForURL(/\/rules\//);
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await page.waitForURL(/\/active\//);
    await page.keyboard.press("g");
    await page.keyboard.press("w");
    await page.locator("article h1").waitFor();
    assert.equal((await control({})).counts.waiting, 7);
    await context.close();
  });

  test("a name that is written from the right leaves our own words where they are, and an address keeps its end", async () => {
    const { page, context } = await enter();
    const who = "a.very.long.name.that.goes.on.and.on.and.on@studio-of-an-old-friend.example";
    const { tasks } = await control({});
    await control({
      task: {
        kind: "email.draft_reply",
        priority: 99,
        summary: `Save a draft reply to ${who}: שלום עולם`,
        title: "",
        why: "שלום עולם asks for the slides.",
        action: { ...tasks[1].action, to: [who], cc: [], subject: "שלום עולם", body: "Yes." },
        risk: { does: "", touches: "self", people: 0, undo: "reversible", provenance: [], warnings: [] },
      },
    });
    await page.reload();
    const first = page.locator("[data-task]").first();
    await first.getByText("שלום עולם").first().waitFor();
    const end = first.getByText("@studio-of-an-old-friend.example").last();
    const box = await end.evaluate((one) => [one.scrollWidth, one.clientWidth]);
    assert.equal(box[0], box[1], "the end of the address is whole");
    const noun = first.getByText("Draft reply", { exact: true }).last();
    const quote = first.getByText("asks for the slides.");
    assert.ok((await noun.boundingBox()).x < (await quote.boundingBox()).x, "our word comes first");
    await context.close();
  });

  test("the slash looks through the tasks of every view, and the address keeps the words", async () => {
    const { page, context, problems } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("camille cafe");
    await page.getByText("Nothing matches.").waitFor();
    await page.getByRole("searchbox").fill("lea cups");
    await row(page, "tsk_000011").waitFor();
    assert.equal(await page.locator("[data-task]").count(), 1);
    await row(page, "tsk_000011").getByText("Draft saved").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await until(async () => (await heading(page)).includes("lea@morgenrot"), "what was found is read");
    await page.reload();
    await row(page, "tsk_000011").waitFor();
    assert.equal(await page.getByRole("searchbox").inputValue(), "lea cups");
    await page.getByRole("searchbox").focus();
    await page.keyboard.press("Escape");
    await until(async () => (await page.locator("[data-task]").count()) === 7, "Escape brings the list back");
    assert.equal(new URL(page.url()).search, "");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("that nothing matches is said of the words that were answered, and of no others", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.getByRole("searchbox").fill("camille cafe");
    await page.getByText("Nothing matches.").waitFor();
    const held = [];
    await page.route(/\/api\/v1\/tasks\?.*q=lea/, (route) => held.push(route));
    await page.getByRole("searchbox").fill("lea cups");
    await until(() => held.length > 0, "the other words are asked for");
    await page.getByText("Looking through your tasks.").waitFor();
    assert.equal(await page.getByText("Nothing matches.").count(), 0);
    for (const route of held) await route.continue();
    await row(page, "tsk_000011").waitFor();
    assert.equal(await page.getByText("Looking through your tasks.").count(), 0);
    await context.close();
  });

  test("a list is narrowed by kind and warning, the address says so, and what matches nothing can be cleared", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("f");
    await page.getByLabel("Kind").selectOption("email.draft_reply");
    await until(async () => (await page.locator("[data-task]").count()) === 3, "drafts alone");
    await page.getByLabel("Warnings").selectOption("lookalike_sender");
    await until(async () => (await page.locator("[data-task]").count()) === 1, "with that warning");
    assert.match(page.url(), /kind=email.draft_reply&warning=lookalike_sender/);
    await page.keyboard.press("Escape");
    await row(page, "tsk_000003").focus();
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Not now" }).click();
    await page.getByText("Nothing matches.").waitFor();
    await page.getByRole("button", { name: "Clear search and filters" }).click();
    await until(async () => (await page.locator("[data-task]").count()) === 6, "all that waits");
    await page.goto("/done/?kind=email.archive");
    await until(async () => (await page.locator("[data-task]").count()) === 1, "the server narrows the others");
    await context.close();
  });

  test("the palette finds tasks beside commands", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("What would you like to do?").fill("rosa christmas");
    await page.getByRole("option", { name: /rosa@weltladen/ }).click();
    await page.waitForURL(/\/tasks\/\?id=tsk_000009/);
    await context.close();
  });

  test("reading ends: who has not looked yet is asked again until it has, and a look that failed says what to do", async () => {
    const { page, context, problems } = await enter({ reset: "empty", path: "/rules/" });
    await control({ agent: { last_scan: null } });
    await page.goto("/");
    const shown = (words) => page.getByText(words).filter({ visible: true }).waitFor();
    await shown("Your agents are about to read.");
    const at = new Date().toISOString();
    await control({ agent: { last_scan: { at, phase: "reading", read: 40, proposed: 0, error: null } } });
    await shown("40 mails read so far, and nothing in them needs you.");
    await control({ agent: { last_scan: { at, phase: "done", read: 90, proposed: 0, error: null } } });
    await shown("90 mails read, nothing needs you.");
    await control({
      agent: { status: "error", last_scan: { at, phase: "failed", error: "Google refused the account." } },
    });
    await page.reload();
    await shown("Google refused the account.");
    await control({ faults: [{ path: "GET /agents", times: 9, status: 503 }] });
    await page.reload();
    await page.getByRole("button", { name: "Try again" }).filter({ visible: true }).waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });
});
