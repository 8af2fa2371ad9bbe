import { ensure } from "../../core/errors.js";
import { type RandomStream, randomStream } from "../../core/numeric/random.js";
import type { PartName } from "../split.js";
import { NO_CLASS, type SequenceData } from "./contract.js";
import type { Stretch } from "./stretch.js";

/** The steps of each part. */
export type SequenceCut = Readonly<Record<PartName, readonly Stretch[]>>;

/** Of fewer sequences than these the steps are cut, in their order: whole ones would make parts of one or two. */
const FEWEST_WHOLE = 8;

export interface CutOptions {
  readonly validationShare: number;
  readonly testShare: number;
}

/**
 * Cuts sequences into parts. What the source puts into a part stays there; where it names no test part, or no validation part, so large a share of its
 * training sequences goes there: whole ones, drawn at random (always the same), classes in equal shares; of fewer than 8, the last steps of each.
 *
 * @throws GradusError where a part would have no sequence
 */
export function cutSequences(data: SequenceData, { validationShare, testShare }: CutOptions): SequenceCut {
  const given = (part: PartName) =>
    data.names.flatMap((_, k) => ((data.parts?.[k] ?? "train") === part ? [stretchOf(data, k)] : []));
  const whole = { train: given("train"), validation: given("validation"), test: given("test") };
  const wanted = [
    ...(whole.test.length === 0 && testShare > 0 ? [{ part: "test", share: testShare } as const] : []),
    ...(whole.validation.length === 0 ? [{ part: "validation", share: validationShare } as const] : []),
  ];
  const isWhole = whole.train.length >= FEWEST_WHOLE;
  const cut = { ...whole, ...(isWhole ? drawn(data, whole.train, wanted) : lastSteps(whole.train, wanted)) };
  for (const part of ["train", "validation"] as const) {
    ensure(
      cut[part].length > 0,
      () =>
        `${data.source}: the ${part} part must hold a sequence, got none of ${data.names.length}. Give more sequences, or other shares.`,
    );
  }
  return cut;
}

interface Wanted {
  readonly part: PartName;
  readonly share: number;
}

function stretchOf({ offsets }: SequenceData, k: number): Stretch {
  return { sequence: k, start: offsets[k]!, end: offsets[k + 1]! };
}

/** The same whatever else is drawn: a study's seed does not change what it is about. */
const PARTS_SEED = 1;

/** Shares of every class, those of one class in random order; without classes of all. */
function drawn(data: SequenceData, all: readonly Stretch[], wanted: readonly Wanted[]): Partial<SequenceCut> {
  const stream = randomStream(PARTS_SEED).fork("parts of sequences");
  const parts: Record<PartName, Stretch[]> = { train: [], validation: [], test: [] };
  for (const group of groupsOf(data, all)) {
    const order = [...stream.fork(group.label).permutation(group.stretches.length)];
    for (const { part, share } of wanted) {
      const count = randomlyRounded(share * group.stretches.length, stream.fork(`${group.label} ${part}`));
      for (const k of order.splice(0, count)) parts[part].push(group.stretches[k]!);
    }
    for (const k of order) parts.train.push(group.stretches[k]!);
  }
  const inOrder = (stretches: Stretch[]) => stretches.sort((a, b) => a.start - b.start);
  return Object.fromEntries([
    ["train", inOrder(parts.train)],
    ...wanted.map(({ part }) => [part, inOrder(parts[part])] as const),
  ]);
}

/** Small groups would all be rounded the same way. */
function randomlyRounded(value: number, stream: RandomStream): number {
  const low = Math.floor(value);
  return low + (stream.uniform() < value - low ? 1 : 0);
}

function groupsOf({ labels }: SequenceData, all: readonly Stretch[]) {
  const groups = new Map<number, Stretch[]>();
  for (const stretch of all) {
    const code = labels?.kind === "class" && labels.of === "sequence" ? labels.codes[stretch.sequence]! : NO_CLASS;
    const group = groups.get(code) ?? [];
    if (group.push(stretch) === 1) groups.set(code, group);
  }
  return [...groups].map(([code, stretches]) => ({ label: `class ${code}`, stretches }));
}

/** The last steps of each sequence to test, those before them to validate. */
function lastSteps(all: readonly Stretch[], wanted: readonly Wanted[]): Partial<SequenceCut> {
  let left = all;
  const parts: Partial<Record<PartName, Stretch[]>> = {};
  for (const { part, share } of wanted) {
    const cutAt = all.map(({ start, end }) => Math.floor(share * (end - start)));
    parts[part] = left.map((stretch, k) => ({ ...stretch, start: stretch.end - cutAt[k]! }));
    left = left.map((stretch, k) => ({ ...stretch, end: stretch.end - cutAt[k]! }));
  }
  return { ...parts, train: left };
}
