import assert from "node:assert/strict";
import { held, sign, until } from "../browser.mjs";
import { leadTo, letter, listed, PHONE, readOn, reads, rested, rows, signs, text, twice, write } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { asks, enter, friendly, person, questions } from "./person.mjs";

const GAPS = [0, 50, 150, 400];
/** So high that a letter is read as soon as it comes up: nothing but the moment keeps the second press from it. */
const WHOLE = { width: 1280, height: 1500 };

/** Who presses again later than this may have read what has come up. */
const READ_MS = 700;

const waits = async (sam) => (await sam.api("GET", "/tasks")).items.map(({ id }) => id);

journeys("signing", (journey) => {
  journey("a double press signs one task, and the next one stays", async ({ open }) => {
    const { page } = await open({ size: WHOLE });
    const sam = await person({ mails: questions(GAPS.length + 2) });
    await sam.waiting(GAPS.length + 2);
    await enter(page, sam);
    const left = await listed(page, GAPS.length + 2);
    const signed = [];
    for (const apart of GAPS) {
      await reads(page, left[0]);
      await readOn(page);
      const came = await twice(page, apart);
      signed.push(left.shift());
      // Where the machine held the second press up for so long, it was pressed on what was read.
      if (came >= READ_MS && (await rows(page)).length < left.length) signed.push(left.shift());
      await reads(page, left[0]);
      await rested(page);
      assert.deepEqual(await rows(page), left, `${apart} ms apart`);
      await until(async () => (await waits(sam)).length === left.length, "one is decided");
      assert.deepEqual(await waits(sam), left);
    }
    await sam.did(...signed.map(() => "drafts.create"));
  });

  journey("what was taken back at once waits where it was, and can be signed again", async ({ page }) => {
    const sam = await person({ mails: [...questions(2), ...friendly({ subject: "The other", text: asks() })] });
    const [friend] = (await sam.waiting(3)).filter(({ kind }) => kind.endsWith("send_reply"));
    await enter(page, sam);
    const order = await listed(page, 3);
    await leadTo(page, friend.id);
    const letThrough = await held(page, "**/approve");
    await sign(page);
    await page.keyboard.press("z");
    letThrough();
    const statuses = async () => (await sam.api("GET", `/tasks/${friend.id}/events`)).items.map((one) => one.status);
    await until(async () => (await statuses()).includes("APPROVED"), "it was approved");
    await sam.stands(friend.id, "AWAITING_APPROVAL");
    await reads(page, friend.id);
    assert.deepEqual(await listed(page, 3), order);
    await sign(page);
    await sam.stands(friend.id, "APPROVED");
    assert.deepEqual(await sam.journal(), []);
  });

  journey(
    "a draft that was saved is undone: it is gone from the mailbox, waits where it was, and is signed anew",
    async ({ page }) => {
      const sam = await person({ mails: questions(3) });
      await sam.waiting(3);
      await enter(page, sam);
      const order = await listed(page, 3);
      const [, draft] = order;
      await leadTo(page, draft);
      await sign(page);
      await sam.stands(draft, "COMPLETED");
      await sam.did("drafts.create");
      await page.keyboard.press("z");
      assert.equal((await sam.stands(draft, "AWAITING_APPROVAL")).revision, 2);
      await sam.did("drafts.create", "drafts.delete");
      await reads(page, draft);
      assert.deepEqual(await listed(page, 3), order);
      await sign(page);
      await sam.stands(draft, "COMPLETED");
      await sam.did("drafts.create", "drafts.delete", "drafts.create");

      await page.keyboard.press("z");
      await page.keyboard.press("k");
      await reads(page, order[0]);
      await sam.stands(draft, "AWAITING_APPROVAL");
      await page.getByText("Undone, and back in the tray.").last().waitFor();
      assert.deepEqual(await listed(page, 3), order);
      await reads(page, order[0]);
    },
  );

  journey("nothing is signed over words that were not kept, and what is signed is what was typed", async ({ page }) => {
    const sam = await person({ mails: questions(2) });
    await sam.waiting(2);
    await enter(page, sam);
    const [one, other] = await listed(page, 2);
    const proposed = (await sam.task(one)).action.body;
    await reads(page, one);
    await rested(page);
    await page.keyboard.press("e");
    await write(page, "My own words.");
    await page.keyboard.press("Escape");
    await page.getByText("Unsaved changes.").waitFor();
    assert.equal(await signs(page).isDisabled(), true);
    await page.keyboard.press("a");
    await page.reload();
    await page.getByText("Unsaved changes.").waitFor();
    await page.keyboard.press("a");
    assert.deepEqual(await waits(sam), [one, other]);
    await page.getByRole("button", { name: "Go on editing" }).click();
    assert.equal(await text(page).inputValue(), "My own words.");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Discard" }).click();
    await sign(page);
    assert.equal((await sam.stands(one, "COMPLETED")).action.body, proposed);

    await reads(page, other);
    await rested(page);
    await page.keyboard.press("e");
    await write(page, "Thank you, Ana.\n\nOn Friday it is yours.");
    await page
      .locator("form:not(:has(button[aria-disabled]))")
      .getByRole("button", { name: "Keep and sign" })
      .waitFor();
    await page.keyboard.press("Control+Enter");
    const signed = await sam.stands(other, "COMPLETED");
    assert.equal(signed.action.body, "Thank you, Ana.\n\nOn Friday it is yours.");
    await sam.did("drafts.create", "drafts.create");
    const { items } = await sam.api("GET", `/tasks/${other}/sources`);
    const [draft] = items.flatMap(({ messages }) => messages).filter((message) => message.draft);
    assert.equal(draft.text.trim(), signed.action.body);
  });
});

