import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import type { WideChoice } from "../../data/reading.js";
import { listOf } from "../database/column-blocks.js";
import { sampleTable } from "../database/profile.js";
import { OutOfMemory } from "../database/query-error.js";
import type { Source } from "../database/source.js";
import { isMissing, literal } from "../database/sql.js";
import { mayBeWide, rowsShape, type WideShape, wideShape } from "./wide-shape.js";

interface Shaped {
  readonly source: Source;
  /** The columns that name the series where every row is one; left out where the option or the reader says. */
  readonly series?: readonly string[];
}

interface ShapeOptions {
  readonly wide?: WideChoice | undefined;
  /** Columns that are asked for by name. */
  readonly named: readonly string[];
  /** Whether it is said how times are written: they are then taken as they stand. */
  readonly hasFormat: boolean;
}

const SAMPLE_ROWS = 40;

/**
 * A table whose columns are times, as one with a row for each time; any other as it is.
 *
 * @throws InputError where columns are named after times and it cannot be told which
 */
export async function tallSource(source: Source, { wide = "auto", named, hasFormat }: ShapeOptions): Promise<Shaped> {
  if (wide === "none" || (wide === "auto" && !mayBeWide(source.columns))) return { source };
  const sample = await sampleTable(source, SAMPLE_ROWS);
  const found = wideShape(sample, wide);
  if (found !== null && "note" in found) return { source: { ...source, notes: [...source.notes, found.note] } };
  const shape = found ?? (wide === "rows" ? rowsShape(sample) : null);
  const own =
    wide === "rows" && (shape === null || "refusal" in shape || !shape.isRowSeries) ? rowsShape(sample) : shape;
  if (own === null && wide === "rows") {
    throw new InputError(
      { file: source.file },
      '`wide: "rows"` needs two columns of numbers side by side. Leave it out.',
    );
  }
  if (own === null || sample[0]!.cells.length === 0) return { source };
  if ("refusal" in own) {
    if (named.length > 0 && wide === "auto") return { source };
    throw new InputError({ file: source.file }, `${own.refusal}.`);
  }
  const ladder = source.columns.slice(own.from, own.to + 1);
  const asked = named.includes("value") ? undefined : named.find((name) => source.columns.includes(name));
  if (asked !== undefined && wide === "auto") {
    const note = `The columns ${quoted(ladder[0]!)} to ${quoted(ladder.at(-1)!)} are named after times, and were read as they stand, since ${quoted(asked)} is asked for.`;
    return { source: { ...source, notes: [...source.notes, note] } };
  }
  const isWritten = hasFormat && own.isRowSeries && own.part !== "count";
  const words = sample.flatMap(({ cells }, k) => (cells.some((cell) => /\p{L}/u.test(cell)) ? [k] : []));
  return unpivoted(source, isWritten ? { ...own, labels: ladder } : own, words);
}

/** @param words columns that hold words */
async function unpivoted(source: Source, shape: WideShape, words: readonly number[]): Promise<Shaped> {
  if (source.width !== null) {
    const [ragged] = await source.query(
      `SELECT count(*) FROM ${source.relation} WHERE ${source.width} <> ${source.columns.length}`,
    );
    if (Number(ragged![0]) > 0) return { source }; // refused by its row
  }
  const { from, to, labels, kept } = shape;
  const indices = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const series = shape.isRowSeries ? await seriesOf(source, kept, words) : null;
  const names = [
    ...kept.map((k) => source.columns[k]!),
    ...(series?.isCounted === true ? ["row"] : []),
    timeNameOf(shape),
    "value",
  ];
  const columns = names.map((name, k) => (names.indexOf(name) < k ? `${name} of the columns` : name));
  const cells = [...new Set([...kept, ...shape.companions])];
  const rows = `SELECT row_number() OVER () AS rn, ${[...cells.map((k) => `${source.cell(k)} AS b${k}`), `${listOf(source, indices)} AS l`].join(", ")} FROM ${source.relation}`;
  const known = `list_transform(l, lambda c: NOT ${isMissing("c", source.missingValues)})`;
  const pairs = `SELECT *, unnest(range(${indices.length})) AS j, unnest([${labels.map(literal).join(", ")}]) AS t, unnest(l) AS v FROM (SELECT *, ${known} AS f FROM (${rows}))`;
  // Cells before the first value and after the last are not missing: nothing was measured yet, or is known.
  const within = shape.isRowSeries
    ? "j >= list_position(f, true) - 1 AND j < len(f) - list_position(list_reverse(f), true) + 1"
    : `pos BETWEEN min(pos) FILTER (WHERE f[j + 1]) OVER () AND max(pos) FILTER (WHERE f[j + 1]) OVER ()`;
  const order = { rows: "rn, j", reversed: "rn DESC, j", columns: "j, rn" }[shape.order];
  const ordered = `SELECT *, row_number() OVER (ORDER BY ${order}) AS pos FROM (${pairs}) WHERE ${existing(shape)}`;
  const inner = shape.isRowSeries
    ? `SELECT *, row_number() OVER (ORDER BY rn, j) AS pos FROM (${pairs}) WHERE ${within}`
    : `SELECT * FROM (${ordered}) QUALIFY ${within}`;
  const exprs = [
    ...kept.map((k) => `CAST(b${k} AS VARCHAR)`),
    ...(series?.isCounted === true ? ["CAST(rn AS VARCHAR)"] : []),
    timeOf(shape),
    "CAST(v AS VARCHAR)",
  ];
  await stored(
    source,
    `SELECT rn, ${exprs.map((expr, k) => `${expr} AS k${k}`).join(", ")} FROM (${inner}) ORDER BY pos`,
  );
  const recordsOf = async (limit: string) =>
    (await source.query(`SELECT rn FROM tall ${limit}`)).map(([rn]) => Number(rn) - 1);
  const { slice: _, isNumeric: __, ...base } = source; // its cells are texts
  return {
    ...(series !== null && series.columns.length > 0 && { series: series.columns }),
    source: {
      ...base,
      columns,
      notes: [...source.notes, shapeNote(source, shape)],
      relation: "tall",
      cell: (k) => `k${k}`,
      width: null,
      rowOf: async (record) => source.rowOf((await recordsOf(`LIMIT 1 OFFSET ${record}`))[0]!),
      rowsOf: async (records) => {
        const of = await recordsOf(`LIMIT ${records}`);
        const rowsOfFile = await source.rowsOf(of.reduce((last, record) => Math.max(last, record), 0) + 1);
        return Uint32Array.from(of, (record) => rowsOfFile[record]!);
      },
    },
  };
}

