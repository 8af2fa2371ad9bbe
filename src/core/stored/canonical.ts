/**
 * JSON of a plain value with the keys of every object in alphabetical order: equal data, equal text.
 *
 * @example
 * canonicalJson({ b: [2, { d: 1, c: null }], a: "x" }); // '{"a":"x","b":[2,{"c":null,"d":1}]}'
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
