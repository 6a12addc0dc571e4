import { config } from "./config";
import { client } from "./generated/client.gen";
import { operations } from "./generated/operations.gen";
import { ApiProblem, problemOf } from "./problem";
import { reach } from "./reach";
import { admitted, refresh, token } from "./session";

const UNAUTHORIZED = 401;

client.setConfig({
  baseUrl: "",
  fetch: async (input) => {
    const request = await addressed(input as Request);
    const signs = !new URL(request.url).pathname.includes("/auth/");
    if (!signs) return reach(request);
    if (!(await admitted())) throw new ApiProblem(UNAUTHORIZED, "not_signed_in", "");
    const again = request.clone();
    const answer = await reach(bearing(request));
    if (answer.status !== UNAUTHORIZED || !(await refresh())) return answer;
    await answer.body?.cancel();
    return reach(bearing(again));
  },
});

async function addressed(request: Request): Promise<Request> {
  const { apiOrigin } = await config();
  if (!apiOrigin) return request;
  const { pathname, search } = new URL(request.url);
  return new Request(`${apiOrigin}${pathname}${search}`, request);
}

function bearing(request: Request): Request {
  const bearer = token();
  if (bearer) request.headers.set("authorization", `Bearer ${bearer}`);
  return request;
}

type Answered<T> = { data?: T; error?: unknown; response?: Response };

/** What a call of the generated client answers, or a thrown `ApiProblem`. */
export async function told<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response?.ok) return data as T;
  if (response) throw problemOf(response.status, error, response.headers);
  throw error;
}

/** Whether the API has an operation, such as `post /tasks/{task_id}/snooze`. */
export const offers = (operation: string): boolean => operations.has(operation);

export { client };
