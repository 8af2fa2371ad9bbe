// Stored runs as the study's trial records, so that its learning curves and its ranking serve here too.
import { learningCurve, reaches } from "../../dist/study/records/learning-curve.js";
import { rankSettings } from "../../dist/study/tune/rank.js";

/** Enough of a trial record for both; its seconds are steps. */
function trialOf({ key, setting, outcome, initial, ends, within, best }, stepsPerEpoch) {
  const epochs = ends.map((end, k) => ({
    epoch: k + 1,
    steps: (k + 1) * stepsPerEpoch,
    validationError: end ?? Infinity,
    within: within
      .filter(([steps]) => steps > k * stepsPerEpoch && steps < (k + 1) * stepsPerEpoch)
      .map(([steps, error]) => ({ steps, validationError: error ?? Infinity })),
    secondsTraining: (k + 1) * stepsPerEpoch,
    secondsBesideSteps: 0,
  }));
  const numbers = Object.fromEntries(Object.entries(setting).map(([name, value]) => [name, value ?? 0]));
  return { id: key, setting: numbers, outcome, initialValidationError: initial, bestValidationError: best, epochs };
}

/** [{ epochs, steps, error }] of a run, errors smoothed by the median of three; none of a run that diverged. */
export function curveOf(run, stepsPerEpoch) {
  if (run.outcome !== "finished") return [];
  return learningCurve(trialOf(run, stepsPerEpoch)).map(({ epochs, seconds, error }) => ({
    epochs,
    steps: seconds,
    error,
  }));
}

export function lowestOf(run, stepsPerEpoch) {
  return Math.min(Infinity, ...curveOf(run, stepsPerEpoch).map(({ error }) => error));
}

/** When a run first comes down to a level: { epochs, steps }, 0 epochs and one step where its start does; null: never. */
export function timeTo(run, level, stepsPerEpoch) {
  if (run.outcome !== "finished") return null;
  const at = reaches(learningCurve(trialOf(run, stepsPerEpoch)), level);
  if (at === null) return null;
  return at.index === 0 ? { epochs: 0, steps: 1 } : { epochs: at.epochs, steps: at.seconds };
}

/** The setting that a study would take: of those within 2 % of the lowest validation error the one soonest there. */
export function chosenOf(runs, stepsPerEpoch) {
  const trials = runs.map((run) => trialOf(run, stepsPerEpoch));
  const [first] = rankSettings(trials, { statistic: "time", levels: [] });
  return first.error === Infinity ? null : runs.find(({ key }) => key === first.runs[0].id).setting;
}
