import { queryOptions } from "@tanstack/react-query";
import { told } from "@/lib/api/client";
import { authSecondFactor, authSessions, authSignIns } from "@/lib/api/generated/sdk.gen";
import { keys } from "@/lib/api/queries";

const MANY = 100;

export const secondFactorQuery = () =>
  queryOptions({ queryKey: keys.secondFactor, queryFn: ({ signal }) => told(authSecondFactor({ signal })) });

export const signInsQuery = () =>
  queryOptions({ queryKey: keys.signIns, queryFn: ({ signal }) => told(authSignIns({ signal })) });

export const sessionsQuery = () =>
  queryOptions({
    queryKey: keys.sessions,
    queryFn: async ({ signal }) => (await told(authSessions({ query: { limit: MANY }, signal }))).items,
  });
