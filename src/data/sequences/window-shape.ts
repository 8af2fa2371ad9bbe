import { NO_CLASS, type SequenceData } from "./contract.js";
import type { SequenceCut } from "./cut-sequences.js";
import { hasLabel } from "./labelled.js";
import { type Stretch, stepsOf } from "./stretch.js";

/** How the steps of sequences become windows. */
export interface WindowShape {
  /**
   * - ends: a window a sequence, its last steps, asked for at the last one
   * - pieces: every step of every sequence, in pieces of a window each, asked for at every step
   * - sliding: a window for every step with a label, asked for at the last one
   */
  readonly kind: "ends" | "pieces" | "sliding";
  /** T, steps of the longest window. */
  readonly window: number;
  /** Steps from the one read to the one asked for. */
  readonly ahead: 0 | 1;
}

/** Steps of a window where none are asked for, at most. */
const MOST_STEPS = { ends: 1000, pieces: 256, sliding: 32 } as const;
/** Of a text, whose sequences are as long as it is. */
const CHARACTERS = 64;
/** Of fewer training sequences every step is an example of its own. */
const FEWEST_SEQUENCES = 8;

/**
 * The shape that windows have by what is told: without labels the step that comes next.
 *
 * @param asked steps of a window; undefined: the longest sequence, 1,000 steps at most, or 256 where every step is asked for, 64 characters of a text,
 * 32 where windows slide
 */
export function windowShape(
  data: SequenceData,
  { cut, asked }: { readonly cut: SequenceCut; readonly asked: number | undefined },
): WindowShape {
  const ahead = data.labels === null ? 1 : 0;
  const kind = kindOf(data, { ahead, cut, isAsked: asked !== undefined });
  const all = [...cut.train, ...cut.validation, ...cut.test];
  const longest = all.reduce((most, stretch) => Math.max(most, stepsOf(stretch) - ahead), 1);
  const most = data.steps.kind === "symbols" ? CHARACTERS : MOST_STEPS[kind];
  return { kind, ahead, window: Math.min(asked ?? most, longest) };
}

function kindOf(
  data: SequenceData,
  { ahead, cut, isAsked }: { readonly ahead: number; readonly cut: SequenceCut; readonly isAsked: boolean },
): WindowShape["kind"] {
  const { labels } = data;
  if (ahead === 1) return "pieces";
  if (labels?.of === "sequence") return "ends";
  // A part of few long sequences would be a handful of examples; and what is not labelled at every step cannot be asked for at every step.
  return isAsked || cut.train.length < FEWEST_SEQUENCES || hasGaps(data) ? "sliding" : "pieces";
}

function hasGaps({ labels }: SequenceData): boolean {
  if (labels === null) return false;
  return labels.kind === "class" ? labels.codes.includes(NO_CLASS) : labels.values.some(Number.isNaN);
}

/** The steps that each window of a part reads, in order. */
export function windowsIn(
  data: SequenceData,
  stretches: readonly Stretch[],
  { kind, window, ahead }: WindowShape,
): Stretch[] {
  const windows: Stretch[] = [];
  for (const { sequence, start, end } of stretches) {
    if (kind === "ends") {
      windows.push({ sequence, start: Math.max(start, end - window), end });
    } else if (kind === "pieces") {
      for (let from = start; from < end - ahead; from += window)
        windows.push({ sequence, start: from, end: Math.min(from + window, end - ahead) });
    } else {
      for (let row = start; row < end; row++)
        if (hasLabel(data, row)) windows.push({ sequence, start: Math.max(start, row + 1 - window), end: row + 1 });
    }
  }
  return windows;
}
