import { unanswered } from "./problem";

export const PATIENCE_SECONDS = 20;

/** `fetch` that always ends, and whose failures are problems like any other. */
export async function reach(request: Request): Promise<Response> {
  const patience = AbortSignal.timeout(PATIENCE_SECONDS * 1000);
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, patience]) });
  } catch (error) {
    if (request.signal.aborted) throw error;
    if (patience.aborted) throw unanswered("slow");
    throw unanswered(navigator.onLine ? "unreachable" : "offline");
  }
}
