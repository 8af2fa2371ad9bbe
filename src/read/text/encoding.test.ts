import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { GradusError } from "../../core/errors.js";
import { readTable } from "../testing/reader.js";
import { temporaryFile, translatedInputError } from "../testing.js";

/** The header 日付,気温,降水量 and the Chinese 日期,气温, in each encoding. */
const HEADS = {
  shift_jis: "93fa95742c8b4389b72c8d7e908597ca",
  "euc-jp": "c6fcc9d52cb5a4b2b92cb9dfbfe5cecc",
  "iso-2022-jp": "1b2442467c49551b28422c1b2442352432391b28422c1b2442395f3f654e4c1b2842",
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
  ["iso-2022-jp", "ISO-2022-JP (Japanese)"],
] as const)("a table in %s is known by its bytes, and which encoding was read is said", async (encoding, words) => {
  const { names, notes } = await read(tableIn(encoding));
  expect(names).toEqual(["気温", "降水量"]);
  expect(notes[0]).toBe(`The text is not UTF-8 and was read as ${words}; \`encoding\` names another.`);
});

it.each([
  ["two kanji", "944e2c926c", ["年", "値"]],
  ["characters of Windows alone", "87402c878a", ["①", "㈱"]],
  ["katakana of half width", "b7b5dd2cbcc2c4de", ["ｷｵﾝ", "ｼﾂﾄﾞ"]],
])("Shift-JIS is known by a header of %s", async (_, header, names) => {
  const bytes = Buffer.concat([Buffer.from(header, "hex"), Buffer.from("\n1,2\n7,5\n3,4\n")]);
  expect((await read(bytes)).names).toEqual(names);
});

it("UTF-16 without a byte order mark is read, either end first", async () => {
  const bytes = Buffer.from("a,b\n1,2\n7,5\n3,4\n", "utf16le");
  for (const content of [bytes, Buffer.from(bytes).swap16()]) {
    const { names, notes } = await read(content);
    expect(names).toEqual(["a", "b"]);
    expect(notes[0]).toContain("was read as UTF-16;");
  }
});

