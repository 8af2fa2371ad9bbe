import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { type Entry, holesOf, piecesOf } from "./entry.js";
import { kinds } from "./kinds.js";
import { SENTENCES } from "./refusal-parts.js";
import { valueWords, words } from "./text/words.js";

const root = resolve(import.meta.dirname, "..");
const all: readonly Entry[] = [...SENTENCES, ...Object.values({ ...words, ...valueWords }).flat()];

/** Every text that the library is written in, its joined parts made one. */
const written = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|testing|^(web\/)?refusals\//.test(file))
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n")
  .replaceAll(/["'`]\s*\+\s*["'`]/g, "")
  .replaceAll("\\`", "`")
  .replaceAll("\\\\", "\\");

describe("entries", () => {
  test("both languages name the same values, and words of known kinds", () => {
    for (const [english, japanese] of all) {
      expect([...holesOf(japanese).keys()].sort(), english).toEqual([...holesOf(english).keys()].sort());
      for (const kind of holesOf(english).values()) if (kind !== null) expect(kinds, english).toHaveProperty(kind);
    }
  });

  test("no sentence has two", () => {
    const english = SENTENCES.map(([sentence]) => sentence);
    expect(english.filter((sentence, k) => english.indexOf(sentence) !== k)).toEqual([]);
  });

  test("what stands between values stands in the library's source: an entry whose sentence was reworded is noticed", () => {
    const rotten = all.flatMap(([english]) => fragmentsOf(english).filter((text) => !isWritten(text)));
    expect(rotten).toEqual([]);
  });

  test("that is a check: a sentence of other words is noticed", () => {
    expect(fragmentsOf("the file has a header and no rows.").every(isWritten)).toBe(true);
    expect(fragmentsOf("the file came with headers and without any row.").every(isWritten)).toBe(false);
  });
});

/** What stands between values and marks of punctuation. */
function fragmentsOf(english: string): string[] {
  return piecesOf(english)
    .flatMap((piece) => piece.split(/[.,;:()`"{}]/))
    .map((fragment) => fragment.trim())
    .filter((fragment) => fragment.length >= 4);
}

/** Pieces that a source puts together to one of its sentences, at most: more of them are found for any words. */
const MOST_PIECES = 3;

function isWritten(fragment: string): boolean {
  let rest = fragment.split(" ");
  for (let pieces = 0; rest.length > 0; pieces++) {
    if (pieces === MOST_PIECES) return false;
    let count = rest.length;
    while (count > 0 && !written.includes(rest.slice(0, count).join(" "))) count--;
    if (count === 0) return false;
    rest = rest.slice(count);
  }
  return true;
}

describe("the library", () => {
  const rooms = ["read", "web/read", "web/work"];
  const begun = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|testing/.test(file))
      .flatMap((file) => beginnings(readFileSync(join(root, room, file), "utf8")).map((text) => ({ file, text }))),
  );

  test("refuses in these rooms by many sentences", () => expect(begun.length).toBeGreaterThan(50));

  test.each(begun)("$file: an entry begins like $text", ({ text }) => {
    expect(
      SENTENCES.some(([english]) => beginning(english).startsWith(text) || text.startsWith(beginning(english))),
    ).toBe(true);
  });
});

/** The texts that refusals in a source begin with, up to their first value; those that begin with a value are left out. */
function beginnings(source: string): string[] {
  const thrown =
    /new (?:Gradus|Input)Error\((?:\s*(?:\{[^{}]*\}|place|[^"'`(){},;]+\)?),)?\s*(["'`])(.*?)\1\s*[,;+)]/gs;
  return [...source.matchAll(thrown)]
    .map(
      ([, , text]) =>
        text!
          .replaceAll("\\`", "`")
          .replaceAll('\\"', '"')
          .split("${")[0]!
          .split(/(?<=\.) /)[0]!,
    )
    .map((text) => text.replace(/^\w+: /, ""))
    .filter((text) => text.length >= 8 && !/^is (?:none|damaged)/.test(text)); // words within another refusal
}

function beginning(english: string): string {
  return piecesOf(english)[0]!;
}
