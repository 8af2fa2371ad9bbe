import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sha256 } from "./sha256.js";

test("the examples of FIPS 180-4, in one part or several", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256("a", Uint8Array.of(98, 99))).toBe(sha256("abc"));
  expect(sha256()).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test.each([55, 56, 63, 64, 65, 1000, 100_000])("%i bytes hash as OpenSSL has them", (length) => {
  const bytes = Uint8Array.from({ length }, (_, k) => (k * 167 + 13) & 255);
  expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("texts are hashed as UTF-8", () => {
  expect(sha256("気温 °C")).toBe(createHash("sha256").update("気温 °C", "utf8").digest("hex"));
});
