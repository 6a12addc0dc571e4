import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, test, vi } from "vitest";
import { ApiProblem, unanswered } from "@/lib/api/problem";
import { keys, type Task } from "@/lib/api/queries";
import { signedIn, signedOut } from "@/lib/api/session";
import { useToasts } from "@/lib/toasts";
import { flat, type Pages } from "./cache";

type Asked = { body: { decisions: { task_id: string; digest: string; decision: string }[] } };
type Result = { task_id: string; ok: boolean; problem: { code: string; status: number } | null };

const ask = vi.fn<(wanted: Asked) => Promise<{ results: Result[] }>>();
const operate = vi.fn();
const read = vi.fn();
vi.mock("@/lib/api/client", async (original) => ({ ...(await original<object>()), told: (one: unknown) => one }));
vi.mock("@/lib/api/generated/sdk.gen", async (original) => ({
  ...(await original<object>()),
  tasksDecide: (wanted: Asked) => ask(wanted),
  tasksGet: ({ path }: { path: { task_id: string } }) => read(path.task_id),
}));
vi.mock("@/lib/api/operations", async (original) => ({
  ...(await original<object>()),
  operate: (...all: unknown[]) => operate(...all),
}));
vi.mock("@/lib/api/queries", async (original) => ({
  ...(await original<object>()),
  taskQuery: (id: string) => ({ queryKey: ["task", id], queryFn: () => read(id) }),
}));

const { decideTogether } = await import("./together");
const { goBack } = await import("./go-back");
const { clearMarks, marksOf, toggleMark, useMarks } = await import("./marks");
const { keepUnsaved, ONLY_WAY } = await import("./unsaved");
const { useTaskUi } = await import("./store");

const task = (at: number | string, more: object = {}) =>
  ({
    id: `t${at}`,
    status: "AWAITING_APPROVAL",
    digest: `d${at}`,
    summary: `task ${at}`,
    says: {},
    kind: "email.archive",
    risk: { read_first: null },
    action: {},
    needs: null,
    pending: null,
    alternatives: [],
    asks: [],
    conflicts_with: [],
    snoozed_until: null,
    undo: { available: false, state: null },
    ...more,
  }) as unknown as Task;

const many = Array.from({ length: 120 }, (_, at) => task(at));
const carried = async ({ body }: Asked) => ({
  results: body.decisions.map(({ task_id }): Result => ({ task_id, ok: true, problem: null })),
});

let cache: QueryClient;
const left = () => flat(cache.getQueryData<Pages>(keys.view("waiting"))).map(({ id }) => id);
const said = () => useToasts.getState().toasts.map(({ text, detail }) => [text, detail].filter(Boolean).join(" "));

beforeEach(() => {
  vi.clearAllMocks();
  useToasts.setState({ toasts: [] });
  useTaskUi.setState({ decisions: [], troubles: {}, panel: { taskId: "another", open: "edit" } });
  clearMarks();
  for (const one of many) toggleMark(one);
  cache = new QueryClient();
  cache.setQueryData(keys.view("waiting"), { pageParams: [], pages: [{ items: many, next_cursor: null }] });
});

test("more than one call takes goes in portions, and how far it has come is told", async () => {
  ask.mockImplementation(carried);
  const told: [number, number][] = [];
  const outcome = await decideTogether(cache, "waiting", many, "reject", (...how) => told.push(how));
  expect(ask.mock.calls.map(([{ body }]) => body.decisions.length)).toEqual([50, 50, 20]);
  expect(told).toEqual([
    [0, 120],
    [50, 120],
    [100, 120],
  ]);
  expect(outcome).toEqual({ done: 120, refused: 0 });
  expect(left()).toEqual([]);
  expect(said()).toEqual(["120 declined."]);
  expect(useTaskUi.getState().decisions.map(({ tasks }) => tasks.length)).toEqual([120]);
});

test("a call that fails in the middle loses nothing: what was done is said, and the others are still marked", async () => {
  ask.mockImplementationOnce(carried).mockRejectedValueOnce(new TypeError("Failed to fetch"));
  const outcome = await decideTogether(cache, "waiting", many, "reject", () => undefined);
  expect(outcome).toMatchObject({ done: 50, refused: 0, failed: expect.any(TypeError) });
  expect(ask).toHaveBeenCalledTimes(2);
  expect(left()).toEqual(many.slice(50).map(({ id }) => id));
  expect([...useMarks.getState().digests.keys()]).toEqual(left());
  expect(said()).toEqual(["50 declined."]);
});

