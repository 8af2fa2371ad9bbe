import type { FloatArray } from "../../core/float-array.js";
import { isStreamState } from "../../core/numeric/random.js";
import { isObject, type OptionRules } from "../../core/options.js";
import {
  group,
  integer,
  isList,
  nonNegative,
  number,
  orNull,
  positive,
  required,
  rule,
  text,
} from "../../core/rules.js";
import type { StartAmplitude } from "../../initialisers/contract.js";
import type { Beginning, TrainingRecord, TrainingResult, ValidationPoint } from "../records.js";
import type { SigmaState } from "../sigma-watch.js";

/**
 * Where a run of `train` was between two steps, and all that it needs to go on from there bit for bit: plain data and typed arrays, copies,
 * for `structuredClone`, threads and `v8.serialize`.
 */
export interface TrainingState {
  readonly schema: "gradus.training-state";
  readonly version: 3;
  /** All that decides the run, by the option that says it: a state of another run is refused by what differs. */
  readonly run: Readonly<Record<string, string>>;
  readonly place: EpochPlace;
  readonly count: RunCount;
  readonly initialValidation: number | null;
  readonly beginning: Beginning;
  /** Of the epochs before this one. */
  readonly records: readonly TrainingRecord[];
  readonly best: TrainingResult["best"];
  readonly parameters: FloatArray;
  /** Of the optimiser: see `TransformStep.state`. */
  readonly optimizer: readonly FloatArray[];
  readonly sigmaRule: SigmaState;
  /** Of the objective at each size of batch: see `ObjectivePass.state`. */
  readonly objective: readonly (readonly FloatArray[])[];
  /** Places of the random streams: the batch order's before this epoch's order was drawn, and those of the noise at each size of batch. */
  readonly random: { readonly order: readonly number[]; readonly noise: readonly (readonly number[])[] };
}

/** A place within an epoch. */
export interface EpochPlace {
  /** The one under way, from 1. */
  readonly epoch: number;
  /** Its steps that are done, 1 to all of them. */
  readonly steps: number;
  /** Of its first step. */
  readonly sigma: number;
  readonly learningRate: number;
  /** Steps that its back-propagation goes back. */
  readonly depth: number;
  /** Sum over its steps of the objective times the batch's weight, and of the weights. */
  readonly objectiveSum: number;
  readonly weightSum: number;
  /** Its validations so far. */
  readonly within: readonly ValidationPoint[];
}

/** What a run has done so far. */
export interface RunCount {
  readonly steps: number;
  /** Those of them at sigma > 0. */
  readonly smoothedSteps: number;
  /** Steps at the last validation. */
  readonly validatedAt: number;
  /** Training time, and of it what was beside the steps. */
  readonly millisecondsTraining: number;
  readonly millisecondsBesideSteps: number;
}

export const STATE_SCHEMA = "gradus.training-state";
export const STATE_VERSION = 3;

const isFloats = (value: unknown) => value instanceof Float32Array || value instanceof Float64Array;
const listOf = (entries: string, allows: (value: unknown) => boolean) =>
  rule(`a list of ${entries}`, (value) => isList(value) && value.every(allows));
const AS_GIVEN = "Keep states as `save` is given them: JSON does not.";
const floats = rule("a Float32Array or Float64Array", isFloats, AS_GIVEN);
const streamState = rule("four 32-bit integers, not all 0", isStreamState);

const haveNumbers = (value: unknown, names: readonly string[]) =>
  isObject(value) && names.every((name) => number.allows(value[name]));
const isPoint = (value: unknown) => haveNumbers(value, ["steps", "smoothedSteps", "validation"]);
const points = listOf("validations", isPoint);
const RECORD = [
  ...["epoch", "trainObjective", "validation", "sigma", "learningRate", "steps", "smoothedSteps"],
  ...["secondsTraining", "secondsBesideSteps"],
];
const isRecord = (value: unknown) =>
  haveNumbers(value, RECORD) && points.allows((value as { readonly within: unknown }).within);

const PLACE = {
  epoch: required(integer(1)),
  steps: required(integer(1)),
  sigma: required(nonNegative),
  learningRate: required(nonNegative),
  depth: required(integer(1)),
  objectiveSum: required(number),
  weightSum: required(number),
  within: required(points),
} satisfies OptionRules<EpochPlace>;

const COUNT = {
  steps: required(integer(1)),
  smoothedSteps: required(integer(0)),
  validatedAt: required(integer(0)),
  millisecondsTraining: required(nonNegative),
  millisecondsBesideSteps: required(nonNegative),
} satisfies OptionRules<RunCount>;

const BEST = {
  epoch: required(integer(0)),
  validation: required(number),
  parameters: required(rule("a Float32Array", (value) => value instanceof Float32Array, AS_GIVEN)),
} satisfies OptionRules<NonNullable<TrainingResult["best"]>>;

const SIGMA = {
  controller: required(listOf("Float64Arrays", (value) => value instanceof Float64Array)),
  gradientSum: required(floats),
  steps: required(integer(0)),
} satisfies OptionRules<SigmaState>;

const RANDOM = {
  order: required(streamState),
  noise: required(listOf("places of random streams", isStreamState)),
} satisfies OptionRules<TrainingState["random"]>;

const STATE = {
  schema: required(text),
  version: required(integer(1)),
  run: required(rule("texts by name", (value) => isObject(value) && Object.values(value).every(text.allows))),
  place: required(group(PLACE)),
  count: required(group(COUNT)),
  initialValidation: required(orNull(number)),
  beginning: required(
    group({
      note: required(orNull(text)),
      units: required(rule("a Float64Array", (value) => value instanceof Float64Array, AS_GIVEN)),
      amplitude: required(
        orNull(
          group({ alpha: required(positive), states: required(integer(0)) } satisfies OptionRules<StartAmplitude>),
        ),
      ),
    } satisfies OptionRules<TrainingState["beginning"]>),
  ),
  records: required(listOf("records of epochs", isRecord)),
  best: required(orNull(group(BEST))),
  parameters: required(floats),
  optimizer: required(listOf("arrays", isFloats)),
  sigmaRule: required(group(SIGMA)),
  objective: required(listOf("lists of arrays", (value) => isList(value) && value.every(isFloats))),
  random: required(group(RANDOM)),
} satisfies OptionRules<TrainingState>;

/** Strict: no field missing, none beside these. Whether it is of the run at hand is asked later, by `ensureSameRun`. */
export const stateRule = {
  ...group(STATE),
  ...rule(
    `a state of a run, version ${STATE_VERSION}`,
    (value) => isObject(value) && value["schema"] === STATE_SCHEMA && value["version"] === STATE_VERSION,
    "Give what `checkpoint.save` was given, or leave it out and train from the beginning.",
  ),
};
