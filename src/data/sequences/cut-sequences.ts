import { ensure } from "../../core/errors.js";
import { randomStream } from "../../core/numeric/random.js";
import { ensureArgument } from "../../core/options.js";
import { fraction, required } from "../../core/rules.js";
import { ensureSum } from "../cut/shares.js";
import type { PartName } from "../split.js";
import { NO_CLASS, type SequenceData } from "./contract.js";
import { isAskedFor } from "./labelled.js";
import type { Stretch } from "./stretch.js";

/** The steps of each part. */
export type SequenceCut = Readonly<Record<PartName, readonly Stretch[]>>;

/** Of fewer sequences than these the steps are cut, in their order: whole ones would make parts of one or two. */
const FEWEST_WHOLE = 8;

export interface CutOptions {
  /** In [0, 1), with `testShare` less than 1. */
  readonly validationShare: number;
  /** In [0, 1); 0: no test part but the one that the source names. */
  readonly testShare: number;
}

/**
 * Cuts sequences into parts. What the source puts into a part stays there; where it names no test part, or no validation part, so large a share of its
 * training sequences goes there: whole ones, drawn at random (always the same), classes in equal shares; of fewer than 8 with something told at each step, the
 * last steps of each. Sequences that are asked for nothing are in no part.
 *
 * @throws GradusError for shares that leave nothing to train on, and where a part would have no sequence
 */
export function cutSequences(data: SequenceData, options: CutOptions): SequenceCut {
  const { validationShare, testShare } = options;
  ensureArgument("sequenceWindows", validationShare, ["validationShare", required(fraction)]);
  ensureArgument("sequenceWindows", testShare, ["testShare", required(fraction)]);
  ensureSum("sequenceWindows", { ...options, by: "time", folds: 1 });
  const asked = [...data.names.keys()].filter((k) => isAskedFor(data, k));
  const given = (part: PartName) =>
    asked.filter((k) => (data.parts?.[k] ?? "train") === part).map((k) => stretchOf(data, k));
  const whole = { train: given("train"), validation: given("validation"), test: given("test") };
  const names = (part: PartName) => data.parts?.includes(part) === true;
  const wanted = [
    ...(!names("test") && testShare > 0 ? [{ part: "test", share: testShare } as const] : []),
    ...(names("validation") ? [] : [{ part: "validation", share: validationShare } as const]),
  ];
  // The label of a sequence stands at its end: there alone it can be asked for.
  const isWhole = data.labels?.of === "sequence" || whole.train.length >= FEWEST_WHOLE;
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

/** Shares of every class, those of one class in random order; without classes of all. The last one of a class stays in training. */
function drawn(data: SequenceData, all: readonly Stretch[], wanted: readonly Wanted[]): Partial<SequenceCut> {
  const stream = randomStream(PARTS_SEED).fork("parts of sequences");
  const groups = groupsOf(data, all)
    .sort((a, b) => a.stretches.length - b.stretches.length) // what small ones cannot give large ones can
    .map(({ label, stretches }) => ({
      size: stretches.length,
      left: Array.from(stream.fork(label).permutation(stretches.length), (k) => stretches[k]!),
    }));
  const parts = wanted.map(({ part, share }) => {
    let due = 0.5; // what one class leaves over or owes the next one pays: in all the share, to the nearest sequence
    const taken = groups.flatMap(({ size, left }) => {
      due += share * size;
      const count = Math.min(Math.floor(due), left.length - 1);
      due -= count;
      return left.splice(0, count);
    });
    return [part, inOrder(taken)] as const;
  });
  return Object.fromEntries([...parts, ["train", inOrder(groups.flatMap(({ left }) => left))]]);
}

function inOrder(stretches: Stretch[]): Stretch[] {
  return stretches.sort((a, b) => a.start - b.start);
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
