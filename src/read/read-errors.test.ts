import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ReadOptions } from "./read-options.js";
import { readTable } from "./testing/reader.js";
import { temporaryFile, translatedInputError } from "./testing.js";

const fails = async (content: string | Uint8Array, options?: ReadOptions) =>
  translatedInputError(readTable(await temporaryFile("t.csv", content), options));

describe("readTable: files it cannot use", () => {
  const files: Record<string, [content: string | Uint8Array, says: string]> = {
    empty: ["", "the file is empty. It must hold a table with numbers."],
    "a header alone": ["a,b\n", "the file has a header and no rows."],
    "no numbers": ["a,b\nx,y\nz,w\n", 'there is no numeric column to forecast among "a", "b".'],
    "decimal commas without quotes, in a column too many": [
      "flow,level\n10001,0,3\n1,5,4\n-2,25,6\n",
      '"10001,0" may be one number with a decimal comma or two columns of which the header names the second.',
    ],
    "decimal commas, or row names before numbers": [
      "flow\n10,5\n11,25\n13,5\n",
      '"10,5" may be one number with a decimal comma',
    ],
    binary: [Uint8Array.of(1, 0, 2, 0), "this is a binary file, or a text with NUL bytes, the first one in row 1."],
    "binary in gzip": [gzipSync(Uint8Array.of(1, 0, 2, 0)), "this is a binary file, or"],
    "a text with a NUL byte": [
      "a,b\n1,2\n3,\0\n",
      "this is a binary file, or a text with NUL bytes, the first one in row 3.",
    ],
    archive: [
      "PK\x03\x04",
      "this is a ZIP archive, or an Excel workbook that is not complete. Unpack it, or save the sheet as CSV.",
    ],
    zstd: [Buffer.from("28b52ffd2004", "hex"), "this is packed by zstd. Unpack it."],
    "half a UTF-16": [
      Buffer.from("\ufeffa,b\n1,\ud800\n3,4\n", "utf16le"),
      "the text is UTF-16 at first and not to its end. Is it complete?",
    ],
    JSON: ['[{"a": 1}]', "this looks like JSON. Convert it"],
    "JSON of several lines": ['{\n  "a": [1, 2]\n}', "this looks like JSON."],
    "JSON of arrays": ["[1,2]\n[3,4]\n", "this looks like JSON."],
    XML: ['\n<?xml version="1.0"?><a/>', "this looks like XML."],
    "a table of HTML": [
      "<table><tr><td>1,2</td></tr></table>",
      "this is a page (HTML), as some programs write for Excel. Open it in a spreadsheet and save it as .xlsx or CSV.",
    ],
    "a page": ["<!DOCTYPE html>\n<html><body>1</body></html>", "this is a page (HTML)"],
    PDF: ["%PDF-1.7\n1 0 obj\n", "this is a PDF document. Give its table as CSV, Excel (.xlsx) or Parquet."],
    RTF: ["{\\rtf1\\ansi 1}", "this is a text document (RTF). Give"],
    PNG: [Buffer.from("89504e470d0a1a0a0000000d", "hex"), "this is a picture. Give"],
    SQLite: ["SQLite format 3\0\x10\0", "this is an SQLite database. Give"],
    HDF5: [Buffer.from("894844460d0a1a0a00", "hex"), "this is an HDF5 file. Give"],
    ARFF: ["% by x\n@relation a\n@attribute b numeric\n@data\n1,2\n3,5\n", "this looks like ARFF (or .ts). Convert it"],
    "half a gzip": [
      gzipSync("a,b\n1,2\n".repeat(1000)).subarray(0, 40),
      "the file cannot be read, got unexpected end of file. Check that it is complete.",
    ],
    "half a Parquet": ["PAR1\x15\x04abc", "the file cannot be read as a table"],
  };
  it.each(Object.entries(files))("%s", async (_, [content, says]) => {
    const error = await fails(content);
    expect(error.advice).toContain(`: ${says}`);
    expect(error.place.row).toBeUndefined();
  });
});

