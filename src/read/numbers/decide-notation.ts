import type { DecimalMark } from "../../data/table-notation.js";
import {
  type Doubt,
  isPrefix,
  isSuffix,
  type MarkedNotation,
  type NumberNotation,
  PLAIN,
  POWERS,
  partsOf,
  patternOf,
} from "./notation.js";
import type { PlainCells } from "./plain-cells.js";
import type { Shape } from "./shapes.js";
import { pairOf } from "./words.js";

/** What the cells of one column say of its decimal mark. */
export interface ColumnEvidence {
  /** The notation by each decimal mark. */
  readonly notations: Readonly<Record<DecimalMark, NumberNotation>>;
  /** Cells that are numbers by one decimal mark alone. */
  readonly only: Readonly<Record<DecimalMark, number>>;
  /** Cells that are two different numbers by the two marks. */
  readonly both: number;
  /** Whether numbers without a mark stand beside them that would be grouped where any are. */
  readonly hasUngrouped: boolean;
  /** Whether every cell has a mark with three digits behind it. */
  readonly isEvery: boolean;
  readonly doubt: Doubt;
  /** Cells that are no numbers by the mark. */
  readonly texts: Readonly<Record<DecimalMark, number>>;
}

/**
 * Looks at all cells of a column: plain numbers by their counts, others by how they are written.
 *
 * @param name what the column is called: K behind temperatures is no thousand
 */
export function evidenceOf(plain: PlainCells, shapes: readonly Shape[], name: string): ColumnEvidence {
  const words = wordsOf(plain, shapes);
  const affixes = unitOf(plain, shapes, name) ?? affixesOf(plain, shapes);
  const marked = (decimal: DecimalMark): MarkedNotation => ({ kind: "marked", decimal, ...affixes });
  const patterns = { ".": new RegExp(patternOf(marked("."))), ",": new RegExp(patternOf(marked(","))) };
  const isBare = affixes.prefix === "" && affixes.suffix === ""; // else a plain number lacks what all others have
  const only = { ".": isBare ? plain.decimals : 0, ",": 0 };
  const texts = isBare ? { ".": 0, ",": plain.decimals } : { ".": plain.numbers, ",": plain.numbers };
  let both = isBare ? plain.groups : 0;
  let [unlike, hasUngrouped, fitting] = [0, plain.ungrouped > 0, 0];
  const examples: string[] = [];
  let mark: DecimalMark = ".";
  for (const { text, count, example } of shapes) {
    const [point, comma] = [fits(patterns["."], text), fits(patterns[","], text)];
    if (!point) texts["."] += count;
    if (!comma) texts[","] += count;
    if (!point && !comma) continue;
    fitting += count;
    if (point !== comma) only[point ? "." : ","] += count;
    else if (/[.,]/.test(text!)) {
      both += count;
      mark = text!.includes(",") ? "," : ".";
      examples.push(example);
    } else unlike += count;
    hasUngrouped ||= point && comma && /^[^0-9]*[0-9]{5,}[^0-9]*$/.test(text!);
  }
  const needsNone = isBare && !affixes.hasPowers && fitting === 0;
  const isEvery = both > 0 && unlike === 0 && (!isBare || plain.numbers === plain.groups);
  const notations =
    words === null ? { ".": needsNone ? PLAIN : marked("."), ",": marked(",") } : { ".": words, ",": words };
  const none = { ".": 0, ",": 0 };
  return words === null
    ? { notations, only, both, hasUngrouped, isEvery, doubt: { examples, mark }, texts }
    : { notations, only: none, both: 0, hasUngrouped, isEvery, doubt: { examples, mark }, texts: none };
}

function fits(pattern: RegExp, text: string | null): boolean {
  return text !== null && pattern.test(text);
}

/** Words of truth, where the column holds nothing else. */
function wordsOf({ numbers }: PlainCells, shapes: readonly Shape[]): NumberNotation | null {
  if (numbers > 0 || shapes.length === 0) return null;
  if (shapes.some(({ text }) => text === null || /[0-9]/.test(text))) return null;
  const pair = pairOf(shapes.map(({ text }) => text!));
  return pair === null ? null : { kind: "words", ...pair };
}

/** A letter that may be a power of ten and stands in all cells behind a blank, or K behind all temperatures: a unit. Null where it is none. */
function unitOf({ numbers }: PlainCells, shapes: readonly Shape[], name: string): Affixes | null {
  const found = shapes.flatMap(({ text }) => {
    const parts = text === null ? null : partsOf(text);
    return parts === null ? [] : [{ ...parts, isApart: / [A-Za-z]\)?$/.test(text!) }];
  });
  const [first] = found;
  if (numbers > 0 || first === undefined || !/^[A-Za-z]$/.test(first.suffix) || !(first.suffix in POWERS)) return null;
  const isKelvin = first.suffix === "K" && TEMPERATURE.test(name);
  const isUnit = found.every(
    ({ prefix, suffix, isApart }) => prefix === "" && suffix === first.suffix && (isApart || isKelvin),
  );
  return isUnit ? { prefix: "", suffix: first.suffix, hasPowers: false } : null;
}

const TEMPERATURE = /temp|kelvin|dew|sst|温|^t(?:_?\d+)?m?$/i;

type Affixes = Pick<MarkedNotation, "prefix" | "suffix" | "hasPowers">;

/** What stands before and after most of the numbers; letters for powers of ten may change from cell to cell. */
function affixesOf(plain: PlainCells, shapes: readonly Shape[]): Affixes {
  const counts = new Map<string, { readonly affixes: Affixes; count: number }>();
  const add = (affixes: Affixes, count: number) => {
    const key = JSON.stringify(affixes);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { affixes, count });
    else known.count += count;
  };
  if (plain.numbers > 0) add(NONE, plain.numbers);
  for (const { text, count } of shapes) {
    const parts = text === null ? null : partsOf(text);
    if (parts === null || !isPrefix(parts.prefix)) continue;
    if (parts.suffix in POWERS) add({ prefix: parts.prefix, suffix: "", hasPowers: true }, count);
    else if (isSuffix(parts.suffix)) add({ prefix: parts.prefix, suffix: parts.suffix, hasPowers: false }, count);
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (most === undefined) return NONE;
  const powers = [...counts.values()].find(
    ({ affixes }) => affixes.hasPowers && affixes.prefix === most.affixes.prefix && most.affixes.suffix === "",
  );
  return powers?.affixes ?? most.affixes;
}

const NONE: Affixes = { prefix: "", suffix: "", hasPowers: false };
