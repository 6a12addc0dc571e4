import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { Task } from "@/lib/api/queries";
import { ActionBody } from "../action-body";
import type { Kind } from "../kinds";
import { applied, drafted, rebased } from "./draft";
import { FORMS } from "./forms";

const zone = { timeZone: "Europe/Berlin", locale: "en-GB" };

/** A kind that there is not, with a field of every role. */
const visit: Kind = {
  family: "garden",
  shape: "event",
  verb: "Book the visit",
  doing: "Booking the visit",
  done: "Visit booked",
  noun: "Visit",
  editable: ["title", "starts_at", "guests", "price", "page", "notes", "size", "garden_id"],
  fields: [
    { name: "garden_id", role: "reference" },
    { name: "guests", role: "recipient", many: true },
    { name: "price", role: "amount" },
    { name: "page", role: "link", longest: 2000 },
    { name: "account", role: "account_number" },
    { name: "title", role: "words", longest: 200 },
    { name: "notes", role: "words", longest: 50_000 },
    { name: "size", role: "choice", choices: ["small_group", "crowd"] },
    { name: "starts_at", role: "moment" },
  ],
};

const action = {
  kind: "garden.visit",
  integration_id: "int_1",
  garden_id: "g-17",
  guests: ["ada@example.org", "eve@example.net"],
  price: { amount: "84.20", currency: "EUR" },
  page: "https://garden.example/visit?x=1",
  account: "DE89 3704",
  title: "A walk",
  notes: "Bring\nboots",
  size: "crowd",
  starts_at: "2026-11-26T09:00:30Z",
  weather: "rain",
};

const task = {
  id: "tsk_1",
  kind: "garden.visit",
  account: "me@example.org",
  action,
  risk: {
    warnings: [{ path: "page", code: "link_leads_elsewhere" }],
    provenance: [
      { path: "guests/0", source: "correspondent" },
      { path: "guests/1", source: "unknown" },
    ],
  },
} as unknown as Task;

const spoken = (what: ReactNode) => renderToStaticMarkup(<I18nProvider i18n={i18n}>{what}</I18nProvider>);
const shownAs = (kind: Kind) => spoken(<ActionBody task={task} kind={kind} />);
const labels = (html: string) => [...html.matchAll(/<dt[^>]*>([^<]+)</g)].map(([, label]) => label);

describe.each(["event", "record"] as const)("a kind of the shape %s that nobody wrote a page for", (shape) => {
  const kind = { ...visit, shape };
  const html = shownAs(kind);

  test("shows every field that means something, and no identifier", () => {
    for (const one of ["A walk", "Bring\nboots", "ada@example.org", "eve@example.net", "DE89 3704", "rain"])
      expect(html).toContain(one);
    expect(html).toContain('dateTime="2026-11-26T09:00:30Z"');
    expect(html).toMatch(/€\s?84[.,]20|84[.,]20\s?€/);
    expect(html).not.toContain("g-17");
    expect(html).not.toContain("int_1");
  });

  test("says beside each recipient where the address comes from", () => {
    expect(html).toMatch(/ada@example\.org<\/bdi><span[^>]*text-good.*?known correspondent/);
    expect(html).toMatch(/eve@example\.net<\/bdi><span[^>]*text-care.*?not verified/);
  });

  test("shows a link as text that leads nowhere, with what is doubtful about it", () => {
    expect(html).toContain("https://garden.example/visit?x=1");
    expect(html).not.toContain("<a");
    expect(html).toContain("link leads elsewhere");
  });

  test("has a control for each editable field, by what the field is", () => {
    const draft = drafted(kind, action, zone);
    const Form = FORMS[shape];
    const form = spoken(<Form kind={kind} action={action} draft={draft} change={() => undefined} error={undefined} />);
    const controls = [
      ...form.matchAll(/<label[^>]*>([^<]+)<\/label><(input|textarea|select)(?:[^>]*? type="([^"]+)")?/g),
    ];
    expect(controls.map(([, label, control, type]) => [label, type ?? control])).toEqual([
      ["Title", "input"],
      ["Starts at", "datetime-local"],
      ["Guests", "textarea"],
      ["Price (EUR)", "input"],
      ["Page", "url"],
      ["Notes", "textarea"],
      ["Size", "select"],
    ]);
  });
});

test("an event says what and when before the rest", () => {
  expect(labels(shownAs(visit)).slice(0, 4)).toEqual(["From account", "Title", "Starts at", "Guests"]);
});

test("a record keeps the order in which its kind declares it, and what the kind does not know comes last", () => {
  const found = labels(shownAs({ ...visit, shape: "record" }));
  expect(found.slice(0, 3)).toEqual(["From account", "Guests", "Price"]);
  expect(found.at(-1)).toBe("Weather");
});

describe("an edit", () => {
  const draft = drafted(visit, action, zone);
  const typed = (part: Record<string, string>) =>
    applied(visit, action, { ...draft, typed: { ...draft.typed, ...part } }, zone);

  test("that touches nothing is the action again, to the last second", () => {
    expect(typed({})).toEqual(action);
  });

  test("changes a moment by the person's own clock", () => {
    expect(draft.typed.starts_at).toBe("2026-11-26T10:00");
    expect(typed({ starts_at: "2026-07-01T08:30" }).starts_at).toBe("2026-07-01T06:30:00Z");
  });

  test("changes recipients, amount, link, words and choice, and leaves the currency", () => {
    expect(
      typed({
        guests: "ada@example.org; bob@example.com",
        price: " 90.00 ",
        page: "https://garden.example/",
        title: "A run",
        size: "small_group",
      }),
    ).toEqual({
      ...action,
      guests: ["ada@example.org", "bob@example.com"],
      price: { amount: "90.00", currency: "EUR" },
      page: "https://garden.example/",
      title: "A run",
      size: "small_group",
    });
  });

  test("never changes an identifier, or a field that the kind does not let the person change", () => {
    expect(typed({ garden_id: "g-18", account: "DE00", weather: "sun" })).toEqual(action);
  });

  test("takes items out by their place", () => {
    const pile: Kind = {
      ...visit,
      shape: "items",
      editable: ["items"],
      fields: [{ name: "items", role: "item", many: true }],
    };
    const items = [{ sender: "a" }, { sender: "b" }, { sender: "c" }];
    expect(applied(pile, { items }, { typed: {}, left: [1] }, zone)).toEqual({ items: [items[0], items[2]] });
  });
});

describe("a new version that comes while somebody is at the form", () => {
  const later = { ...action, title: "A longer walk", notes: "Bring an umbrella" };

  test("keeps what was typed, and shows of the rest what the new one has", () => {
    const draft = drafted(visit, action, zone);
    const typed = { ...draft, typed: { ...draft.typed, notes: "Bring both" } };
    expect(applied(visit, later, rebased(visit, action, later, typed, zone), zone)).toEqual({
      ...later,
      notes: "Bring both",
    });
    expect(applied(visit, later, rebased(visit, action, later, draft, zone), zone)).toEqual(later);
  });

  test("leaves nothing out of a pile that may be another", () => {
    expect(rebased(visit, action, later, { typed: {}, left: [1] }, zone).left).toEqual([]);
  });
});
