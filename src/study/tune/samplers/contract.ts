import type { RandomStream } from "../../../core/numeric/random.js";
import type { Setting, Space } from "../../records/method.js";

/** A setting that was tried and what came of it. */
export interface Tried {
  readonly setting: Setting;
  /** Lowest validation error; Infinity for a trial that diverged. */
  readonly validationError: number;
}

/** What a sampler may look at when it is asked for the next setting of a method. */
export interface Question {
  readonly space: Space;
  /** 0 for the first trial. */
  readonly trial: number;
  /** Trials there will be in all. */
  readonly trials: number;
  /** Settings tried so far at this batch size, in their order; empty for a sampler that does not look at it. */
  readonly history: readonly Tried[];
  /** A stream of its own for every method and batch size. */
  readonly random: RandomStream;
}

/** A way to choose what is tried: asked for a setting, told what came of those before. */
export interface Sampler {
  readonly name: string;
  /** Whether it looks at the history: then trials run round by round, else all side by side. */
  readonly usesHistory: boolean;
  /** A number for every place of the space, inside its range; anything else is refused. */
  suggest(question: Question): Setting;
}
