import { expect, test } from "vitest";
import { ApiProblem, problemOf, unanswered } from "./api/problem";
import { explain, fieldError, mayPass } from "./errors";

const none = new Headers();
const told = (status: number, code: string, more: Record<string, unknown> = {}) =>
  problemOf(status, { code, detail: "", params: {}, request_id: "r", ...more }, none);

test("every code that the API documents has words of its own", () => {
  const codes = [
    "invalid_credentials",
    "email_taken",
    "token_expired",
    "token_invalid",
    "token_reused",
    "not_signed_in",
    "stale_task",
    "stale_preferences",
    "not_waiting",
    "invalid_move",
    "conflict",
    "choose_first",
    "fill_first",
    "connection_broken",
    "forbidden",
    "not_found",
    "body_too_large",
    "provider_busy",
    "provider_refused",
    "provider_gone",
    "outcome_unknown",
    "internal_error",
    "invalid_input",
    "plan_limit",
  ];
  for (const code of codes) expect(explain(told(400, code)).title, code).not.toBe("That did not work.");
});

test("every explanation says what to do", () => {
  for (const error of [
    told(418, "teapot", { detail: "Short and stout." }),
    told(503, "unknown"),
    unanswered("offline"),
    unanswered("slow"),
    new TypeError("x"),
  ]) {
    const { title, advice } = explain(error);
    expect(title).toMatch(/\.$/);
    expect(advice.length).toBeGreaterThan(10);
  }
});

test("429 names the time that the server gave", () => {
  const error = problemOf(429, null, new Headers({ "retry-after": "7" }));
  expect(explain(error).advice).toBe("Try again in 7 seconds.");
  expect(problemOf(429, null, new Headers({ "retry-after": "nonsense" })).retryAfterSeconds).toBeNull();
});

test("a wrong field is named in a sentence", () => {
  const error = told(422, "invalid_input", {
    errors: [{ loc: ["body", "password"], msg: "Value error, this password is common" }],
  });
  expect(fieldError(error, "password")).toBe("This password is common.");
  expect(fieldError(error, "email")).toBeUndefined();
});

test("what is wrong with a field is said in our words, by its code and what goes with it", () => {
  const about = (code: string, params = {}) =>
    told(422, "invalid_input", { errors: [{ loc: ["body", "x"], msg: "Bad.", code, params }] });
  expect(fieldError(about("too_large", { at_most: 120 }), "x")).toBe("No more than 120.");
  expect(fieldError(about("too_long", { at_most: 1 }), "x")).toBe("At most 1 character.");
  expect(fieldError(about("nobody_knows"), "x")).toBe("Bad.");
});

test("only what may pass is asked again", () => {
  expect(mayPass(unanswered("unreachable"))).toBe(true);
  expect(mayPass(told(503, "provider_busy"))).toBe(true);
  expect(mayPass(told(409, "not_waiting"))).toBe(false);
  expect(mayPass(new Error("x"))).toBe(false);
});

test("an answer without a problem document is still a problem", () => {
  const error = problemOf(502, "<html>", none);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error.code).toBe("internal_error");
});
