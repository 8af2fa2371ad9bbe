import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../read/testing.js";
import { looksLikeSequences } from "./looks-like-sequences.js";
import { readSequences } from "./read-sequences.js";
import { labelsIn, read, stepsOf } from "./testing.js";

const { signal } = new AbortController();

function block(type: number, sizes: readonly number[], body: Buffer): Buffer {
  const head = Buffer.alloc(4 + 4 * sizes.length);
  head[2] = type;
  head[3] = sizes.length;
  for (const [k, size] of sizes.entries()) head.writeUInt32BE(size, 4 + 4 * k);
  return Buffer.concat([head, body]);
}

const images = block(8, [2, 2, 3], Buffer.from([1, 2, 3, 4, 5, 255, 0, 7, 8, 9, 10, 11]));
const labels = block(8, [2], Buffer.from([7, 3]));

/** Files in one folder; the path of the first. */
async function folderOf(files: Readonly<Record<string, Buffer>>): Promise<string> {
  const [[first, content] = ["", Buffer.of()], ...rest] = Object.entries(files);
  const file = await temporaryFile(first, content);
  for (const [name, bytes] of rest) await writeFile(join(dirname(file), name), bytes);
  return file;
}

it("a row of an image is a step; the labels lie beside", async () => {
  const file = await folderOf({ "images-idx3-ubyte.gz": gzipSync(images), "labels-idx1-ubyte": labels });
  const data = await readSequences(file, { signal });
  expect(stepsOf(data)).toEqual([
    [
      [1, 2, 3],
      [4, 5, 255],
    ],
    [
      [0, 7, 8],
      [9, 10, 11],
    ],
  ]);
  expect(labelsIn(data)).toEqual(["7", "3"]);
  expect(data.labels).toMatchObject({ classes: ["3", "7"] });
  expect(data.notes).toContain("Labels were read from labels-idx1-ubyte, which lies beside.");
  expect(await looksLikeSequences(file)).toBe(true);
  const pixels = await readSequences(file, { channels: 1, signal });
  expect(stepsOf(pixels)[0]).toEqual([1, 2, 3, 4, 5, 255]);
});

it("the test part of MNIST is found with its labels, and so is the pair in its folder", async () => {
  const file = await folderOf({
    ...{ "train-images-idx3-ubyte": images, "train-labels-idx1-ubyte": labels },
    ...{ "t10k-images-idx3-ubyte": images, "t10k-labels-idx1-ubyte": block(8, [2], Buffer.from([3, 3])) },
  });
  for (const given of [file, dirname(file)]) {
    const data = await readSequences(given, { signal });
    expect(data.parts).toEqual(["train", "train", "test", "test"]);
    expect(data.names).toEqual(["1", "2", "test 1", "test 2"]);
    expect(labelsIn(data)).toEqual(["7", "3", "3", "3"]);
  }
});

it("other numbers: bytes with signs, of 2, 4 and 8 bytes", async () => {
  const bytes = (size: number, write: (buffer: Buffer) => void) => {
    const buffer = Buffer.alloc(2 * size);
    write(buffer);
    return buffer;
  };
  const bodies: readonly (readonly [type: number, body: Buffer])[] = [
    [9, Buffer.from([0xff, 2])],
    [11, bytes(2, (b) => void [b.writeInt16BE(-1), b.writeInt16BE(2, 2)])],
    [12, bytes(4, (b) => void [b.writeInt32BE(-1), b.writeInt32BE(2, 4)])],
    [13, bytes(4, (b) => void [b.writeFloatBE(-1), b.writeFloatBE(2, 4)])],
    [14, bytes(8, (b) => void [b.writeDoubleBE(-1), b.writeDoubleBE(2, 8)])],
  ];
  const file = await folderOf({ labels: block(8, [2], Buffer.from([0, 1])) });
  for (const [type, body] of bodies)
    expect(stepsOf(await read("x", block(type, [2, 1], body), { labels: file }))).toEqual([[-1], [2]]);
});

it("what does not fit is refused", async () => {
  const file = await folderOf({ "images-idx3": images, "labels-idx1": block(8, [3], Buffer.from([1, 2, 3])) });
  expect((await inputError(readSequences(file, { signal }))).advice).toContain(
    "there must be a label for each of the 2 sequences",
  );
  expect((await inputError(readSequences(file, { channels: 4, signal }))).advice).toContain(
    "must divide the 6 numbers of a sequence, got 4.",
  );
  const cut = await temporaryFile("x", images.subarray(0, -1));
  expect((await inputError(readSequences(cut, { signal }))).advice).toBe(
    ": by its head of 2 x 2 x 3 numbers the file must have 28 bytes, got 27. Is it complete?",
  );
  const alone = await temporaryFile("x", labels);
  expect((await inputError(readSequences(alone, { signal }))).advice).toContain("got 1, as labels have.");
});
