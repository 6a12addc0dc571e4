// Before the journeys: a function that starts cold may take longer than a page waits for an answer, and a page asks for
// several things at once, each of which wakes another. node e2e/stack/warm.mjs
import { person } from "./person.mjs";

const AT_ONCE = 8;
const TRIES = 3;

for (let tried = 1; ; tried++) {
  try {
    const { api } = await person();
    await Promise.all(Array.from({ length: AT_ONCE }, () => api("GET", "/agents")));
    break;
  } catch (slow) {
    if (tried === TRIES) throw slow;
  }
}
