import { expect, it } from "vitest";
import { GradusError } from "../../core/errors.js";
import { readTable } from "./read-table.js";
import { temporaryFile } from "./testing.js";

/** The header 日付,気温,降水量 and the Chinese 日期,气温, in each encoding. */
const HEADS = {
  shift_jis: "93fa95742c8b4389b72c8d7e908597ca",
  "euc-jp": "c6fcc9d52cb5a4b2b92cb9dfbfe5cecc",
  gb18030: "c8d5c6da2cc6f8cec22cd3eac1bf",
};
const rows = Array.from({ length: 6 }, (_, k) => `2020-01-0${k + 1},${(k * k) % 5}.5,${k % 3}\n`).join("");
const tableIn = (encoding: keyof typeof HEADS) =>
  Buffer.concat([Buffer.from(HEADS[encoding], "hex"), Buffer.from(`\n${rows}`)]);
const read = async (bytes: Buffer, options = {}) => {
  const { series, notes } = await readTable(await temporaryFile("t.csv", bytes), options);
  return { names: series.columns.map(({ name }) => name), notes };
};

it.each([
  ["shift_jis", "Shift-JIS (Japanese)"],
  ["euc-jp", "EUC-JP (Japanese)"],
] as const)("a table in %s is known by its bytes, and which encoding was read is said", async (encoding, words) => {
  const { names, notes } = await read(tableIn(encoding));
  expect(names).toEqual(["気温", "降水量"]);
  expect(notes[0]).toBe(`The text is not UTF-8 and was read as ${words}; \`encoding\` names another.`);
});

it("an encoding that is named is read as such, by any of its names", async () => {
  expect((await read(tableIn("gb18030"), { encoding: "GBK" })).names).toEqual(["气温", "雨量"]);
  expect((await read(tableIn("shift_jis"), { encoding: "sjis" })).names).toEqual(["気温", "降水量"]);
});

it.each([
  "na\xefve,temp\xe9rature,it\x92s",
  "\x93quoted\x94,\xe9t\xe9,co\xfbt \x96 prix",
  "Gr\xf6\xdfe,M\xfcnchen,\xc9T\xc9",
  "\x80 price,\xa3 price,caf\xe9",
])("Western text stays Windows-1252: %j", async (header) => {
  const { notes } = await read(Buffer.from(`${header}\n${"1,2,4\n3,5,3\n".repeat(3)}`, "latin1"));
  expect(notes[0]).toContain("was read as Windows-1252");
});

it("an unknown encoding is refused with the nearest name, and a text that is not in the named one in a word", async () => {
  const unknown = read(tableIn("shift_jis"), { encoding: "shift-jsi" });
  await expect(unknown).rejects.toThrow(GradusError);
  await expect(unknown).rejects.toThrow(
    /`encoding` must be the name of an encoding, got "shift-jsi"\. Did you mean "shift_jis"\?/,
  );
  await expect(read(tableIn("shift_jis"), { encoding: "euc-jp" })).rejects.toThrow(
    /the text is EUC-JP \(Japanese\) at first and not/,
  );
});
