import { queryOptions } from "@tanstack/react-query";
import { told } from "@/lib/api/client";
import { agentsLearned } from "@/lib/api/generated/sdk.gen";
import { keys } from "@/lib/api/queries";

const MANY = 100;

/** What the person's decisions and edits have taught an agent, the latest first. */
export const learnedQuery = (agent_id: string) =>
  queryOptions({
    queryKey: keys.learned(agent_id),
    queryFn: async ({ signal }) =>
      (await told(agentsLearned({ path: { agent_id }, query: { limit: MANY }, signal }))).items,
  });
