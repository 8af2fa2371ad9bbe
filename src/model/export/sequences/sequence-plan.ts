import { ensure } from "../../../core/errors.js";
import type { SequenceTask } from "../../../data/sequences/contract.js";
import { outputsPerTarget } from "../../quantile-forecast.js";
import type { ModelRecord, ScalerRecord } from "../../schema.js";
import { membersOf } from "../members.js";
import type { Member } from "../plan.js";
import { toldOf } from "../plan-of.js";

/**
 * A model of sequences as the steps from what it reads to what it tells: plain data that every format writes.
 *
 *     steps (T, I), any T up to `window` -> scaled, or a symbol as a 1 in its place -> outputs (O) of the last step, or (T, O) of every one
 *     -> probabilities of classes and symbols, one of each note, numbers in their unit
 */
export interface SequencePlan {
  readonly task: SequenceTask;
  /** Names of the numbers of a step; of a text its symbols. */
  readonly columns: readonly string[];
  readonly isOfSymbols: boolean;
  /** Steps that are read at most; all of them together where the network reads a window at once. */
  readonly window: number;
  readonly readsWindow: boolean;
  /** Whether something is told at every step, or at the last alone. */
  readonly isEach: boolean;
  /** (I) of each, scaled = (value - mean) / sd. */
  readonly inputs: ScalerRecord;
  /** At least one, each with layers. */
  readonly members: readonly Member[];
  /** Names of what is told, (O), and of numbers their centre and scale; of several quantiles each of them of each number. */
  readonly targets: ScalerRecord;
  /** As of a `ForecastPlan`. */
  readonly sorted: number;
  readonly notes: readonly string[];
}

/** What a model of sequences does, step by step. */
export function sequencePlanOf(model: ModelRecord): SequencePlan {
  const { sequences, window, inputs, forecaster } = model;
  const told = toldOf(model);
  const targets = {
    columns: told.map(({ name }) => name),
    mean: told.map(({ c }) => model.targets.mean[c]!),
    sd: told.map(({ c }) => model.targets.sd[c]!),
  };
  const { task, windows } = sequences!;
  const members = membersOf(model);
  ensure(
    forecaster.kind === "network",
    () =>
      `exportModel: \`model\` must be a network where it tells of sequences, got the forecast "${forecaster.kind}".`,
  );
  const isOfSymbols = task === "chars";
  const isEach = windows === "pieces";
  const readsWindow = members[0]!.reads === "window";
  const notes = [...notesOn({ isOfSymbols, isEach, readsWindow, window, task })];
  return {
    task,
    columns: inputs.columns,
    isOfSymbols,
    window,
    readsWindow,
    isEach,
    inputs,
    members,
    targets,
    sorted: outputsPerTarget(model),
    notes,
  };
}

type Noted = Pick<SequencePlan, "task" | "isOfSymbols" | "window" | "readsWindow" | "isEach">;

function* notesOn({ isOfSymbols, window, readsWindow, isEach, task }: Noted): Generator<string> {
  if (readsWindow) {
    yield `It reads ${window} steps at once: of a longer sequence give the last ones, before a shorter one the means of the columns.`;
  } else if (isEach) {
    yield `gradus predict cuts a longer sequence into pieces of ${window} steps, each read from its own beginning: do the same for the same numbers.`;
  } else yield `gradus predict reads the last ${window} steps of a longer sequence: give those for the same numbers.`;
  if (isOfSymbols) yield "A symbol that is not among them stands for nothing.";
  else if (task !== "frames")
    yield "Give for a missing number the last one before it, and the column's mean before the first, as in training.";
}

/** What is told, in one sentence. */
export function toldWords({ task, isEach, targets }: Pick<SequencePlan, "task" | "isEach" | "targets">): string {
  const of = isEach
    ? "every step"
    : task === "tag" || task === "chars" || task === "frames"
      ? "the last step"
      : "the sequence";
  switch (task) {
    case "regress":
      return `${targets.columns.join(", ")} of ${of}, in ${targets.columns.length === 1 ? "its own unit" : "their own units"}.`;
    case "frames":
      return `the probability of each of ${targets.columns.length} notes in the frame after ${of}.`;
    case "chars":
      return `the probability of each of ${targets.columns.length} symbols after ${of}.`;
    case "classify":
    case "tag":
      return `the probability of each of ${targets.columns.length} classes of ${of}.`;
    default:
      return task satisfies never;
  }
}

/** What is read, in one sentence. */
export function stepWords({ window, readsWindow, isOfSymbols }: SequencePlan): string {
  const steps = isOfSymbols ? "symbols of a text" : "steps of a sequence";
  return `${readsWindow ? `${window}` : `1 to ${window}`} ${steps}, oldest first.`;
}
