import { ensure, GradusError } from "../core/errors.js";
import { ensureArgument, ensureOptions, isObject, type OptionRules } from "../core/options.js";
import type { Taus } from "../core/quantiles.js";
import { UnknownName } from "../core/registry.js";
import {
  either,
  group,
  integer,
  number,
  oneOf,
  orNull,
  required,
  rule,
  text as textRule,
  texts,
} from "../core/rules.js";
import { encodeFloats } from "../core/stored/floats.js";
import { ensurePlain } from "../core/stored/plain.js";
import { parsed, readRecord } from "../core/stored/read.js";
import { calendarRule, type Derivation, NOTHING_DERIVED } from "../data/derive/derive-inputs.js";
import { MISSING_RULES, type MissingRule } from "../data/missing.js";
import { horizonRule, scalerRule } from "../data/rules.js";
import { identityScaler, type Scaler } from "../data/scaler.js";
import { PLAIN_NOTATION, plainNotation, type TableNotation, tableNotationRule } from "../data/table-notation.js";
import type { Undo } from "../data/transform/undo.js";
import { undoRule } from "../data/transform/undo-rule.js";
import type { Horizon } from "../data/windows.js";
import { ensureHighway, type Highway } from "../network/highway.js";
import { networkSpecRule } from "../network/rules.js";
import type { NetworkSpec } from "../network/spec.js";
import { checksumOf } from "./agreement.js";
import type { ForecasterRecord } from "./forecasters/index.js";
import { highwayRecord } from "./highway-record.js";
import {
  type IntervalRecord,
  MODEL_SCHEMA,
  MODEL_VERSION,
  type ModelRecord,
  modelSchema,
  type ScalerRecord,
  type SequencesRecord,
  type TrainingNote,
} from "./schema.js";

/** The parts that every model has, whatever forecasts in it. */
export interface CommonParts {
  /** Rows of the inputs that it reads, >= 1. */
  readonly window: number;
  /** Rows ahead: one, or the first and the last of several; 0 where the target belongs to the window itself. */
  readonly horizon: Horizon;
  /** The column of the table that names the objects, whose windows are kept apart; null where it holds one series. Default null */
  readonly seriesColumn?: string | null;
  /** Of the inputs, column by column. */
  readonly inputScaler: Scaler;
  /** Of the targets; all of them are forecast for each row ahead. */
  readonly targetScaler: Scaler;
  /** About its forecasts, one half width an output. Default: none */
  readonly intervals?: readonly IntervalRecord[];
  /** Inputs that `deriveInputs` made. Default: none */
  readonly derived?: Derivation;
  /** Rule by which missing values of the table were dealt with. Default "none": there were none */
  readonly missing?: MissingRule | "none";
  /** How the cells of the table were read, for what another table leaves open. Default: nothing that was found */
  readonly notation?: TableNotation;
  /** Of a model of sequences. Default null: it forecasts a table */
  readonly sequences?: SequencesRecord | null;
  /** `data.train.undo`, where targets were transformed. Default null: they were not */
  readonly undo?: Undo | null;
  /** The quantile that it forecasts, in (0, 1). Default null: the middle */
  readonly quantile?: number | null;
  /** Several quantiles that it forecasts, each in (0, 1), ascending. Default null: it has one forecast of each target */
  readonly quantiles?: Taus | null;
}

/** The parts of a model of a network. */
export interface ModelParts extends CommonParts {
  readonly network: NetworkSpec;
  /** How it was trained; `epoch` is the one whose parameters these are, those before the first step being 0. */
  readonly training: TrainingNote & { readonly seed: number; readonly epoch: number };
  /** (P), in the order of the network's layout, all finite. */
  readonly parameters: Float32Array;
  /** `network.highway` of the trained network. Default null: none */
  readonly highway?: Highway | null;
}

export const COMMON_PARTS = {
  window: required(integer(1)),
  horizon: required(either(horizonRule, rule("0", isNone))),
  seriesColumn: orNull(textRule),
  inputScaler: required(scalerRule),
  targetScaler: required(scalerRule),
  derived: group({ calendar: required(calendarRule), knownAhead: required(texts), masked: required(texts) }),
  missing: oneOf("none", ...MISSING_RULES),
  notation: tableNotationRule,
  intervals: rule("a list of intervals", (all) => Array.isArray(all) && all.every(isObject), "Give [] for none."),
  sequences: orNull(rule("what modelOf says of sequences", isObject, "Leave it out for a forecast of a table.")),
  undo: orNull(undoRule),
  quantile: orNull(number),
  quantiles: orNull(rule("a list of numbers", (all) => Array.isArray(all) && all.every(number.allows))),
} satisfies OptionRules<CommonParts>;

/** Of how it came about. */
export const NOTE = {
  method: required(textRule),
  source: required(textRule),
  validationError: required(orNull(number)),
  testError: required(orNull(number)),
} satisfies OptionRules<TrainingNote>;

const PARTS = {
  ...COMMON_PARTS,
  network: required(networkSpecRule),
  training: required(group({ ...NOTE, seed: required(integer(0)), epoch: required(integer(0)) })),
  parameters: required({
    ...rule("a Float32Array", (value) => value instanceof Float32Array),
    advice: (value) => (isList(value) ? "Give Float32Array.from(...) of it." : "Give `best.parameters`."),
  }),
  highway: orNull(rule("a highway", isObject, "Give `network.highway`.")),
} satisfies OptionRules<ModelParts>;

function isList(value: unknown): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

/** No rows ahead, as a number or as a range. */
function isNone(value: unknown): boolean {
  return value === 0 || (isObject(value) && value["from"] === 0 && value["to"] === 0);
}

