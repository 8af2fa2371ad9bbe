import { expect, test } from "vitest";
import { median } from "../../core/statistics.js";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { compactTrial } from "../../watch/compact-trial.js";
import { describeStudy } from "../../watch/describe-study.js";
import { packTrial } from "./packed-trial.js";
import { axesOf, finishedLines } from "./study-lines.js";

const study = fixtureStudy({ seeds: 2, epochs: 10, batchSizes: [16] });
const costs = study.methods.map(({ name, diffuses }) => ({
  ...{ method: name, batchSize: 16, secondsPlainStep: 1, secondsSmoothedStep: 1, secondsBesideSteps: 0 },
  ...{ multiplyAddsPlainStep: 1e9, multiplyAddsSmoothedStep: diffuses ? 2e9 : 1e9 },
}));

function described(of: typeof study) {
  return describeStudy({
    id: "x",
    name: "x",
    state: "finished",
    words: null,
    study: of,
    manifest: null,
    problems: [],
    live: null,
    kept: null,
  });
}

test("curves over multiply-adds stand where the steps of both kinds come to, in billions", () => {
  const detail = described({ ...study, costs });
  const trials = study.trials.map(compactTrial).map(packTrial);
  const selection = { phase: "evaluation", batchSize: 16, fold: 1, axis: "multiplyAdds" } as const;
  const lines = finishedLines("validationError", { ...detail, trials, selection });
  expect(lines.map(({ key }) => key)).toEqual(study.methods.map(({ name }) => name));
  for (const { key, x } of lines) {
    const runs = study.trials.filter(({ method, phase }) => method === key && phase === "evaluation");
    const each = key === "diffusion" ? 2 : 1;
    const ends = runs.map(({ epochs }) => {
      const { steps, smoothedSteps } = epochs.at(-1)!;
      return steps - smoothedSteps + each * smoothedSteps;
    });
    expect(x[x.length - 1]).toBeCloseTo(Math.max(...ends), 3);
  }
});

test("runs that take less time stay in the median after their end, so that it never rises and ends at the table's error", () => {
  const detail = described({ ...study, costs });
  const faster = study.trials.map((trial, k) => {
    const epochs = trial.epochs.map((epoch) => ({ ...epoch, secondsWall: epoch.secondsWall / (1 + k) }));
    return packTrial(compactTrial({ ...trial, epochs }));
  });
  const selection = { phase: "evaluation", batchSize: 16, fold: 1, axis: "wall" } as const;
  for (const { key, y } of finishedLines("validationError", { ...detail, trials: faster, selection })) {
    const errors = Array.from(y, Number);
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
    const best = faster.filter(({ method, phase }) => method === key && phase === "evaluation");
    expect(errors.at(-1)).toBeCloseTo(median(best.map(({ bestValidationError }) => bestValidationError!)), 2); // six digits are sent
  }
});

test("a study of before multiply-adds were counted has no such axis", () => {
  expect(axesOf(described({ ...study, costs }))).toContain("multiplyAdds");
  expect(axesOf(described({ ...study, costs: null }))).not.toContain("multiplyAdds");
});
