import { expect, test } from "vitest";
import { decodeFloats, encodedLength, encodeFloats } from "./floats.js";
import { floatsSchema } from "./floats-schema.js";

test("floats come back bit for bit from base64 that every other program reads: little-endian", () => {
  expect(encodeFloats(Float32Array.of(1, -2))).toBe("AACAPwAAAMA="); // 3f800000, c0000000
  const values = Float32Array.from({ length: 5000 }, (_, k) => Math.sin(k) * 10 ** ((k % 70) - 35));
  expect(decodeFloats(encodeFloats(values))).toEqual(values);
  const odd = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e-45);
  expect(decodeFloats(encodeFloats(odd))).toEqual(odd);
});

test("the length of the text is known before it is read", () => {
  for (const count of [0, 1, 2, 3, 4, 5, 100]) {
    expect(encodeFloats(new Float32Array(count))).toHaveLength(encodedLength(count));
  }
});

test.each(["AACAPw", "AACAPw=", "AAC!Pw==", "AAA=", "AACAPwA=", " AACAPw=="])("%j holds no whole floats", (text) => {
  expect(floatsSchema().safeParse(text).success).toBe(false);
});

test("whole floats are taken, none of them too", () => {
  for (const text of ["", "AACAPw==", "AACAPwAAAMA="]) expect(floatsSchema().safeParse(text).success).toBe(true);
});
