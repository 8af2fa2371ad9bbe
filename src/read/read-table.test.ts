import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { columnValues } from "../data/series.js";
import type { ReadOptions } from "./read-options.js";
import { readTable } from "./testing/reader.js";
import { temporaryFile } from "./testing.js";

const read = async (content: string | Uint8Array, options?: ReadOptions, name = "t.csv") =>
  readTable(await temporaryFile(name, content), options);

const table = (rows: readonly string[][], delimiter: string) => rows.map((row) => row.join(delimiter)).join("\n");

describe("readTable: layouts", () => {
  const rows = [
    ["day", "a", "b"],
    ["2020-01-01", "1", "4.5"],
    ["2020-01-02", "2.5", "-3e-1"],
    ["2020-01-03", "7", "0"],
  ];
  const expected = { a: [1, 2.5, 7], b: [4.5, -0.3, 0] };
  const layouts: Record<string, string | Uint8Array> = {
    comma: table(rows, ","),
    semicolon: table(rows, ";"),
    tab: table(rows, "\t"),
    bar: table(rows, "|"),
    "one blank": table(rows, " "),
    "runs of blanks, leading and trailing": rows.map((row) => `  ${row.join("   ")}  `).join("\n"),
    "comma and blanks": table(rows, ", "),
    "quoted cells": rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n"),
    "CRLF, no line end at the end": table(rows, ",").replaceAll("\n", "\r\n"),
    "a byte order mark": `\ufeff${table(rows, ",")}`,
    "blank lines": `\n\n${table(rows, ",").replaceAll("\n", "\n\n")}\n\n`,
    "line feeds in a quoted name, rows that end in CRLF": table(rows, ",")
      .replaceAll("\n", "\r\n")
      .replace("day", '"da\ny"'),
    "CRLF in a quoted name, rows that end in line feeds": table(rows, ",").replace("day", '"da\r\ny"'),
    "a line feed in a quoted name, rows that end in CR": table(rows, ",")
      .replaceAll("\n", "\r")
      .replace("day", '"da\ny"'),
    "CRLF and blank lines": `\n\n${table(rows, ",").replaceAll("\n", "\n\n")}`.replaceAll("\n", "\r\n"),
    "UTF-16, little end first": Buffer.from(`\ufeff${table(rows, "\t")}`, "utf16le"),
    "UTF-16, big end first, CRLF": Buffer.from(
      `\ufeff${table(rows, ",").replaceAll("\n", "\r\n")}`,
      "utf16le",
    ).swap16(),
    "UTF-16 in gzip": gzipSync(Buffer.from(`\ufeff${table(rows, ";")}`, "utf16le")),
    "decimal commas": table(rows, ";").replaceAll(".", ","),
    gzip: gzipSync(table(rows, ",")),
    "a row number without a name": `day,a,b\n${rows
      .slice(1)
      .map((row, k) => [k + 5, ...row].join(","))
      .join("\n")}`,
    "a delimiter at the end of each row": `day,a,b\n${rows
      .slice(1)
      .map((row) => `${row.join(",")},`)
      .join("\n")}`,
  };
  it.each(Object.entries(layouts))("%s", async (_, content) => {
    const { series, targets, inputs } = await read(content);
    expect(targets).toEqual(["b"]);
    expect(inputs).toEqual(["a", "b"]);
    for (const [name, values] of Object.entries(expected)) expect([...columnValues(series, name)]).toEqual(values);
    expect(series.time!.columns[0]!.replace(/\r?\n/, "")).toBe("day");
    expect(series.time).toMatchObject({ step: 86_400_000, gaps: 0, resolution: "day" });
  });

  it("names columns 1, 2, ... without a header, and takes rows in the order of the file without a time", async () => {
    const { series, targets, inputs, notes } = await read("3,5\n1,4\n2,9\n");
    expect([targets, inputs]).toEqual([["column2"], ["column1", "column2"]]);
    expect(series).toMatchObject({ time: null, rows: 3, source: "t.csv", segments: [{ start: 0, end: 3 }] });
    expect(notes).toEqual([
      "The file has no header; its columns are called column1 to column2.",
      "No column was found to hold the time; rows were taken in the order of the file.",
      'The target is "column2", the last numeric column; `target` chooses another.',
    ]);
  });

  it("reads a lone column, in which blank lines at the end are nothing", async () => {
    expect([...columnValues((await read("  86\n 141\n  95\n\n\n")).series, "column1")]).toEqual([86, 141, 95]);
    expect([...columnValues((await read("x\n86\n141\n95\n")).series, "x")]).toEqual([86, 141, 95]);
  });

  it("keeps a quoted delimiter, quote and line end inside their cell, in the header too", async () => {
    const { series } = await read('"a,\nb","he said ""x"""\n1,"1"\n7,"4"\n');
    expect(series.columns.map(({ name }) => name)).toEqual(["a,\nb", 'he said "x"']);
    expect(series.rows).toBe(2);
  });

  it("tells two columns of one name apart, with a note", async () => {
    const { inputs, notes } = await read("a,a\n1,2\n3,5\n");
    expect(inputs).toEqual(["a", "a_2"]);
    expect(notes).toContain('Columns with the name of an earlier one: "a" (now "a_2").');
  });

  it("reads Windows-1252, names and cells, with a note", async () => {
    const { inputs, notes } = await read(Buffer.from("température,y\n1,2\n3,5\n", "latin1"));
    expect(inputs).toEqual(["température", "y"]);
    const [euro, quote] = ["\x80", "\x92"];
    const panel = Buffer.from(`who,${euro}\nM\xfcller${quote}s,1\nM\xfcller${quote}s,9\n\xc9t\xe9,5\n`, "latin1");
    for (const content of [panel, gzipSync(panel)]) {
      const { series, targets } = await read(content, { series: "who" });
      expect(targets).toEqual(["€"]);
      expect(series.segments.map(({ name }) => name)).toEqual(["Müller’s", "Été"]);
    }
    expect(
      readdirSync(tmpdir()).filter(
        (name) => /^gradus-\w{6}$/.test(name) && existsSync(join(tmpdir(), name, "table.csv")),
      ),
    ).toEqual([]);
    expect(notes).toContain(
      "The text is not UTF-8 and was read as Windows-1252 (Western European); `encoding` names another.",
    );
  });

  it("reads Parquet: timestamps with a zone as UTC, booleans as 0 and 1, NULL as missing", async () => {
    const file = await temporaryFile("t.parquet", "");
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(`COPY (
      SELECT TIMESTAMPTZ '2020-01-01 00:00:00+02' + k * INTERVAL 1 HOUR AS t, k % 3 = 0 AS flag,
        CASE WHEN k <> 4 THEN k * 0.5::FLOAT END AS "y y", 'x' AS word FROM range(6) AS r(k)) TO '${file}' (FORMAT parquet)`);
    connection.closeSync();
    const { series, inputs, notes } = await readTable(file, { missing: "linear", target: ["y y"] });
    expect(series.time!.milliseconds[0]).toBe(Date.UTC(2019, 11, 31, 22));
    expect(inputs).toEqual(["flag", "y y"]);
    expect([...columnValues(series, "flag")]).toEqual([1, 0, 0, 1, 0, 0]);
    expect([...columnValues(series, "y y")]).toEqual([0, 0.5, 1, 1.5, 1.5, 2.5]);
    expect([...series.columns[1]!.line!]).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
    expect(notes.at(-1)).toMatch(
      /^Missing values filled in with the line between .* before the next one: "y y" \(1\)\. No forecast of them/,
    );
  });

  it("reads names in angle, square and curly brackets, and such as binary files begin with", async () => {
    for (const head of ["<DATE>,<CLOSE>", "[t],[v]", "{t},{v}", "PK,v", "PAR1,v", "BZh,v", '"[t]","{""a"": 1}"']) {
      const { series } = await read(`${head}\n20200101,1\n20200102,3\n20200103,7\n`);
      expect([...series.columns.at(-1)!.values]).toEqual([1, 3, 7]);
    }
  });
});

