import type { ReadTable } from "../../src/poc/read-table.js";
import type { TableReader } from "../../src/web/work/reader.js";

/** In the place of the page's own reading: takes a table that Node.js has read, as `written` wrote it. */
export const pageReader: TableReader = {
  read: async ({ blob }) => readBack(await blob.text()),
  readForModel: async ({ blob }) => readBack(await blob.text()),
};

const ARRAYS = { Float64Array, Uint8Array, Uint32Array };
type Kind = keyof typeof ARRAYS;

export function written(table: ReadTable): string {
  return JSON.stringify(table, (_name, value: unknown) => {
    const kind = (Object.keys(ARRAYS) as Kind[]).find((name) => value instanceof ARRAYS[name]);
    return kind === undefined ? value : { $kind: kind, values: Array.from(value as Uint8Array) };
  });
}

function readBack(text: string): ReadTable {
  return JSON.parse(text, (_name, value) =>
    typeof value === "object" && value !== null && "$kind" in value
      ? ARRAYS[value.$kind as Kind].from(value.values)
      : value,
  );
}
