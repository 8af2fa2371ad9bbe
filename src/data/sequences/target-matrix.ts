import { ensure } from "../../core/errors.js";
import { identityScaler, type Scaler } from "../scaler.js";
import { type Allocate, ordinaryMemory } from "../window-set.js";
import { NO_CLASS, type SequenceData, type SequenceLabels } from "./contract.js";
import { moments, type StepMatrix } from "./step-matrix.js";
import type { Stretch } from "./stretch.js";

/** What windows are asked for, row by row of the matrix of their steps. */
export interface TargetMatrix {
  /** (padding + steps, C), row-major, scaled; 0 where nothing is asked for. */
  readonly targets: Float32Array;
  readonly scaler: Scaler;
}

/** Labels as targets: a class is 1 in its own column and 0 elsewhere, a label of a sequence stands at its last step. Without labels the steps are their own targets. */
export function targetMatrix(
  data: SequenceData,
  {
    steps,
    train,
    padding,
    allocate = ordinaryMemory,
  }: {
    readonly steps: StepMatrix;
    /** The steps of the training part's windows, each once. */
    readonly train: readonly Stretch[];
    readonly padding: number;
    readonly allocate?: Allocate | undefined;
  },
): TargetMatrix {
  const { labels, offsets, source } = data;
  if (labels === null) ensureTwoSymbols(data, train);
  if (labels === null) return { targets: steps.inputs, scaler: identityScaler(data.columns) };
  const C = labels.kind === "class" ? labels.classes.length : labels.columns.length;
  const targets = new Float32Array(allocate((padding + offsets.at(-1)!) * C * Float32Array.BYTES_PER_ELEMENT));
  /** Null of a sequence without steps: before its end stands another one's. */
  const rowOf = (place: number) => {
    if (labels.of === "step") return place;
    return offsets[place + 1]! > offsets[place]! ? offsets[place + 1]! - 1 : null;
  };
  if (labels.kind === "class") {
    ensureVaries(source, labels, train);
    labels.codes.forEach((code, place) => {
      const row = rowOf(place);
      if (code !== NO_CLASS && row !== null) targets[(padding + row) * C + code] = 1;
    });
    return { targets, scaler: identityScaler(labels.classes) };
  }
  const { values, columns } = labels;
  const asked = train.map(({ sequence, start, end }) =>
    labels.of === "step" ? { start, end } : { start: sequence, end: sequence + 1 },
  );
  const learnt = columns.map((_, column) => moments(values, asked, { width: C, column }));
  learnt.forEach(({ spread, centre }, c) => {
    ensure(
      spread > 0,
      () =>
        `${source}: the target "${columns[c]}" must vary over the training part, got ${centre} throughout. Choose another, or other shares.`,
    );
  });
  const places = values.length / C;
  for (let place = 0; place < places; place++) {
    const row = rowOf(place);
    for (let c = 0; c < C; c++) {
      const value = values[place * C + c]!;
      if (!Number.isNaN(value) && row !== null)
        targets[(padding + row) * C + c] = (value - learnt[c]!.centre) / learnt[c]!.spread;
    }
  }
  const mean = Float64Array.from(learnt, ({ centre }) => centre);
  const sd = Float64Array.from(learnt, ({ spread }) => spread);
  return { targets, scaler: { columns, mean, sd, constant: [] } };
}

/** The loss of a text of one symbol is 0 whatever a network tells. */
function ensureTwoSymbols({ source, steps, columns }: SequenceData, train: readonly Stretch[]): void {
  if (steps.kind !== "symbols") return;
  const [first] = train;
  const only = first === undefined ? undefined : steps.codes[first.start];
  const isOther = (code: number) => code !== only;
  ensure(
    train.some(({ start, end }) => steps.codes.subarray(start, end).some(isOther)),
    () =>
      `${source}: the training part must hold two different symbols or more, got ${only === undefined ? "none" : `"${columns[only]}" alone`}. Give another text.`,
  );
}

function ensureVaries(
  source: string,
  labels: Extract<SequenceLabels, { kind: "class" }>,
  train: readonly Stretch[],
): void {
  const seen = new Set<number>();
  for (const { sequence, start, end } of train) {
    if (labels.of === "sequence") seen.add(labels.codes[sequence]!);
    else for (let row = start; row < end; row++) seen.add(labels.codes[row]!);
  }
  seen.delete(NO_CLASS);
  ensure(seen.size > 1, () => {
    const only = [...seen].map((code) => `"${labels.classes[code]}"`).join("");
    return `${source}: the training part must hold two classes of "${labels.name}" or more, got ${only || "none"}. Choose another target, or other parts.`;
  });
}