describe("readTable: columns", () => {
  const many =
    "date,n,fixed,empty,word,a,y\n" +
    Array.from(
      { length: 9 },
      (_, k) => `2020-01-0${k + 1},${k + 7},5,${k > 6 ? k : "NA"},w${k},${k % 2},${k * k}`,
    ).join("\n");

  it("leaves out what tells nothing, each with a note", async () => {
    const { inputs, targets, notes } = await read(many);
    expect([inputs, targets]).toEqual([["a", "y"], ["y"]]);
    expect(notes).toEqual([
      'Left out of the inputs, text: "word".',
      'Left out of the inputs, one value in the whole file: "fixed" (5).',
      'Left out of the inputs, more than half of the values missing: "empty" (7 of 9).',
      'Time was read from "date" (ISO date); the usual step is 1 day.',
      'Left out of the inputs, a row counter: "n".',
      'The target is "y", the last numeric column; `target` chooses another.',
    ]);
  });

  it("takes what is asked for, in the order asked for; the series holds these columns alone", async () => {
    const { inputs, targets, series, notes } = await read(many, { inputs: ["y", "n"], target: ["a"] });
    expect([inputs, targets]).toEqual([["y", "n"], ["a"]]);
    expect(series.columns.map(({ name }) => name)).toEqual(["n", "a", "y"]);
    expect(notes).toEqual(['Time was read from "date" (ISO date); the usual step is 1 day.']);
  });

  it("does not forecast a part of a date unasked", async () => {
    const { targets, inputs } = await read("y,Month,Day\n1,5,1\n7,5,2\n2,6,4\n");
    expect([targets, inputs]).toEqual([["y"], ["y", "Month", "Day"]]);
  });
});

