import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { expect, it } from "vitest";
import { openHost as openNodeHost } from "../../../node/read/open-host.js";
import { sampleTable } from "../../../read/database/profile.js";
import { withSource } from "../../../read/database/with-source.js";
import { testEngine } from "../../../read/testing/page-reader.js";
import { ALL_TYPES, measuredRows, PARQUET_LAYOUTS, writeParquetOf } from "../../../read/testing/parquet.js";
import { temporaryFile } from "../../../read/testing.js";
import { openHost } from "../open-host.js";

/** The texts of all cells of a file, and which columns hold numbers by their type, in Node.js and as a page has them. */
async function both(query: string, options?: string) {
  const path = await temporaryFile("t.parquet", "");
  await writeParquetOf(query, path, options);
  const cellsOf = (open: Parameters<typeof withSource>[0]) =>
    withSource(open, {}, async (source) => ({
      columns: await sampleTable(source, 10_000),
      numeric: source.columns.filter((_, k) => source.isNumeric!(k)),
    }));
  const engine = await testEngine();
  const file = { name: basename(path), blob: new Blob([await readFile(path)]) };
  return {
    page: await cellsOf(() => openHost(file, engine)),
    node: await cellsOf(() => openNodeHost(path, undefined)),
  };
}

it("each type that DuckDB writes has the text in a page that it has in Node.js, at the ends of its range too", async () => {
  const { page, node } = await both(ALL_TYPES);
  expect(page).toEqual(node);
  expect(node.columns).toHaveLength(27);
});

it.each(PARQUET_LAYOUTS)("%s: all cells of 5,000 rows are those of Node.js", async (layout) => {
  const { page, node } = await both(measuredRows(5000), layout);
  expect(page).toEqual(node);
  expect(node.columns[1]!.cells).toHaveLength(5000);
});

it("a file without rows has its columns", async () => {
  const { page, node } = await both(measuredRows(0));
  expect(page).toEqual(node);
});

it("lists, structures and maps are texts on both sides, no numbers", async () => {
  const { page, node } = await both(
    "SELECT k AS n, [k, NULL] AS list, {'x': k} AS struct, MAP {'a': k} AS map, ['a'] AS words FROM range(3) AS r(k)",
  );
  expect(page.numeric).toEqual(["n"]);
  expect(node.numeric).toEqual(["n"]);
  const list = (side: typeof page) => side.columns.slice(0, 3);
  expect(list(page)).toEqual(list(node));
});
