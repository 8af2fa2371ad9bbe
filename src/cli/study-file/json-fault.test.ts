import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { jsonFault } from "./json-fault.js";

test.each([
  ['{"a": [1, 2.5e-3, true, null, "x\\u00e9\\n"], "b": {}}', null],
  [' [[], {"": ""}]\n', null],
  ['{"studies": [a]}', 13],
  ['{"studies": ["a",]}', 17],
  ['{"a": 1,}', 8],
  ['{"a": 1 "b": 2}', 8],
  ['{"a" 1}', 5],
  ["{'a': 1}", 1],
  ['["a\nb"]', 3],
  ['["a\\x"]', 3],
  ["[1}", 2],
  ["[01]", 2],
  ["{} {}", 3],
  ["[1", 2],
  ["", 0],
])("%j stops being JSON after %j characters", (text, at) => {
  expect(jsonFault(text)).toBe(at);
});

test("a text has a fault where JSON.parse refuses it, of 4000 that were cut, and have signs left out or exchanged", () => {
  const stream = randomStream(5).fork("json");
  const whole = '{"studies": ["a.csv", {"file": "b\\"c", "flags": ["--x", "1"], "n": [-1.5e3, 0, true, {}]}]}';
  for (let k = 0; k < 4000; k++) {
    const at = Math.floor(stream.uniform() * whole.length);
    const sign = '{}[]",:0-t '[Math.floor(stream.uniform() * 11)]!;
    const text = [
      whole.slice(0, at),
      whole.slice(0, at) + whole.slice(at + 1),
      whole.slice(0, at) + sign + whole.slice(at + 1),
    ][k % 3]!;
    let isJson = true;
    try {
      JSON.parse(text);
    } catch {
      isJson = false;
    }
    expect([text, jsonFault(text) === null]).toEqual([text, isJson]);
  }
});

test("lists within lists a million deep take no stack", () => {
  expect(jsonFault("[".repeat(1e6))).toBe(1e6);
});
