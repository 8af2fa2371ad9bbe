import { listed, quoted } from "../../core/listed.js";
import type { PartName } from "../split.js";
import { NO_CLASS, type SequenceData } from "./contract.js";
import type { SequenceCut } from "./cut-sequences.js";
import type { Stretch } from "./stretch.js";
import { stepsOf } from "./stretch.js";

/** What in the data makes figures better, or worse, than they will be: looked for in one pass over the steps each. */
export function sequenceFindings(data: SequenceData, cut: SequenceCut): string[] {
  return [...labelCopies(data), ...sharedSequences(data, cut), ...classesLacking(data, cut), ...farNumbers(data)];
}

/** So many sequences or steps a class, at least, before a column that goes with it is more than chance. */
const FEWEST_A_CLASS = 2;

/** Inputs that tell the class, and are told by it: one value at all steps of a class, another one for each. */
function labelCopies({ labels, steps, columns, offsets, names }: SequenceData): string[] {
  if (labels?.kind !== "class" || steps.kind !== "numbers") return [];
  const I = columns.length;
  const C = labels.classes.length;
  const { values } = steps;
  const told = labels.codes.filter((code) => code !== NO_CLASS);
  if (told.length < FEWEST_A_CLASS * C) return [];
  const copies = columns.filter((_, i) => {
    const ofClass = new Float64Array(C).fill(Number.NaN);
    for (let k = 0; k < names.length; k++) {
      for (let row = offsets[k]!; row < offsets[k + 1]!; row++) {
        const code = labels.codes[labels.of === "sequence" ? k : row]!;
        const value = values[row * I + i]!;
        if (code === NO_CLASS) continue;
        if (Number.isNaN(value)) return false;
        if (Number.isNaN(ofClass[code]!)) ofClass[code] = value;
        else if (ofClass[code] !== value) return false;
      }
    }
    const seen = ofClass.filter((value) => !Number.isNaN(value));
    return seen.length > 1 && new Set(seen).size === seen.length;
  });
  if (copies.length === 0) return [];
  return [
    `${listed(copies.map(quoted))}: an input that has one value for each class of ${quoted(labels.name)}, as a copy of the label; take it out of \`inputs\` unless it is known before the label`,
  ];
}

/** Sequences of the validation or test part that training has, step for step. */
function sharedSequences(data: SequenceData, cut: SequenceCut): string[] {
  const trained = new Map<number, Stretch[]>();
  const longEnough = (part: PartName) => cut[part].filter((stretch) => stepsOf(stretch) > 1);
  for (const stretch of longEnough("train")) {
    const key = hashOf(data, stretch);
    const same = trained.get(key);
    if (same === undefined) trained.set(key, [stretch]);
    else if (!same.some((own) => isSame(data, own, stretch))) same.push(stretch);
  }
  return (["validation", "test"] as const).flatMap((part) => {
    const shared = longEnough(part).filter((stretch) =>
      trained.get(hashOf(data, stretch))?.some((own) => isSame(data, own, stretch)),
    );
    const { length: all } = cut[part];
    return shared.length === 0
      ? []
      : [
          `${shared.length} of ${all} sequences of the ${part} part stand in the training part too, step for step: its error tells what was learned by heart`,
        ];
  });
}

/** FNV-1a over the words of all steps. */
function hashOf(data: SequenceData, { start, end }: Stretch): number {
  let hash = 0x811c9dc5;
  const { list, width } = numbersOf(data);
  const words = list instanceof Uint16Array ? list : new Uint32Array(list.buffer, list.byteOffset, 2 * list.length);
  const each = list instanceof Uint16Array ? 1 : 2 * width;
  for (let at = start * each; at < end * each; at++) hash = Math.imul(hash ^ words[at]!, 0x01000193);
  return hash;
}

function isSame(data: SequenceData, one: Stretch, other: Stretch): boolean {
  if (stepsOf(one) !== stepsOf(other)) return false;
  const { list, width } = numbersOf(data);
  for (let j = 0; j < stepsOf(one) * width; j++)
    if (!Object.is(list[one.start * width + j], list[other.start * width + j])) return false;
  return true;
}

function numbersOf({ steps, columns }: SequenceData) {
  return steps.kind === "symbols" ? { list: steps.codes, width: 1 } : { list: steps.values, width: columns.length };
}

/** Classes of training that a part has none of: its figures say nothing of them. */
function classesLacking({ labels }: SequenceData, cut: SequenceCut): string[] {
  if (labels?.kind !== "class") return [];
  const has = (part: PartName) => {
    const seen = new Uint8Array(labels.classes.length);
    for (const { sequence, start, end } of cut[part]) {
      const codes =
        labels.of === "sequence" ? labels.codes.subarray(sequence, sequence + 1) : labels.codes.subarray(start, end);
      for (const code of codes) if (code !== NO_CLASS) seen[code] = 1;
    }
    return seen;
  };
  const trained = has("train");
  return (["validation", "test"] as const).flatMap((part) => {
    if (cut[part].length === 0) return [];
    const own = has(part);
    const lacking = labels.classes.filter((_, c) => trained[c] === 1 && own[c] === 0);
    if (lacking.length === 0) return [];
    return [`the ${part} part has none of the class ${listed(lacking.map(quoted), 5)}: its error says nothing of it`];
  });
}

/** Times as far from the middle as nine of ten numbers are. */
const FAR = 1e4;
/** Numbers of a column that its spread is taken from. */
const SAMPLE = 10_000;

/** A number so far from the others of its column that it is hardly a measurement; scales of inputs are made by it. */
function farNumbers({ steps, columns, offsets, names }: SequenceData): string[] {
  if (steps.kind !== "numbers") return [];
  const I = columns.length;
  const { values } = steps;
  const rows = values.length / I;
  const stride = Math.max(1, Math.floor(rows / SAMPLE));
  return columns.flatMap((column, i) => {
    const sample: number[] = [];
    for (let row = 0; row < rows; row += stride) {
      const value = values[row * I + i]!;
      if (!Number.isNaN(value)) sample.push(value);
    }
    if (sample.length < 10) return [];
    const middle = quantile(Float64Array.from(sample), 0.5);
    const spread = quantile(
      Float64Array.from(sample, (value) => Math.abs(value - middle)),
      0.9,
    );
    if (spread === 0) return [];
    let [most, at, count] = [FAR * spread, -1, 0];
    for (let row = 0; row < rows; row++) {
      const distance = Math.abs(values[row * I + i]! - middle);
      if (distance > FAR * spread) count++;
      if (distance > most) [most, at] = [distance, row];
    }
    if (at < 0) return [];
    const k = offsets.findLastIndex((offset) => offset <= at);
    return [
      `${quoted(column)} holds ${values[at * I + i]!.toPrecision(4)}, at step ${at - offsets[k]! + 1} of sequence ${quoted(names[k]!)}, and ${count} such numbers in all, where most lie within ${spread.toPrecision(2)} of ${middle.toPrecision(2)}: if it is a slip, mend it`,
    ];
  });
}

function quantile(values: Float64Array, share: number): number {
  return values.sort()[Math.floor(share * (values.length - 1))]!;
}
