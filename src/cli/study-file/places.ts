import { type Token, tokensOf } from "./tokens.js";

/** A field's name, or an entry's number, from the outside in. */
export type Path = readonly (string | number)[];

/** What is written in a source at some place: a literal's parts, or the name of a constant that holds them. */
interface Written {
  readonly line: number;
  readonly parts: ReadonlyMap<string, Written>;
  /** Names that stand twice among its parts, with the lines of both. */
  readonly twice: readonly Twice[];
  readonly constant: string | null;
}

export interface Twice {
  readonly name: string;
  readonly lines: readonly [first: number, second: number];
}

/** Lines of a study's fields in the file that it was written in. */
export interface Places {
  /** The line of the field, 1-based; of the part around it where it stands nowhere itself; null where even that is computed. */
  line(path: Path): number | null;
  /** Fields that are written twice, of which the program takes the last one. */
  readonly twice: readonly Twice[];
}

/**
 * Finds fields in a JSON text, or in the object that a module of JavaScript or TypeScript exports as its default. It is read, not run: what the
 * program computes has no line of its own.
 */
export function placesIn(source: string): Places {
  const tokens = tokensOf(source);
  const read = reader(tokens);
  const isWord = (k: number, word: string) => tokens[k]?.kind === "word" && tokens[k]!.value === word;
  const exported = tokens.findIndex((_, k) => isWord(k, "export") && isWord(k + 1, "default"));
  const isModule = tokens.some((_, k) => isWord(k, "export"));
  const root = isModule ? (exported < 0 ? null : read.value(exported + 2)) : read.value(0);
  /** The literal itself, where constants lead to it. */
  const follow = (written: Written | null, before: readonly string[] = []): Written | null => {
    const name = written?.constant ?? null;
    if (name === null || before.includes(name)) return written;
    return follow(read.constant(name), [...before, name]) ?? written;
  };
  return {
    twice: [...allTwice(follow(root))],
    line(path) {
      let here = follow(root);
      let line = here?.line ?? null;
      for (const name of path) {
        const part = here?.parts.get(String(name));
        if (part === undefined) break;
        line = part.line;
        here = follow(part);
      }
      return line;
    },
  };
}

function* allTwice(written: Written | null): Generator<Twice> {
  if (written === null) return;
  yield* written.twice;
  for (const part of written.parts.values()) yield* allTwice(part);
}

/** Reads literals; it takes any text, and finds the less in it the less it is one. */
function reader(tokens: readonly Token[]) {
  const is = (k: number, ...values: readonly string[]) =>
    tokens[k]?.kind === "sign" && values.includes(tokens[k]!.value);

  /** What begins at token k. */
  const value = (k: number): Written | null => {
    const token = tokens[k];
    if (token === undefined) return null;
    if (is(k, "{")) return object(k);
    if (is(k, "[")) return list(k);
    if (is(k, "(")) return value(k + 1);
    if (token.kind === "word" && is(k + 1, "(")) return value(k + 2); // a call that takes the study, or checks it
    const isName = token.kind === "word" && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(token.value);
    return { line: token.line, parts: new Map(), twice: [], constant: isName ? token.value : null };
  };

  const object = (open: number): Written => {
    const parts = new Map<string, Written>();
    const twice: Twice[] = [];
    for (const k of entries(open)) {
      const key = tokens[k]!;
      if (key.kind === "sign") continue; // a spread or a computed name
      const inner = is(k + 1, ":") ? value(k + 2) : value(k);
      if (inner === null) continue;
      const before = parts.get(key.value);
      if (before !== undefined) twice.push({ name: key.value, lines: [before.line, key.line] });
      parts.set(key.value, { ...inner, line: key.line });
    }
    return { line: tokens[open]!.line, parts, twice, constant: null };
  };

  const list = (open: number): Written => {
    const items = entries(open).map((k, number) => [String(number), value(k)!] as const);
    return { line: tokens[open]!.line, parts: new Map(items), twice: [], constant: null };
  };

  /** Where the entries of a bracket begin. */
  const entries = (open: number): number[] => {
    const found: number[] = [];
    let depth = 0;
    let begins = true;
    for (let k = open + 1; k < tokens.length; k++) {
      if (depth === 0 && is(k, "}", "]", ")")) break;
      if (begins) found.push(k);
      begins = depth === 0 && is(k, ",");
      if (is(k, "{", "[", "(")) depth++;
      if (is(k, "}", "]", ")")) depth--;
    }
    return found;
  };

  /** What the constant of that name was made as; null where the file does not say. */
  const constant = (name: string): Written | null => {
    const declared = tokens.findIndex(
      ({ value }, k) => ["const", "let", "var"].includes(value) && tokens[k + 1]?.value === name,
    );
    const equals = tokens.findIndex((_, k) => declared >= 0 && k > declared && is(k, "="));
    return equals < 0 ? null : value(equals + 1);
  };

  return { value, constant };
}
