import { describe, expect, test } from "vitest";
import { browserOf } from "./browser";

describe("a session's browser", () => {
  test.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
      "Edge on Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari on an iPhone",
    ],
    ["python-httpx/0.28", "python-httpx/0.28"],
  ])("%s", (sent, shown) => expect(browserOf(sent)).toBe(shown));

  test("hides nothing that a stranger put into it", () => {
    expect(browserOf("evil\u202eagent")).toBe("evil[U+202E]agent");
    expect(browserOf(null)).toMatch(/does not say/);
  });
});
