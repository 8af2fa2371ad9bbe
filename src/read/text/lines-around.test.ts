import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import type { ReadOptions } from "../read-options.js";
import { fails, read } from "../testing/read-text.js";
import { readTable } from "../testing/reader.js";
import { temporaryFile } from "../testing.js";

const BODY = Array.from({ length: 9 }, (_, k) => [`2020-01-0${k + 1}`, k % 5, (k * k) % 7]);
const lines = (delimiter = ",") => BODY.map((cells) => cells.join(delimiter));
const body = (delimiter = ",") => `${lines(delimiter).join("\n")}\n`;
const A = BODY.map((cells) => Number(cells[1]));
const B = BODY.map((cells) => Number(cells[2]));

/** What is read of columns a and b, and of which rows of the file. */
async function table(text: string, names: readonly [string, string] = ["a", "b"], options?: ReadOptions) {
  const { series, notes } = await read(text, options);
  const [a, b] = names.map((name) => [...columnValues(series, name)]);
  return { a, b, rows: [...series.fileRows!], notes, time: series.time?.columns.join() };
}

it("names and units of a buoy, in two comments: the names are the header, and the units tell MM from mm", async () => {
  const rows = Array.from(
    { length: 30 },
    (_, k) => `2020 01 ${k < 24 ? "01" : "02"} ${k % 24} 00 ${(k * 37) % 360} ${k % 7}.5`,
  );
  const text = `#YY MM DD hh mm WDIR WSPD\n#yr mo dy hr mn degT m/s\n${rows.join("\n")}\n`;
  const { series, targets, inputs } = await read(text);
  expect([targets, inputs, series.time?.step]).toEqual([["WSPD"], ["WDIR", "WSPD"], 3_600_000]);
});

it("skipRows may skip more rows than are looked at", async () => {
  expect((await table(`${"x;y z,w\n".repeat(400)}date,a,b\n${body()}`, ["a", "b"], { skipRows: 400 })).a).toEqual(A);
});

describe("lines that differ", () => {
  const text = `date,a,b\n${body()}`;
  const mixed: Record<string, string> = {
    "CRLF in every other row": text.replace(/\n(.*)\n/g, "\r\n$1\n"),
    "CRLF after the header alone": text.replace("\n", "\r\n"),
    "CRLF in all rows but the header": text.replaceAll("\n", "\r\n").replace("\r\n", "\n"),
    "CR in some rows": text.replace(/\n(.*)\n/g, "\r$1\n"),
    "a blank line of CRLF above": `\r\n${text}`,
    "CRLF in comments above": `# x\r\n# y\n${text}`,
    CRCRLF: text.replaceAll("\n", "\r\r\n"),
  };
  it.each(Object.entries(mixed))("%s: each line end is one, and a note says so", async (_, content) => {
    const found = await table(content);
    expect(found).toMatchObject({ a: A, b: B, time: "date" });
    expect(found.notes).toContain("The line ends of the file differ; each of them was taken as one.");
  });

  it("in a lone column, and rows keep their numbers", async () => {
    const { series } = await read("x\n5\r\n\n7\n1\r\n", { missing: "drop" });
    expect([[...columnValues(series, "x")], [...series.fileRows!]]).toEqual([
      [5, 7, 1],
      [2, 4, 5],
    ]);
  });

  const wrapped: Record<string, string> = {
    "whole lines": text.replace(/.+/g, '"$&"'),
    "whole lines of cells in quotes": text.replace(/.+/g, (line) => `"${line.replace(/[^,]+/g, '""$&""')}"`),
    "whole lines but the header, CRLF": text.replace(/2020.+/g, '"$&"').replaceAll("\n", "\r\n"),
    "whole lines of decimal commas": text.replace(/.+/g, (line) => `"${line.replace(/,(\d+)/g, ',""$1,0""')}"`),
  };
  it.each(Object.entries(wrapped))("%s in quotes are read, and a note says so", async (_, content) => {
    const found = await table(content);
    expect(found).toMatchObject({ a: A, b: B, time: "date" });
    expect(found.notes).toContain("The lines of the file stand in quotes as a whole, which were taken off.");
  });

  it("a lone column of quoted texts with commas is none of these", async () => {
    const { advice } = await fails('"note"\n"one, two"\n"three, four"\n');
    expect(advice).toContain('"note"');
  });

  it("NUL bytes at the end of a long file are named", async () => {
    const rows = Array.from({ length: 40_000 }, (_, k) => `${k},${k % 7},${k % 5}\n`).join("");
    expect((await fails(`n,a,b\n${rows}${"\0".repeat(50)}`, { time: "none" })).advice).toContain(
      "row 40002: this row holds NUL bytes",
    );
  });
});

