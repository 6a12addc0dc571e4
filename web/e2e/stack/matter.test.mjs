import assert from "node:assert/strict";
import { listed, reads } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { enter, person } from "./person.mjs";
import { sandbox } from "./place.mjs";

const LETTER = `Hello Sam,

could you send me the signed contract by Friday?

We met where the grey heron stands, and you promised it then.

Best,
Ana`;

journeys(
  "the matter itself",
  (journey) => {
    journey(
      "the whole conversation stands beside what is proposed, and whoever disconnects is told why it does not",
      async ({ page }) => {
        const sam = await person({ mails: [{ subject: "The contract", text: LETTER }] });
        const [{ id }] = await sam.waiting(1);
        await enter(page, sam);
        await listed(page, 1);
        await reads(page, id);
        const about = page.getByRole("region", { name: "What it is about" });
        await about.getByRole("heading", { name: "The whole conversation" }).scrollIntoViewIfNeeded();
        const message = about.getByRole("article", { name: "The contract" });
        await message.getByText("the grey heron stands").waitFor();
        await message
          .getByText(/Ana Lima/)
          .first()
          .waitFor();
        assert.match(
          await about.getByRole("link", { name: "Open it where it is kept" }).getAttribute("href"),
          /^https:/,
        );

        await sandbox("POST", "/tokens/revoke", { account: sam.mailbox });
        await page.reload();
        await reads(page, id);
        await about.getByRole("heading", { name: "The whole conversation" }).scrollIntoViewIfNeeded();
        await about.getByRole("alert").waitFor();
        await about.getByRole("link", { name: "To the accounts" }).click();
        await page.waitForURL(/\/accounts\//);
      },
    );
  },
  { first: true },
);
