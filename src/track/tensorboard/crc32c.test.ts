import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { slowCrc32c } from "../testing/read-events.js";
import { crc32c, maskedCrc32c } from "./crc32c.js";

test("the checksums of RFC 3720, B.4, and of the nine digits", () => {
  const bytes = (make: (k: number) => number) => Uint8Array.from({ length: 32 }, (_, k) => make(k));
  expect(crc32c(bytes(() => 0))).toBe(0x8a9136aa);
  expect(crc32c(bytes(() => 0xff))).toBe(0x62a8ab43);
  expect(crc32c(bytes((k) => k))).toBe(0x46dd794e);
  expect(crc32c(bytes((k) => 31 - k))).toBe(0x113fdb5c);
  expect(crc32c(new TextEncoder().encode("123456789"))).toBe(0xe3069283);
});

test("long division bit by bit gives the same on random bytes of any length", () => {
  const random = randomStream(4);
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, () => random.integer(256));
    expect(crc32c(bytes)).toBe(slowCrc32c(bytes));
  }
});

test("the mask keeps 32 bits without a sign", () => {
  for (const text of ["", "a", "123456789"]) {
    const masked = maskedCrc32c(new TextEncoder().encode(text));
    expect(masked).toBeGreaterThanOrEqual(0);
    expect(Number.isInteger(masked)).toBe(true);
  }
});
