import { csvField, withoutFormula } from "../core/csv.js";
import { GradusError } from "../core/errors.js";
import { listed, quoted } from "../core/listed.js";
import { unpairedOf } from "../core/quantiles.js";
import type { Series } from "../data/series.js";
import { formatTimestamp } from "../data/timestamp.js";
import type { Kernels } from "../kernels/contract.js";
import { type ForecastRow, forecastInBlocks } from "../model/forecast.js";
import { levelsOf, quantileTold } from "../model/quantile-forecast.js";
import type { ModelRecord } from "../model/schema.js";
import type { WrittenColumn } from "./written-column.js";

/** Forecasts as a table: its columns, and its lines of CSV with their names first, in pieces. */
export interface ForecastTable {
  readonly columns: readonly WrittenColumn[];
  readonly csv: Iterable<string>;
}

export interface ForecastTableOptions {
  readonly kernels: Kernels;
  readonly escapeFormulas: boolean;
  /** Whether times are written for a column of times (UTC), in place of as the table writes them. */
  readonly isTyped: boolean;
  /** Only what lies ahead. */
  readonly isAhead: boolean;
}

/**
 * A row a forecast: segment and rows ahead (where there are several), when, forecast and actual value of each target, the ends of its intervals, and what other
 * quantiles the model has.
 */
export function forecastTable(model: ModelRecord, series: Series, options: ForecastTableOptions): ForecastTable {
  const shape = shapeOf(model, series);
  const columns = columnsOf(model, series, shape);
  return { columns, csv: lines(model, series, { ...options, ...shape, columns }) };
}

interface Shape {
  /** Whether there are several objects. */
  readonly several: boolean;
  /** Whether there are several rows ahead. */
  readonly isMany: boolean;
}

function shapeOf({ horizon, window }: ModelRecord, series: Series): Shape {
  const long = series.segments.filter(({ start, end }) => end - start >= window);
  return { several: new Set(long.map(({ name }) => name)).size > 1, isMany: horizon.to > horizon.from };
}

function columnsOf(model: ModelRecord, { time }: Series, { several, isMany }: Shape): WrittenColumn[] {
  const resolution = time?.resolution ?? "year";
  const when = resolution === "day" ? "day" : resolution === "minute" || resolution === "second" ? "moment" : "text";
  const { columns } = model.targets;
  const numbers = [
    ...columns.flatMap((name) => [`${name} ${forecastWord(model)}`, `${name} actual`]),
    ...columns.flatMap((name) => spreadWords(model).map((word) => `${name} ${word}`)),
  ];
  return [
    ...(several ? [{ name: "series", type: "text" } as const] : []),
    { name: "when", type: when },
    ...(isMany ? [{ name: "step", type: "count" } as const] : []),
    ...numbers.map((name) => ({ name, type: "number" }) as const),
  ];
}

function* lines(
  model: ModelRecord,
  series: Series,
  {
    kernels,
    escapeFormulas,
    isTyped,
    isAhead,
    several,
    isMany,
    columns,
  }: ForecastTableOptions & Shape & Pick<ForecastTable, "columns">,
): Generator<string> {
  const text = (name: string) => csvField(escapeFormulas ? withoutFormula(name) : name);
  const resolution = series.time?.resolution ?? "year";
  let piece = `${columns.map(({ name }) => text(name)).join(",")}\n`;
  let count = 0;
  const others = unpairedOf(model.quantiles ?? []);
  const blocks = forecastInBlocks(model, series, { kernels });
  for (const block of isAhead ? [aheadIn(blocks)] : blocks) {
    for (const { segment, milliseconds, step, forecast, actual, intervals: own, quantiles, ...row } of block) {
      const label = isTyped && milliseconds !== null ? formatTimestamp(milliseconds, resolution) : text(row.label);
      count++;
      if (several) piece += `${text(segment)},`;
      piece += isMany ? `${label},${step}` : label;
      forecast.forEach((value, o) => {
        piece += `,${digits(value)},${actual?.[o] ?? ""}`;
      });
      forecast.forEach((_, o) => {
        for (const { low, high } of own) piece += `,${digits(low[o]!)},${digits(high[o]!)}`;
        for (const k of others) piece += `,${digits(quantiles[k]!.values[o]!)}`;
      });
      piece += "\n";
    }
    yield piece;
    piece = "";
  }
  if (count === 0) throw nothingAhead(model, series);
}

/** What a column of forecasts is called by, behind the target's name. */
export function forecastWord(model: Pick<ModelRecord, "quantile" | "quantiles">): string {
  const told = quantileTold(model);
  return told === null ? "forecast" : `quantile ${told}`;
}

/** What columns about a forecast are called by: the ends of its intervals, then quantiles that are none. */
export function spreadWords(model: Pick<ModelRecord, "quantiles" | "intervals">): string[] {
  const { quantiles = [] } = model;
  return [...levelsOf(model).flatMap(ends), ...unpairedOf(quantiles).map((k) => `quantile ${quantiles[k]}`)];
}

function digits(value: number): number {
  return Number(value.toPrecision(7));
}

/** Names of the ends of an interval: "80 % low". */
function ends(level: number): string[] {
  return ["low", "high"].map((end) => `${Number((100 * level).toFixed(1))} % ${end}`);
}

/** What lies ahead, each row as the latest rows that are known forecast it; in their order. */
function aheadIn(blocks: Iterable<readonly ForecastRow[]>): readonly ForecastRow[] {
  const latest = new Map<string, ForecastRow>();
  for (const block of blocks) {
    for (const row of block) if (row.actual === null) latest.set(JSON.stringify([row.segment, row.label]), row);
  }
  return [...latest.values()];
}

/** Where something must be known ahead and the table ends before it. */
function nothingAhead({ derived, horizon }: ModelRecord, { source }: Series): GradusError {
  const names = listed(derived.knownAhead.map(quoted));
  return new GradusError(
    `${source}: --ahead all needs ${names} for the ${horizon.to} rows after the last one that is known. Add rows with their times and these values, the ` +
      "others empty.",
  );
}
