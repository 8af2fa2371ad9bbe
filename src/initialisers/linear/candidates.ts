import type { InitialiserStart, StartAmplitude } from "../contract.js";
import { initialise } from "../initialise.js";
import type { StartReadout } from "../solve-readout.js";
import { setUnits } from "../units.js";
import type { LinearForm } from "./linear-form.js";
import { placeSystem } from "./place.js";

/** A start whose readout is still to be solved. */
export interface Candidate {
  /** For the records. */
  readonly words: string;
  /** Of units that it writes; null: none of their own. */
  readonly amplitude: StartAmplitude | null;
  /** Writes the parameters and units. */
  write(): void;
}

/** The first units a linear system at this amplitude, the others drawn; the readout that of the system. */
export function linearCandidate(start: InitialiserStart, { fit, system, most }: LinearForm, alpha: number): Candidate {
  const { network, parameters, random, gain, units } = start;
  const bias = fit.coefficients.subarray(fit.coefficients.length - network.spec.outputSize);
  return {
    words: `linear forecast, ridge ${fit.strength.toExponential(0)}, in ${system.states} of ${most} units of amplitude ${alpha}`,
    amplitude: { alpha, states: system.states },
    write() {
      initialise(network.layout, parameters, { random, gain });
      placeSystem({ network, parameters }, system, { amplitude: alpha, bias });
      units.fill(1);
      setUnits(units, network, alpha);
    },
  };
}

/** All units drawn, the readout 0. */
export function drawnCandidate(start: InitialiserStart, words: string): Candidate {
  const { network, parameters } = start;
  return {
    words,
    amplitude: null,
    write() {
      draw(start);
      const { offset, length } = network.layout.blocks.at(-1)!;
      parameters.fill(0, offset, offset + length);
    },
  };
}

/**
 * Writes the first of the candidates whose readout can be solved, with it; where none can, all is drawn. The note says which, and why it is no other.
 *
 * @param candidates one at least
 */
export function take(start: InitialiserStart, solver: StartReadout, candidates: readonly Candidate[]): void {
  let without = "";
  for (const candidate of candidates) {
    candidate.write();
    if (solver.solve().isSolved) {
      start.note(`${candidate.words}${without}`, candidate.amplitude);
      return;
    }
    without = "; the readout of the linear start has no finite solution";
  }
  draw(start);
  start.note(`${candidates.at(-1)!.words}; drawn readout: its equations have no finite solution`);
}

/** Everything drawn, at usual units. */
export function draw({ network, parameters, random, gain, units }: InitialiserStart): void {
  units.fill(1);
  initialise(network.layout, parameters, { random, gain });
}
