import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { unpacked } from "./unpacked.js";

async function* pieces(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const whole = async (bytes: Uint8Array, size: number) => {
  const parts: Uint8Array[] = [];
  for await (const part of unpacked(pieces(bytes, size), "t.gz")) parts.push(part);
  return Buffer.concat(parts).toString();
};

const texts = ["first\n".repeat(5000), "second, of other words\n".repeat(300)];

it.each([1, 7, 1000, 1e6])("a file of one part or several is unpacked, in pieces of %i bytes", async (size) => {
  expect(await whole(gzipSync(texts[0]!), size)).toBe(texts[0]);
  expect(await whole(Buffer.concat(texts.map((text) => gzipSync(text))), size)).toBe(texts.join(""));
});

it("one that was cut at any of its last bytes, or changed, is refused", async () => {
  const packed = gzipSync(Array.from({ length: 3000 }, (_, k) => `${(k * 7919) % 10007}`).join());
  for (let cut = 1; cut < 6; cut++) {
    await expect(whole(packed.subarray(0, packed.length - cut), 512)).rejects.toThrow("unexpected end of file");
  }
  await expect(whole(packed.subarray(0, packed.length >> 1), 512)).rejects.toThrow("unexpected end of file");
  const changed = Uint8Array.from(packed);
  changed[packed.length - 6]! ^= 1;
  await expect(whole(changed, 512)).rejects.toThrow("incorrect data check");
});
