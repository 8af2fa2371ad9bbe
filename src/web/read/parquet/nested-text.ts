/** A list, structure or map as text, much as DuckDB writes it: such a column is said to hold text, and left out. */
export function nestedText(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return `[${value.map(nestedText).join(", ")}]`;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value !== "object" || value instanceof Date) return String(value);
  return `{${Object.entries(value)
    .map(([name, of]) => `'${name}': ${nestedText(of)}`)
    .join(", ")}}`;
}
