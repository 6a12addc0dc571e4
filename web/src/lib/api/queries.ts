import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { told } from "./client";
import {
  agentsList,
  devicesList,
  integrationsList,
  integrationsProviders,
  plansList,
  rulesList,
  rulesSuggestions,
  tasksCounts,
  tasksGet,
  tasksList,
} from "./generated/sdk.gen";
import type { TaskOut, TasksListData } from "./generated/types.gen";

export type Task = TaskOut;
export type View = "waiting" | "active" | "done" | "snoozed";

const PAGE = 50;
const MANY = 100;

/** What a list is narrowed to, as the API has it. */
export type Narrowed = Pick<NonNullable<TasksListData["query"]>, "agent_id" | "kind" | "integration_id" | "warning">;

/** Every key under which an answer is kept. */
export const keys = {
  tasks: ["tasks"] as const,
  view: (view: View) => ["tasks", view] as const,
  narrowed: (view: View, to: Narrowed) => ["tasks", view, to] as const,
  found: (words: string, to: Narrowed) => ["tasks", "found", words, to] as const,
  task: (id: string) => ["task", id] as const,
  events: (id: string) => ["task", id, "events"] as const,
  sources: (id: string, ref: string | undefined) => ["task", id, "sources", ref] as const,
  counts: ["counts"] as const,
  agents: ["agents"] as const,
  learned: (agent: string) => ["agents", agent, "learned"] as const,
  integrations: ["integrations"] as const,
  providers: ["providers"] as const,
  plans: ["plans"] as const,
  rules: ["rules"] as const,
  suggestions: ["rules", "suggestions"] as const,
  devices: ["devices"] as const,
  preferences: ["preferences"] as const,
  sessions: ["sessions"] as const,
  signIns: ["sign-ins"] as const,
  secondFactor: ["second-factor"] as const,
  export: ["export"] as const,
  config: ["config"] as const,
};

export const viewQuery = (view: View, to: Narrowed = {}) =>
  pages(Object.keys(to).length ? keys.narrowed(view, to) : keys.view(view), { view, ...to });

/** Tasks of every view that have all of the words, newest first. */
export const foundQuery = (words: string, to: Narrowed = {}) => ({
  ...pages(keys.found(words, to), { q: words, ...to }),
  // While somebody goes on typing, what was found so far stands.
  placeholderData: <Found>(found: Found | undefined, before?: { queryKey: readonly unknown[] }) =>
    before?.queryKey[1] === "found" ? found : undefined,
});

const pages = (queryKey: readonly unknown[], asked: NonNullable<TasksListData["query"]>) =>
  infiniteQueryOptions({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      told(tasksList({ query: { ...asked, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, signal })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: keys.task(id),
    queryFn: ({ signal }) => told(tasksGet({ path: { task_id: id }, signal })),
  });

export const countsQuery = () =>
  queryOptions({ queryKey: keys.counts, queryFn: ({ signal }) => told(tasksCounts({ signal })) });

export const agentsQuery = () =>
  queryOptions({
    queryKey: keys.agents,
    queryFn: async ({ signal }) => (await told(agentsList({ query: { limit: MANY }, signal }))).items,
  });

export const integrationsQuery = () =>
  queryOptions({
    queryKey: keys.integrations,
    queryFn: async ({ signal }) => (await told(integrationsList({ query: { limit: MANY }, signal }))).items,
  });

export const providersQuery = () =>
  queryOptions({
    queryKey: keys.providers,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => (await told(integrationsProviders({ signal }))).items,
  });

export const plansQuery = () =>
  queryOptions({
    queryKey: keys.plans,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => (await told(plansList({ signal }))).items,
  });

export const rulesQuery = () =>
  queryOptions({
    queryKey: keys.rules,
    queryFn: async ({ signal }) => (await told(rulesList({ query: { limit: MANY }, signal }))).items,
  });

export const suggestionsQuery = () =>
  queryOptions({
    queryKey: keys.suggestions,
    queryFn: async ({ signal }) => (await told(rulesSuggestions({ signal }))).items,
  });

export const devicesQuery = () =>
  queryOptions({
    queryKey: keys.devices,
    queryFn: async ({ signal }) => (await told(devicesList({ query: { limit: MANY }, signal }))).items,
  });
