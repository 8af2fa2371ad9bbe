import { expect, test } from "vitest";
import { visible, visibleLines } from "./visible.js";

test("control characters and marks of direction stand as escapes, all other text as it is", () => {
  const cases = {
    "a\u001b[2Jb": "a\\x1b[2Jb",
    "\u0000\u0007\u007f\u009b31m": "\\x00\\x07\\x7f\\x9b31m",
    "two\r\nlines\tand a tab": "two\\r\\nlines\\tand a tab",
    "\u202egnp.exe\u2066\u2028": "\\u202egnp.exe\\u2066\\u2028",
    "\ud800half": "\\ud800half",
    "température 温度 🌡️ e\u0301 \\x1b": "température 温度 🌡️ e\u0301 \\x1b",
  };
  expect(Object.keys(cases).map(visible)).toEqual(Object.values(cases));
});

test("shown twice it is the same as shown once", () => {
  expect(visible(visible("a\u001b\nb"))).toBe(visible("a\u001b\nb"));
});

test("a text of several lines keeps its line ends alone", () => {
  expect(visibleLines("a\u001b\nb\r\n")).toBe("a\\x1b\nb\\r\n");
});
