import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { unanswered } from "@/lib/api/problem";
import { keys, type Task } from "@/lib/api/queries";
import { signedIn } from "@/lib/api/session";
import { flat, type Pages } from "./cache";

const operate = vi.fn();
const read = vi.fn();
vi.mock("@/lib/api/operations", async (original) => ({
  ...(await original<object>()),
  operate: (...all: unknown[]) => operate(...all),
}));
vi.mock("@/lib/api/generated/sdk.gen", async (original) => ({
  ...(await original<object>()),
  tasksGet: async ({ path }: { path: { task_id: string } }) => ({
    data: await read(path.task_id),
    response: { ok: true },
  }),
}));
vi.mock("@/lib/api/queries", async (original) => ({
  ...(await original<object>()),
  taskQuery: (id: string) => ({ queryKey: ["task", id], queryFn: () => read(id) }),
}));

const { decide, keepAndSign } = await import("./decide");
const { goBack } = await import("./go-back");
const { remember, select, useTaskUi, pick } = await import("./store");

const task = (id: string, more: Partial<Task> = {}) =>
  ({
    id,
    status: "APPROVED",
    digest: "d",
    summary: id,
    says: {},
    kind: "email.send_reply",
    alternatives: [],
    asks: [],
    conflicts_with: [],
    pending: null,
    snoozed_until: null,
    undo: { available: false },
    ...more,
  }) as unknown as Task;

beforeEach(() => useTaskUi.setState({ decisions: [], troubles: {}, picked: {}, panel: null }));
afterEach(() => vi.clearAllMocks());

test("z after a taking back that failed tries that one again", async () => {
  remember({ tasks: [task("first")], operation: "approve" });
  remember({ tasks: [task("last")], operation: "approve" });
  read.mockImplementation(async (id: string) => task(id));
  operate.mockRejectedValue(new TypeError("Failed to fetch"));
  const cache = new QueryClient();
  await goBack(cache);
  await goBack(cache);
  expect(operate.mock.calls.map(([{ id }]) => id)).toEqual(["last", "last"]);
});

test("z before the server has answered takes back what was asked last, once it is decided", async () => {
  remember({ tasks: [task("before")], operation: "approve" });
  read.mockImplementation(async (id: string) => task(id));
  let answer = (_: Task) => undefined as unknown;
  operate.mockImplementationOnce(() => new Promise((yes) => (answer = yes)));
  operate.mockImplementation(async ({ id }) => task(id, { status: "AWAITING_APPROVAL" }));
  const cache = new QueryClient();
  const signed = decide(cache, task("last", { status: "AWAITING_APPROVAL" }), { operation: "approve" });
  useTaskUi.setState({ panel: { taskId: "another", open: "edit" } });
  const back = goBack(cache);
  await vi.waitFor(() => expect(operate).toHaveBeenCalledTimes(1));
  answer(task("last"));
  await Promise.all([signed, back]);
  expect(operate.mock.calls.map(([{ id }, { operation }]) => [id, operation])).toEqual([
    ["last", "approve"],
    ["last", "cancel"],
  ]);
});

test("a decision whose answer was lost is one all the same, if the task says so: z means it, and none before", async () => {
  remember({ tasks: [task("before")], operation: "approve" });
  const waiting = task("last", { status: "AWAITING_APPROVAL" });
  read.mockImplementation(async (id: string) =>
    task(id, { decided: { by: "user", digest: "d", at: "", rule_id: null } }),
  );
  operate.mockRejectedValueOnce(unanswered("slow"));
  operate.mockImplementation(async ({ id }) => task(id, { status: "AWAITING_APPROVAL" }));
  useTaskUi.setState({ panel: { taskId: "another", open: "edit" } });
  const cache = new QueryClient();
  const signed = decide(cache, waiting, { operation: "approve" });
  await Promise.all([signed, goBack(cache)]);
  expect(await signed).toBe(true);
  expect(operate.mock.calls.map(([{ id }, { operation }]) => [id, operation])).toEqual([
    ["last", "approve"],
    ["last", "cancel"],
  ]);
});

test.each([
  ["another version", { decided: { by: "user" as const, digest: "other", at: "", rule_id: null } }],
  ["a rule", { decided: { by: "rule" as const, digest: "d", at: "", rule_id: null } }],
  ["nothing", { decided: null, status: "AWAITING_APPROVAL" as const }],
])("a decision whose answer was lost has failed where %s was signed", async (_, now) => {
  read.mockImplementation(async (id: string) => task(id, now));
  operate.mockRejectedValue(unanswered("unreachable"));
  const waiting = task("last", { status: "AWAITING_APPROVAL" });
  expect(await decide(new QueryClient(), waiting, { operation: "approve" })).toBe(false);
  expect(useTaskUi.getState().decisions).toEqual([]);
});

test("what comes back is shown again, and not to who went on to another meanwhile", async () => {
  vi.stubGlobal("document", { activeElement: null });
  const back = async (meanwhile: () => void) => {
    useTaskUi.setState({ selected: { waiting: "next" }, returned: null });
    remember({ tasks: [task("signed")], operation: "approve" });
    operate.mockImplementation(async () => {
      meanwhile();
      return task("signed", { status: "AWAITING_APPROVAL" });
    });
    await goBack(new QueryClient());
    return useTaskUi.getState().selected.waiting;
  };
  read.mockImplementation(async (id: string) => task(id));
  expect(await back(() => undefined)).toBe("signed");
  expect(await back(() => select("waiting", "another"))).toBe("another");
  vi.unstubAllGlobals();
});

