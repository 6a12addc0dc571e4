import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { PHONE, sign, skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

const DESK = { width: 1280, height: 800 };

suite("nothing stands in the way of what is signed", { skip }, () => {
  const { enter, control } = scene();
  const statusOf = async (id) => (await control({})).tasks.find((task) => task.id === id).status;

  test("one way back is offered at a time, and it is gone once it was taken", async () => {
    const { page, context } = await enter({ size: DESK });
    await page.locator("article h1").waitFor();
    for (const words of [/priya/, /jonas/]) {
      await page.locator("article h1").filter({ hasText: words }).waitFor();
      await page.keyboard.press("r");
      await page.getByRole("button", { name: "Just decline" }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator("article h1").filter({ hasText: words }).waitFor({ state: "detached" });
    }
    await until(async () => (await statusOf("tsk_000002")) === "REJECTED", "both are declined");
    await until(async () => (await page.getByRole("button", { name: "Undo" }).count()) === 1, "one is offered");
    await page.keyboard.press("z");
    await page.locator("article h1").filter({ hasText: /jonas/ }).waitFor();
    await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
    assert.equal(await statusOf("tsk_000001"), "REJECTED");
    const rows = await page.locator("[data-task]").evaluateAll((all) => all.map((one) => one.dataset.task));
    assert.equal(rows[0], "tsk_000002", "it waits where it was");
    await context.close();
  });

  test("who declines for good is told that the agent learned it", async () => {
    const { page, context } = await enter({ size: DESK });
    await page.locator("article h1").waitFor();
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Never from this sender" }).click();
    await page.getByText("Nothing more from priya@northwind-studio.example").first().waitFor();
    await page.getByRole("link", { name: "See what it learned" }).click();
    await page.waitForURL(/\/agents\/#learned-/);
    await context.close();
  });

  test("on a phone, what is taken back is read again", async () => {
    const { page, context } = await enter({ size: PHONE });
    await page.getByRole("button", { name: /jonas/ }).click();
    await sign(page, () => page.locator("[data-signs]").click());
    await page.waitForURL(/tsk_000003/);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForURL(/tsk_000002/);
    await until(async () => (await statusOf("tsk_000002")) === "AWAITING_APPROVAL", "it waits again");
    await context.close();
  });
});

suite("what a task says of itself", { skip }, () => {
  const { enter, control } = scene();
  const made = (task) => control({ task });
  const nobody = { touches: "self", people: 0, undo: "reversible", does: "Archives.", provenance: [], warnings: [] };
  const pile = (subjects, more = {}) => ({
    kind: "email.archive",
    priority: 99,
    summary: `Archive ${subjects.length}`,
    title: "Archive",
    why: "Newsletters.",
    quote: subjects[0],
    risk: nobody,
    action: {
      kind: "email.archive",
      integration_id: "int_01JD0A",
      items: subjects.map((subject, at) => ({
        thread_id: `t${at}`,
        message_ids: ["m"],
        sender: "a@x.example",
        subject,
      })),
    },
    ...more,
  });

  test("a pile of one has nothing to edit, and says each thing once", async () => {
    const { page, context } = await enter();
    const { id } = await made(pile(["Glazes in winter"]));
    await page.goto(`/tasks/?id=${id}`);
    await page.getByText("1 conversation in this pile").waitFor();
    assert.equal(await page.getByText("Glazes in winter").count(), 1);
    assert.equal(await page.getByRole("button", { name: "Edit" }).count(), 0);
    const more = await made(pile(["Glazes in winter", "Kilns"]));
    await page.goto(`/tasks/?id=${more.id}`);
    await page.getByRole("button", { name: "Edit" }).waitFor();
    await context.close();
  });

  test("a pile names people by their names, and nobody by a piece of an address", async () => {
    const { page, context } = await enter();
    const task = pile(["Glazes", "Kilns"]);
    task.action.items[0].sender = "Forum <digest@forum.example>";
    task.action.items[1].sender = "service@bank.example <swindler@x.example>";
    const { id } = await made(task);
    await page.goto("/");
    const row = page.locator(`[data-task="${id}"]`);
    await row.getByText("Forum", { exact: true }).first().waitFor();
    assert.doesNotMatch(await row.innerText(), /[<>]|bank/);
    await page.getByRole("button", { name: "Rows close together" }).click();
    await until(async () => /Forum, swindler@x.example/.test(await row.innerText()), "close together as well");
    await context.close();
  });

  test("what is done is told as done, and what never was as that", async () => {
    const { page, context } = await enter();
    const done = await made(pile(["Glazes"], { status: "COMPLETED" }));
    await page.goto(`/tasks/?id=${done.id}`);
    const region = (name) => page.getByRole("region", { name, exact: true });
    await region("What was done").waitFor();
    await region("What came of it").getByText("Archived.").waitFor();
    assert.equal(await page.getByText("What happens").count(), 0);
    const declined = await made(pile(["Glazes"], { status: "REJECTED" }));
    await page.goto(`/tasks/?id=${declined.id}`);
    await region("What would have been done").waitFor();
    await page.getByText("Nothing. You declined it.").waitFor();
    await context.close();
  });

  test("the history is computed again here, and says where it breaks", async () => {
    const { page, context } = await enter({ path: "/tasks/?id=tsk_000002" });
    await page.getByText("Computed again here: the chain of hashes is unbroken.").waitFor();
    await page.route("**/tasks/tsk_000002/events*", async (route) => {
      const answer = await route.fetch();
      const { items } = await answer.json();
      await route.fulfill({ response: answer, json: { items: [{ ...items[0], by: "clock" }], next_cursor: null } });
    });
    await page.reload();
    await page.getByText("The chain is broken at entry 1").waitFor();
    await context.close();
  });

  test("a time in one's own words is shown as it was understood, and then used", async () => {
    const { page, context } = await enter();
    await page.locator("article h1").waitFor();
    await page.keyboard.press("s");
    const words = page.getByLabel("Or in your own words");
    await words.fill("whenever");
    await page.getByText("When that is could not be understood.").waitFor();
    await words.fill("in 40 days");
    await page.getByText("at most 30 days").waitFor();
    await words.fill("übermorgen 14:30");
    await page.getByText(/That is .*14:30/).waitFor();
    await page.keyboard.press("Enter");
    await until(async () => (await control({})).counts.snoozed === 2, "it is snoozed");
    const { snoozed_until } = (await control({})).tasks.find(({ id }) => id === "tsk_000001");
    const shown = new Date(snoozed_until).toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin" });
    assert.equal(shown, "14:30:00");
    await context.close();
  });

  test("the whole conversation is read when it is looked at, and says what is not shown", async () => {
    const { page, context, problems } = await enter({ path: "/tasks/?id=tsk_000002" });
    const about = page.getByRole("region", { name: "What it is about" });
    await about.getByRole("heading", { name: "The whole conversation" }).scrollIntoViewIfNeeded();
    await about.getByText("Thank you, I will look at it tomorrow.").waitFor();
    await about.getByText("Plan.pdf").waitFor();
    await about.getByText("text in it that its reader does not see").waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  for (const [status, code, words] of [
    [409, "connection_broken", "The account is not connected."],
    [503, "provider_busy", "The provider is busy."],
  ]) {
    test(`where it cannot be read, ${code} is said and the rest stands`, async () => {
      const { page, context } = await enter();
      await control({ faults: [{ path: "GET .*/sources", status, code, times: 9 }] });
      // Nothing comes into view, so that it waits to be asked for.
      await page.addInitScript(() => {
        window.IntersectionObserver = class {
          observe() {}
          unobserve() {}
          disconnect() {}
        };
      });
      await page.goto("/tasks/?id=tsk_000002");
      await page.getByRole("button", { name: "Read it" }).click();
      await page.getByRole("alert").getByText(words).waitFor();
      await page.getByText("until when the price").waitFor();
      await context.close();
    });
  }

  test("of a pile, one conversation is read when its item is opened", async () => {
    const { page, context } = await enter();
    const { id } = await made(pile(["Glazes in winter", "Kilns"]));
    await page.goto(`/tasks/?id=${id}`);
    const asked = page.waitForRequest((request) => request.url().includes("/sources?ref=t1"));
    await page.getByRole("button", { name: "Read the conversation" }).nth(1).click();
    await asked;
    await page.getByText("Thank you, I will look at it tomorrow.").waitFor();
    await context.close();
  });
});
