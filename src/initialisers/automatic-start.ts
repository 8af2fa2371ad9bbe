import { ensureNoOptions, type NoOptions } from "../core/options.js";
import type { Kernels } from "../kernels/contract.js";
import { onLease } from "../kernels/lease.js";
import type { Loss } from "../loss/contract.js";
import type { Initialiser, InitialiserStart } from "./contract.js";
import { type Candidate, draw, drawnCandidate, linearCandidate, take } from "./linear/candidates.js";
import { linearForm } from "./linear/linear-form.js";
import { trainingWindows } from "./linear/linear-start.js";
import { refusalOf } from "./linear/refusal.js";
import { readoutFor } from "./readout-for.js";
import type { ReadoutSolverOptions } from "./solve-readout.js";

/** Of the linear start, in the order in which they are offered. */
const AMPLITUDES = [0.3, 0.1];
/** Another start is taken where its validation error is below this much of the best one before. */
const BETTER = 0.98;
/** Of the training windows that readouts are solved on, those that starts are compared on. */
const COMPARED = 0.5;

/**
 * The linear start or a drawn one with a solved readout, whichever forecasts better before any step: of drawn units and amplitudes .3 and .1, in this
 * order, another is taken where its validation error is at least 2 % lower, a linear one only where it leaves at most half of the targets' variance. Else what
 * there is to learn is not linear, and training from drawn units gets there sooner.
 *
 * Starts are compared by readouts solved on half as many training windows as that of `linearStart`; the one taken is solved anew on all of those. As there, readouts
 * are those of the plain network at any sigma. Without validation windows: the linear start. Where that is refused, for its cell, its activation or the
 * loss, and where nothing is linear, units are drawn; the note has the reason.
 *
 * At one row ahead it takes about one plain epoch more than `linearStart` at most.
 *
 * @throws GradusError without training windows
 */
export function automaticStart(options?: NoOptions): Initialiser {
  ensureNoOptions("automaticStart", options);
  return {
    name: "auto",
    fromDiffusion: true,
    initialise(start) {
      const train = trainingWindows(start, "auto");
      const refusal = refusalOf(start, AMPLITUDES[0]!);
      if (refusal?.isSolvable === false) {
        draw(start);
        start.note(`drawn units; no linear start: ${refusal.rule}`);
        return;
      }
      onLease(start.kernels, (kernels) => {
        const candidates = refusal
          ? [drawnCandidate(start, `drawn units and a solved readout; no linear start: ${refusal.rule}`)]
          : candidatesOf(start, kernels);
        const options = { ...start, kernels, train };
        take(start, readoutFor(options, start.loss), ordered(candidates, options, start.loss));
      });
    },
  };
}

function candidatesOf(start: InitialiserStart, kernels: Kernels): Candidate[] {
  const form = linearForm({ ...start, kernels, train: trainingWindows(start, "auto"), power: 0 });
  if (typeof form === "string") return [drawnCandidate(start, `drawn units: ${form}`)];
  const linear = AMPLITUDES.map((alpha) => linearCandidate(start, form, alpha));
  const drawn = drawnCandidate(start, "drawn units and a solved readout");
  return start.validation === null ? [linear[0]!, drawn] : [drawn, ...linear];
}

/** The best one first, then that of drawn units. */
function ordered(candidates: readonly Candidate[], options: ReadoutSolverOptions, loss: Loss): Candidate[] {
  if (candidates.length === 1 || options.validation === null) return [...candidates];
  const solver = readoutFor({ ...options, share: COMPARED }, loss);
  let best: { readonly candidate: Candidate; readonly error: number } | null = null;
  for (const candidate of candidates) {
    candidate.write();
    const solved = solver.solve();
    if (!solved.isSolved || (best !== null && !(solved.error! < BETTER * best.error))) continue;
    if (candidate.amplitude !== null && !solver.explainsHalf(solved.error!)) continue;
    best = { candidate, error: solved.error! };
  }
  return best === null ? [...candidates] : [best.candidate, candidates[0]!];
}
