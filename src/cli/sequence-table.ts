import { csvField, withoutFormula } from "../core/csv.js";
import { unpairedOf } from "../core/quantiles.js";
import type { SequenceData } from "../data/sequences/contract.js";
import type { Kernels } from "../kernels/contract.js";
import type { ModelRecord } from "../model/schema.js";
import { predictSequences, type SequenceForecast } from "../model/sequences/predict-sequences.js";
import { type ForecastTable, forecastWord, spreadWords } from "../poc/forecast-table.js";
import type { WrittenColumn } from "../poc/written-column.js";

/** A row a sequence, or a row a step: what is told, its probabilities or numbers, and what the data say. */
export function sequenceTable(
  model: ModelRecord,
  data: SequenceData,
  { kernels, escapeFormulas }: { readonly kernels: Kernels; readonly escapeFormulas: boolean },
): ForecastTable {
  const columns = columnsOf(model);
  const text = (value: string) => csvField(escapeFormulas ? withoutFormula(value) : value);
  const lines = function* () {
    yield `${columns.map(({ name }) => text(name)).join(",")}\n`;
    for (const block of predictSequences(model, data, { kernels })) {
      yield block.map((row) => `${fieldsOf(model, row, text).join(",")}\n`).join("");
    }
  };
  return { columns, csv: lines() };
}

function columnsOf(model: ModelRecord): WrittenColumn[] {
  const { sequences, targets } = model;
  const { task, windows, label } = sequences!;
  const number = (name: string) => ({ name, type: "number" }) as const;
  const words = (name: string) => ({ name, type: "text" }) as const;
  const place = [words("sequence"), ...(windows === "ends" ? [] : [{ name: "step", type: "count" } as const])];
  if (task === "regress") {
    return [
      ...place,
      ...targets.columns.flatMap((name) => [number(`${name} ${forecastWord(model)}`), number(`${name} actual`)]),
      ...targets.columns.flatMap((name) => spreadWords(model).map((word) => number(`${name} ${word}`))),
    ];
  }
  if (task === "frames") {
    return [...place, ...targets.columns.flatMap((name) => [number(`p(${name})`), number(`${name} actual`)])];
  }
  return [
    ...place,
    words(`${label} forecast`),
    words(`${label} actual`),
    ...targets.columns.map((name) => number(`p(${name})`)),
  ];
}

function fieldsOf(
  { sequences, quantiles: taus = [] }: ModelRecord,
  { sequence, step, told, values, actual, intervals, quantiles }: SequenceForecast,
  text: (value: string) => string,
): (string | number)[] {
  const place = [text(sequence), ...(sequences!.windows === "ends" ? [] : [step!])];
  if (told === null) {
    const own = (k: number) => (actual === null || typeof actual === "string" ? "" : actual[k]!);
    const spread = values.flatMap((_, c) => [
      ...intervals.flatMap(({ low, high }) => [digits(low[c]!), digits(high[c]!)]),
      ...unpairedOf(taus).map((k) => digits(quantiles[k]!.values[c]!)),
    ]);
    return [...place, ...values.flatMap((value, k) => [digits(value), own(k)]), ...spread];
  }
  return [...place, text(told), typeof actual === "string" ? text(actual) : "", ...values.map(digits)];
}

function digits(value: number): number {
  return Number(value.toPrecision(7));
}
