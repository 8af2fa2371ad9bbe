const MOST_CHARACTERS = 60;
const MOST_ITEMS = 6;

/**
 * A received value as an error shows it: text in quotes, so that "20" is not taken for 20; lists and objects in short.
 *
 * @example
 * shown("20"); // '"20"'
 * shown([1, "a"]); // '[1, "a"]'
 * shown({ from: 3, to: 2 }); // "{ from: 3, to: 2 }"
 * shown({ spec: {}, layout: {} }); // "an object with spec, layout"
 */
export function shown(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}...` : value);
    case "bigint":
      return `${value}n`;
    case "function":
      return value.name === "" ? "a function" : `the function ${value.name}`;
    case "object":
      return value === null ? "null" : shownObject(value);
    default:
      return String(value);
  }
}

function shownObject(value: object): string {
  if (Array.isArray(value)) {
    const more = value.length > MOST_ITEMS ? [`${value.length - MOST_ITEMS} more`] : [];
    return `[${[...value.slice(0, MOST_ITEMS).map(shown), ...more].join(", ")}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return `an instance of ${value.constructor?.name}`;
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  if (entries.length <= MOST_ITEMS && entries.every(([, entry]) => Object(entry) !== entry)) {
    return `{ ${entries.map(([name, entry]) => `${name}: ${shown(entry)}`).join(", ")} }`;
  }
  return `an object with ${Object.keys(value).slice(0, MOST_ITEMS).join(", ")}`;
}