describe("readTable: missing values", () => {
  const chosen = { target: ["y"], inputs: ["y", "x"] };
  const content = "y,x\nNA,1\n2,2\n?,\n-,nan\n8,NULL\n9,N/A\nnull,7\n";

  it("drop leaves out the rows", async () => {
    const { series, notes, missing } = await read(content, { ...chosen, missing: "drop" });
    expect([...columnValues(series, "y")]).toEqual([2]);
    expect(missing).toBe("drop");
    expect(notes).toContain('Missing values: the rule "drop" left out 6 rows.');
  });

  it("previous repeats the last value and leaves out the rows before the first", async () => {
    const { series, notes } = await read(content, { ...chosen, missing: "previous" });
    expect([...columnValues(series, "y")]).toEqual([2, 2, 2, 8, 9, 9]);
    expect([...columnValues(series, "x")]).toEqual([2, 2, 2, 2, 2, 7]);
    expect(notes).toContain(
      'Missing values: the rule "previous" left out 1 row at the start of a segment, before whose first value nothing is known.',
    );
    expect(notes).toContain(
      'Missing values filled in with the last value before them: "y" (3), "x" (4). No forecast of them is trained on or scored.',
    );
  });

  it("linear puts lines by row beside that, and says what was filled in where", async () => {
    const { series } = await read(content, { ...chosen, missing: "linear" });
    const [y, x] = series.columns;
    expect([...y!.values]).toEqual([2, 2, 2, 8, 9, 9]);
    expect([...y!.line!]).toEqual([2, 4, 6, 8, 9, 9]);
    expect([...y!.filled!]).toEqual([0, 1, 1, 0, 0, 1]);
    expect([...x!.line!]).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it("fills nothing from another segment", async () => {
    const panel = "who,day,y\na,2020-01-01,1\na,2020-01-02,2\nb,2020-01-01,\nb,2020-01-02,5\nb,2020-01-03,6\n";
    const { series } = await read(panel, { missing: "previous" });
    expect([...columnValues(series, "y")]).toEqual([1, 2, 5, 6]);
    expect(series.segments).toEqual([
      { name: "a", start: 0, end: 2 },
      { name: "b", start: 2, end: 4 },
    ]);
  });
});
