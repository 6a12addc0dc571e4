import { config } from "./config";
import { earlyAnswer } from "./early";
import { client } from "./generated/client.gen";
import { open } from "./generated/open.gen";
import { ApiProblem, problemOf } from "./problem";
import { proveAgain } from "./proof";
import { reach } from "./reach";
import { admitted, refresh, token } from "./session";

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;

/** A letter's link works where nobody is signed in, too. */
const VERIFIES = "/api/v1/auth/verify-email";

client.setConfig({
  baseUrl: "",
  fetch: async (input) => {
    const request = await addressed(input as Request);
    const { pathname } = new URL(request.url);
    if (open.has(pathname)) return reach(request);
    if (!(await admitted())) {
      if (pathname === VERIFIES) return reach(request);
      throw new ApiProblem(UNAUTHORIZED, "not_signed_in", "");
    }
    const send = () => reach(bearing(request.clone()));
    const answer = (await earlyAnswer(request)) ?? (await send());
    const cure = CURES[(await codeOf(answer)) ?? ""];
    if (!cure || !(await cure())) return answer;
    await answer.body?.cancel();
    return send();
  },
});

/** What lets a call through that was refused for the sake of its bearer. */
const CURES: Record<string, () => Promise<boolean>> = {
  not_signed_in: refresh,
  token_invalid: refresh,
  token_expired: refresh,
  reauth_required: proveAgain,
};

async function codeOf(answer: Response): Promise<string | undefined> {
  if (answer.status !== UNAUTHORIZED && answer.status !== FORBIDDEN) return undefined;
  const problem = await answer
    .clone()
    .json()
    .catch(() => null);
  return problem?.code ?? (answer.status === UNAUTHORIZED ? "not_signed_in" : undefined);
}

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
  return (await answered(call)).data;
}

/** The same with the answer that it came in, for who needs its headers. */
export async function answered<T>(call: Promise<Answered<T>>): Promise<{ data: T; response: Response }> {
  const { data, error, response } = await call;
  if (response?.ok) return { data: data as T, response };
  if (response) throw problemOf(response.status, error, response.headers);
  throw error;
}

export { client };
