import assert from "node:assert/strict";
import { after, before } from "node:test";
import { PASSWORD } from "../dev/fixture/api.mjs";
import { undescribed } from "../dev/fixture/described.mjs";
import { serve } from "../dev/fixture/server.mjs";
import { launch, open, signIn } from "./browser.mjs";

/** A server and a browser for the tests of one file; `enter` opens a signed-in page on a fresh world. Whatever the
 * server answered meanwhile has to be what the API's description says. */
export function scene() {
  const stage = { complaints: new Set() };
  const heard = (answer) => {
    for (const complaint of undescribed(answer)) stage.complaints.add(complaint);
  };
  before(async () => {
    [stage.server, stage.browser] = await Promise.all([serve(0, heard), launch()]);
  });
  after(async () => {
    await stage.browser?.close();
    await stage.server?.close();
    assert.deepEqual([...stage.complaints], []);
  });
  const control = async (orders) => {
    const answer = await fetch(`${stage.server.origin}/_fixture`, { method: "POST", body: JSON.stringify(orders) });
    return answer.json();
  };
  return {
    control,
    origin: () => stage.server.origin,
    open: (looks) => open(stage.browser, stage.server.origin, looks),
    async enter({ reset = "full", path = "/", ...looks } = {}) {
      await control({ reset, delay: 0, faults: [] });
      const opened = await open(stage.browser, stage.server.origin, looks);
      await signIn(opened.page, PASSWORD, path);
      return opened;
    },
  };
}

export { PASSWORD };
