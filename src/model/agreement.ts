import { hash128 } from "../core/numeric/hash.js";
import { faultInTaus, pairsOf, type Taus } from "../core/quantiles.js";
import { canonicalJson } from "../core/stored/canonical.js";
import { type Derivation, derivedNames } from "../data/derive/derive-inputs.js";
import { type Disagreement, unless } from "./disagreement.js";
import { type ForecasterRecord, forecasterDisagreement } from "./forecasters/index.js";

/** A record whose fields have the right types, which say nothing yet of each other. */
interface Typed {
  readonly forecaster: ForecasterRecord;
  readonly window: number;
  readonly horizon: { readonly from: number; readonly to: number };
  readonly inputs: Scaling;
  readonly derived: Derivation;
  readonly targets: Scaling;
  readonly sequences: { readonly task: string } | null;
  readonly quantile?: number | undefined;
  readonly quantiles?: Taus | undefined;
  readonly intervals: readonly { readonly level: number; readonly halfWidths: readonly number[] }[];
  readonly transform: { readonly log: readonly object[] | null } | null;
  readonly checksum: string;
}

interface Scaling {
  readonly columns: readonly string[];
  readonly mean: readonly number[];
  readonly sd: readonly number[];
}

/** Reports the first way in which a model's fields contradict each other; asks for memory only once they agree on how much. */
export function checkAgreement(model: Typed, report: (disagreement: Disagreement) => void): void {
  const found = disagreementIn(model);
  if (found) report(found);
}

function disagreementIn(model: Typed): Disagreement | null {
  const { forecaster, window, horizon, inputs, targets, derived, transform, checksum, quantiles } = model;
  const rows = horizon.to - horizon.from + 1;
  const targetSize = targets.columns.length;
  const outputsPerTarget = quantiles?.length ?? 1;
  const shape = {
    inputSize: inputs.columns.length,
    outputSize: targetSize * rows * outputsPerTarget,
    targetSize,
    outputsPerTarget,
    window,
  };
  return (
    unlike(["inputs"], inputs) ??
    unlike(["targets"], targets) ??
    unless(
      !transform?.log || transform.log.length === targetSize,
      ["transform", "log"],
      `must have one entry for each of the ${targetSize} targets`,
    ) ??
    unless(
      derivedNames(derived, horizon.to).every((name) => inputs.columns.includes(name)),
      ["derived"],
      `must be among the inputs, as ${derivedNames(derived, horizon.to).join(", ")}`,
    ) ??
    unless(rows >= 1, ["horizon", "to"], `must not be before its first row, ${horizon.from}`) ??
    unless(horizon.from > 0 || horizon.to === 0, ["horizon", "from"], "must be >= 1, or 0 for both") ??
    wrongQuantiles(model) ??
    wrongIntervals(model, shape.outputSize) ??
    within("forecaster", forecasterDisagreement(forecaster, shape)) ??
    unless(checksum === checksumOf(model), ["checksum"], "must be that of the other fields, of which some were changed")
  );
}

function wrongQuantiles({ quantile, quantiles, forecaster, sequences }: Typed): Disagreement | null {
  if (quantiles === undefined) return null;
  const fault = quantiles.length < 2 ? "two quantiles or more" : faultInTaus(quantiles);
  const isOfNumbers = forecaster.kind === "network" && (sequences === null || sequences.task === "regress");
  return (
    unless(fault === null, ["quantiles"], `must be ${fault}`) ??
    unless(quantile === undefined, ["quantile"], "must be left out with `quantiles`") ??
    unless(isOfNumbers, ["quantiles"], "must be of a network that forecasts numbers")
  );
}

function wrongIntervals({ quantiles, intervals }: Typed, outputSize: number): Disagreement | null {
  const levels = pairsOf(quantiles ?? []).map(({ level }) => level);
  return quantiles === undefined
    ? unless(
        intervals.every(({ halfWidths }) => halfWidths.length === outputSize),
        ["intervals"],
        `must have one half width for each of the ${outputSize} outputs`,
      )
    : unless(
        intervals.every(({ level, halfWidths }) => halfWidths.length === 0 && levels.includes(level)),
        ["intervals"],
        `must be of levels between \`quantiles\`${levels.length > 0 ? `, ${levels.join(", ")}` : ""}, without half widths`,
      );
}

/** Hash of a record without its checksum, 32 hexadecimal digits; the order of the keys does not count. */
export function checksumOf(model: object): string {
  const { checksum: _, ...rest } = model as { readonly checksum?: unknown };
  return hash128([0, 0, 0, 0], canonicalJson(rest))
    .map((lane) => (lane >>> 0).toString(16).padStart(8, "0"))
    .join("");
}

function within(field: string, found: Disagreement | null): Disagreement | null {
  return found && { ...found, path: [field, ...found.path] };
}

function unlike(path: string[], { columns, mean, sd }: Scaling): Disagreement | null {
  const rule = `must have one number for each of the ${columns.length} columns`;
  return (
    unless(mean.length === columns.length, [...path, "mean"], rule) ??
    unless(sd.length === columns.length, [...path, "sd"], rule)
  );
}
