import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { violations } from "./axe.mjs";
import { held, PHONE, sign, skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

const [INSPECTION, STUDIO, SLIDES, CUPS, PARCEL, NORTH, SOUTH, PIECES, PRICES] = Array.from(
  { length: 9 },
  (_, at) => `tsk_00000${at + 1}`,
);

suite("what only the person knows", { skip }, () => {
  const { enter, control } = scene();
  const taskOf = async (id) => (await control({})).tasks.find((task) => task.id === id);
  const eventsOf = async (id) => (await control({})).events[id];
  const ways = (more = {}) => enter({ reset: "ways", ...more });
  const read = async (page, words) => {
    await page.getByRole("button", { name: words }).click();
    await page.locator("article h1").filter({ hasText: words }).waitFor();
  };
  const letter = (page) => page.getByRole("region", { name: "What would be done" });

  test("nothing can be signed before a way is chosen, and its key leads to the choice", async () => {
    const { page, context, problems } = await ways();
    await page.getByText("Nothing is chosen yet.").waitFor();
    const sign = page.locator("article footer").getByRole("button", { name: "Send reply" });
    assert.equal(await sign.isDisabled(), true);
    await page.getByText("Choose one above, then sign it.").waitFor();
    assert.equal(
      await sign.evaluate((one) => document.getElementById(one.getAttribute("aria-describedby")).innerText),
      "Choose one above, then sign it.",
    );
    await page.keyboard.press("a");
    assert.equal(await page.evaluate(() => document.activeElement.type), "radio");
    assert.equal((await taskOf(INSPECTION)).status, "AWAITING_APPROVAL");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a key chooses and signs nothing; the whole of it is shown, and then it is signed by its name", async () => {
    const { page, context, problems } = await ways();
    await page.getByRole("radiogroup").waitFor();
    await page.keyboard.press("2");
    await letter(page).getByText("diese Woche passt es leider nicht.").waitFor();
    await letter(page).getByText("m.lindqvist@brennofen-service.example").waitFor();
    await letter(page).getByText("werkstatt@sandberg-keramik.example").waitFor();
    await letter(page).getByText("anna@sandberg-keramik.example").waitFor();
    await page.getByText("2 other people get something from you").waitFor();
    await page.getByRole("status").getByText("Chosen: No, not this week.").waitFor({ state: "attached" });
    assert.equal((await taskOf(INSPECTION)).status, "AWAITING_APPROVAL", "choosing signs nothing");
    await page.keyboard.press("1");
    await letter(page).getByText("Donnerstag um 10 Uhr passt gut.").waitFor();
    assert.equal(await letter(page).getByText("werkstatt@sandberg-keramik.example").count(), 0);
    await page.getByRole("button", { name: "Sign: Yes, on Thursday" }).click();
    await until(async () => (await taskOf(INSPECTION)).status === "APPROVED", "the chosen one is signed");
    assert.match((await taskOf(INSPECTION)).action.body, /Donnerstag um 10 Uhr passt gut/);
    await page.goto(`/tasks/?id=${INSPECTION}`);
    await page.getByText("Countersigned: Yes, on Thursday").waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("the choices are a group of radio buttons that arrows move through, and letters still decide", async () => {
    const { page, context } = await ways();
    const group = page.getByRole("radiogroup", { name: "Only you know: which is it?" });
    await group.getByRole("radio", { name: "Yes, on Thursday" }).click();
    await page.keyboard.press("ArrowDown");
    await letter(page).getByText("diese Woche passt es leider nicht.").waitFor();
    assert.equal(await group.getByRole("radio", { name: "No, not this week" }).isChecked(), true);
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "solid");
    await sign(page);
    await until(async () => (await taskOf(INSPECTION)).status === "APPROVED", "a signs from within the choices");
    assert.equal((await eventsOf(INSPECTION)).at(-1).data.alternative, "No, not this week");
    await context.close();
  });

  test("what is proposed is one of the ways, and is chosen already", async () => {
    const { page, context } = await ways();
    await read(page, /garden studio/);
    assert.equal(await page.getByRole("radio", { name: "As proposed" }).isChecked(), true);
    await page.keyboard.press("3");
    await letter(page).getByText("we have decided against it").waitFor();
    await page.keyboard.press("1");
    await letter(page).getByText("until when is the price").waitFor();
    await page.getByRole("button", { name: "Save draft" }).click();
    await until(async () => (await taskOf(STUDIO)).status === "APPROVED", "what is proposed is signed");
    assert.equal((await eventsOf(STUDIO)).at(-1).data.alternative, undefined);
    await context.close();
  });

  test("editing and instructing begin with the way that is chosen", async () => {
    const { page, context } = await ways();
    await read(page, /garden studio/);
    await page.getByRole("radiogroup").waitFor();
    await page.keyboard.press("2");
    await page.getByRole("button", { name: /^Edit/ }).click();
    const text = page.getByLabel("Text", { exact: true });
    assert.match(await text.inputValue(), /yes, please pour it in the second week/);
    await text.fill("Dear Jonas,\n\nyes, but in the third week.\n\nAnna");
    const accepted = (await taskOf(STUDIO)).alternatives.find(({ label }) => label === "Accept the offer");
    const [kept] = await Promise.all([
      page.waitForRequest((request) => request.method() === "PATCH"),
      page.getByRole("button", { name: "Keep", exact: true }).click(),
    ]);
    assert.equal(kept.headers()["if-match"], `"${accepted.digest}"`);
    await letter(page).getByText("yes, but in the third week.").waitFor();
    assert.match((await taskOf(STUDIO)).action.body, /third week/);
    await page.keyboard.press("3");
    await letter(page).getByText("we have decided against it").waitFor();
    const { alternatives } = await taskOf(STUDIO);
    const turned = alternatives.find(({ label }) => label === "Turn it down");
    await page.keyboard.press("i");
    const [asked] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith(`/tasks/${STUDIO}/instruct`)),
      page
        .getByLabel("In your own words")
        .fill("shorter")
        .then(() => page.keyboard.press("Control+Enter")),
    ]);
    assert.equal(asked.headers()["if-match"], `"${turned.digest}"`);
    await context.close();
  });

  test("a file that goes along is told with what is doubtful about it, and is taken out by hand", async () => {
    const { page, context, problems } = await ways({ path: `/tasks/?id=${PRICES}` });
    const asked = page.getByRole("region", { name: "What is asked" });
    await asked.getByText("And how many cups have you in stock? not answered").waitFor();
    assert.equal(await asked.getByRole("listitem").count(), 3);
    const attached = letter(page).locator("dl > div").filter({ hasText: "Attachments" });
    for (const told of [
      "Sandberg Keramik Price List 2026.pdf",
      "184 kB",
      "file to a stranger",
      "You sent it to lea@morgenrot.example on 4 March 2026, in “Prices for this spring”.",
      "This file of yours would go to somebody whom you have never written to.",
    ])
      await attached.getByText(told).waitFor();
    await page.getByRole("button", { name: /^Edit/ }).click();
    const file = page.getByRole("group", { name: "Files that go along" }).getByRole("checkbox", { name: /Price List/ });
    assert.equal(await file.isChecked(), true);
    assert.deepEqual(await violations(page), []);
    await file.uncheck();
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await letter(page).getByText("the price list is attached").waitFor();
    assert.equal(await attached.count(), 0);
    assert.deepEqual((await taskOf(PRICES)).action.attachments, []);
    assert.equal((await eventsOf(PRICES)).at(-1).type, "edited");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a blank is a field in the letter; filled in, it is signed as it stands there", async () => {
    const { page, context, problems } = await ways();
    await read(page, /Workshop slides/);
    const sign = page.locator("article footer").getByRole("button", { name: "Save draft" });
    assert.equal(await sign.isDisabled(), true);
    await page.getByText("Fill in above, then sign: Number of guests, Time of arrival.").waitFor();
    await page.getByLabel("Number of guests").waitFor();
    await page.locator("article h1").focus();
    await page.keyboard.press("a");
    await page.keyboard.type("⟦12");
    await page.keyboard.press("Enter");
    await page.getByText("Fill in above, then sign: Time of arrival.").waitFor();
    await page.keyboard.type("half past nine");
    await page.reload();
    assert.equal(await page.getByLabel("Number of guests").count(), 0, "the first of the list is read again");
    await read(page, /Workshop slides/);
    assert.equal(await page.getByLabel("Number of guests").inputValue(), "12");
    await page.getByLabel("Time of arrival").press("Enter");
    await page.locator("[data-signs]:focus:not([aria-disabled])").waitFor();
    await page.keyboard.press("Enter");
    await until(async () => (await taskOf(SLIDES)).status === "APPROVED", "what was filled in is signed");
    const { action, revision } = await taskOf(SLIDES);
    assert.match(action.body, /we will be 12 people, and I come at half past nine\./);
    assert.equal(revision, 2);
    assert.deepEqual(
      (await eventsOf(SLIDES)).map(({ type }) => type),
      ["proposed", "edited", "approved"],
    );
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("a way with blanks is filled in and signed in one press, and another version is read first", async () => {
    const { page, context } = await ways();
    await page.getByRole("radiogroup").waitFor();
    await page.keyboard.press("3");
    await page.getByLabel("Which day").fill("Freitag");
    await page.getByLabel("Time", { exact: true }).fill("11 Uhr");
    await control({ rewrite: { id: INSPECTION, action: { subject: "Re: Termin" }, changed: "He wrote again." } });
    await sign(page, () => page.locator("[data-signs]").click());
    await page.getByRole("alert").getByText("This changed while you were reading.").first().waitFor();
    assert.equal((await taskOf(INSPECTION)).status, "AWAITING_APPROVAL", "nothing was signed unread");
    await page.getByRole("radio", { name: "Another day" }).check();
    assert.equal(await page.getByLabel("Time", { exact: true }).inputValue(), "11 Uhr", "what was typed is kept");
    await sign(page, () => page.locator("[data-signs]").click());
    await until(async () => (await taskOf(INSPECTION)).status === "APPROVED", "it is signed");
    assert.match((await taskOf(INSPECTION)).action.body, /Passt Ihnen Freitag um 11 Uhr\?/);
    await context.close();
  });

  test("what is typed into a blank while it is being signed is kept, and nothing is signed without it", async () => {
    const { page, context, problems } = await ways();
    await read(page, /slides/i);
    const answer = await held(page, `**/tasks/${SLIDES}`, "PATCH");
    await page.getByLabel("Number of guests").fill("12");
    await page.getByLabel("Time of arrival").fill("nine");
    const revised = page.waitForRequest((request) => request.method() === "PATCH");
    await sign(page, () => page.locator("[data-signs]").click());
    await revised;
    await page.getByLabel("Time of arrival").fill("half past nine");
    answer();
    await page.getByText("Filled in, without what you typed since.").first().waitFor();
    await page.getByText("Unsaved changes.").waitFor();
    assert.equal((await taskOf(SLIDES)).status, "AWAITING_APPROVAL");
    await page.getByRole("button", { name: "Go on editing" }).click();
    assert.match(await page.getByLabel("Text", { exact: true }).inputValue(), /half past nine/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("Z while what was filled in is being kept means this letter: it is not signed, and no other is taken back", async () => {
    const { page, context, problems } = await ways();
    await page.getByRole("radiogroup").waitFor();
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Not now" }).click();
    await until(async () => (await taskOf(INSPECTION)).status === "REJECTED", "another one is decided before");
    await read(page, /slides/i);
    const answer = await held(page, `**/tasks/${SLIDES}`, "PATCH");
    await page.getByLabel("Number of guests").fill("12");
    await page.getByLabel("Time of arrival").fill("nine");
    const revised = page.waitForRequest((request) => request.method() === "PATCH");
    await sign(page, () => page.locator("[data-signs]").click());
    await revised;
    await page.keyboard.press("z");
    answer();
    await page.getByText("Kept, and not signed.").first().waitFor();
    assert.match((await taskOf(SLIDES)).action.body, /12 people, and I come at nine/);
    assert.equal((await taskOf(SLIDES)).status, "AWAITING_APPROVAL");
    assert.equal((await taskOf(INSPECTION)).status, "REJECTED");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("what comes of the blanks is not signed unread where it is not what was shown", async () => {
    const { page, context } = await ways();
    await page.route(`**/tasks/${SLIDES}`, async (route) => {
      if (route.request().method() !== "PATCH") return route.continue();
      const answer = await route.fetch();
      const revised = await answer.json();
      revised.action.to = ["somebody.else@x.example"];
      return route.fulfill({ response: answer, json: revised });
    });
    await read(page, /Workshop slides/);
    await page.getByLabel("Number of guests").fill("12");
    await page.getByLabel("Time of arrival").fill("nine");
    await page.keyboard.press("Enter");
    await page.locator("[data-signs]:focus:not([aria-disabled])").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Filled in, and something else changed with it.").first().waitFor();
    await letter(page).getByText("somebody.else@x.example").waitFor();
    assert.equal((await taskOf(SLIDES)).status, "AWAITING_APPROVAL", "it is read once more first");
    await context.close();
  });

  test("a server that wants a choice or a blank first is understood", async () => {
    const { page, context } = await ways();
    await read(page, /garden studio/);
    await control({ faults: [{ path: "approve", times: 1, status: 409, code: "choose_first" }] });
    await sign(page);
    await page.getByRole("alert").getByText("Choose one first.").first().waitFor();
    await control({ faults: [{ path: "approve", times: 1, status: 409, code: "fill_first" }] });
    await sign(page);
    await page.getByRole("alert").getByText("Something was left open.").first().waitFor();
    assert.equal((await taskOf(STUDIO)).status, "AWAITING_APPROVAL");
    await context.close();
  });

  test("of a pair each is shown beside the other, whole, and signed by itself", async () => {
    const { page, context, problems } = await ways();
    await read(page, /Cups for the café/);
    const partner = page.locator(`[data-partner=${PARCEL}]`);
    await page.getByRole("heading", { name: "Goes with" }).waitFor();
    await partner.getByText("please collect forty cups on Monday.").waitFor();
    await partner.getByText("hallo@paket-nord.example").first().waitFor();
    await partner.getByRole("button", { name: /^Sign this one too/ }).click();
    await until(async () => (await taskOf(PARCEL)).status === "APPROVED", "the other one is signed");
    assert.equal((await taskOf(CUPS)).status, "AWAITING_APPROVAL", "and this one is not");
    assert.match(await page.locator("article h1").innerText(), /Cups/, "what is read stays");
    await partner.getByText("Approved", { exact: true }).waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("what waits for another says so, and says so once it is approved", async () => {
    const { page, context } = await ways();
    await read(page, /Trois pièces/);
    await page.getByRole("heading", { name: "Waits for" }).waitFor();
    await page.locator(`[data-partner=${CUPS}]`).getByText("Waits for you").waitFor();
    await page.getByRole("button", { name: "Save draft" }).click();
    await until(async () => (await taskOf(PIECES)).blocked_by !== null, "it waits for the other");
    await page.goto(`/tasks/?id=${PIECES}`);
    await page.getByText(/^It waits for: Save a draft reply to lea/).waitFor();
    await page.getByText(/Your approval stands, .* once that is settled/).waitFor();
    await page.getByRole("link", { name: /^Open/ }).click();
    await page
      .locator("article h1")
      .filter({ hasText: /Cups for the café/ })
      .waitFor();
    await context.close();
  });

  test("signing one of two that exclude each other offers to decline the other, and does not do it", async () => {
    const { page, context, problems } = await ways();
    await read(page, /nordglasur/);
    await page.getByRole("heading", { name: "Only one of these" }).waitFor();
    await page.getByRole("button", { name: "Save draft" }).click();
    const card = page.getByRole("article");
    await card.getByText("You signed one. 1 other cannot be done beside it.").waitFor();
    assert.equal((await taskOf(SOUTH)).status, "AWAITING_APPROVAL");
    await card.getByRole("button", { name: /^Decline it/ }).click();
    await until(async () => (await taskOf(SOUTH)).status === "REJECTED", "it is declined");
    await card.getByText("You signed one.").waitFor({ state: "detached" });
    assert.notEqual((await taskOf(NORTH)).status, "AWAITING_APPROVAL");
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("on a phone that is offered as well, on the card that comes next or over the list", async () => {
    const { page, context } = await ways({ size: PHONE, path: `/tasks/?id=${NORTH}` });
    await page.getByRole("button", { name: "Save draft" }).click();
    await page.getByText("You signed one.").filter({ visible: true }).waitFor();
    await page.getByRole("button", { name: "Leave it waiting" }).filter({ visible: true }).click();
    await page.getByText("You signed one.").filter({ visible: true }).waitFor({ state: "detached" });
    assert.equal((await taskOf(SOUTH)).status, "AWAITING_APPROVAL");
    await context.close();
  });

  test("how many are behind these is said under the last, and where nothing waits", async () => {
    const { page, context } = await ways();
    await control({ heldBack: 5 });
    await page.reload();
    await page.getByText("5 more behind these: they come up as you decide.").waitFor();
    await context.close();
    const other = await enter({ reset: "empty" });
    await control({ heldBack: 1 });
    await other.page.reload();
    await other.page.getByText("1 more was behind what you decided.").filter({ visible: true }).waitFor();
    await other.context.close();
  });

  test("a key that is held down after the last blank signs nothing", async () => {
    const { page, context } = await ways();
    await read(page, /Workshop slides/);
    await page.getByLabel("Number of guests").fill("12");
    await page.getByLabel("Time of arrival").fill("nine");
    const written = [];
    page.on("request", (request) => request.method() === "PATCH" && written.push(request.url()));
    await page.keyboard.down("Enter");
    for (let more = 0; more < 3; more++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    assert.equal(await page.evaluate(() => "signs" in document.activeElement.dataset), true);
    assert.deepEqual(written, []);
    await page.locator("[data-signs]:focus:not([aria-disabled])").waitFor();
    await page.keyboard.press("Enter");
    await until(async () => (await taskOf(SLIDES)).status === "APPROVED", "pressed anew, it signs");
    await context.close();
  });

  test("what comes up before the one that is read does not take its place under the hands", async () => {
    const { page, context } = await ways();
    await page.getByRole("radiogroup").waitFor();
    await page.keyboard.press("3");
    const field = page.getByLabel("Which day");
    await field.focus();
    await page.route("**/api/v1/tasks?view=waiting*", async (route) => {
      const response = await route.fetch();
      const { items, ...rest } = await response.json();
      await route.fulfill({ response, json: { ...rest, items: items.toReversed() } });
    });
    await Promise.all([
      page.waitForResponse(/tasks\?view=waiting/),
      page.evaluate(() => new BroadcastChannel("countersign.tasks").postMessage("tsk_another")),
    ]);
    await page.locator("[data-list] button").first().filter({ hasNotText: "Kiln inspection" }).waitFor();
    await page.keyboard.type("a Saturday");
    assert.equal(await field.inputValue(), "a Saturday");
    const { tasks } = await control({});
    assert.deepEqual([...new Set(tasks.map(({ status }) => status))], ["AWAITING_APPROVAL"]);
    await context.close();
  });

  test("what is undone does not come up while somebody types into another", async () => {
    const { page, context } = await ways();
    await read(page, /garden studio/);
    await page.getByRole("radiogroup").waitFor();
    await page.keyboard.press("2");
    await sign(page);
    await until(async () => (await taskOf(STUDIO)).status === "COMPLETED", "it is done");
    await page.keyboard.press("z");
    await page.getByText("Being undone. It comes back to Waiting once it is.").first().waitFor();
    const release = await held(page, `**/api/v1/tasks/${STUDIO}`);
    await read(page, /Workshop slides/);
    // Opening a task moves the focus to its heading, a frame later: nobody types before that.
    await page.locator("article h1:focus").waitFor();
    const field = page.getByLabel("Number of guests");
    await field.focus();
    release();
    await page.getByText("Undone, and back in the tray.").first().waitFor();
    await page.keyboard.type("a dozen");
    assert.equal(await field.inputValue(), "a dozen");
    assert.equal((await taskOf(STUDIO)).status, "AWAITING_APPROVAL");
    await context.close();
  });

  test("trying again never signs a way that is not shown any more", async () => {
    const { page, context } = await ways();
    await read(page, /garden studio/);
    await page.getByRole("radiogroup").waitFor();
    await page.keyboard.press("2");
    await page.route(`**/api/v1/tasks/${STUDIO}/approve`, (route) => route.abort());
    await sign(page);
    const again = page.locator("article").getByRole("button", { name: "Try again" });
    await again.waitFor();
    await page.keyboard.press("3");
    await letter(page).getByText("we have decided against it").waitFor();
    assert.equal(await again.count(), 0);
    await context.close();
  });

  test("z after it was carried out has it undone, and it comes back to be decided anew", async () => {
    const { page, context, problems } = await ways();
    await read(page, /garden studio/);
    await page.getByRole("radiogroup").waitFor();
    await page.keyboard.press("2");
    await sign(page);
    await until(async () => (await taskOf(STUDIO)).status === "COMPLETED", "it is done");
    await page.keyboard.press("z");
    await page.getByText("Being undone. It comes back to Waiting once it is.").first().waitFor();
    await until(async () => (await taskOf(STUDIO)).status === "AWAITING_APPROVAL", "it waits again");
    await page
      .locator("article h1")
      .filter({ hasText: /garden studio/ })
      .waitFor();
    await page.getByText("Undone, and back in the tray.").first().waitFor();
    assert.equal((await taskOf(STUDIO)).revision, 2);
    assert.equal(await page.getByRole("radio", { name: "As proposed" }).isChecked(), true);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("what was cancelled or undone can be put back in the tray, and what is done undone to decide again", async () => {
    const { page, context } = await ways({ path: `/tasks/?id=${STUDIO}` });
    await page.getByRole("button", { name: "Save draft" }).click();
    await page.goto(`/tasks/?id=${STUDIO}`);
    await page.getByRole("button", { name: "Cancel it" }).click();
    await until(async () => (await taskOf(STUDIO)).status === "CANCELLED", "cancelling is cancelling");
    await page.getByRole("button", { name: "Put it back in the tray" }).click();
    await until(async () => (await taskOf(STUDIO)).status === "AWAITING_APPROVAL", "it waits again");
    await page.getByRole("button", { name: "Save draft" }).click();
    await until(async () => (await taskOf(STUDIO)).status === "COMPLETED", "it is done");
    await page.goto(`/tasks/?id=${STUDIO}`);
    await page.getByRole("button", { name: "Undo it and decide again" }).click();
    await until(async () => (await taskOf(STUDIO)).status === "AWAITING_APPROVAL", "it waits once more");
    await context.close();
  });

  test("on a phone the choices stand above the letter, which changes below them", async () => {
    const { page, context, problems } = await ways({ size: PHONE });
    await page.getByRole("button", { name: /Kiln inspection/ }).click();
    await page.getByRole("radio", { name: "Yes, on Thursday" }).click();
    await letter(page).getByText("Donnerstag um 10 Uhr passt gut.").waitFor();
    const [above, below] = await Promise.all([page.getByRole("radiogroup").boundingBox(), letter(page).boundingBox()]);
    assert.ok(above.y + above.height <= below.y);
    const heights = await page
      .locator("[role=radiogroup] label")
      .evaluateAll((all) => all.map((one) => one.offsetHeight));
    for (const height of heights) assert.ok(height >= 44, `${height}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.equal(wide, false, "nothing scrolls sideways");
    await sign(page, () => page.locator("[data-signs]").click());
    await page.waitForURL(/id=tsk_000002/);
    assert.equal((await taskOf(INSPECTION)).status, "APPROVED");
    assert.deepEqual(problems, []);
    await context.close();
  });
});
