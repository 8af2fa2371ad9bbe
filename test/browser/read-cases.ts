import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ReadOptions } from "../../src/read/read-options.js";
import { ALL_TYPES, measuredRows, PARQUET_LAYOUTS, writeParquetOf } from "../../src/read/testing/parquet.js";
import { sharedSets } from "../../src/read/testing/shared-sets.js";
import { workbook } from "../../src/read/testing/workbook.js";
import { hasSharedData, SHARED_DATA } from "../../src/read/testing.js";

/** A file and how it is read. */
export interface ReadCase {
  readonly path: string;
  readonly options: ReadOptions;
}

const EXCERPTS = join(import.meta.dirname, "../excerpts");
const SAMPLE = join(import.meta.dirname, "../../samples/seattle-weather.csv");

/** Texts of the test: names of files, what is in them, how they are read. */
function written(): [name: string, content: string | Uint8Array, options?: ReadOptions][] {
  const table = "day,a,b\n2020-01-01,1,4.5\n2020-01-02,2.5,-3e-1\n2020-01-03,7,-0\n";
  const long = Array.from({ length: 30_000 }, (_, k) => `${k},${(k * 7919) % 1000},${k / 7}\n`).join("");
  const packed = gzipSync(`n,a,b\n${long}`);
  const flipped = Uint8Array.from(packed);
  flipped[packed.length >> 1]! ^= 0xff;
  return [
    ["utf16.txt", Buffer.from(`\ufeff${table.replaceAll(",", "\t")}`, "utf16le")],
    ["utf16be.txt.gz", gzipSync(Buffer.from(`\ufeff${table}`, "utf16le").swap16())],
    ["western.csv", Buffer.from("température,y\n1,2\n3,5\n4,1\n", "latin1")],
    ["japanese.csv", Buffer.from("93fa95742c89b7937820820a323032302d30312d30312c312c0a", "hex")],
    ["russian.csv", Buffer.from("c4e0f2e0,f2e5eceff0\n", "latin1")],
    ["decimals.csv", table.replaceAll(",", ";").replaceAll(".", ",")],
    ["blanks.txt", table.replaceAll(",", "  ")],
    ["quoted.csv", '"a,\nb","he said ""x"""\n1,"1"\n7,"4"\n2,"9"\n'],
    ["mixed-ends.csv", table.replace("\n", "\r\n")],
    ["titles.csv", `A table\n\nfrom somewhere\n${table}Total,10,4\n`],
    ["bom.csv", `\ufeff${table}`],
    ["long.csv", `n,a,b\n${long}`],
    ["long.csv.gz", packed],
    ["two-parts.csv.gz", Buffer.concat([gzipSync("n,a,b\n"), packed.subarray(0, 0), gzipSync(long)])],
    ["cut.csv.gz", packed.subarray(0, packed.length - 9)],
    ["cut-in-checksum.csv.gz", packed.subarray(0, packed.length - 3)],
    ["flipped.csv.gz", flipped],
    ["late.csv", Buffer.concat([Buffer.from(`n,a,b\n${long}`), Buffer.from("7,\xe9,1\n", "latin1")])],
    [
      "panel.csv",
      "who,day,y\nb,2020-01-02,1\na,2020-01-01,\nb,2020-01-01,9\na,2020-01-02,2\na,2020-01-03,3\n",
      { missing: "linear" },
    ],
    ["years.csv", "place,1990,1991,1992,1993\nA,1,2,3,5\nB,4,4,6,9\n"],
    ["ragged.csv", "a,b\n1,2\n\n3,4,5\n6,7\n"],
    ["word.csv", 'a,b,w\n1,2,"x\ny"\n\n3,oops,z\n5,x,\n7,8,\n9,9,\n', { target: ["b"] }],
    ["big.csv", "id,y\n9007199254740993,1\n18014398509481989,5\n36028797018963971,2\n", { target: ["id"] }],
    [
      "categories.csv",
      `kind,y\n${Array.from({ length: 40 }, (_, k) => `${["a", "b", "ü"][k % 3]},${(k * k) % 11}\n`).join("")}`,
    ],
    ["empty.csv", ""],
    ["json.csv", '[{"a": 1}]'],
    ["archive.zip", "PK\x03\x04"],
    ["half.parquet", "PAR1\x15\x04abc"],
    ["nobody.csv", table, { target: ["bb"] }],
    ["sheet.xlsx", sheet()],
    [
      "sheets.xlsx",
      workbook({
        About: [["read me"]],
        Data: [
          ["n", "y"],
          [1, 0.1],
          [2, 1 / 3],
          [3, 7],
        ],
      }),
    ],
    ["broken.xlsx", sheet().map((byte, k) => (k > 40 && k < 600 ? byte ^ 0x55 : byte))],
  ];
}

function sheet(): Uint8Array {
  const rows = Array.from({ length: 50 }, (_, k) => [
    { date: new Date(Date.UTC(2024, 0, 1, k)) },
    Math.sin(k),
    k % 9 === 4 ? null : k * k,
    k % 2 === 0,
  ]);
  return workbook({ Sheet1: [["A title"], [], ["time", "wave", "square", "even"], ...rows] });
}

/** The cases, their files in a folder; the public data sets where they lie beside the checkout, else their excerpts alone. */
export async function readCases(folder: string): Promise<readonly ReadCase[]> {
  const cases: ReadCase[] = [{ path: SAMPLE, options: { target: ["temp_max"] } }];
  for (const [name, content, options = {}] of written()) {
    writeFileSync(join(folder, name), content);
    cases.push({ path: join(folder, name), options });
  }
  for (const [k, layout] of PARQUET_LAYOUTS.entries()) {
    const path = join(folder, `layout-${k}.parquet`);
    await writeParquetOf(measuredRows(5000), path, layout);
    cases.push({ path, options: { missing: "linear", target: ["third"] } });
  }
  mkdirSync(join(folder, "types"));
  const path = join(folder, "types", "all.parquet");
  await writeParquetOf(ALL_TYPES, path);
  cases.push({ path, options: { missing: "previous", time: "none", target: ["f64"] } });
  for (const { file, options = {}, excerpt } of sharedSets) {
    cases.push({ path: join(EXCERPTS, excerpt.file ?? file), options });
    if (hasSharedData) cases.push({ path: join(SHARED_DATA, file), options });
  }
  return cases;
}