test("of a call whose answer is lost, what was decided all the same is told, and goes back with the rest", async () => {
  ask.mockImplementationOnce(carried).mockRejectedValueOnce(unanswered("unreachable"));
  const carriedOut = (id: string) => Number(id.slice(1)) < 57;
  read.mockImplementation(async (id: string) => task(id.slice(1), carriedOut(id) ? { status: "REJECTED" } : {}));
  operate.mockImplementation(async ({ id }) => task(id.slice(1)));
  const outcome = await decideTogether(cache, "waiting", many, "reject", () => undefined);
  expect(outcome).toMatchObject({ done: 57, failed: expect.any(ApiProblem) });
  expect(left()).toEqual(many.slice(57).map(({ id }) => id));
  expect(marked()).toEqual(left());
  await goBack(cache);
  expect(operate).toHaveBeenCalledTimes(57);
});

test("what is refused stays, marked and with its reason, whichever portion it was in", async () => {
  const problem = { code: "unverified", status: 409 };
  const refusing = async (wanted: Asked) => {
    const { results } = await carried(wanted);
    return { results: results.map((one) => (one.task_id === "t7" ? { ...one, ok: false, problem } : one)) };
  };
  ask.mockImplementation(refusing);
  await decideTogether(cache, "waiting", many, "approve", () => undefined);
  expect(left()).toEqual(["t7"]);
  expect(useMarks.getState().refused.get("t7")).toMatch(/verified/);
});

test("Z takes back the whole of it as one decision, and says of what cannot be why", async () => {
  ask.mockImplementation(carried);
  await decideTogether(cache, "waiting", many.slice(0, 12), "reject", () => undefined);
  read.mockImplementation(async (id: string) => task(id.slice(1), { status: id === "t3" ? "FAILED" : "REJECTED" }));
  operate.mockImplementation(async ({ id }) => task(id.slice(1)));
  await goBack(cache);
  expect(operate.mock.calls.map(([, { operation }]) => operation)).toEqual(Array(11).fill("reopen"));
  expect(said().at(-1)).toBe(
    "11 are back in the tray. 1 could not be taken back. task 3: This cannot be taken back any more.",
  );
  await goBack(cache);
  expect(said()).toContain("There is nothing to take back.");
});

test("Z before all of it is answered waits, and takes back what was decided of it", async () => {
  const some = many.slice(0, 60);
  let answer = () => undefined as unknown;
  ask
    .mockImplementationOnce(carried)
    .mockImplementationOnce((wanted) => new Promise((done) => (answer = () => void carried(wanted).then(done))));
  read.mockImplementation(async (id: string) => task(id.slice(1), { status: "REJECTED" }));
  operate.mockImplementation(async ({ id }) => task(id.slice(1)));
  const deciding = decideTogether(cache, "waiting", some, "reject", () => undefined);
  await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
  const back = goBack(cache);
  await new Promise((resume) => setTimeout(resume));
  expect(operate).not.toHaveBeenCalled();
  answer();
  await Promise.all([deciding, back]);
  expect(operate).toHaveBeenCalledTimes(60);
});

/** Decides on 120 in portions of 50; the first is answered once `meanwhile` has happened. */
async function interrupted(decision: "approve" | "reject", meanwhile: () => unknown) {
  let answer = () => undefined as unknown;
  ask
    .mockImplementationOnce((wanted) => new Promise((done) => (answer = () => void carried(wanted).then(done))))
    .mockImplementation(carried);
  const deciding = decideTogether(cache, "waiting", many, decision, () => undefined);
  await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(1));
  const happening = meanwhile();
  await new Promise((resume) => setTimeout(resume));
  answer();
  await Promise.all([deciding, happening]);
}

const marked = () => [...useMarks.getState().digests.keys()];

test("Z in the middle of it asks for no portion more: what was decided is taken back, what was not stays marked", async () => {
  read.mockImplementation(async (id: string) => task(id.slice(1), { status: "APPROVED" }));
  operate.mockImplementation(async ({ id }) => task(id.slice(1)));
  await interrupted("approve", () => goBack(cache));
  expect(ask).toHaveBeenCalledTimes(1);
  expect(operate.mock.calls.map(([{ id }]) => id)).toEqual(many.slice(0, 50).map(({ id }) => id));
  expect(marked()).toEqual(many.slice(50).map(({ id }) => id));
});