/**
 * A trained network as a record that can be written as JSON.
 *
 * @throws GradusError for parts that do not fit together
 * @example
 * const { best } = await train({ network, data, epochs: 2 }).result();
 * const model = modelRecord({
 *   network: network.spec,
 *   window: 4,
 *   horizon: 1,
 *   inputScaler: data.inputScaler,
 *   targetScaler: data.targetScaler,
 *   training: { method: "sgd", source: "sine", seed: 1, epoch: best.epoch, validationError: best.validation, testError: null },
 *   parameters: best.parameters,
 * });
 * parseModel(JSON.stringify(model), "model.json").forecaster.network.hiddenSizes; // [4]
 */
export function modelRecord(parts: ModelParts): ModelRecord {
  ensureOptions("modelRecord", parts, PARTS);
  const { network, parameters, highway = null, training, ...common } = parts;
  const { seed, epoch, ...note } = training;
  const forecaster = {
    kind: "network",
    network,
    highway: highway && highwayRecord(ensureOfKind(highway, network)),
    members: [{ seed, epoch, parameters: encodeFloats(parameters) }],
  } as const;
  return recordOf("modelRecord", { ...common, forecaster, training: note });
}

/** A record of checked parts. */
export function recordOf(
  owner: string,
  parts: CommonParts & { readonly forecaster: ForecasterRecord; readonly training: TrainingNote },
): ModelRecord {
  const { forecaster, window, horizon, seriesColumn = null, inputScaler, targetScaler, training } = parts;
  const {
    undo = null,
    derived = NOTHING_DERIVED,
    missing = "none",
    intervals = [],
    notation = PLAIN_NOTATION,
    sequences = null,
    quantile = null,
    quantiles = null,
  } = parts;
  const { from, to } = typeof horizon === "number" ? { from: horizon, to: horizon } : horizon;
  return sealed(owner, {
    schema: MODEL_SCHEMA,
    version: MODEL_VERSION,
    forecaster,
    window,
    horizon: { from, to },
    seriesColumn,
    inputs: scalerRecord(inputScaler),
    derived: {
      calendar: [...derived.calendar],
      knownAhead: [...derived.knownAhead],
      masked: [...derived.masked],
    },
    missing,
    notation: plainNotation(notation),
    targets: scalerRecord(targetScaler),
    sequences,
    ...(quantile !== null && { quantile }),
    ...(quantiles !== null && { quantiles: [...quantiles] }),
    training,
    intervals: intervals.map(({ halfWidths, ...rest }) => ({ ...rest, halfWidths: [...halfWidths] })),
    transform: undo && { log: undo.log?.map((scale) => ({ ...scale })) ?? null, nonNegative: undo.nonNegative },
  });
}

/** The record with the checksum of its fields. */
export function sealed(owner: string, record: Omit<ModelRecord, "checksum">): ModelRecord {
  ensurePlain(record, refusalAt(owner));
  return ensureModel({ ...record, checksum: checksumOf(record) }, owner);
}

const TEXT = required(textRule);
const ACTION =
  "Give a model that `gradus train`, `gradus poc` or saveModel of this version wrote; train one of another version anew.";

/**
 * A model out of its JSON text.
 *
 * @param file what errors call it
 * @throws GradusError for a text that is no model, of another version, or with anything in it that is wrong or was changed: the
 * file, the place in it, the value and what to do
 */
export function parseModel(json: string, file: string): ModelRecord {
  ensureArgument("parseModel", json, ["json", TEXT]);
  ensureArgument("parseModel", file, ["file", TEXT]);
  return registered(file, () =>
    readRecord(json, file, {
      schema: modelSchema,
      name: MODEL_SCHEMA,
      version: MODEL_VERSION,
      isSealed: false,
      action: ACTION,
    }),
  );
}

/** A value that should be a model, checked; `place` says where it was given. */
export function ensureModel(value: unknown, place: string): ModelRecord {
  const refusal = refusalAt(place);
  ensurePlain(value, refusal);
  return registered(place, () => parsed(modelSchema, value, refusal));
}

/** Its kind is not in the record: it stands in the spec. */
function ensureOfKind(highway: Highway, network: NetworkSpec): Highway {
  ensureHighway("modelRecord", highway, network);
  ensure(
    highway.kind === network.highway,
    () =>
      `modelRecord: \`highway\` must be that of the network, "${network.highway}", got "${highway.kind}". Give \`network.highway\`.`,
  );
  return highway;
}

function refusalAt(place: string): (problem: string) => GradusError {
  return (problem) => new GradusError(`${place}: ${problem}. Take a record that modelRecord or parseModel gave.`);
}

/** Reads a model; where it names a cell or activation that is not registered, says what to do about that. */
function registered<Result>(place: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnknownName)) throw error;
    throw new UnknownName(
      `${place}: ${error.message} Register it first, e.g. with cells.add(...), as the program that trained it did; ` +
        "if none did, the file was changed.",
    );
  }
}

export function scalerOf({ columns, mean, sd }: ScalerRecord): Scaler {
  return { ...identityScaler(columns), mean: Float64Array.from(mean), sd: Float64Array.from(sd) };
}

/** How the model's outputs become targets: with no transform, scaled ones. */
export function undoOf({ targets: { mean, sd }, transform }: Pick<ModelRecord, "targets" | "transform">): Undo {
  return { log: null, nonNegative: false, ...transform, mean, sd };
}

function scalerRecord({ columns, mean, sd }: Scaler): ScalerRecord {
  return { columns: [...columns], mean: [...mean], sd: [...sd] };
}
