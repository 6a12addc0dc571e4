import { beforeEach, expect, test } from "vitest";
import { unanswered } from "./api/problem";
import { alarm, backOnline, dismissAbout, toast, useToasts } from "./toasts";
import { forgetTyped } from "./typed-words";

const said = () => useToasts.getState().toasts.map(({ text }) => text);

beforeEach(() => useToasts.setState({ toasts: [] }));

test("what is said anew takes the place of what was said before, and with it of its way back", () => {
  toast({ text: "Declined.", about: "a", action: { label: "Undo", run: () => undefined } });
  toast({ text: "Countersigned.", about: "b", action: { label: "Undo", run: () => undefined } });
  expect(said()).toEqual(["Countersigned."]);
});

test("an alarm is not pushed away by a word in passing", () => {
  toast({ text: "You are offline.", tone: "alarm" });
  toast({ text: "Declined." });
  toast({ text: "Snoozed." });
  expect(said()).toEqual(["You are offline.", "Snoozed."]);
});

test("what is decided of a task next makes stale what was said of it, and of no other", () => {
  toast({ text: "This did not work.", tone: "alarm", about: "a" });
  toast({ text: "Countersigned.", about: "b" });
  dismissAbout("b");
  expect(said()).toEqual(["This did not work."]);
});

test("that there is no connection is said as long as it is so, and then what was not sent", () => {
  alarm(unanswered("offline"), { detail: "Archive 3 conversations", about: "a" });
  expect(said()).toEqual(["You are offline."]);
  backOnline();
  expect(useToasts.getState().toasts.map(({ text, detail, tone }) => [text, detail, tone])).toEqual([
    ["You are online again.", "Not sent: Archive 3 conversations", "plain"],
  ]);
  backOnline();
  expect(said()).toEqual(["You are online again."]);
});

test("what went wrong otherwise is said on", () => {
  alarm(unanswered("slow"));
  backOnline();
  expect(said()).toEqual(["This takes too long."]);
});

test("what was said to one person is gone once they sign out", () => {
  toast({ text: "Countersigned.", detail: "Reply to Ada" });
  forgetTyped();
  expect(said()).toEqual([]);
});
