/** One way to damage a stored record. */
export interface Damage {
  /** Place and kind, e.g. "plan.seed: null". */
  readonly name: string;
  readonly json: string;
}

type Path = readonly (string | number)[];

/**
 * Every value of a plain record in turn left out, emptied or turned into each other type of JSON, every number into an infinite one, and every
 * object in turn with a field too many.
 */
export function damages(record: unknown): Damage[] {
  const found: Damage[] = [];
  for (const path of pathsOf(record, [])) {
    const place = path.join(".") || "the record";
    const value = at(record, path);
    const put = (kind: string, json: string) => {
      if (json !== JSON.stringify(value)) found.push({ name: `${place}: ${kind}`, json: replaced(record, path, json) });
    };
    if (typeof path.at(-1) === "string") put("left out", MISSING);
    put("null", "null");
    put(Array.isArray(value) ? "emptied" : "array", "[]");
    put(isObject(value) ? "emptied" : "object", "{}");
    if (typeof value !== "string") put("text", typeof value === "number" ? `"${value}"` : '"damaged"');
    if (typeof value !== "boolean") put("boolean", "true");
    put(typeof value === "number" ? "infinity" : "number", typeof value === "number" ? "1e999" : "7.25");
    if (isObject(value)) put("one field more", JSON.stringify({ ...value, addedByAccident: 1 }));
  }
  return found;
}

/** The text cut off at a few places. */
export function truncations(json: string): Damage[] {
  return [0.01, 0.1, 0.5, 0.9, 0.999].map((fraction) => {
    const length = Math.floor(json.length * fraction);
    return { name: `cut off after ${length} of ${json.length} characters`, json: json.slice(0, length) };
  });
}

const MISSING = "";

/** Of lists the first and the last item alone. */
function pathsOf(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value)
    ? [...new Set([0, value.length - 1])].filter((k) => k >= 0 && k < value.length)
    : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf((value as Record<string, unknown>)[key], [...path, key]))];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
}

/** The record's JSON with `json` in the place of the value at the path. */
function replaced(value: unknown, [key, ...rest]: Path, json: string): string {
  if (key === undefined) return json;
  const inner = (name: string | number, child: unknown) =>
    name === key ? replaced(child, rest, json) : JSON.stringify(child);
  if (Array.isArray(value))
    return `[${value
      .map((child, k) => inner(k, child))
      .filter((text) => text !== MISSING)
      .join(",")}]`;
  const fields = Object.entries(value as object).map(([name, child]) => [name, inner(name, child)] as const);
  return `{${fields.flatMap(([name, text]) => (text === MISSING ? [] : [`${JSON.stringify(name)}:${text}`])).join(",")}}`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
