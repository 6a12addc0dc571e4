import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { ApiProblem } from "@/lib/api/problem";
import type { Task } from "@/lib/api/queries";

const operate = vi.fn();
vi.mock("@/lib/api/operations", async (original) => ({
  ...(await original<object>()),
  operate: (...all: unknown[]) => operate(...all),
}));
// A line that gives out: what is loaded by need never comes.
vi.mock("./after-all", () => new Promise(() => undefined));

const { decide } = await import("./decide");
const { useTaskUi } = await import("./store");

const task = { id: "one", kind: "email.send_reply", summary: "Reply to Ada", says: {} } as unknown as Task;

test("a decision that was refused is told at once: nothing is loaded for it first", async () => {
  operate.mockRejectedValue(new ApiProblem(409, "wrong_state", ""));
  await decide(new QueryClient(), task, { operation: "approve" });
  expect(useTaskUi.getState().troubles.one?.error).toMatchObject({ code: "wrong_state" });
});
