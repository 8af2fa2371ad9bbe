import { NO_CLASS, type SequenceData } from "./contract.js";

/** Whether a sequence or a step, by its place, has a label, all of its numbers; without labels all have what comes next. */
export function hasLabel({ labels }: Pick<SequenceData, "labels">, place: number): boolean {
  if (labels === null) return true;
  if (labels.kind === "class") return labels.codes[place] !== NO_CLASS;
  const K = labels.columns.length;
  for (let k = place * K; k < (place + 1) * K; k++) if (Number.isNaN(labels.values[k])) return false;
  return true;
}

/** Whether something is asked for anywhere in a sequence. */
export function isAskedFor(data: Pick<SequenceData, "labels" | "offsets">, sequence: number): boolean {
  const [start, end] = [data.offsets[sequence]!, data.offsets[sequence + 1]!];
  if (data.labels === null) return end > start + 1;
  if (data.labels.of === "sequence") return end > start && hasLabel(data, sequence);
  for (let row = start; row < end; row++) if (hasLabel(data, row)) return true;
  return false;
}
