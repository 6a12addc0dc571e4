import { describe, expect, test } from "vitest";
import { configOf } from "./config";

describe("what /config.json says", () => {
  test("is where the API is", () => {
    expect(configOf({ api_base: "/api/v1" })).toEqual({ apiOrigin: "" });
    expect(configOf({ api_base: "https://api.example/api/v1/" })).toEqual({ apiOrigin: "https://api.example" });
  });

  test("offers a sample mailbox at a path of this origin, and nowhere else", () => {
    const sample = (sample_mailbox_url: unknown) => configOf({ sample_mailbox_url }).sampleMailbox;
    expect(sample("/_local/sample-mailbox")).toBe("/_local/sample-mailbox");
    for (const other of ["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example/", "", 1, null])
      expect(sample(other)).toBeUndefined();
  });

  test("may be nonsense, and then the API is where the page comes from", () => {
    for (const told of [null, undefined, 7, "text", []]) expect(configOf(told)).toEqual({ apiOrigin: "" });
  });
});
