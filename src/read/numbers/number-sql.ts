import { literal } from "../database/sql.js";
import { INVISIBLE, inPlainCharacters, type NumberNotation, POWERS, patternOf, READ_AS, WRITTEN } from "./notation.js";

/** SQL: the number that a text is in a notation, as DOUBLE; NULL for what is none, infinities included. */
export function numberSql(text: string, notation: NumberNotation): string {
  const { value, and } = NUMBERS[notation.kind](text, notation as never);
  return `CASE WHEN abs(${value}) <= ${Number.MAX_VALUE} AND ${and} THEN ${value} END`;
}

/** SQL: the same with its infinities, for expressions on lists, where DuckDB would work out the number twice. */
export function anyNumberSql(text: string, notation: NumberNotation): string {
  const { value, and } = NUMBERS[notation.kind](text, notation as never);
  return `CASE WHEN ${and} THEN ${value} END`;
}

/** SQL: a number, NULL where it is one of those that stand for a missing value. */
export function knownSql(number: string, missingValues: readonly string[]): string {
  const values = missingValues.map((value) => Number(inPlainCharacters(value))).filter(Number.isFinite);
  return [...new Set(values)].reduce((sql, value) => `nullif(${sql}, ${value}::DOUBLE)`, number);
}

/** What a text is worth, where it is a number. */
interface ValueSql {
  readonly value: string;
  readonly and: string;
}

const NUMBERS = {
  // DuckDB reads 1_000 and +-1 as numbers; here they are text.
  plain: (text: string): ValueSql => ({
    value: `TRY_CAST(${text} AS DOUBLE)`,
    and: `NOT contains(${text}, '_') AND NOT contains(${text}, '+-')`,
  }),
  marked(text: string, notation: Extract<NumberNotation, { kind: "marked" }>): ValueSql {
    const plain = plainCharacters(text);
    const digits = `regexp_extract(${plain}, '[0-9.,][0-9.,'' ]*([eE][-+]?[0-9]+)?')`;
    const [grouping, mark] = notation.decimal === "." ? [",' ", "."] : [".' ", ",."];
    const cast = `TRY_CAST(translate(translate(${digits}, ${literal(grouping)}, ''), ${literal(mark[0]!)}, '.') AS DOUBLE)`;
    const sign = `CASE WHEN regexp_matches(${plain}, '^[^0-9.,]*[-(]|-$') THEN -1 ELSE 1 END`;
    const powers = Object.entries(POWERS).map(([letter, power]) => `WHEN ${literal(letter)} THEN ${power}`);
    const power = notation.hasPowers ? ` * CASE right(${plain}, 1) ${powers.join(" ")} ELSE 1 END` : "";
    const value = `${cast} * ${sign}${power}`;
    return { value, and: `regexp_full_match(${plain}, ${literal(patternOf(notation))})` };
  },
  words: (text: string, { yes, no }: Extract<NumberNotation, { kind: "words" }>): ValueSql => ({
    value: `CASE upper(trim(${text})) WHEN ${literal(yes)} THEN 1::DOUBLE WHEN ${literal(no)} THEN 0::DOUBLE END`,
    and: "true",
  }),
};

/** SQL: see `inPlainCharacters`. */
export function plainCharacters(text: string): string {
  return `trim(translate(${text}, ${literal(WRITTEN + INVISIBLE)}, ${literal(READ_AS)}))`;
}
