import type { PenaltyGradient, PenaltyProblem, PenaltyState } from "./problem.js";
import { penaltyObjective } from "./value.js";

/**
 * Gradient descent on the free hidden variables m and n, the parameters held. Every step lowers the objective: its length
 * grows by 1.5 after a success and halves until there is one.
 */
export class HiddenDescent {
  readonly #problem: PenaltyProblem;
  readonly #gradient: PenaltyGradient;
  readonly #before: Omit<PenaltyState, "parameters">;
  /** Length of the next step, kept from call to call. */
  #rate = 0.1;

  constructor(problem: PenaltyProblem, { parameters, hidden, outputs }: PenaltyState) {
    this.#problem = problem;
    this.#gradient = {
      parameters: new Float64Array(parameters.length),
      hidden: new Float64Array(hidden.length),
      outputs: new Float64Array(outputs.length),
    };
    this.#before = { hidden: new Float64Array(hidden.length), outputs: new Float64Array(outputs.length) };
  }

  get rate(): number {
    return this.#rate;
  }

  /** Moves `state.hidden` and `state.outputs`; returns the objective reached. Stops early at a stationary point. */
  descend(state: PenaltyState, { sigma, steps }: { readonly sigma: number; readonly steps: number }): number {
    let value = penaltyObjective(this.#problem, state, { sigma, gradient: this.#gradient });
    for (let step = 0; step < steps; step++) {
      const next = this.#step(state, sigma, value);
      if (next === value) return value;
      value = penaltyObjective(this.#problem, state, { sigma, gradient: this.#gradient });
    }
    return value;
  }

  #step(state: PenaltyState, sigma: number, value: number): number {
    this.#before.hidden.set(state.hidden);
    this.#before.outputs.set(state.outputs);
    // The objective is a mean over sequences, and each has its own m and n: undo the mean, or steps shrink with the data.
    const scale = this.#problem.batch;
    for (let halving = 0; halving < MOST_HALVINGS; halving++) {
      shifted(state.hidden, this.#before.hidden, this.#gradient.hidden, this.#rate * scale);
      shifted(state.outputs, this.#before.outputs, this.#gradient.outputs, this.#rate * scale);
      const next = penaltyObjective(this.#problem, state, { sigma });
      if (next < value) {
        this.#rate *= 1.5;
        return next;
      }
      this.#rate /= 2;
    }
    state.hidden.set(this.#before.hidden);
    state.outputs.set(this.#before.outputs);
    return value;
  }
}

const MOST_HALVINGS = 30;

function shifted(into: Float64Array, from: Float64Array, gradient: Float64Array, rate: number): void {
  for (let k = 0; k < into.length; k++) into[k] = from[k]! - rate * gradient[k]!;
}
