import type { NumberNotation } from "./notation.js";

interface Group<Column> {
  readonly notation: NumberNotation;
  readonly columns: readonly Column[];
}

/** Columns that are written alike, together. */
export function byNotation<Column extends { readonly notation: NumberNotation }>(
  columns: readonly Column[],
): readonly Group<Column>[] {
  const groups = new Map<string, { readonly notation: NumberNotation; readonly columns: Column[] }>();
  for (const column of columns) {
    const key = JSON.stringify(column.notation);
    const group = groups.get(key) ?? { notation: column.notation, columns: [] };
    group.columns.push(column);
    groups.set(key, group);
  }
  return [...groups.values()];
}
