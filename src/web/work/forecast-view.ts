import { GradusError } from "../../core/errors.js";
import { findGaps } from "../../data/audit/checks/gaps.js";
import { intervalsOfModelNotes } from "../../data/interval-levels.js";
import type { Series } from "../../data/series.js";
import type { Kernels } from "../../kernels/contract.js";
import { type ForecastRow, forecastInBlocks } from "../../model/forecast.js";
import type { ModelRecord } from "../../model/schema.js";
import { forecastTable } from "../../poc/forecast-table.js";
import { findingWords } from "../../poc/words-before.js";
import { refusalParts } from "../../refusals/refusal-parts.js";
import { TEXTS } from "../../report/text/index.js";
import type { Texts } from "../../report/text/texts.js";
import type { ForecastView } from "../contract/proof.js";

const ROWS_SHOWN = 50;
/** Rows of the table that a chart shows before what lies ahead. */
const ROWS_BEFORE = 200;

/** What a model tells of a table: as files what `gradus predict` writes, with and without `--ahead all`. */
export function forecastView(
  model: ModelRecord,
  { series, notes }: { readonly series: Series; readonly notes: readonly string[] },
  kernels: Kernels,
): ForecastView {
  const written = { kernels, escapeFormulas: true, isTyped: false };
  const whole = forecastTable(model, series, { ...written, isAhead: false });
  const all = [...whole.csv];
  const ahead = aheadOf(() => [...forecastTable(model, series, { ...written, isAhead: true }).csv]);
  const gaps = findGaps(series, series.segments, model.window);
  const hasOwn = model.quantile !== undefined || model.quantiles !== undefined;
  const own = hasOwn ? [] : intervalsOfModelNotes(model.intervals);
  const gapWords = (texts: Texts) => (gaps === null ? [] : findingWords([gaps], texts).map(({ text }) => text));
  const refused = ahead.reason === null ? [] : [ahead.reason];
  const lines = (ahead.pieces.join("").match(LINE) ?? []).slice(1);
  return {
    columns: whole.columns.map(({ name }) => name),
    rows: lines.slice(-ROWS_SHOWN).map(fieldsOf),
    count: lines.length,
    csv: csvOf(ahead.pieces),
    csvOfAll: csvOf(all),
    notes: {
      en: [...notes, ...own, ...gapWords(TEXTS.en), ...refused],
      ja: [...notes.map(TEXTS.ja.note), ...own.map(inJapanese), ...gapWords(TEXTS.ja), ...refused.map(inJapanese)],
    },
    chart: chartOf(model, series, kernels),
  };
}

/** A line of CSV, without its end; names in quotes may hold ends of lines. */
const LINE = /(?:[^\n"]|"(?:[^"]|"")*")+/g;

/** A table that ends before what must be known ahead has forecasts of its own rows alone. */
function aheadOf(make: () => string[]): { readonly pieces: readonly string[]; readonly reason: string | null } {
  try {
    return { pieces: make(), reason: null };
  } catch (error) {
    if (!(error instanceof GradusError)) throw error;
    return { pieces: [], reason: error.message };
  }
}

function csvOf(pieces: readonly string[]): Blob {
  return new Blob([...pieces], { type: "text/csv" });
}

function inJapanese(english: string): string {
  return refusalParts(english)
    .map(({ text }) => text)
    .join("");
}

/** Fields of a line of CSV that this package wrote. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

/** The first target in the last series: its last rows as they were and as they were forecast, and what lies ahead. */
function chartOf(model: ModelRecord, series: Series, kernels: Kernels): ForecastView["chart"] {
  const target = model.targets.columns[0];
  if (target === undefined) return null;
  const { name, end } = series.segments.at(-1)!;
  const known = new Map<string, ForecastRow>();
  for (const block of forecastInBlocks(model, series, { kernels })) {
    for (const row of block) {
      if (row.segment !== name) continue;
      // Of a row that is known the forecast of the day before it; ahead, the one by the latest rows.
      if (row.actual !== null && row.step !== model.horizon.from) continue;
      known.set(row.label, row);
    }
  }
  const rows = [...known.values()];
  const ahead = rows.filter(({ actual }) => actual === null).length;
  const shown = rows.slice(-(ROWS_BEFORE + ahead));
  const isTime = shown.every(({ milliseconds }) => milliseconds !== null);
  const first = end - (shown.length - ahead);
  const ends = (side: "low" | "high") => shown.map(({ intervals }) => intervals[0]?.[side][0] ?? null);
  return {
    ...{ target, isTime },
    level: shown.at(-1)?.intervals[0]?.level ?? null,
    x: shown.map(({ milliseconds }, k) => milliseconds ?? first + k),
    actual: shown.map(({ actual }) => actual?.[0] ?? null),
    forecast: shown.map(({ forecast }) => forecast[0] ?? null),
    low: ends("low"),
    high: ends("high"),
  };
}
