import assert from "node:assert/strict";
import { until } from "../browser.mjs";
import { reads, rested, text, write } from "./desk.mjs";
import { journeys } from "./journey.mjs";
import { anyName, enter, person, questions } from "./person.mjs";

const asked = (page) => {
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    void dialog.dismiss();
  });
  return dialogs;
};

/** What this tab keeps of words that somebody typed. */
const words = (page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((name) => /^countersign\.(unsaved|blanks|form)/.test(name)));

/** What of the product a request would change; pages that are fetched ahead change nothing. */
const changed = (request) =>
  ["POST", "PATCH", "PUT", "DELETE"].includes(request.method()) && new URL(request.url()).pathname.split("/api/v1/")[1];

const edited = async (page, id, what) => {
  await reads(page, id);
  await rested(page);
  await page.keyboard.press("e");
  await write(page, what);
};

/** German words come when they are let in; whoever types before that types into a page that is drawn anew. */
async function german(page) {
  let letIn = () => undefined;
  const open = new Promise((resume) => {
    letIn = resume;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("Konto eröffnen")) await open;
    await route.fulfill({ response });
  });
  return letIn;
}

journeys(
  "what is typed",
  (journey) => {
    journey(
      "a tab is not closed over words that stand in an editor without asking, and else without a word",
      async ({ page }) => {
        const sam = await person({ mails: questions(1) });
        const [{ id }] = await sam.waiting(1);
        const dialogs = asked(page);
        await enter(page, sam);
        await edited(page, id, "My own words.");
        await page.close({ runBeforeUnload: true });
        await until(() => dialogs.length === 1, "it asks");
        assert.deepEqual(dialogs, ["beforeunload"]);
        assert.equal(await text(page).inputValue(), "My own words.");
        await page.keyboard.press("Escape");
        await page.getByText("Unsaved changes.").waitFor();
        const closed = page.waitForEvent("close");
        await page.close({ runBeforeUnload: true });
        await closed;
        assert.equal(dialogs.length, 1);
      },
    );

    journey(
      "whoever signs out leaves none of their words in the tab; a session that ends keeps them for its person",
      async ({ page, context }) => {
        const [sam, eve] = [await person({ mails: questions(1) }), await person({ connected: false })];
        const [{ id }] = await sam.waiting(1);
        const typed = async () => {
          await edited(page, id, "My own words.");
          await page.keyboard.press("Escape");
          await page.getByText("Unsaved changes.").waitFor();
          await page.goto("/settings/");
          await page.getByLabel("Name", { exact: true }).fill("Somebody else");
          await until(async () => (await words(page)).length >= 2, "both are kept in the tab");
        };
        await enter(page, sam);
        await typed();
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Sign out" }).click();
        await page.waitForURL(/sign-in/);
        assert.deepEqual(await words(page), []);

        await enter(page, sam);
        await typed();
        await context.clearCookies();
        await page.reload();
        await page.waitForURL(/sign-in/);
        assert.ok((await words(page)).length >= 2, "what was typed waits for its person");
        await enter(page, eve);
        await page.getByRole("heading", { level: 1 }).waitFor();
        assert.deepEqual(await words(page), []);
      },
    );

    journey("a form that is sent is sent once, however often Enter is pressed", async ({ page }) => {
      const sam = await person({ mails: questions(1) });
      const [task] = await sam.waiting(1);
      await enter(page, sam);
      const sent = [];
      page.on("request", (request) => {
        const path = changed(request);
        if (path && path !== "auth/refresh") sent.push(path);
      });
      const twice = async (form, path) => {
        sent.length = 0;
        const answered = page.waitForResponse((answer) => changed(answer.request()) === path);
        await form.evaluate((one) => {
          one.requestSubmit();
          one.requestSubmit();
        });
        await answered;
        assert.deepEqual(sent, [path]);
      };
      await edited(page, task.id, "My own words.");
      await twice(page.getByRole("form", { name: "Edit before deciding" }), `tasks/${task.id}`);

      await page.goto("/settings/");
      await page.getByLabel("Name", { exact: true }).fill("Sam of Two Enters");
      await twice(page.getByRole("form", { name: "You", exact: true }), "users/me");
      await page.getByLabel("Signature").fill("Sam");
      await twice(page.getByRole("form", { name: "How they write" }), "users/me/preferences");
      assert.equal(await page.getByText("This changed elsewhere meanwhile.").count(), 0);

      await page.goto("/agents/");
      await page.getByRole("button", { name: "Edit" }).first().click();
      await page.getByLabel("Name", { exact: true }).fill("Post");
      await twice(page.getByRole("form", { name: /^Edit/ }), `agents/${sam.agent}`);

      await page.goto("/security/");
      await page.getByLabel("Current password").fill(sam.password);
      await page.getByLabel("New password").fill("another phrase, long enough");
      const form = page.locator("form").filter({ has: page.getByLabel("Current password") });
      await twice(form, "auth/password/change");
    });

    journey("an interval under the plan's is refused at its field, with the bound", async ({ page }) => {
      const sam = await person({ connected: false });
      const { id } = await sam.api("POST", "/agents", { type: "email" });
      // Where the page does not know the plan, the product says it.
      await page.route("**/api/v1/plans*", (route) => route.abort());
      await enter(page, sam, "/agents/");
      await page.getByRole("button", { name: "Edit" }).click();
      const field = page.getByLabel("Looks every … minutes");
      await field.fill("5");
      await page.keyboard.press("Enter");
      await page.getByText("No less than 60.").waitFor();
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      assert.equal((await sam.api("GET", `/agents/${id}`)).scan_interval_minutes, 60);
    });

    journey("what stands in the fields before the page speaks German stands there after", async ({ open }) => {
      const { page } = await open({ locale: "de-DE" });
      for (const [path, heading, fields] of [
        [
          "/register/",
          "Konto eröffnen",
          { name: "Grete Muster", email: `${anyName()}@people.example`, password: "ein Satz" },
        ],
        ["/sign-in/", "Anmelden", { email: "grete@people.example", password: "ein Satz" }],
      ]) {
        const letIn = await german(page);
        await page.evaluate(() => localStorage.clear()).catch(() => undefined);
        // What is held back may be asked for before the page has loaded, and would keep it from that.
        await page.goto(path, { waitUntil: "domcontentloaded" });
        // As a browser does that knows them.
        await page.evaluate((all) => {
          for (const [name, value] of Object.entries(all)) document.querySelector(`[name=${name}]`).value = value;
        }, fields);
        letIn();
        await page.getByRole("heading", { name: heading }).waitFor();
        for (const [name, value] of Object.entries(fields))
          assert.equal(await page.locator(`[name=${name}]`).inputValue(), value, `${name} of ${path}`);
        await page.unroute("**/_next/static/**/*.js");
      }
    });

    journey("whoever types as their language becomes known types on", async ({ page }) => {
      const sam = await person({ mails: questions(1) });
      const [{ id }] = await sam.waiting(1);
      await sam.api("PATCH", "/users/me", { locale: "de-DE" });
      const letIn = await german(page);
      await enter(page, sam);
      await edited(page, id, "Liebe Ana, ");
      letIn();
      await page.getByRole("heading", { name: "Wartet auf Sie" }).first().waitFor();
      await until(() => page.evaluate(() => document.activeElement.tagName === "TEXTAREA"), "the text has the focus");
      await page.keyboard.type("gern.");
      assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), "Liebe Ana, gern.");
    });
  },
  { first: true },
);
