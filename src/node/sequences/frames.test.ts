import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../read/testing.js";
import { readSequences } from "./read-sequences.js";
import { read, stepsOf } from "./testing.js";

it("pieces of all parts, in the order of training, validation and test; silence is an empty frame or -1", async () => {
  const text = JSON.stringify({
    test: [[[60], [], [60, 64]]],
    train: [
      [
        [-1, 64],
        [60, 67],
      ],
    ],
    valid: [[[64], [64]]],
  });
  const data = await read("toy.json.gz", gzipSync(text));
  expect(data).toMatchObject({ source: "toy.json", columns: ["note 60", "note 64", "note 67"], labels: null });
  expect(data.parts).toEqual(["train", "validation", "test"]);
  expect(stepsOf(data)).toEqual([
    [
      [0, 1, 0],
      [1, 0, 1],
    ],
    [
      [0, 1, 0],
      [0, 1, 0],
    ],
    [
      [1, 0, 0],
      [0, 0, 0],
      [1, 1, 0],
    ],
  ]);
  expect(data.notes[1]).toBe("-1 was taken as silence; a note in two voices at once counts once.");
});

it("a list of pieces, the frames of one piece, and rows of a roll", async () => {
  expect(stepsOf(await read("a.json", "[[[1],[2]],[[2],[]]]"))).toEqual([
    [
      [1, 0],
      [0, 1],
    ],
    [
      [0, 1],
      [0, 0],
    ],
  ]);
  expect((await read("a.json", "[[1],[2],[3]]")).offsets).toEqual(Uint32Array.of(0, 3));
  const roll = await read("a.json", "[[[0,1,0],[1,1,0]]]");
  expect(roll.columns).toEqual(["key 1", "key 2", "key 3"]);
  expect(stepsOf(roll)).toEqual([
    [
      [0, 1, 0],
      [1, 1, 0],
    ],
  ]);
});

it("a piece of one frame tells nothing of a next one", async () => {
  const data = await read("a.json", "[[[1],[2]],[[2]],[]]");
  expect(data.names).toEqual(["1"]);
  expect(data.notes).toContain("Left out, 2 sequences of less than two steps.");
});

const { signal } = new AbortController();

it.each([
  ["no JSON", "[[[1],", ": a file of this name must be JSON, got "],
  ["another key", '{"train": [], "rest": []}', 'with the keys "train", "valid" and "test", got "rest".'],
  [
    "a note that is none",
    "[[[1],[200]]]",
    ", piece 1: frame 2 must be a list of notes, whole numbers from 0 to 127 or -1 for silence, got 200.",
  ],
  ["records of a table", '[{"a": 1}]', ", piece 1: a piece must be a list of frames, got { a: 1 }."],
])("%s is refused", async (_, text, message) => {
  const file = await temporaryFile("t.json", text);
  expect((await inputError(readSequences(file, { signal }))).message).toContain(message);
});
