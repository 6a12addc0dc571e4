import assert from "node:assert/strict";
import { until } from "../browser.mjs";
import { decline, leadTo, listed, reads, rows } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { asks, enter, friendly, person, questions } from "./person.mjs";

const WAIT_AT_MOST = 25;

const newsletters = [1, 2].map((at) => ({
  from: "Kiln Weekly <news@kiln-weekly.example>",
  subject: `Kiln Weekly no. ${at}`,
  text: "Glazes of the week. To stop these letters, unsubscribe below.",
  more: [
    "List-Id: Kiln Weekly <news.kiln-weekly.example>",
    "List-Unsubscribe: <https://kiln-weekly.example/u/1>",
    "Precedence: bulk",
    "Authentication-Results: mx.google.com; dmarc=pass header.from=kiln-weekly.example",
  ],
}));

journeys(
  "what waits",
  (journey) => {
    journey("25 wait, five more are said, and each decision lets the next one up", async ({ page }) => {
      const sam = await person({ mails: questions(WAIT_AT_MOST + 5) });
      await until(async () => (await sam.api("GET", "/tasks/counts")).held_back === 5, "five are held back", 90);
      await enter(page, sam);
      const first = new Set(await listed(page, WAIT_AT_MOST));
      for (const left of [4, 3]) {
        await page.getByText(`${left + 1} more behind these`).waitFor();
        await decline(page);
        await page.getByText(`${left} more behind these`).waitFor();
        await listed(page, WAIT_AT_MOST);
      }
      assert.equal((await rows(page)).filter((id) => !first.has(id)).length, 2);
      assert.deepEqual(await sam.journal(), []);
    });

    journey(
      "several are declined together, and what is signed by itself is left out and says why",
      async ({ page }) => {
        const sam = await person({
          mails: [...questions(3), ...newsletters, ...friendly({ subject: "The lease", text: asks() })],
        });
        const tasks = await sam.waiting(5);
        const strangers = tasks.filter(({ kind }) => kind.endsWith("draft_reply")).map(({ id }) => id);
        const letter = tasks.find(({ kind }) => kind.endsWith("send_reply")).id;
        const pile = tasks.find(({ kind }) => kind.endsWith("archive")).id;
        assert.equal(strangers.length, 3);
        await enter(page, sam);
        await listed(page, tasks.length);
        for (const id of strangers) {
          await leadTo(page, id);
          await page.keyboard.press("x");
        }
        const selected = page.getByRole("region", { name: "Selected" });
        // A bar that has only just come up decides nothing.
        const settled = page.locator('section[aria-label="Selected"]:not(:has([aria-disabled]))');
        await selected.getByText("3 selected").waitFor();
        await selected.locator("[data-resting]").waitFor({ state: "detached" });
        await settled.waitFor();
        await page.keyboard.press("Shift+R");
        for (const id of strangers) await sam.stands(id, "REJECTED");
        assert.deepEqual(new Set(await listed(page, 2)), new Set([letter, pile]));

        for (const id of [letter, pile]) {
          await leadTo(page, id);
          await page.keyboard.press("x");
        }
        await selected.getByText("1 of them has to be approved on its own, after reading.").waitFor();
        await selected.locator("[data-resting]").waitFor({ state: "detached" });
        await settled.waitFor();
        await page.keyboard.press("Shift+A");
        await sam.stands(pile, "APPROVED", "EXECUTING", "COMPLETED");
        await page.getByText("It cannot be taken back, so read it and sign it by itself.").waitFor();
        assert.deepEqual(await rows(page), [letter]);
        assert.equal((await sam.task(letter)).status, "AWAITING_APPROVAL");
        await sam.did("messages.batchModify");
      },
    );

    journey(
      "the address of a task survives a reload and the way back, and search finds what is decided",
      async ({ page }) => {
        const sam = await person({ mails: questions(3) });
        await sam.waiting(3);
        await enter(page, sam);
        const [first, second, third] = await listed(page, 3);
        for (const id of [second, third]) {
          await page.locator(`[data-task="${id}"]`).click();
          await reads(page, id);
        }
        await page.waitForURL((url) => url.searchParams.get("task") === third);
        await page.reload();
        await reads(page, third);
        await page.goBack();
        await reads(page, second);

        await decline(page, "Not now");
        await sam.stands(second, "REJECTED");
        await listed(page, 2);
        const { summary } = await sam.task(second);
        await page.keyboard.press("/");
        await page.keyboard.type(/ana\d/.exec(summary)[0]);
        await until(async () => (await rows(page)).join() === second, "the one that was declined is found");
        await page.locator(`[data-task="${second}"]`).click();
        await reads(page, second);
        await page.reload();
        await reads(page, second);
        assert.deepEqual(await rows(page), [second]);
        await page.getByLabel("Search all tasks").fill("");
        await until(async () => (await rows(page)).join() === [first, third].join(), "the list is whole again");
      },
    );
  },
  { first: true },
);