journeys(
  "signing on a phone",
  (journey) => {
    journey("a double tap signs one task, and the next one stays", async ({ open }) => {
      const sam = await person({ mails: questions(3) });
      await sam.waiting(3);
      const { page } = await open({ ...PHONE, size: { ...PHONE.size, height: WHOLE.height } });
      await enter(page, sam);
      await until(async () => (await rows(page)).length === 3, "the list is there", 60);
      const [first, second, third] = await rows(page);
      await page.locator(`[data-task="${first}"]`).tap();
      await page.waitForURL(/\/tasks\/\?id=/);
      for (const [apart, task, next] of [
        [50, first, second],
        [400, second, third],
      ]) {
        await reads(page, task);
        await readOn(page, () => signs(page).tap());
        const { x, y, width, height } = await signs(page).boundingBox();
        const came = await twice(page, apart, () => page.touchscreen.tap(x + width / 2, y + height / 2));
        await reads(page, next);
        assert.ok(came < READ_MS, `the taps came ${came} ms apart`);
        await rested(page);
        await sam.stands(task, "COMPLETED");
      }
      assert.deepEqual(await waits(sam), [third]);
      await sam.did("drafts.create", "drafts.create");
    });

    journey("a letter that cannot be taken back is read to its end before it is signed", async ({ open }) => {
      const sam = await person({ mails: friendly({ subject: "The contract", text: asks() }) });
      const [{ id }] = await sam.waiting(1);
      const { action, digest } = await sam.task(id);
      assert.equal(action.kind, "email.send_reply");
      const body = Array.from({ length: 60 }, (_, at) => `Paragraph ${at + 1}, of which every word counts.`).join(
        "\n\n",
      );
      await sam.api("PATCH", `/tasks/${id}`, { action: { ...action, body } }, { "if-match": `"${digest}"` });
      const { page } = await open(PHONE);
      await enter(page, sam, `/tasks/?id=${id}`);
      const button = page.getByRole("button", { name: "Read to the end first" });
      let pages = 0;
      await rested(page);
      for (; await button.count(); pages++) {
        assert.ok(pages < 30, "the end is reached");
        const top = await page.evaluate(() => scrollY);
        await button.tap();
        await until(
          async () => !(await button.count()) || (await page.evaluate(() => scrollY)) > top,
          "a press reads on",
        );
        assert.equal((await sam.task(id)).status, "AWAITING_APPROVAL");
      }
      assert.ok(pages > 2, `${pages} presses led to the end`);
      await letter(page).getByText("Paragraph 60").waitFor();
      await sign(page, () => signs(page).tap());
      await sam.stands(id, "APPROVED");
    });
  },
  { first: true },
);
