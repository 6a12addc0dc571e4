import { after, before } from "node:test";
import { PASSWORD } from "../dev/fixture/api.mjs";
import { serve } from "../dev/fixture/server.mjs";
import { launch, open, signIn } from "./browser.mjs";

/** A server and a browser for the tests of one file; `enter` opens a signed-in page on a fresh world. */
export function scene() {
  const stage = {};
  before(async () => {
    [stage.server, stage.browser] = await Promise.all([serve(), launch()]);
  });
  after(async () => {
    await stage.browser?.close();
    await stage.server?.close();
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
