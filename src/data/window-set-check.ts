import { ensure } from "../core/errors.js";
import { ensureArgument } from "../core/options.js";
import { required } from "../core/rules.js";
import { ensureFiniteInputs, ensureFiniteTargets } from "./faulty-cell.js";
import { inputWindowsRule, windowSetRule } from "./rules.js";
import type { InputWindows, WindowSet } from "./window-set.js";

/**
 * Throws unless the set is what `WindowSet` says: its fields one by one, their sizes among one another, every row that is read there, and
 * every number that is read finite. Windows of weight 0 are not read. Fields of the caller's own may stand beside them.
 *
 * The one check of a set, to be called once, where data enter; what runs on them trusts them. One look at every number: nothing beside an
 * epoch of training.
 *
 * @param name of the set, as the caller typed it, e.g. "data.train"
 * @throws GradusError naming the owner, and the field with the set's name before it
 */
export function ensureWindowSet(owner: string, set: WindowSet, name: string): void {
  ensureArgument(owner, set, [name, required(windowSetRule)]);
  ensureInputs(owner, set, name);
  ensureTargets(owner, set, name);
  ensureUndo(owner, set, name);
  ensureWeights(owner, set, name);
  ensureFiniteInputs(owner, set, { name, weights: set.weights });
  ensureFiniteTargets(owner, set, name);
}

/** The same for windows whose targets and weights, if they have any, are not looked at: outputs are asked for of all of them. */
export function ensureInputWindows(owner: string, windows: InputWindows, name: string): void {
  ensureArgument(owner, windows, [name, required(inputWindowsRule)]);
  ensureInputs(owner, windows, name);
  ensureFiniteInputs(owner, windows, { name, weights: null });
}

function ensureInputs(owner: string, set: InputWindows, name: string): void {
  const { length, window: T, inputs, inputSize, starts, lengths = null, interpolated } = set;
  ensureOneEach(owner, starts, `${name}.starts`, length);
  const rows = Math.floor(inputs.length / inputSize);
  const beyond = starts.findIndex((start) => start + T > rows);
  ensure(
    beyond < 0,
    () =>
      `${owner}: \`${name}.starts\` must leave a window's ${T} rows within the ${rows} rows of \`${name}.inputs\` ` +
      `(${inputSize} columns), ` +
      `got ${starts[beyond]} at ${beyond}.`,
  );
  ensure(
    interpolated === undefined ||
      (interpolated.inputs.length === inputs.length && interpolated.ahead.length === inputs.length),
    () =>
      `${owner}: \`${name}.interpolated\` must hold a number for each of \`${name}.inputs\`, ${inputs.length}, ` +
      `got ${interpolated?.inputs.length} and ${interpolated?.ahead.length}.`,
  );
  if (lengths === null) return;
  ensureOneEach(owner, lengths, `${name}.lengths`, length);
  const wrong = lengths.findIndex((steps) => !(steps >= 1 && steps <= T));
  ensure(
    wrong < 0,
    () => `${owner}: \`${name}.lengths\` must be whole numbers from 1 to ${T}, got ${lengths[wrong]} at ${wrong}.`,
  );
}

function ensureTargets(owner: string, set: WindowSet, name: string): void {
  const { window: T, targets, targetSize, targetOffsets, outputsPerTarget = 1, outputSize, starts, scored } = set;
  ensure(
    outputSize === targetOffsets.length * targetSize * outputsPerTarget,
    () =>
      `${owner}: \`${name}.outputSize\` must be that of \`${name}.targetOffsets\` times \`${name}.targetSize\`${outputsPerTarget === 1 ? "" : ` times \`${name}.outputsPerTarget\``}, ` +
      `${targetOffsets.length} x ${targetSize}${outputsPerTarget === 1 ? "" : ` x ${outputsPerTarget}`}, got ${outputSize}.`,
  );
  const disorder = targetOffsets.findIndex((offset, r) => r > 0 && offset <= targetOffsets[r - 1]!);
  ensure(
    disorder < 0,
    () => `${owner}: \`${name}.targetOffsets\` must ascend, got ${targetOffsets[disorder]} at ${disorder}.`,
  );
  const rows = Math.floor(targets.length / targetSize);
  const least = targetOffsets[0]! - (scored === "all" ? T - 1 : 0);
  const most = targetOffsets.at(-1)!;
  const beyond = starts.findIndex((start) => start + least < 0 || start + most >= rows);
  ensure(beyond < 0, () => {
    const asked = starts[beyond]! + least < 0 ? starts[beyond]! + least : starts[beyond]! + most;
    return (
      `${owner}: \`${name}.targets\` must hold every row that \`starts\` and \`targetOffsets\` ask for, got rows 0 to ${rows - 1}, ` +
      `and window ${beyond} asks for row ${asked}.`
    );
  });
}

/** What was transformed can be undone, target by target. */
function ensureUndo(owner: string, set: WindowSet, name: string): void {
  const { undo, untransformed, targets, targetSize, outputsPerTarget = 1 } = set;
  ensure(
    untransformed?.length === (undo && targets.length),
    () =>
      `${owner}: \`${name}.untransformed\` must be there with \`${name}.undo\` alone, as long as \`${name}.targets\`, ` +
      `got ${untransformed?.length ?? "no"} numbers. Give both of makeWindows, or neither.`,
  );
  if (undo === undefined) return;
  const { mean, sd, log, outputsPerTarget: undone = 1 } = undo;
  ensure(
    undone === outputsPerTarget,
    () =>
      `${owner}: \`${name}.undo.outputsPerTarget\` must be that of \`${name}\`, ${outputsPerTarget}, got ${undone}. Use withOutputsPerTarget.`,
  );
  for (const [field, list] of Object.entries({ mean, sd, ...(log && { log }) })) {
    ensure(
      list.length === targetSize,
      () =>
        `${owner}: \`${name}.undo.${field}\` must have one entry for each of ${targetSize} targets, got ${list.length}.`,
    );
  }
}

function ensureWeights(owner: string, { length, weights }: WindowSet, name: string): void {
  if (weights === null) return;
  ensureOneEach(owner, weights, `${name}.weights`, length);
  const wrong = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  ensure(wrong < 0, () => `${owner}: \`${name}.weights\` must be finite and >= 0, got ${weights[wrong]} at ${wrong}.`);
  ensure(
    length === 0 || weights.some((weight) => weight > 0),
    () => `${owner}: one of the \`${name}.weights\` must be > 0, got none.`,
  );
}

function ensureOneEach(owner: string, values: ArrayLike<number>, name: string, length: number): void {
  ensure(
    values.length === length,
    () => `${owner}: \`${name}\` must hold one number for each of the ${length} windows, got ${values.length}.`,
  );
}
