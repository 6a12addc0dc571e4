import { expect, test, vi } from "vitest";
import { createClient, createConfig } from "./transport";

const answering = (answer: () => Response | Promise<Response>) => {
  const asked = vi.fn(async (_: Request) => answer());
  const client = createClient(createConfig({ fetch: asked as unknown as typeof fetch }));
  return { client, sent: () => asked.mock.calls[0]?.[0] as Request };
};
const HERE = "https://app.example";

test("a call fills in its path, asks for each of several, and leaves out what is not said", async () => {
  const { client, sent } = answering(() => Response.json({ items: [] }));
  const url = `${HERE}/tasks/{task_id}`;
  await client.get({ url, path: { task_id: "a/b" }, query: { kind: ["x", "y z"], cursor: undefined, limit: 5 } });
  expect(sent().url).toBe(`${HERE}/tasks/a%2Fb?kind=x&kind=y+z&limit=5`);
  expect(sent().method).toBe("GET");
});

test("a body goes as JSON under its type, and without one no type is claimed", async () => {
  const { client, sent } = answering(() => Response.json({ id: "tsk_1" }));
  const headers = { "Content-Type": "application/json", "If-Match": '"d"', "X-None": undefined };
  const { data } = await client.post({ url: `${HERE}/x`, headers, body: { action: { to: ["ä"] } } });
  expect(data).toEqual({ id: "tsk_1" });
  expect(await sent().json()).toEqual({ action: { to: ["ä"] } });
  expect(sent().headers.get("content-type")).toBe("application/json");
  expect(sent().headers.get("if-match")).toBe('"d"');
  expect(sent().headers.has("x-none")).toBe(false);
  const bare = answering(() => new Response(null, { status: 204 }));
  expect((await bare.client.delete({ url: `${HERE}/x`, headers })).data).toEqual({});
  expect(bare.sent().headers.has("content-type")).toBe(false);
});

test("what is refused comes back with its answer, and what no one answered with its error", async () => {
  const refused = await answering(() => Response.json({ code: "stale_task" }, { status: 412 })).client.get({
    url: HERE,
  });
  expect([refused.error, refused.response?.status]).toEqual([{ code: "stale_task" }, 412]);
  const spoken = await answering(() => new Response("<h1>", { status: 502 })).client.get({ url: HERE });
  expect([spoken.error, spoken.response?.status]).toEqual(["<h1>", 502]);
  const gone = new Error("offline");
  const lost = await answering(() => Promise.reject(gone)).client.get({ url: HERE });
  expect([lost.error, lost.response]).toEqual([gone, undefined]);
});