test("what is not marked any more is not decided with the portions to come", async () => {
  marksOf("waiting");
  for (const one of many) toggleMark(one);
  await interrupted("reject", () => toggleMark(many[60] as Task));
  expect(ask.mock.calls.flatMap(([{ body }]) => body.decisions)).toHaveLength(119);
  clearMarks();
  for (const one of many) toggleMark(one);
  ask.mockReset();
  await interrupted("reject", clearMarks);
  expect(ask).toHaveBeenCalledTimes(1);
});

test("what somebody began to change in the meantime is not signed without it", async () => {
  const draft = { of: "d70", draft: { typed: { body: "mine" }, left: [] } };
  await interrupted("approve", () => keepUnsaved("t70", ONLY_WAY, draft));
  keepUnsaved("t70", ONLY_WAY, undefined);
  const asked = ask.mock.calls.flatMap(([{ body }]) => body.decisions.map(({ task_id }) => task_id));
  expect(asked).toHaveLength(119);
  expect(asked).not.toContain("t70");
  expect(useMarks.getState().refused.get("t70")).toMatch(/You typed changes/);
});

test("what one person began is neither gone on with nor told to the next", async () => {
  vi.stubGlobal("localStorage", { setItem: () => undefined, removeItem: () => undefined });
  const enter = (id: string) => signedIn({ access_token: "t", user: { id } } as Parameters<typeof signedIn>[0]);
  enter("anna");
  await interrupted("approve", () => {
    signedOut();
    enter("ben");
  });
  expect(ask).toHaveBeenCalledTimes(1);
  expect(said()).toEqual([]);
  expect(useTaskUi.getState().decisions).toEqual([]);
  signedOut();
  vi.unstubAllGlobals();
});

test("Z pressed again while it is still being taken back means nothing before it", async () => {
  useTaskUi.setState({ decisions: [{ tasks: [task("before")], operation: "approve" }] });
  ask.mockImplementation(carried);
  await decideTogether(cache, "waiting", many.slice(0, 2), "approve", () => undefined);
  const pending = { status: "COMPLETED", undo: { available: false, state: "pending" } };
  const end: (() => void)[] = [];
  read.mockImplementation((id: string) =>
    operate.mock.calls.some(([one]) => one.id === id)
      ? new Promise((done) => end.push(() => done(task(id.slice(1)))))
      : Promise.resolve(task(id.slice(1), { status: "COMPLETED", undo: { available: true } })),
  );
  operate.mockImplementation(async ({ id }) => task(id.slice(1), pending));
  const back = goBack(cache);
  await vi.waitFor(() => expect(end).toHaveLength(2));
  await goBack(cache);
  expect(said().at(-1)).toBe("It is still being undone.");
  expect(operate.mock.calls.map(([{ id }]) => id)).toEqual(["t0", "t1"]);
  for (const one of end) one();
  await back;
  expect(said().at(-1)).toBe("2 are back in the tray.");
});

test("what was carried out already is undone, and counts once it waits again", async () => {
  ask.mockImplementation(carried);
  await decideTogether(cache, "waiting", many.slice(0, 3), "approve", () => undefined);
  const done = { status: "COMPLETED", undo: { available: true, state: null } };
  const pending = { status: "COMPLETED", undo: { available: false, state: "pending" } };
  const failed = { status: "COMPLETED", undo: { available: false, state: "failed" } };
  const looks: Record<string, object[]> = {
    t0: [done, pending, {}],
    t1: [{ status: "APPROVED" }],
    t2: [done, failed],
  };
  read.mockImplementation(async (id: string) => task(id.slice(1), looks[id]?.shift() ?? {}));
  operate.mockImplementation(async ({ id }) => task(id.slice(1), id === "t1" ? {} : pending));
  await goBack(cache);
  expect(operate.mock.calls.map(([{ id }, { operation }]) => [id, operation])).toEqual([
    ["t0", "undo"],
    ["t1", "cancel"],
    ["t2", "undo"],
  ]);
  expect(said().at(-1)).toBe("2 are back in the tray. 1 could not be taken back. task 2: It could not be undone.");
});
