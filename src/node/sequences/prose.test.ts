import { expect, it } from "vitest";
import { inputError, temporaryFile } from "../../read/testing.js";
import { readSequences } from "./read-sequences.js";
import { RARE } from "./symbols.js";
import { labelsIn, read, stepsOf } from "./testing.js";

const { signal } = new AbortController();

it("a text is one sequence of characters, sorted by code point; line ends are one character", async () => {
  const data = await read("song.txt", "\ufeffBe a😀\r\nbee\r");
  expect(data.columns).toEqual(["\n", " ", "B", "a", "b", "e", "😀"]);
  expect(stepsOf(data)).toEqual([Array.from("Be a😀\nbee\n")]);
  expect(labelsIn(data)).toBeNull();
  expect(data).toMatchObject({ source: "song.txt", names: ["song.txt"], parts: null, notes: [] });
});

it("another encoding is found, or named", async () => {
  const latin = Buffer.from("Fünf Bäume\nund Ähren\n", "latin1");
  const found = await read("t.txt", latin);
  expect(stepsOf(found)[0]).toEqual(Array.from("Fünf Bäume\nund Ähren\n"));
  expect(found.notes).toEqual([
    "The text is not UTF-8 and was read as Windows-1252 (Western European); `encoding` names another.",
  ]);
  expect((await read("t.txt", latin, { encoding: "iso-8859-2" })).notes).toEqual([]);
});

it("of more than 1,000 different characters the rarest are one", async () => {
  const many = String.fromCodePoint(...Array.from({ length: 1200 }, (_, k) => 0x4e00 + k));
  const data = await read("t.txt", `${many}${many.slice(0, 900)}\n`);
  expect(data.columns).toHaveLength(1000);
  expect(data.notes[0]).toBe(
    `The text has 1201 different characters; the 202 rarest, 202 of 2101 characters in all, were taken as one, "${RARE}".`,
  );
  expect(stepsOf(data)[0]).toHaveLength(2101);
});

it("a table is read as text where the task says so; numbers are no text", async () => {
  expect(stepsOf(await read("t.csv", "a,b\n1,2\n", { task: "chars" }))[0]).toEqual(Array.from("a,b\n1,2\n"));
});

it("several files have one set of characters", async () => {
  const testData = await temporaryFile("b.txt", "cab\n");
  const data = await read("a.txt", "abba\n", { testData });
  expect(data.columns).toEqual(["\n", "a", "b", "c"]);
  expect(stepsOf(data)).toEqual([Array.from("abba\n"), Array.from("cab\n")]);
  expect(data.parts).toEqual(["train", "test"]);
});

it("an option that does nothing, and a task of numbers, are refused", async () => {
  const file = await temporaryFile("a.txt", "abba\n");
  await expect(readSequences(file, { labels: "x", signal })).rejects.toThrow(
    `\`labels\` does nothing here: ${file} is a plain text. Leave it out.`,
  );
  await expect(readSequences("-", { signal })).rejects.toThrow("got standard input. Write it to a file.");
  const empty = await inputError(readSequences(await temporaryFile("e.txt", "\n"), { task: "chars", signal }));
  expect(empty.advice).toBe(": a sequence must have 2 or more steps, and none has.");
});
