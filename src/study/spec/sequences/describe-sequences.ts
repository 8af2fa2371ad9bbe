import { NO_CLASS, type SequenceData } from "../../../data/sequences/contract.js";
import type { SequenceWindows } from "../../../data/sequences/sequence-windows.js";
import { stepsOf } from "../../../data/sequences/stretch.js";
import { PART_NAMES, type PartName } from "../../../data/split.js";
import type { SequencePartRecord, SequencesRecord } from "../../records/sequences.js";

/** How many sequences of which lengths there are, and what is told of them in each part: by labels, where a window holds several of them. */
export function describeSequences(data: SequenceData, windows: SequenceWindows): Omit<SequencesRecord, "reading"> {
  const { shape, stretches } = windows;
  const used = new Set(PART_NAMES.flatMap((part) => stretches[part].map(({ sequence }) => sequence)));
  const lengths = [...used].map((k) => data.offsets[k + 1]! - data.offsets[k]!);
  return {
    count: used.size,
    shortest: lengths.reduce((least, length) => Math.min(least, length), lengths[0] ?? 0),
    longest: lengths.reduce((most, length) => Math.max(most, length), 0),
    windows: shape.kind,
    train: partOf(data, windows, "train"),
    validation: partOf(data, windows, "validation"),
    test: partOf(data, windows, "test"),
  };
}

function partOf(data: SequenceData, { shape, stretches }: SequenceWindows, part: PartName): SequencePartRecord {
  const own = stretches[part];
  const isEveryStep = shape.kind === "pieces";
  return {
    sequences: new Set(own.map(({ sequence }) => sequence)).size,
    told: isEveryStep ? own.reduce((sum, stretch) => sum + stepsOf(stretch), 0) : own.length,
    classes: classCounts(data, own, isEveryStep),
  };
}

function classCounts(
  { labels }: SequenceData,
  stretches: SequenceWindows["stretches"][PartName],
  isEveryStep: boolean,
): number[] {
  if (labels?.kind !== "class") return [];
  const { codes, of } = labels;
  const counts = labels.classes.map(() => 0);
  const count = (code: number) => {
    if (code !== NO_CLASS) counts[code]!++;
  };
  for (const { sequence, start, end } of stretches) {
    if (of === "sequence") count(codes[sequence]!);
    else for (let row = isEveryStep ? start : end - 1; row < end; row++) count(codes[row]!);
  }
  return counts;
}
