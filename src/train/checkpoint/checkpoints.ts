import type { OptionRules } from "../../core/options.js";
import { callable, group, nonNegative, orNull, required } from "../../core/rules.js";
import type { Team } from "../team/team.js";
import type { TrainingState } from "./state.js";

/**
 * Where a run's states go, and how often: each is a copy of all that the run needs to go on from there, to the same bits, in another process if need
 * be. Keep the last one.
 *
 * @example
 * const options = { network, data, epochs: 4, seed: 1 };
 * let last = null; // for another process: writeFileSync(path, v8.serialize(state)), and v8.deserialize(readFileSync(path))
 * const checkpoint = { seconds: 5, save: (state) => { last = state; } };
 * const stopped = await train({ ...options, checkpoint, signal: AbortSignal.abort() }).result();
 * stopped.outcome.kind; // "stopped", after its first step
 * const resumed = await train({ ...options, checkpoint, from: last }).result();
 * const whole = await train(options).result();
 * resumed.parameters.join() === whole.parameters.join(); // true
 */
export interface CheckpointOptions {
  /** From one state to the next, >= 0; about, as a run stops to think ten times a second. Default 5 */
  readonly seconds?: number;
  /**
   * Is given a state that belongs to it alone, and once more when the run is stopped within an epoch; the run goes on when it returns, or when
   * its promise does. Of a team, the last member saves, for all.
   */
  readonly save: (state: TrainingState) => void | Promise<void>;
}

export const checkpointRule = orNull(
  group({ seconds: nonNegative, save: required(callable) } satisfies OptionRules<CheckpointOptions>),
);

/** Decides when a state is taken, at the run's pauses alone: between them a step costs what it costs without. */
export class Checkpoints {
  readonly #options: CheckpointOptions | null;
  readonly #milliseconds: number;
  readonly #now: () => number;
  #last: number;

  constructor({ checkpoint, now, team }: CheckpointSurroundings) {
    // The last member has a share of every batch, however small, and so has drawn all noise that any member draws.
    this.#options = team.rank === team.worldSize - 1 ? checkpoint : null;
    this.#milliseconds = 1000 * (checkpoint?.seconds ?? SECONDS);
    this.#now = now;
    this.#last = now();
  }

  isDue(): boolean {
    return this.#options !== null && this.#now() - this.#last >= this.#milliseconds;
  }

  async save(take: () => TrainingState | null): Promise<void> {
    if (this.#options === null) return;
    const state = take();
    if (state) await this.#options.save(state);
    this.#last = this.#now();
  }
}

interface CheckpointSurroundings {
  readonly checkpoint: CheckpointOptions | null;
  readonly now: () => number;
  readonly team: Team;
}

/** As much work as may be lost; a state costs a thousandth of it or less. */
const SECONDS = 5;
