import { ensure } from "../../core/errors.js";
import { MOST } from "../../core/limits.js";
import { ensureArgument } from "../../core/options.js";
import { integer } from "../../core/rules.js";
import { PART_NAMES, type PartName } from "../split.js";
import { type Allocate, ordinaryMemory, type WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import type { SequenceData, SequenceTask } from "./contract.js";
import { type CutOptions, cutSequences, type SequenceCut } from "./cut-sequences.js";
import { sequenceFindings } from "./sequence-findings.js";
import { cutNotes, stepNotes } from "./sequence-notes.js";
import { stepMatrix } from "./step-matrix.js";
import { type Stretch, stepsOf, withoutOverlap } from "./stretch.js";
import { targetMatrix } from "./target-matrix.js";
import { taskOf } from "./task-of.js";
import { type WindowShape, windowShape, windowsIn } from "./window-shape.js";

export interface SequenceWindowsOptions extends CutOptions {
  readonly data: SequenceData;
  readonly task: SequenceTask;
  /** T, steps that a network reads at most, >= 1. Default: see `windowShape` */
  readonly window?: number | undefined;
  readonly allocate?: Allocate | undefined;
}

/** Windows of the three parts, and the steps that each of them reads. */
export interface SequenceWindows extends Windows {
  readonly shape: WindowShape;
  readonly cut: SequenceCut;
  readonly stretches: Readonly<Record<PartName, readonly Stretch[]>>;
}

/**
 * Windows of sequences of unequal length: each ends at the last step that it reads, shorter ones have `lengths`. Scalers see the training part alone; classes,
 * characters and frames of 0 and 1 are not scaled.
 *
 * @throws GradusError for a task that the data are not for, a part without a window, classes or numbers that do not vary in the training part, and more numbers than memory holds
 */
export function sequenceWindows(options: SequenceWindowsOptions): SequenceWindows {
  const { data, task, window, allocate = ordinaryMemory } = options;
  ensureArgument("sequenceWindows", window, ["window", integer(1)]);
  ensureTask(data, task);
  const cut = cutSequences(data, options);
  const shape = windowShape(data, { cut, asked: window });
  const stretches = {
    train: windowsIn(data, cut.train, shape),
    validation: windowsIn(data, cut.validation, shape),
    test: windowsIn(data, cut.test, shape),
  };
  ensureWindowsThere(data, stretches, options);
  ensureFits(data, shape);
  const matrix = { train: withoutOverlap(stretches.train), padding: shape.window, allocate };
  const steps = stepMatrix(data, { ...matrix, asIs: data.labels === null });
  const { targets, scaler } = targetMatrix(data, { ...matrix, steps });
  const C = scaler.columns.length;
  const shared = {
    window: shape.window,
    inputs: steps.inputs,
    inputSize: data.columns.length,
    targets,
    targetSize: C,
    targetOffsets: [shape.window - 1 + shape.ahead],
    outputSize: C,
    scored: shape.kind === "pieces" ? "all" : "last",
    weights: null,
  } as const;
  const isUneven = PART_NAMES.some((part) => stretches[part].some((stretch) => stepsOf(stretch) < shape.window));
  const setOf = (part: PartName): WindowSet => {
    const own = stretches[part];
    const words = () => new Uint32Array(allocate(own.length * Uint32Array.BYTES_PER_ELEMENT));
    const starts = words();
    const lengths = isUneven ? words() : null;
    own.forEach((stretch, k) => {
      starts[k] = stretch.end; // `padding` rows further down, less the window's
      if (lengths !== null) lengths[k] = stepsOf(stretch);
    });
    return { ...shared, length: own.length, starts, lengths };
  };
  const isNumber = data.labels?.kind === "number";
  return {
    train: setOf("train"),
    validation: setOf("validation"),
    test: setOf("test"),
    inputScaler: steps.scaler,
    targetScaler: scaler,
    errorUnit: isNumber && C > 1 ? "standard-deviations" : "target",
    errorFactor: isNumber && C === 1 ? scaler.sd[0]! : 1,
    notes: [
      ...cutNotes(data, { cut, shape, stretches }, options),
      ...stepNotes(data, steps),
      ...sequenceFindings(data, cut),
    ],
    shape,
    cut,
    stretches,
  };
}

function ensureTask(data: SequenceData, task: SequenceTask): void {
  const own = taskOf(data);
  ensure(
    task === own,
    () => `sequenceWindows: \`task\` of ${data.source} must be "${own}", by its labels and steps, got "${task}".`,
  );
}

function ensureWindowsThere(
  { source, parts }: SequenceData,
  stretches: SequenceWindows["stretches"],
  { testShare }: CutOptions,
): void {
  for (const part of PART_NAMES) {
    const isNamed = parts?.includes(part) === true;
    ensure(
      stretches[part].length > 0 || (part === "test" && testShare === 0 && !isNamed),
      () =>
        `${source}: the ${part} part must hold a sequence with steps and a label, got none. ` +
        `${isNamed && part !== "train" ? "Leave it out, so that a share of the training part takes its place." : "Give more sequences, or other shares."}`,
    );
  }
}

/** Inputs and targets have a row for each step, and those before the first. */
function ensureFits({ source, columns, labels, offsets }: SequenceData, { window }: WindowShape): void {
  const rows = window + offsets.at(-1)!;
  const asked = labels === null ? columns : labels.kind === "class" ? labels.classes : labels.columns;
  ensure(
    labels?.kind !== "class" || labels.classes.length <= MOST.classes,
    () =>
      `${source}: there must be at most ${MOST.classes} classes, got ${asked.length} of "${labels?.name}". Take "regress" if they are amounts.`,
  );
  for (const [what, { length }] of Object.entries({ inputs: columns, "classes or targets": asked })) {
    ensure(
      rows * length <= MOST.values,
      () =>
        `${source}: steps times ${what} must be at most ${MOST.values}, got ${rows} x ${length}. Take fewer sequences or ${what}.`,
    );
  }
}