describe("readTable: texts that are named as something else", () => {
  const named = async (name: string, content: string) =>
    (await translatedInputError(readTable(await temporaryFile(name, content)))).advice;

  it("are told as that where they hold no table", async () => {
    expect(await named("t.xlsx", "this is not excel\n")).toBe(
      ': this is named as an Excel workbook and is a text without rows of numbers, which begins with "this is not excel". ' +
        "Save the workbook anew as .xlsx, or give a text as CSV.",
    );
    expect(await named("t.xls", "a,b\nx,y\nz,w\n")).toContain("this is named as an Excel workbook and is a text");
    expect(await named("t.parquet", "a,b\n")).toContain('which begins with "a,b". Write it anew as Parquet, or give');
  });

  it("are read where they do", async () => {
    for (const name of ["t.xlsx", "t.parquet"]) {
      const { series } = await readTable(await temporaryFile(name, "a,b\n1,2\n3,5\n4,9\n"));
      expect(series.rows).toBe(3);
    }
  });
});

describe("readTable: rows and cells it cannot use", () => {
  it("a row with too many or too few cells, in any layout, with its row", async () => {
    const many = await fails("a,b\n1,2\n\n3,4,5\n6,7\n");
    expect(many.advice).toContain(', row 4: every row must have 2 cells, as the first rows have, got 3 in "3,4,5".');
    const few = await fails("a,b,c\n1,2,3\n3\n6,7,8\n");
    expect(few.advice).toContain(", row 3: every row must have 3 cells, as the first rows have, got 1");
    const blanks = await fails("1 2 3\n4 5 6\n\n7 8\n9 9 9\n");
    expect(blanks.advice).toContain(", row 4: every row must have 3 cells, as the first rows have, got 2.");
  });

  it("text in a numeric column of a file whose rows end in CR", async () => {
    expect((await fails("a,b\r1,2\r\r3,x\r5,6\r7,8\r")).place).toMatchObject({ row: 4, column: "b" });
  });

  it("a quote that is never closed", async () => {
    expect((await fails('a,b\n1,2\n3,"4\n5,6\n')).advice).toContain(", row 3: a quote is opened and never closed");
  });

  it("text that is neither UTF-8 nor Windows-1252, with its row and the way to UTF-8", async () => {
    const error = await fails(Buffer.from("612c620a312c320a83658158816d0a", "hex"));
    expect(error.advice).toContain(", row 3: the text is neither UTF-8 nor Windows-1252, got the byte 0x81.");
    expect(error.advice).toContain("name its encoding with `encoding`");
  });

  it("a row of more than 2 million bytes", async () => {
    const error = await fails(`a,b,w\n1,2,x\n3,4,${"y".repeat(3e6)}\n5,6,z\n`);
    expect(error.advice).toMatch(/, row \d: a row must be no longer than 2 million bytes/);
    expect(error.message.length).toBeLessThan(500);
  });

  it("a name or cell that steers the terminal or forges a line, as escapes", async () => {
    const name = await fails('"a\u001b[2J\nb",c\n1,2\nx,4\n5,6\n7,8\n');
    expect(name.advice).toContain(', row 3, column "a\\x1b[2J\\nb": a finite number is needed, got "x"');
    const cell = await fails("a,b\n1,2\n\u009b31m\u202e,4\n5,6\n7,8\n");
    expect(cell.advice).toContain('got "\\x9b31m\\u202e"');
    const long = await fails(`a,${"n".repeat(5000)}\n1,2\n3,${"x".repeat(5000)}\n5,6\n7,8\n`);
    expect(long.advice.length).toBeLessThan(400);
  });

  it("bytes that are no UTF-8 far into a file that is UTF-8 at first", async () => {
    const content = Buffer.concat([
      Buffer.from(`a,été\n${"1,2\n".repeat(100_000)}`),
      Buffer.from([0x31, 0x2c, 0xe9, 0x0a]),
    ]);
    expect((await fails(content)).advice).toContain(
      "row 100002: the text is UTF-8 at first and not here. Save the file as UTF-8 to its end, or name its encoding",
    );
  });

  it.each(["none", "flipped"])("a damaged Parquet file, without a word of the reader underneath: %s", async (how) => {
    const content = Buffer.from(`PAR1\x15\x04${"abc".repeat(99)}${how === "none" ? "" : "\x09\x01\x00\x00PAR1"}`);
    const { advice } = await fails(content);
    expect(advice).toContain(": the file cannot be read as a table: it ");
    expect(advice).toContain("Write it anew, as CSV in UTF-8 or as Parquet.");
    expect(advice).not.toMatch(/Error|Thrift|magic|DuckDB/);
  });

  it("a packed file that ends too soon, far beyond its first lines", async () => {
    const rows = Array.from({ length: 60_000 }, (_, k) => `${(k * 7919) % 10007},${(k * 104729) % 99991}\n`).join("");
    for (const content of [`a,b\n${rows}`, `a\n${rows.replaceAll(",", "")}`]) {
      const packed = gzipSync(content);
      expect((await fails(packed.subarray(0, packed.length - 9))).advice).toContain(
        "the file cannot be read, got unexpected end of file. Check that it is complete.",
      );
    }
  });

  it("text in a numeric column, counting header, blank lines and quoted line ends as an editor's rows", async () => {
    const error = await fails('a,b,w\n1,2,"x\ny"\n\n3,oops,z\n5,x,\n7,8,\n9,9,\n');
    expect(error.place).toMatchObject({ row: 4, column: "b" });
    expect(error.advice).toBe(
      ', row 4, column "b": a finite number is needed, got "oops" (and 1 more such cells). Fix the cell, empty it to mark it ' +
        "as missing, name it with `missingValues` where it stands for one, or leave the column out of `inputs`.",
    );
  });

  it.each(["inf", "-Infinity", "1e999", "1_000", "+-5", "0x1F", "12 km", "#DIV/0!"])(
    "%s is no finite number",
    async (cell) => {
      const error = await fails(`a,b\n1,2\n3,"${cell}"\n4,5\n7,8\n`);
      expect(error.place).toMatchObject({ row: 3, column: "b" });
      expect(error.message).toContain(`got ${JSON.stringify(cell)}`);
    },
  );

  it("missing values without a rule for them: first row, how many, and what to choose", async () => {
    const error = await fails("a,b\n1,2\n3,NA\n4,\n,8\n");
    expect(error.advice).toBe(
      ', row 3, column "b": a value is missing here and in 1 other row of 4; 1 other chosen column misses values too. Choose ' +
        '`missing: "drop"` (leave such rows out), `missing: "previous"` (repeat the last value), `missing: "mask"` (the same, and an input says where) or `missing: "linear"` ' +
        "(interpolate), or choose another `target`.",
    );
    const input = await fails("a,b\n1,2\nNA,3\n4,8\n");
    expect(input.advice).toMatch(/^, row 3, column "a": .* \(interpolate\), or leave the column out of `inputs`\.$/);
  });

  it("missing values in a column that was not chosen do not matter", async () => {
    const file = await temporaryFile("t.csv", "a,b\n1,2\n3,NA\n4,5\n");
    expect((await readTable(file, { target: ["a"], inputs: ["a"] })).series.rows).toBe(3);
  });

  it("a rule that drops rows and leaves nothing", async () => {
    expect((await fails("a,b\n1,\n,2\n3,\n,4\n", { missing: "drop" })).message).toContain(
      '`missing: "drop"` left no row',
    );
  });
});