test("z over a decision that then fails leaves the one before it alone", async () => {
  remember({ tasks: [task("before")], operation: "approve" });
  operate.mockRejectedValue(new TypeError("Failed to fetch"));
  const cache = new QueryClient();
  const signed = decide(cache, task("last", { status: "AWAITING_APPROVAL" }), { operation: "approve" });
  await goBack(cache);
  expect(await signed).toBe(false);
  expect(operate).toHaveBeenCalledTimes(1);
});

test("z while what was typed is still being kept means this letter: it is not signed, and none is taken back", async () => {
  remember({ tasks: [task("before")], operation: "approve" });
  const waiting = task("last", { status: "AWAITING_APPROVAL" });
  let keep = (_: Task) => undefined as unknown;
  const cache = new QueryClient();
  const signed = keepAndSign(cache, waiting, () => new Promise((kept) => (keep = kept)));
  const back = goBack(cache);
  keep(waiting);
  await Promise.all([signed, back]);
  expect(await signed).toBe(false);
  expect(operate).not.toHaveBeenCalled();
});

test("z once what was typed is kept, and before it is signed, takes that one back", async () => {
  remember({ tasks: [task("before")], operation: "approve" });
  const waiting = task("last", { status: "AWAITING_APPROVAL" });
  read.mockImplementation(async (id: string) => task(id));
  let answer = (_: Task) => undefined as unknown;
  operate.mockImplementationOnce(() => new Promise((yes) => (answer = yes)));
  operate.mockImplementation(async ({ id }) => task(id, { status: "AWAITING_APPROVAL" }));
  const cache = new QueryClient();
  useTaskUi.setState({ panel: { taskId: "another", open: "edit" } });
  const signed = keepAndSign(cache, waiting, async () => waiting);
  await vi.waitFor(() => expect(operate).toHaveBeenCalledTimes(1));
  const back = goBack(cache);
  answer(task("last"));
  await Promise.all([signed, back]);
  expect(operate.mock.calls.map(([{ id }, { operation }]) => [id, operation])).toEqual([
    ["last", "approve"],
    ["last", "cancel"],
  ]);
});

test("what one person decided and was answered to the next is not theirs to take back", async () => {
  vi.stubGlobal("localStorage", { setItem: () => undefined });
  const enter = (id: string) => signedIn({ access_token: "t", user: { id } } as Parameters<typeof signedIn>[0]);
  enter("anna");
  let answer = (_: Task) => undefined as unknown;
  operate.mockImplementationOnce(() => new Promise((yes) => (answer = yes)));
  const signed = decide(new QueryClient(), task("hers", { status: "AWAITING_APPROVAL" }), { operation: "approve" });
  await vi.waitFor(() => expect(operate).toHaveBeenCalledTimes(1));
  enter("ben");
  answer(task("hers"));
  await signed;
  expect(useTaskUi.getState().decisions).toEqual([]);
  vi.unstubAllGlobals();
});

test("trying again never signs a way that is not shown any more", async () => {
  const head = task("one", { status: "AWAITING_APPROVAL", digest: "head" });
  const wayA = { ...head, digest: "A" } as Task;
  operate.mockRejectedValue(new TypeError("Failed to fetch"));
  await decide(new QueryClient(), head, { operation: "approve" }, wayA);
  pick("one", "B");
  expect(useTaskUi.getState().troubles.one?.again).toBeUndefined();
});

test("a decision that was refused brings itself back, and no other that was made since", async () => {
  const [one, two, three] = ["one", "two", "three"].map((id) => task(id, { status: "AWAITING_APPROVAL", digest: id }));
  const cache = new QueryClient();
  cache.setQueryData(keys.view("waiting"), {
    pageParams: [],
    pages: [{ items: [one, two, three], next_cursor: null }],
  });
  cache.setQueryData(keys.counts, { waiting: 3, active: 0, snoozed: 0 });
  let refuse = (_: Error) => undefined as unknown;
  operate.mockImplementation(({ id }) =>
    id === "one"
      ? new Promise((_, no) => {
          refuse = no;
        })
      : Promise.resolve(task(id)),
  );
  const first = decide(cache, one as Task, { operation: "approve" });
  await decide(cache, two as Task, { operation: "approve" });
  refuse(new TypeError("Failed to fetch"));
  expect(await first).toBe(false);
  const left = flat(cache.getQueryData<Pages>(keys.view("waiting")));
  expect(left.map(({ id }) => id)).toEqual(["one", "three"]);
  expect(cache.getQueryData(keys.counts)).toMatchObject({ waiting: 2, active: 1 });
});

test("whoever signs in after somebody else takes nothing of theirs back; the same person goes on", () => {
  vi.stubGlobal("localStorage", { setItem: () => undefined });
  const enter = (id: string) => signedIn({ access_token: "t", user: { id } } as Parameters<typeof signedIn>[0]);
  enter("anna");
  remember({ tasks: [task("hers")], operation: "approve" });
  enter("anna");
  expect(useTaskUi.getState().decisions).toHaveLength(1);
  enter("ben");
  expect(useTaskUi.getState().decisions).toEqual([]);
  vi.unstubAllGlobals();
});