it("an encoding is known by the first bytes that are no ASCII, however late they come", async () => {
  const late = (hex: string) =>
    Buffer.concat([Buffer.from(`a,w\n${"1,x\n7,y\n".repeat(40_000)}3,`), Buffer.from(hex, "hex"), Buffer.from("\n")]);
  expect((await read(late("93fa9574"))).notes[0]).toContain("was read as Shift-JIS");
  expect((await read(late("e974e9"))).notes[0]).toContain("was read as Windows-1252");
  expect((await read(late("c3a9"))).notes.join()).not.toContain("UTF-8");
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
  "\x8cuvre,b,c",
  "\x8a\xe1rka,T (\xb0C),\xb5g/m\xb3",
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

it("ISO-2022-JP is read to its end, where escapes lie across the pieces of a file", async () => {
  const cell = "1b2442467c49551b2842";
  const row = (k: number) => Buffer.concat([Buffer.from(`${k},${(k * k) % 7},`), Buffer.from(`${cell}0a`, "hex")]);
  const bytes = Buffer.concat([Buffer.from("n,v,w\n"), ...Array.from({ length: 30_000 }, (_, k) => row(k))]);
  for (const content of [bytes, gzipSync(bytes)]) {
    const { series } = await readTable(await temporaryFile("t.csv", content), { target: ["v"], inputs: ["v"] });
    expect(series.rows).toBe(30_000);
  }
});

/** Tables with names in languages other than Japanese, whose bytes decode as EUC-JP all the same. */
const OTHERS = {
  "Chinese in GB 18030": tableIn("gb18030"),
  "Chinese in GB 18030, text": Buffer.from(
    "b5d8b5e32c7a0ab1b1beabd6d02c310abbaad4dad3d02c320ad6d0d2bbb5da2c350a",
    "hex",
  ),
  "Russian in KOI8-R": Buffer.from("c4c1d4c12cd7cfc4c10a312c320a332c350a342c310a", "hex"),
};
it.each(Object.entries(OTHERS))("%s is not taken for EUC-JP", async (_, bytes) => {
  const said = await read(bytes).then(
    ({ notes }) => notes.join(),
    (error: Error) => error.message,
  );
  expect(said).not.toContain("EUC-JP");
});

it.each([
  ["windows-1251", "температура", "f2e5ecefe5f0e0f2f3f0e0"],
  ["windows-1253", "πωλήσεις", "f0f9ebdef3e5e9f2"],
  ["gb18030", "日期", "c8d5c6da2ccec2b6c82ccffac1bf"],
  ["big5", "日期", "a4e9b4c12cb7c5abd72cbe50b671"],
])("a text in %s is not read as Western letters: refused, and what it may be is named", async (encoding, name, hex) => {
  const bytes = Buffer.concat([
    Buffer.from(hex, "hex"),
    Buffer.from(",y\n1,2,5,4\n7,5,4,8\n3,4,9,1\n".replace(/,\d,\d\n/g, encoding.startsWith("windows") ? "\n" : "$&")),
  ]);
  const { advice } = await translatedInputError(readTable(await temporaryFile("t.csv", bytes)));
  expect(advice).toContain(
    "its words are of no Western language. Save it as UTF-8, or name its encoding with `encoding`: ",
  );
  expect(advice).toContain(`"${encoding}" reads "${name}"`);
  expect((await read(bytes, { encoding })).names).toEqual(expect.arrayContaining([name, "y"]));
});

it("Western words with accents are read as Windows-1252", async () => {
  const { names } = await read(Buffer.from("Größe,Ärztekammer,naïveté\n1,2,1\n7,5,2\n3,4,1\n", "latin1"));
  expect(names).toEqual(["Größe", "Ärztekammer", "naïveté"]);
});

it("EUC-JP is known by its kana, whatever kanji stand beside them", async () => {
  // 罹る,麓まで
  const { notes } = await read(
    Buffer.concat([Buffer.from("d8eda4eb2ccfbca4dea4c70a", "hex"), Buffer.from("1,2\n3,5\n4,4\n")]),
  );
  expect(notes[0]).toContain("was read as EUC-JP");
});

const text = "day,v\n2020-01-01,1\n2020-01-02,3\n";
const utf32 = (content: string, isBig: boolean) => {
  const bytes = Buffer.alloc(4 * content.length);
  [...content].forEach((char, k) => {
    if (isBig) bytes.writeUInt32BE(char.codePointAt(0)!, 4 * k);
    else bytes.writeUInt32LE(char.codePointAt(0)!, 4 * k);
  });
  return bytes;
};
it.each([
  ["little end first", utf32(text, false)],
  ["big end first", utf32(text, true)],
  ["little end first, with a mark", utf32(`\ufeff${text}`, false)],
  ["big end first, with a mark", utf32(`\ufeff${text}`, true)],
  ["of Japanese, in gzip", gzipSync(utf32(`日付,気温\n1,2\n`, false))],
])("UTF-32, %s, is refused with the way to UTF-8", async (_, bytes) => {
  const error = await translatedInputError(read(bytes));
  expect(error.advice).toBe(
    ": this text is UTF-32, which is not read. Save it as UTF-8, for one with: iconv -f UTF-32 -t UTF-8.",
  );
});

it.each([
  ["in a text without a name", Buffer.from("a,b\n1,2\n3,\0\n"), {}, 3],
  ["in a text of a named encoding", Buffer.from("a,b\n1,2\n3,\0\n"), { encoding: "windows-1252" }, 3],
  ["in a text said to be UTF-8", Buffer.from("a,b\n1,\0\n3,4\n"), { encoding: "utf-8" }, 2],
  ["in UTF-16", Buffer.from("\ufeffa,b\n1,2\n3,4\0\n", "utf16le"), {}, 3],
] as const)("NUL bytes %s are refused, with what to do", async (_, bytes, options, row) => {
  const { advice } = await translatedInputError(read(bytes, options));
  expect(advice).toContain(`: this is a binary file, or a text with NUL bytes, the first one in row ${row}.`);
  expect(advice).toContain("Give a CSV text (plain or .gz), an Excel workbook (.xlsx) or a Parquet file; NUL");
});

it("a NUL byte far into a file is refused as a number that is none", async () => {
  const content = `a,b\n${"1,2\n3,5\n".repeat(50_000)}3,\0\n`;
  expect((await translatedInputError(read(Buffer.from(content)))).advice).toContain(
    'row 100002, column "b": a finite number is needed, got "\\u0000"',
  );
});

it("`encoding` of a Parquet file is refused: its text is UTF-8 always", async () => {
  const bytes = Buffer.from("PAR1\x15\x04abc");
  expect((await translatedInputError(read(bytes, { encoding: "shift_jis" }))).advice).toBe(
    ": `encoding` goes with a text, and this is a Parquet file, whose texts are UTF-8 always. Leave `encoding` out.",
  );
});