describe("rows above the table", () => {
  const above: Record<string, [text: string, first: number, note?: string]> = {
    "comments by #": ["# made by x\n# in 2020\ndate,a,b\n", 4, "# made by x"],
    "a comment by //": ["// made by x\ndate,a,b\n", 3, "// made by x"],
    "a comment by % with commas": ["% made by x, y, z, w\ndate,a,b\n", 3, "% made by x y z w"],
    "a comment in quotes": ['"# made by x"\ndate,a,b\n', 3, "# made by x"],
    "a title": ["Values by day\ndate,a,b\n", 3, "Values by day"],
    "two titles and a blank line": ["Values by day\nOffice, 2020\n\ndate,a,b\n", 5, "Values by day"],
    "a title padded with commas": ["Values by day,,\n,,\ndate,a,b\n", 4, "Values by day"],
    "names and values of what was measured": ["Station,Berlin\nLatitude,52.5\n\ndate,a,b\n", 5, "Station Berlin"],
    "sep=,": ["sep=,\ndate,a,b\n", 3],
    "units in brackets": ["date,a,b\n,[m/s],[°C]\n", 3, "[m/s] [°C]"],
    "units, bare": ["date,a,b\nUTC,kWh,%\n", 3, "UTC kWh %"],
    "units behind dashes": ["date,a,b\n--,-- kWh,-- kWh\n", 3, "-- -- kWh -- kWh"],
    "units as NOAA writes them": ["date,a,b\nUTC,degree_C,m s-1\n", 3, "UTC degree_C m s-1"],
    "units, one of them n/a": ["date,a,b\nn/a,W m-2 sr-1,deg_C\n", 3, "n/a W m-2 sr-1 deg_C"],
    "300 comments": [`${"# made by x, in 2020\n".repeat(300)}date,a,b\n`, 302, "# made by x in 2020"],
    "300 lines of prose": [`${"Station: Berlin 12\n".repeat(300)}date,a,b\n`, 302, "Station: Berlin 12"],
    "300 kB of comments": [`${`# ${"x".repeat(97)}\n`.repeat(3000)}date,a,b\n`, 3002],
    "a rule": ["date,a,b\n----,-,-\n", 3],
    "a header that ends in a comma": ["date,a,b,\n", 2],
    "a header in a comment": ["# made by x\n# date,a,b\n", 3, "# made by x"],
  };
  it.each(Object.entries(above))("%s", async (_, [text, first, note]) => {
    const found = await table(text + body());
    expect(found).toMatchObject({ a: A, b: B, time: "date" });
    expect(found.rows).toEqual(A.map((_value, k) => first + k));
    if (note !== undefined) expect(found.notes[0]).toContain(`"${note}"`);
  });

  it("sep=; in quotes, rows that end in CRLF", async () => {
    const text = `"sep=;"\ndate;a;b\n${body(";")}`.replaceAll("\n", "\r\n");
    expect(await table(text)).toMatchObject({ a: A, b: B });
  });

  it("several rows of a header are joined, and spans reach to the next name", async () => {
    const spans = await table(
      `,Berlin,,\ndate,a,b,c\n${lines()
        .map((line, k) => `${line},${k % 4}\n`)
        .join("")}`,
      ["Berlin a", "Berlin b"],
    );
    expect(spans).toMatchObject({ a: A, b: B, time: "date" });
    expect(spans.notes[0]).toBe(
      'The header fills rows 1 to 2; its names were joined: "date", "Berlin a", "Berlin b", "Berlin c".',
    );
    const pandas = await table(`Price,Close,High\nTicker,SPY,SPY\nDate,,\n${body()}`, ["Close SPY", "High SPY"]);
    expect(pandas).toMatchObject({ a: A, b: B, time: "Date" });
    const units = await table(`,Oslo,Rome\n,a,b\n,C,mm\n${body()}`, ["Oslo a", "Rome b"]);
    expect(units).toMatchObject({ a: A, b: B, rows: [4, 5, 6, 7, 8, 9, 10, 11, 12] });
  });

  it("a title above rows without a header names no column", async () => {
    expect(await table(`# made by x\n${body()}`, ["column2", "column3"])).toMatchObject({ a: A, b: B });
  });

  it("a title that has as many cells as there are columns is none of the header", async () => {
    expect(await table(`Sales of tea, coffee, and milk\ndate,a,b\n${body()}`)).toMatchObject({ a: A, b: B });
  });

  it("rows of data with something the matter are no header and no title", async () => {
    expect((await fails(`date,a,b\n2019-12-31,x,1\n${body()}`)).advice).toContain('row 2, column "a": a finite number');
    expect((await fails(`a,b\n1,x\n2,3\n4,5\n6,2\n`)).advice).toContain('row 2, column "b": a finite number');
    expect((await fails(`a\nx\n2\n4\n6\n`)).advice).toContain('row 2, column "a": a finite number');
    const { a, rows } = await table(`unit,a,b\ns0,,\ns1,1,2\ns1,4,4\ns1,3,9\n`, ["a", "b"], { missing: "drop" });
    expect([a, rows]).toEqual([
      [1, 4, 3],
      [3, 4, 5],
    ]);
  });

  it("a header of another length is refused by its row and what the rows have; skipRows leaves rows out", async () => {
    expect((await fails(`date,a,b,c,d\n${body()}`)).advice).toBe(
      ", row 1: the header seems to be in row 1 and has 5 cells; rows from 2 on have 3. Name every column in the header; if row 1 is no " +
        "header, `skipRows: 1` leaves out all up to it.",
    );
    expect(
      (
        await fails(
          `a,b\n${lines()
            .map((line) => `7,${line}\n`)
            .join("")}`,
        )
      ).advice,
    ).toContain("rows from 2 on have 4");
    expect(await table(`date,a,b,c,d\n${body()}`, ["column2", "column3"], { skipRows: 1 })).toMatchObject({
      a: A,
      b: B,
    });
    expect(await table(`x,y,z\ndate,a,b\n${body()}`, ["a", "b"], { skipRows: 1 })).toMatchObject({ a: A, b: B });
    expect((await fails("a,b\n1,2\n", { skipRows: 2 })).advice).toBe(": `skipRows` leaves no row. Give fewer.");
  });
});

describe("rows below the table", () => {
  const below: Record<string, [text: string, shown: string]> = {
    "a total": ["Total,20,40\n", '"Total 20 40"'],
    "a mean and a total": ["Mean,2,4\nTotal,20,40\n", '"Mean 2 4", "Total 20 40"'],
    "a total in Japanese": ["合計,20,40\n", '"合計 20 40"'],
    "a source": ["\nSource: the office\n", '"Source: the office"'],
    "a source padded with commas": [',,\n"Source: the office, Oslo",,\n', '"Source: the office, Oslo"'],
    "footnotes with commas": ["* as far as known, and so on, or not\n(9 rows)\n", '"(9 rows)"'],
    "a comment": ["# end\n", '"# end"'],
    "empty rows": [",,\n,,\n", "without a value"],
  };
  it.each(Object.entries(below))("%s", async (_, [text, shown]) => {
    for (const content of [`date,a,b\n${body()}${text}`, gzipSync(`date,a,b\n${body()}${text}`)]) {
      const { series, notes } = await readTable(await temporaryFile("t.csv", content));
      expect([...columnValues(series, "a")]).toEqual(A);
      expect(notes[0]).toMatch(/^The last (row|2 rows|3 rows) (was|were) /);
      expect(notes[0]).toContain(shown);
    }
  });

  it("a row that is cut off, or of a group that is called so, is no row below", async () => {
    expect((await fails(`date,a,b\n${body()}2020-01-10,3\n`)).place.row).toBe(11);
    const groups = "unit,a\nmean,1\nmean,2\ntotal,5\ntotal,3\n";
    expect((await read(groups, { series: "unit" })).series.rows).toBe(4);
  });
});

it("totals and lines of blanks among the data are left out", async () => {
  const text = `date,a,b  \n${lines().toSpliced(3, 0, "Total,5,7").toSpliced(6, 0, "   ").join("\n")}\n   \nTotal,9,9\n  \n`;
  const { a, b, rows } = await table(text);
  expect({ a, b, rows }).toEqual({ a: A, b: B, rows: [2, 3, 4, 6, 7, 9, 10, 11, 12] });
});

it("comments and the header among the data are left out, and rows keep their numbers", async () => {
  const text = `date,a,b\n${lines().toSpliced(3, 0, "# moved, and, cleaned").toSpliced(6, 0, "date,a,b").join("\n")}\n`;
  const { a, b, rows, notes } = await table(text);
  expect({ a, b, rows }).toEqual({ a: A, b: B, rows: [2, 3, 4, 6, 7, 9, 10, 11, 12] });
  expect(notes).toContain("Rows 5, 8 among the data were left out: comments, totals, blanks, or the header again.");
  expect((await fails(text.replace("2020-01-09,3", "2020-01-09,x"))).place).toMatchObject({ row: 12, column: "a" });
});

it("the types below the header of a file of the USGS are skipped with a note", async () => {
  const rows = BODY.map(([day, a, b]) => `USGS\t01646500\t${day}\t${a}\t${b}`);
  const text = `# retrieved 2020\n#\nagency_cd\tsite_no\tdatetime\ta\tb\n5s\t15s\t20d\t14n\t10n\n${rows.join("\n")}\n`;
  const found = await table(text);
  expect([found.a, found.b, found.time, found.rows[0]]).toEqual([A, B, "datetime", 5]);
  expect(found.notes).toContain('Units or types below the header were skipped, row 4: "5s 15s 20d 14n 10n".');
});
