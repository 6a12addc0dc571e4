import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { PHONE, skip, until } from "./browser.mjs";
import { scene } from "./scene.mjs";

suite("settings", { skip }, () => {
  const { enter, open, control } = scene();

  const part = (page, name) => page.getByRole("form", { name, exact: true });
  const isInView = (field) =>
    field.evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });

  test("what is wrong stands at its field, which comes into view and has the focus", async () => {
    const { page, context, problems } = await enter({ path: "/settings/", size: PHONE });
    const deciding = part(page, "Decisions");
    const seconds = deciding.getByLabel("Seconds before a mail leaves");
    await seconds.fill("500");
    await deciding.getByLabel("Hours until a task expires").fill("");
    await page.evaluate(() => scrollTo(0, 0));
    await deciding.getByRole("button", { name: "Save" }).evaluate((one) => one.click());
    await until(() => seconds.evaluate((one) => one === document.activeElement), "the first fault has the focus");
    await until(() => isInView(seconds), "and is in view");
    assert.equal(await seconds.getAttribute("aria-invalid"), "true");
    const described = await seconds.getAttribute("aria-describedby");
    const told = await page.evaluate(
      (ids) => ids.map((id) => document.getElementById(id).innerText),
      described.split(" "),
    );
    assert.ok(told.includes("No more than 120."), told.join());
    await deciding.getByText("Fill this in.").waitFor();
    await deciding.getByRole("alert").getByText("2 fields need another look.").waitFor();
    assert.equal((await control({})).wishes.cooling_seconds, 15);

    await seconds.fill("60");
    await deciding.getByLabel("Hours until a task expires").fill("24");
    await deciding.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").first().waitFor();
    const { wishes } = await control({});
    assert.deepEqual([wishes.cooling_seconds, wishes.approval_ttl_hours, wishes.tone], [60, 24, "friendly"]);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("what the server alone can tell stands at its field as well, and says which line it is about", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    const people = part(page, "Whose mail");
    await people.getByLabel("Always first").fill('"Meier, Hans" <hans@hofgasse.example>; ana@');
    await people.getByRole("button", { name: "Save" }).click();
    await people.getByText("“ana@”: This is no address and no domain.").waitFor();
    await people.getByLabel("Always first").fill('"Meier, Hans" <hans@hofgasse.example>; ana@hofgasse.example');
    await people.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").first().waitFor();
    assert.deepEqual((await control({})).wishes.vip, ["hans@hofgasse.example", "ana@hofgasse.example"]);
    await context.close();
  });

  test("what is not saved is kept while one looks elsewhere, and can be discarded", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    const writing = part(page, "How they write");
    await writing.getByLabel("Signature").fill("Anna");
    await writing.getByText("Not saved yet.").waitFor();
    await page.getByRole("link", { name: "Agents" }).click();
    await page.getByRole("heading", { name: "Agents" }).waitFor();
    await page.goBack();
    await writing.getByText("Not saved yet.").waitFor();
    assert.equal(await writing.getByLabel("Signature").inputValue(), "Anna");
    await page.reload();
    await writing.getByText("Not saved yet.").waitFor();
    assert.equal(await writing.getByLabel("Signature").inputValue(), "Anna");
    await writing.getByRole("button", { name: "Discard" }).click();
    const isBack = async () => /^Anna Sandberg/.test(await writing.getByLabel("Signature").inputValue());
    await until(isBack, "what is stored is back");
    await page.reload();
    await writing.waitFor();
    assert.equal(await writing.getByText("Not saved yet.").count(), 0);
    await context.close();
  });

  test("what was changed elsewhere meanwhile is said, and what was typed stays", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    const writing = part(page, "How they write");
    await writing.getByLabel("Signature").fill("Anna");
    await control({ wishes: { tone: "formal" } });
    await writing.getByRole("button", { name: "Save" }).click();
    await writing.getByText("This changed elsewhere meanwhile.").waitFor();
    await until(async () => (await writing.getByLabel("Tone").inputValue()) === "formal", "what is so now is shown");
    assert.equal(await writing.getByLabel("Signature").inputValue(), "Anna");
    await writing.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").first().waitFor();
    const { wishes } = await control({});
    assert.deepEqual([wishes.signature, wishes.tone], ["Anna", "formal"]);
    await context.close();
  });

  test("what nothing follows yet is not offered, and what reads and writes is said", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    await part(page, "How they write").waitFor();
    for (const heeded of ["Tone", "Signature", "Always first", "Never touch", "Tell my devices", "Quiet hours"])
      assert.equal(await page.getByLabel(heeded, { exact: true }).count(), 1, heeded);
    for (const kept of [/^Budget/, "Tell me by mail", "Say what it is about", "Together from"])
      assert.equal(await page.getByLabel(kept).count(), 0, String(kept));
    assert.equal(await page.getByRole("group", { name: "Working hours" }).count(), 1);
    for (const kept of ["Meetings", "Whose findings come first"])
      assert.equal(await page.getByRole("group", { name: kept }).count(), 0, kept);
    await page.getByText("No language model reads your mail").waitFor();
    await context.close();
  });

  test("a morning to come back on is when the person's work begins", async () => {
    const { page, context } = await enter();
    await control({ wishes: { working_hours: { sat: [] } } });
    await page.goto("/settings/");
    const time = part(page, "Your time");
    await time.getByRole("button", { name: "Add hours to Saturday" }).click();
    await time.getByLabel("Saturday, from").fill("10:15");
    await time.getByLabel("Saturday, until").fill("09:00");
    await time.getByRole("button", { name: "Save" }).click();
    await time.getByText("spans of a day begin before they end").waitFor();
    await time.getByLabel("Saturday, until").fill("12:00");
    await time.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").first().waitFor();
    assert.deepEqual((await control({})).wishes.working_hours.sat, [["10:15", "12:00"]]);

    const days = Object.keys((await control({})).wishes.working_hours);
    const earlier = Object.fromEntries(days.map((day) => [day, [["09:45", "16:15"]]]));
    await control({ wishes: { working_hours: earlier } });
    await page.goto("/tasks/?id=tsk_000001");
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: "Snooze" }).click();
    await page.getByRole("button", { name: /Tomorrow morning.*09:45/ }).waitFor();
    await page.getByRole("button", { name: /In a week.*09:45/ }).waitFor();
    await context.close();
  });

  test("who has no device is told so, and is asked nothing about it", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    await page.getByRole("button", { name: "Remove Anna's iPhone" }).click();
    await page.getByText("There is no Countersign app for phones yet").waitFor();
    assert.equal(await page.getByLabel("Tell my devices").count(), 0);
    await context.close();
  });

  test("dates are written as the person writes them, on every page", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    const you = part(page, "You");
    await you.getByLabel("Language and region").selectOption("en-US");
    await you.getByText(/ (AM|PM) /).waitFor();
    await you.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").first().waitFor();
    await page.getByText(/since \w+, \w+ \d+, .*(AM|PM)/).waitFor();
    await context.close();
  });

  test("a new account writes its dates as its browser does", async () => {
    await control({ reset: "full", delay: 0, faults: [] });
    const other = await open({ locale: "de-CH", timezone: "Europe/Zurich" });
    await other.page.goto("/register/");
    await other.page.getByLabel("Ihr Name").fill("Mia Berg");
    await other.page.getByLabel("E-Mail").fill("mia@berg.example");
    await other.page.getByLabel("Passwort").fill("a sentence of five words");
    await other.page.getByRole("button", { name: "Konto eröffnen" }).click();
    await other.page.waitForURL((url) => url.pathname === "/");
    const { user } = await control({});
    assert.deepEqual([user.locale, user.timezone], ["de-CH", "Europe/Zurich"]);
    await other.context.close();
  });

  test("colours that were chosen are there before the app is", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    await page.getByLabel("Colours").selectOption("dark");
    await page.route(/\/_next\/static\/(chunks|page)/, (route) =>
      /\.js/.test(route.request().url()) ? route.abort() : route.continue(),
    );
    await page.goto("/settings/", { waitUntil: "domcontentloaded" });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(await ground(), "dark");
    await context.close();
  });

  test("nothing moves while a page comes, however late its parts are", async () => {
    const { page, context } = await enter({ path: "/settings/" });
    await control({ delay: 120 });
    await page.addInitScript(() => {
      window.moved = [];
      new PerformanceObserver((list) => {
        for (const one of list.getEntries())
          if (one.value > 0.0005)
            window.moved.push([one.value, ...one.sources.map(({ node }) => node?.outerHTML?.slice(0, 90))]);
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const size of [{ width: 1280, height: 800 }, PHONE]) {
      await page.setViewportSize(size);
      for (const place of ["/settings/", "/agents/", "/accounts/", "/rules/", "/security/", "/your-data/"]) {
        await page.goto(place);
        await page.waitForLoadState("networkidle");
        assert.deepEqual(await page.evaluate(() => window.moved), [], `${place} ${size.width}`);
      }
    }
    await context.close();
  });
});
