import { isTime } from "../../data/time/formats/index.js";
import { columnKinds } from "../columns/column-kinds.js";
import { looksLikeNumber } from "../numbers/notation.js";
import { type CsvRecord, commonWidth, type Delimiter, parseRecords } from "./csv-records.js";
import { type TableStart, tableStart } from "./table-start.js";

/** In the order in which they are taken where nothing tells them apart: the rarest in ordinary text first. */
const CANDIDATES = [";", "\t", "|", ",", "space"] as const satisfies readonly Delimiter[];

export interface Cut {
  readonly delimiter: Delimiter;
  readonly start: TableStart;
}

/**
 * The delimiter by which most rows have one number of cells, the header as many or one less or more, and which explains the text best; "none"
 * where there is no such delimiter.
 *
 * A character that stands once in every cell of a text column cuts all rows alike too, at the wrong places. But a wrong cut leaves no cell whole
 * that it does not lie within: numbers and times melt into words, of which at most the pieces at its own characters are numbers again. So
 * numbers and times are counted by row; a name that the header lacks costs one of them, and so do quotes in the middle of cells in every row. What is
 * equal by that is told by the share of rows that fit, then by a header of full width, by the characters of the numbers (a decimal comma
 * belongs to its number) and by width.
 */
export function chooseDelimiter(text: string, skipRows: number | undefined): Cut {
  const all = CANDIDATES.flatMap((delimiter) =>
    weighed(delimiter, startOf(parseRecords(text, delimiter, skipRows), skipRows)),
  );
  const tabs = all.find(({ delimiter }) => delimiter === "\t");
  // Runs of blanks or tabs are cut at every tab too, so that they would win by the pieces of a text.
  const apart = all.filter(({ delimiter, share }) => delimiter !== "space" || tabs === undefined || tabs.share < share);
  // A wrong cut may take a header for a title.
  const named = apart.filter(({ start }) => start.above.length === 0 || start.header.length > 0);
  const cuts = named.length > 0 ? named : apart;
  const [first, ...others] = cuts;
  if (first === undefined) return { delimiter: "none", start: startOf(parseRecords(text, "none", skipRows), skipRows) };
  return others.reduce((best, cut) => (isBetter(cut.weights, best.weights) ? cut : best), first);
}

interface WeighedCut extends Cut {
  /** Of the rows, those that have the common width. */
  readonly share: number;
  /** What speaks for the cut, the weightiest first. */
  readonly weights: readonly number[];
}

/** Where the table begins: as asked, else found. */
export function startOf(records: readonly CsvRecord[], skipRows: number | undefined): TableStart {
  if (skipRows === undefined) return tableStart(records, isValue);
  const data = records.filter(({ endRow }) => endRow > skipRows);
  const width = commonWidth(data.slice(1)) || (data[0]?.cells.length ?? 0);
  const kinds = columnKinds(data, width, isValue);
  return { above: records.slice(0, records.length - data.length), header: [], below: [], data, kinds };
}

/** Nothing for a cut that is out of the question. */
function weighed(delimiter: Delimiter, start: TableStart): WeighedCut[] {
  const [first, ...rest] = start.header.length > 0 ? [start.header.at(-1)!, ...start.data] : start.data;
  if (first === undefined) return [];
  const header = first.cells.length;
  const data = rest.length > 0 ? rest : [first];
  const width = commonWidth(data);
  const share = data.filter(({ cells }) => cells.length === width).length / data.length;
  // Blanks beside bars only set them apart.
  if (delimiter === "space" && data.filter(({ cells }) => cells.includes("|")).length > data.length / 2) return [];
  // A header that was told by its words may have any number of cells: it is refused by its row.
  if (width < 2 || share <= 0.5 || (Math.abs(header - width) > 1 && start.header.length === 0)) return [];
  const sample = data.slice(0, Math.max(FEWEST_ROWS, Math.floor(MOST_CELLS / width)));
  const values = sample
    .filter(({ cells }) => cells.length === width)
    .map(({ cells }) => cells.filter(isValue))
    .reduce((sum, cells) => ({ count: sum.count + cells.length, length: sum.length + cells.join("").length }), NOTHING);
  const strays = sample.filter(({ hasStrayQuote }) => hasStrayQuote).length;
  const isFull = header === width;
  const evidence = (values.count - strays) / sample.length - (isFull ? 0 : 1);
  const weights = [evidence, share, isFull ? 1 : 0, values.length / sample.length, width];
  return [{ delimiter, start, share, weights }];
}

const NOTHING = { count: 0, length: 0 };
const FEWEST_ROWS = 3;
/** Of a table of many columns a few rows tell as much. */
const MOST_CELLS = 20_000;

function isBetter(weights: readonly number[], than: readonly number[]): boolean {
  const k = weights.findIndex((weight, i) => weight !== than[i]);
  return k >= 0 && weights[k]! > than[k]!;
}

/** Whether a cell is a number, with a decimal point or comma and thousands grouped or not, or a time. */
function isValue(cell: string): boolean {
  if (cell.length > LONGEST || !/\d/.test(cell)) return false;
  return NUMBER.test(cell) || GROUPED.test(cell) || looksLikeNumber(cell) || isTime(cell);
}

const LONGEST = 40;
const NUMBER = /^[-+]?(\d+(,\d+)?|\d+\.\d*|[.,]\d+)(e[-+]?\d+)?$/i;
const GROUPED = /^[-+]?\d{1,3}([ '.,\u00a0\u202f]\d{3})+([.,]\d+)?$/;
