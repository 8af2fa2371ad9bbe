import { expect, test } from "vitest";
import { GradusError } from "../errors.js";
import { packed, unpacked } from "./packed.js";

const value = {
  step: 3,
  text: "a line\nand \u2028 another",
  nothing: null,
  lists: [[Float32Array.of(1, -2, Number.NaN)], []],
  inner: { doubles: Float64Array.of(Math.PI, Number.POSITIVE_INFINITY, -0), empty: new Float32Array(0) },
};
const bytes = () => new Uint8Array(Buffer.concat(packed(value)));

test("plain data and arrays come back bit for bit, wherever in their memory the arrays lay", () => {
  expect(unpacked(bytes(), GradusError)).toEqual(value);
  const within = { part: Float32Array.of(9, 1, 2, 9).subarray(1, 3) };
  expect(unpacked(new Uint8Array(Buffer.concat(packed(within))), GradusError)).toEqual({ part: Float32Array.of(1, 2) });
});

test("what is cut off, longer or no such bytes is refused in words", () => {
  const all = bytes();
  expect(() => unpacked(all.subarray(0, -1), GradusError)).toThrow("is shorter than it says");
  expect(() => unpacked(new Uint8Array([...all, 0]), GradusError)).toThrow("is longer than it says");
  for (const text of ["", "\n", "{", "{\n", "nonsense\n"]) {
    expect(() => unpacked(new TextEncoder().encode(text), GradusError), text).toThrow("line of JSON");
  }
});

test("a length beyond the file asks for no memory", () => {
  const forged = new TextEncoder().encode('{"a":{"$array":["Float64Array",9007199254740991]}}\n');
  expect(() => unpacked(forged, GradusError)).toThrow("is shorter than it says");
});

test("an object that only looks like an array's place stays as it is", () => {
  const odd = { a: { $array: ["Int8Array", 3] }, b: { $array: ["Float32Array", -1] }, c: { $array: 3 } };
  expect(unpacked(new Uint8Array(Buffer.concat(packed(odd))), GradusError)).toEqual(odd);
});