async function stored(source: Source, select: string): Promise<void> {
  for (;;) {
    try {
      await source.query(`CREATE OR REPLACE TEMP TABLE tall AS ${select}`);
      return;
    } catch (error) {
      if (!(error instanceof OutOfMemory) || !(await source.takeMoreMemory())) throw error;
    }
  }
}

/** The first column that names each row, else all of them together, else the number of the row; none for a single row. */
async function seriesOf(
  source: Source,
  kept: readonly number[],
  words: readonly number[],
): Promise<{ readonly columns: readonly string[]; readonly isCounted: boolean }> {
  const cells = kept.map((k) => `coalesce(trim(${source.cell(k)}), '')`);
  const [counts] = await source.query(
    `SELECT ${["count(*)", ...cells.map((cell) => `count(DISTINCT nullif(${cell}, ''))`), cells.length > 0 ? `count(DISTINCT [${cells.join(", ")}])` : "0"].join(", ")} FROM ${source.relation}`,
  );
  const [rows, ...distinct] = counts!.map(Number);
  if (rows! <= 1) return { columns: [], isCounted: false };
  // Words are names; numbers that differ in all rows may be measured, as degrees of latitude.
  const ofWords = kept.filter((k) => words.includes(k));
  const single = ofWords.find((k) => distinct[kept.indexOf(k)] === rows);
  if (single !== undefined) return { columns: [source.columns[single]!], isCounted: false };
  if (ofWords.length > 1) {
    const together = ofWords.map((k) => cells[kept.indexOf(k)]!);
    const [count] = await source.query(`SELECT count(DISTINCT [${together.join(", ")}]) FROM ${source.relation}`);
    if (Number(count![0]) === rows) return { columns: ofWords.map((k) => source.columns[k]!), isCounted: false };
  }
  const number = kept.find((_, k) => distinct[k] === rows);
  if (number !== undefined) return { columns: [source.columns[number]!], isCounted: false };
  const named = kept.filter((_, k) => distinct[k]! > 1);
  if (distinct.at(-1) === rows) return { columns: named.map((k) => source.columns[k]!), isCounted: false };
  return { columns: ["row"], isCounted: true };
}

function timeNameOf({ part }: WideShape): string {
  return {
    month: "month",
    quarter: "quarter",
    day: "date",
    hour: "hour",
    clock: "time",
    date: "date",
    year: "year",
    count: "step",
  }[part];
}

/** SQL: the time of a value, from the cells beside it and the name of its column. */
function timeOf({ part, companions: [first, second] }: WideShape): string {
  const year = `regexp_extract(b${first}, '\\d{4}')`;
  const number = (text: string) => `lpad(regexp_extract(${text}, '\\d+'), 2, '0')`;
  const isNumber = (text: string) => `regexp_matches(${text}, '\\d')`;
  switch (part) {
    case "month":
      return `${year} || '-' || ${number("t")}`;
    case "quarter":
      return `${year} || '-Q' || t`;
    case "day":
      if (second === undefined)
        return `CASE WHEN regexp_matches(trim(b${first}), '^\\d{4}') THEN trim(b${first}) || '-' || ${number("t")} ELSE t || ' ' || trim(b${first}) END`;
      return `CASE WHEN ${isNumber(`b${second}`)} THEN ${year} || '-' || ${number(`b${second}`)} || '-' || ${number("t")} ELSE t || ' ' || trim(b${second}) || ' ' || ${year} END`;
    case "year":
      if (first === undefined) return "t";
      return `CASE WHEN ${isNumber(`b${first}`)} THEN left(t, 4) || '-' || ${number(`b${first}`)} ELSE trim(b${first}) || ' ' || left(t, 4) END`;
    case "hour":
    case "clock":
    case "date":
    case "count":
      return "t";
    default:
      return part satisfies never;
  }
}

/** SQL: whether a time exists, as the 31st of a month of 30 days does not, or has a value all the same. */
function existing({ part }: WideShape): string {
  return part === "day" ? "(f[j + 1] OR j < 28)" : "true";
}

function shapeNote(source: Source, { from, to, isRowSeries, kept, companions }: WideShape): string {
  const span = `${quoted(source.columns[from]!)} to ${quoted(source.columns[to]!)}`;
  const left = source.columns
    .map((name, k) => ({ name, k }))
    .filter(({ k }) => (k < from || k > to) && !kept.includes(k) && !companions.includes(k));
  const rest = left.length === 0 ? "" : ` Left out beside them: ${left.map(({ name }) => quoted(name)).join(", ")}.`;
  const what = isRowSeries ? "a series of its own" : "a stretch of time";
  return `The columns ${span} are times, and each row is ${what}: read as one column "value".${rest} \`wide: "none"\` reads columns as they stand.`;
}
