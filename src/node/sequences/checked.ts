import { InputError } from "../../core/errors.js";
import type { SequenceData, SequenceLabels, SequenceTask } from "../../data/sequences/contract.js";
import { taskOf } from "../../data/sequences/task-of.js";

interface Unchecked extends SequenceData {
  readonly file: string;
  readonly task: SequenceTask | undefined;
  /** Whether a task that tells labels must have them, as in training. */
  readonly needsLabels: boolean;
}

/**
 * The sequences without those that tell nothing: of no steps, and of one where the next step is told.
 *
 * @throws InputError where the task needs other data, or nothing is left
 */
export function checked({ file, task: asked, needsLabels, ...data }: Unchecked): SequenceData {
  if (asked !== undefined) ensureFits(data, { file, asked, needsLabels });
  const task = asked ?? (needsLabels ? taskOf(data) : null);
  const least = task === "frames" || task === "chars" ? 2 : 1;
  const lengths = data.names.map((_, k) => data.offsets[k + 1]! - data.offsets[k]!);
  const kept = [...lengths.keys()].filter((k) => lengths[k]! >= least);
  if (kept.length === 0) throw new InputError({ file }, `a sequence must have ${least} or more steps, and none has.`);
  const gone = lengths.length - kept.length;
  const short = lengths.filter((length) => length === 1).length;
  const missing = data.steps.kind === "numbers" ? data.steps.values.filter(Number.isNaN).length : 0;
  const notes = [
    ...data.notes,
    ...(missing === 0
      ? []
      : [`${missing === 1 ? "1 number of a step is" : `${missing} numbers of steps are`} missing.`]),
    ...(gone > 0
      ? [
          `Left out, ${gone === 1 ? "1 sequence" : `${gone} sequences`} of less than ${least === 1 ? "one step" : "two steps"}.`,
        ]
      : []),
    ...(least === 1 && short > 0 && short < lengths.length
      ? [`${short === 1 ? "1 sequence has" : `${short} sequences have`} one step alone: nothing comes before it.`]
      : []),
  ];
  return gone === 0 ? { ...data, notes } : { ...only(data, kept), notes };
}

function ensureFits(
  data: SequenceData,
  { file, asked, needsLabels }: Pick<Unchecked, "file" | "needsLabels"> & { readonly asked: SequenceTask },
): void {
  const needs = asked === "chars" ? "symbols" : asked === "frames" ? "numbers" : data.steps.kind;
  if (data.steps.kind !== needs) {
    const rule = `the task "${asked}" needs steps of ${needs}, got ${data.steps.kind}. Give another file, or take another task.`;
    throw new InputError({ file }, rule);
  }
  if (needsLabels && data.labels === null && (asked === "classify" || asked === "regress" || asked === "tag")) {
    const rule = `the task "${asked}" needs labels, got none. Name their column with \`target\`, or a table of them with \`labels\`.`;
    throw new InputError({ file }, rule);
  }
  if (asked !== "frames" || data.steps.kind !== "numbers") return;
  const at = data.steps.values.findIndex((value) => value !== 0 && value !== 1);
  if (at < 0) return;
  const column = data.columns[at % data.columns.length]!;
  const rule = `with the task "frames" every number must be 0 or 1, got ${data.steps.values[at]}. Choose columns with \`inputs\`.`;
  throw new InputError({ file, column }, rule);
}

/** Some of the sequences. */
function only(data: SequenceData, kept: readonly number[]): SequenceData {
  const offsets = new Uint32Array(kept.length + 1);
  for (const [at, k] of kept.entries()) offsets[at + 1] = offsets[at]! + data.offsets[k + 1]! - data.offsets[k]!;
  const steps = offsets.at(-1)!;
  /** Copies the rows of the kept sequences, `width` numbers each. */
  const rows = <List extends Float64Array | Uint16Array>(from: List, into: List, width: number): List => {
    for (const [at, k] of kept.entries())
      into.set(from.subarray(data.offsets[k]! * width, data.offsets[k + 1]! * width), offsets[at]! * width);
    return into;
  };
  const labels = (own: SequenceLabels): SequenceLabels => {
    if (own.kind === "class") {
      const codes =
        own.of === "step" ? rows(own.codes, new Uint16Array(steps), 1) : Uint16Array.from(kept, (k) => own.codes[k]!);
      return { ...own, codes };
    }
    const K = own.columns.length;
    if (own.of === "step") return { ...own, values: rows(own.values, new Float64Array(steps * K), K) };
    return { ...own, values: Float64Array.from(kept.flatMap((k) => [...own.values.subarray(k * K, (k + 1) * K)])) };
  };
  const I = data.columns.length;
  return {
    ...data,
    names: kept.map((k) => data.names[k]!),
    offsets,
    steps:
      data.steps.kind === "numbers"
        ? { kind: "numbers", values: rows(data.steps.values, new Float64Array(steps * I), I) }
        : { kind: "symbols", codes: rows(data.steps.codes, new Uint16Array(steps), 1) },
    labels: data.labels && labels(data.labels),
    parts: data.parts && kept.map((k) => data.parts![k]!),
  };
}
