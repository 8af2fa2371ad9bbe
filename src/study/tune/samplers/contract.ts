import type { RandomStream } from "../../../core/numeric/random.js";
import type { Setting, Space } from "../../records/method.js";

/** A setting that was tried and what came of it. */
export interface TriedSetting {
  readonly setting: Setting;
  /** Lowest validation error; Infinity for a trial that diverged. */
  readonly validationError: number;
}

/** Context in which a sampler suggests the next setting of a method. */
export interface SuggestContext {
  readonly space: Space;
  /** 0 for the first trial. */
  readonly trial: number;
  /** Trials there will be in all. */
  readonly trials: number;
  /** Settings tried so far at this batch size, in their order; empty for a sampler that does not look at it. */
  readonly history: readonly TriedSetting[];
  /** A stream of its own for every method and batch size. */
  readonly random: RandomStream;
}

/** A way to choose what is tried: asked for a setting, told what came of those before. */
export interface Sampler {
  readonly name: string;
  /** Whether it looks at the history: then trials run round by round, else all side by side. */
  readonly usesHistory: boolean;
  /** A number for every place of the space, inside its range; anything else is refused. */
  suggest(context: SuggestContext): Setting;
}
