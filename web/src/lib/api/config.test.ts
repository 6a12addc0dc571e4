import { describe, expect, test } from "vitest";
import { configOf } from "./config";

describe("what /config.json says", () => {
  test("is where the API is", () => {
    expect(configOf({ api_base: "/api/v1" })).toEqual({ apiOrigin: "" });
    expect(configOf({ api_base: "https://api.example/api/v1/" })).toEqual({ apiOrigin: "https://api.example" });
  });

  test.each([
    ["a sample mailbox", (sample_mailbox_url: unknown) => configOf({ sample_mailbox_url }).sampleMailbox],
    ["the letters that were sent", (letters_url: unknown) => configOf({ letters_url }).letters],
  ])("offers %s at a path of this origin, and nowhere else", (_, offered) => {
    expect(offered("/_local/there")).toBe("/_local/there");
    for (const other of ["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example/", "", 1, null])
      expect(offered(other)).toBeUndefined();
  });

  test("may be nonsense, and then the API is where the page comes from", () => {
    for (const told of [null, undefined, 7, "text", []]) expect(configOf(told)).toEqual({ apiOrigin: "" });
  });
});
