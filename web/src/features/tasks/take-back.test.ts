import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Task } from "@/lib/api/queries";

const operate = vi.fn();
const read = vi.fn();
vi.mock("@/lib/api/operations", async (original) => ({
  ...(await original<object>()),
  operate: (...all: unknown[]) => operate(...all),
}));
vi.mock("@/lib/api/queries", async (original) => ({
  ...(await original<object>()),
  taskQuery: (id: string) => ({ queryKey: ["task", id], queryFn: () => read(id) }),
}));

const { decide } = await import("./decide");
const { takeBackLast } = await import("./take-back");
const { remember, useTaskUi, pick } = await import("./store");

const task = (id: string, more: Partial<Task> = {}) =>
  ({
    id,
    status: "APPROVED",
    digest: "d",
    summary: id,
    kind: "email.send_reply",
    alternatives: [],
    conflicts_with: [],
    pending: null,
    snoozed_until: null,
    undo: { available: false },
    ...more,
  }) as unknown as Task;

beforeEach(() => useTaskUi.setState({ decisions: [], troubles: {}, picked: {} }));
afterEach(() => vi.clearAllMocks());

test("z after a taking back that failed tries that one again", async () => {
  remember({ task: task("first"), operation: "approve" });
  remember({ task: task("last"), operation: "approve" });
  read.mockImplementation(async (id: string) => task(id));
  operate.mockRejectedValue(new TypeError("Failed to fetch"));
  const cache = new QueryClient();
  await takeBackLast(cache);
  await takeBackLast(cache);
  expect(operate.mock.calls.map(([{ id }]) => id)).toEqual(["last", "last"]);
});

test("trying again never signs a way that is not shown any more", async () => {
  const head = task("one", { status: "AWAITING_APPROVAL", digest: "head" });
  const wayA = { ...head, digest: "A" } as Task;
  operate.mockRejectedValue(new TypeError("Failed to fetch"));
  await decide(new QueryClient(), head, { operation: "approve" }, wayA);
  pick("one", "B");
  expect(useTaskUi.getState().troubles.one?.again).toBeUndefined();
});
