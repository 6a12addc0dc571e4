import { QueryClient } from "@tanstack/react-query";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import { keys, type Task } from "@/lib/api/queries";
import { signedIn, signedOut } from "@/lib/api/session";
import { useToasts } from "@/lib/toasts";

const operate = vi.fn();
const decideAll = vi.fn();
vi.mock("@/lib/api/operations", async (original) => ({
  ...(await original<object>()),
  operate: (...all: unknown[]) => operate(...all),
}));
vi.mock("@/lib/api/client", async (original) => ({ ...(await original<object>()), told: (one: unknown) => one }));
vi.mock("@/lib/api/generated/sdk.gen", async (original) => ({
  ...(await original<object>()),
  tasksDecide: (wanted: unknown) => decideAll(wanted),
}));

const { decide } = await import("./decide");
const { decideTogether } = await import("./together");
const { tellNotDone } = await import("./ended");
const { useTaskUi } = await import("./store");

const task = (id: string) =>
  ({
    id,
    status: "AWAITING_APPROVAL",
    digest: "d",
    summary: `Reply to ${id}`,
    says: {},
    kind: "email.send_reply",
    risk: { read_first: null },
    action: {},
    needs: null,
    alternatives: [],
    asks: [],
    conflicts_with: [],
    pending: null,
    snoozed_until: null,
    undo: { available: false },
  }) as unknown as Task;

const storage = () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => {
      kept.set(name, value);
      Object.assign(store, { [name]: value });
    },
    removeItem: (name: string) => {
      kept.delete(name);
      Reflect.deleteProperty(store, name);
    },
  };
  return store;
};
const enter = (id: string, more: object = {}) =>
  signedIn({ access_token: "t", user: { id, ...more } } as Parameters<typeof signedIn>[0]);
const said = () => useToasts.getState().toasts.map(({ text, detail }) => [text, detail].filter(Boolean).join(" "));
const ended = async () => {
  signedOut({ ended: true });
  throw new ApiProblem(401, "token_expired", "");
};

beforeEach(() => {
  vi.stubGlobal("localStorage", storage());
  vi.stubGlobal("sessionStorage", storage());
  useTaskUi.setState({ decisions: [], troubles: {}, panel: null });
  enter("anna");
  useToasts.setState({ toasts: [] });
});
afterAll(() => {
  signedOut();
  vi.unstubAllGlobals();
});

test("what the session ended under is told to its person once they are back, each by what was wanted, and once", async () => {
  operate.mockImplementation(ended);
  decideAll.mockImplementation(ended);
  const cache = new QueryClient();
  await decide(cache, task("Ada"), { operation: "approve" });
  enter("anna");
  await decide(cache, task("Ben"), { operation: "snooze", body: { until: "2026-03-02T09:00:00Z" } });
  enter("anna");
  await decideTogether(cache, "waiting", [task("Cy"), task("Di")], "reject", () => undefined);
  expect(said()).toEqual([]);
  enter("anna");
  tellNotDone();
  expect(said()).toEqual([
    "Not signed: Reply to Ada; Not snoozed: Reply to Ben; Not declined: 2 tasks. Your session had ended.",
  ]);
  expect(useTaskUi.getState().troubles).toEqual({});
  useToasts.setState({ toasts: [] });
  tellNotDone();
  expect(said()).toEqual([]);
});

test("nobody else is told of it, and nothing of it is left in what they are shown", async () => {
  operate.mockImplementation(ended);
  const cache = new QueryClient();
  await decide(cache, task("Ada"), { operation: "approve" });
  enter("ben");
  tellNotDone();
  expect(said()).toEqual([]);
  expect(cache.getQueryData(keys.task("Ada"))).toBeUndefined();
});

test("what is signed while everything is paused is said to be held up, and nothing is said to go out in a moment", async () => {
  enter("anna", { paused: true });
  operate.mockImplementation(async (one: Task) => ({ ...one, cancellable_until: "2026-03-02T09:00:00Z" }));
  await decide(new QueryClient(), task("Ada"), { operation: "approve" });
  expect(said()).toEqual(["Countersigned. Held up until you resume Countersign."]);
});