describe("readTable: names it cannot use", () => {
  const content = "date,temp,wind,flat,word\n2020-01-01,3,1,5,x\n2020-01-02,4,2,5,y\n2020-01-03,1,9,5,z\n";
  const cases: [ReadOptions, string][] = [
    [
      { target: ["tmep"] },
      ': `target` names a column that is not there: "tmep". Did you mean "temp"? Columns: date, temp, wind, flat, word.',
    ],
    [{ inputs: ["temp", "winds"] }, ': `inputs` names a column that is not there: "winds". Did you mean "wind"'],
    [{ inputs: ["temp", "wind", "temp"] }, ': `inputs` must name each column once, got "temp" twice. Leave one out.'],
    [{ time: "dat" }, ': `time` names a column that is not there: "dat". Did you mean "date"'],
    [{ series: "station" }, ': `series` names a column that is not there: "station".'],
    [{ target: ["flat"] }, ', column "flat": `target` must vary, got 5 in all rows; choose another `target`.'],
    [
      { inputs: ["temp", "flat"] },
      ', column "flat": `inputs` must vary, got 5 in all rows; leave the column out of `inputs`.',
    ],
    [{ target: ["word"] }, ', row 2, column "word": a finite number is needed, got "x" (and 2 more such cells).'],
  ];
  it.each(cases)("%j", async (options, says) => {
    expect((await fails(content, options)).advice).toContain(says);
  });
});
