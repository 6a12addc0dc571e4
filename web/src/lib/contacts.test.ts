import { expect, test } from "vitest";
import { contactsIn } from "./contacts";

test("contacts come a line each, by comma or by semicolon, each once", () => {
  expect(contactsIn("a@x.example\nb@y.example, z.example;a@x.example\n\n")).toEqual([
    "a@x.example",
    "b@y.example",
    "z.example",
  ]);
});

test("of a name with its address the address counts, whatever stands in the name", () => {
  expect(contactsIn('"Meier, Hans; Prokura" <hans@x.example>, Ana <ana@y.example>')).toEqual([
    "hans@x.example",
    "ana@y.example",
  ]);
  expect(contactsIn("mailto:ana@y.example\n@z.example")).toEqual(["ana@y.example", "z.example"]);
  expect(contactsIn('"left open\nana@y.example')).toEqual(['"left open', "ana@y.example"]);
});
