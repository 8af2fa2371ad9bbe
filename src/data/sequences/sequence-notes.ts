import { listed, quoted } from "../../core/listed.js";
import { PART_NAMES, type PartName } from "../split.js";
import type { SequenceData } from "./contract.js";
import type { CutOptions, SequenceCut } from "./cut-sequences.js";
import type { StepMatrix } from "./step-matrix.js";
import { type Stretch, stepsOf } from "./stretch.js";
import type { WindowShape } from "./window-shape.js";

interface Made {
  readonly cut: SequenceCut;
  readonly shape: WindowShape;
  readonly stretches: Readonly<Record<PartName, readonly Stretch[]>>;
}

/** How parts were cut and windows made, where that is not what the source says. */
export function cutNotes(data: SequenceData, { cut, shape, stretches }: Made, options: CutNoteOptions): string[] {
  return [
    ...drawnNote(data, cut, options),
    ...askedNote(shape, options),
    ...shapeNotes(data, cut, shape),
    ...unseenNote(data, stretches),
  ];
}

interface CutNoteOptions extends CutOptions {
  /** What was asked for. */
  readonly window?: number | undefined;
}

function askedNote({ window }: WindowShape, { window: asked = window }: CutNoteOptions): string[] {
  return asked > window
    ? [`windows have ${window} steps, as many as the longest sequence, where ${asked} were asked for`]
    : [];
}

function drawnNote({ parts, names, labels }: SequenceData, cut: SequenceCut, { testShare }: CutOptions): string[] {
  const isGiven = (part: PartName) => parts?.includes(part) === true;
  const cutOff = [
    ...(isGiven("validation") ? [] : ["validation"]),
    ...(isGiven("test") || testShare === 0 ? [] : ["test"]),
  ];
  if (cutOff.length === 0) return [];
  const used = new Set(PART_NAMES.flatMap((part) => cut[part].map(({ sequence }) => sequence)));
  const isWhole = used.size === PART_NAMES.reduce((sum, part) => sum + cut[part].length, 0);
  const from = isGiven("test") ? " of the training part" : "";
  const how =
    names.length > 1 && isWhole
      ? `whole sequences, drawn at random${labels?.kind === "class" && labels.of === "sequence" ? ", classes in equal shares" : ""}`
      : "the last steps of each sequence, in order";
  return [`${listed(cutOff)} part${cutOff.length > 1 ? "s" : ""}${from}: ${how}`];
}

function shapeNotes(
  { offsets, names }: SequenceData,
  cut: SequenceCut,
  { kind, window, ahead }: WindowShape,
): string[] {
  const short = names.filter((_, k) => offsets[k + 1]! - offsets[k]! <= ahead).length;
  const all = PART_NAMES.flatMap((part) => cut[part]);
  const long = all.filter((stretch) => stepsOf(stretch) - ahead > window).length;
  return [
    ...(short > 0
      ? [
          `${short} of ${names.length} sequences left out: ${ahead === 0 ? "they have no steps" : "they have no two steps"}`,
        ]
      : []),
    ...(kind === "ends" && long > 0 ? [`of ${long} sequences the last ${window} steps alone are read`] : []),
    ...(kind === "pieces" && long > 0
      ? [`${long} of ${all.length} stretches are cut into pieces of ${window} steps, each read from its own beginning`]
      : []),
    ...(kind === "sliding"
      ? [`each step with a label is an example, told from the ${window} steps that end there`]
      : []),
  ];
}

function unseenNote({ labels }: SequenceData, stretches: Made["stretches"]): string[] {
  if (labels?.kind !== "class") return [];
  const seenIn = (part: PartName) => {
    const seen = new Set<number>();
    for (const { sequence, start, end } of stretches[part]) {
      if (labels.of === "sequence") seen.add(labels.codes[sequence]!);
      else for (let row = start; row < end; row++) seen.add(labels.codes[row]!);
    }
    return seen;
  };
  const trained = seenIn("train");
  return (["validation", "test"] as const).flatMap((part) => {
    const unseen = [...seenIn(part)].filter((code) => !trained.has(code) && labels.classes[code] !== undefined);
    if (unseen.length === 0) return [];
    const names = unseen.map((code) => quoted(labels.classes[code]!));
    return [`${listed(names)} of the ${part} part: no training sequence has that class, so it cannot be told`];
  });
}

/** What was done to the numbers of steps. */
export function stepNotes({ columns }: SequenceData, { filled, scaler }: StepMatrix): string[] {
  const { constant } = scaler;
  return [
    ...(filled > 0
      ? [`${filled} missing numbers: the last one of the sequence stands there, before the first the mean`]
      : []),
    ...(constant.length > 0
      ? [`${constant.length} of ${columns.length} inputs have one value over the training part`]
      : []),
  ];
}
