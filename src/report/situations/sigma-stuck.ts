import { median } from "../../core/statistics.js";
import { headlineRuns } from "./headline-runs.js";
import type { Recogniser } from "./situation.js";

/** Sigma never falls to 0, so that the original problem is not trained; or it is 0 throughout, so that nothing was diffused, and tuning did not choose that. */
export const sigmaStuck: Recogniser<"sigma-stuck"> = (study) =>
  headlineRuns(study).flatMap(({ method, runs }) => {
    const whole = runs.filter(({ outcome, epochs }) => outcome === "finished" && epochs.length > 1);
    if (!method.diffuses || 2 * whole.length <= runs.length) return [];
    const sigmas = whole.map(({ epochs }) => epochs.map(({ sigma }) => sigma));
    const isChosen = runs[0]?.setting["sigma.sigma0"] === 0;
    const stays = sigmas.filter((course) => course.at(-1)! > 0 || (!isChosen && course.every((sigma) => sigma === 0)));
    if (2 * stays.length <= whole.length) return [];
    return [
      {
        method: method.name,
        first: median(stays.map((course) => course[0]!)),
        last: median(stays.map((course) => course.at(-1)!)),
      },
    ];
  });
