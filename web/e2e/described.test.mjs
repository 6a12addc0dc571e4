import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { undescribed } from "../dev/fixture/described.mjs";
import { serve } from "../dev/fixture/server.mjs";
import { PASSWORD } from "./scene.mjs";

const SCENARIOS = ["full", "new", "empty", "many", "ways"];
const READ = [
  "/users/me",
  "/users/me/preferences",
  "/agents",
  "/integrations",
  "/integrations/providers",
  "/plans",
  "/devices",
  "/rules",
  "/auth/sessions",
  "/auth/second-factor",
  "/changes",
  "/tasks/counts",
  ...["waiting", "active", "snoozed", "done"].map((view) => `/tasks?view=${view}&limit=100`),
];

suite("the invented API says nothing that the real one does not", () => {
  let server;
  const said = [];
  before(async () => {
    server = await serve(0, (answer) => said.push(answer));
  });
  after(() => server?.close());
  const control = async (orders) =>
    (await fetch(`${server.origin}/_fixture`, { method: "POST", body: JSON.stringify(orders) })).json();

  for (const reset of SCENARIOS) {
    test(`as described: ${reset}`, async () => {
      const { tasks } = await control({ reset, delay: 0, faults: [] });
      const ask = (path, more) => fetch(`${server.origin}/api/v1${path}`, more);
      const signedIn = await ask("/auth/login", { method: "POST", body: JSON.stringify({ password: PASSWORD }) });
      const { access_token } = await signedIn.json();
      const headers = { authorization: `Bearer ${access_token}` };
      said.length = 0;
      for (const path of READ) assert.equal((await ask(path, { headers })).status, 200, path);
      const some = tasks.slice(0, 30);
      for (const { id } of some)
        for (const part of ["", "/events"]) assert.equal((await ask(`/tasks/${id}${part}`, { headers })).status, 200);
      assert.equal(said.length, READ.length + 2 * some.length);
      assert.deepEqual(said.flatMap(undescribed), []);
    });
  }

  test("an answer with a word too few, a wrong one or of another call is noticed", async () => {
    const { user } = await control({ reset: "full" });
    const me = { method: "GET", path: "/users/me", status: 200, body: user };
    assert.deepEqual(undescribed(me), []);
    const { email: _gone, ...less } = user;
    for (const wrong of [
      { body: less },
      { body: { ...user, paused: "yes" } },
      { path: "/users/you" },
      { status: 299 },
      { status: 401, body: { code: 7 } },
    ])
      assert.notDeepEqual(undescribed({ ...me, ...wrong }), [], JSON.stringify(wrong).slice(0, 80));
  });
});
