import { describe, expect, it } from "vitest";
import { buildNetwork } from "../network/build.js";
import { summarise } from "./judge/summaries.js";
import { targetFrom } from "./judge/target.js";
import { judge } from "./judge/verdict.js";
import { STUDY_SCHEMA, STUDY_VERSION, type StudyRecord } from "./records/study.js";
import { defaultCriteria } from "./spec/criteria.js";
import { diffusion, reaching, sgd, trialsOf } from "./testing/records.js";
import { withoutTimes } from "./times.js";

/** A study whose clock ticks `secondsPerEpoch`; `level` is what its networks reach. */
function study(secondsPerEpoch: number, level = 1): StudyRecord {
  const methods = [sgd, diffusion];
  const part = { errors: reaching(level, 20, 30), secondsPerEpoch };
  const trials = methods.flatMap((method) => trialsOf(method, [part, part, part]));
  const target = targetFrom(trials, { given: level, methods });
  const plan = {
    seed: 1,
    seeds: 3,
    batchSizes: [16],
    epochs: 30,
    tuningTrials: 2,
    trainWindows: 90,
    sampler: "spread",
    tuning: "seeds",
    tuningSeeds: 1,
    choice: { statistic: "time", targetError: null } as const,
    workers: 2,
    threads: 1,
  };
  const summaries = summarise({ trials, target, methods, batchSizes: plan.batchSizes });
  const part1 = { windows: 90, from: "1", to: "90", segments: 1 };
  return {
    schema: STUDY_SCHEMA,
    version: STUDY_VERSION,
    software: { gradus: "0.1.0", engine: "reference" },
    identity: "0".repeat(64),
    command: `gradus poc ${secondsPerEpoch}.csv`,
    place: { folder: `out/${secondsPerEpoch}`, data: [`${secondsPerEpoch}.csv`] },
    studyFile: { name: `${secondsPerEpoch}.ts`, sha256: "3".repeat(64) },
    outcome: "complete",
    scores: null,
    measures: [],
    criteriaHash: "2".repeat(64),
    task: {
      kind: "series",
      source: "seconds.csv",
      rows: 120,
      segments: 1,
      seriesColumn: null,
      targets: ["seconds"],
      inputs: ["seconds"],
      time: null,
      window: 24,
      horizon: { from: 1, to: 1 },
      missing: "none",
      notation: { decimal: null, missingValues: [], timeFormat: null, categories: [] },
      transform: [],
      derived: { calendar: [], knownAhead: [], masked: [] },
      split: null,
      earlierFolds: [],
      parts: { train: part1, validation: part1, test: part1 },
      notes: [],
      audit: [],
      measures: [],
      classes: [],
      sequences: null,
      metric: { name: "rmse", direction: "lower", unit: "target" },
      errorUnit: "target",
    },
    network: buildNetwork({ inputSize: 1, hiddenSizes: [4] }).spec,
    parameters: 29,
    methods,
    criteria: defaultCriteria,
    plan: {
      ...plan,
      changes: [],
      openings: [],
      budget: { seconds: secondsPerEpoch * 1000, cuts: [{ name: "epochs", asked: "90", now: "30" }] },
    },
    costs: null,
    baselines: [],
    target,
    trials,
    tuning: [],
    summaries,
    verdict: judge({
      summaries,
      trials,
      target,
      methods,
      criteria: defaultCriteria,
      baselines: [],
      scores: null,
      plan,
      outcome: "complete",
      trialsPlanned: 6,
    }),
    money: null,
    forecast: {
      target: "seconds",
      step: 1,
      labels: ["a"],
      truth: [1],
      forecasts: [{ name: "sgd", values: [2], intervals: [] }],
    },
    secondsTotal: secondsPerEpoch * 180,
    startedAt: `2026-01-01T00:00:0${Math.floor(secondsPerEpoch)}Z`,
    machine: { cpu: `cpu ${secondsPerEpoch}`, cores: 2, node: "22" },
  };
}

describe("withoutTimes", () => {
  it("makes two runs on different clocks equal, byte for byte, and different results different", () => {
    expect(JSON.stringify(withoutTimes(study(1)))).toBe(JSON.stringify(withoutTimes(study(3))));
    expect(withoutTimes(study(1))).not.toEqual(withoutTimes(study(1, 0.9)));
  });

  it("keeps every field that the clock does not touch, names and texts that say seconds included", () => {
    const all = study(1);
    const kept = JSON.parse(JSON.stringify(withoutTimes(all)));
    const { verdict, machine, startedAt, secondsTotal, command, place, studyFile, ...rest } = JSON.parse(
      JSON.stringify(all),
    );
    expect(Object.keys(kept)).toEqual(Object.keys(rest));
    for (const name of ["task", "network", "methods", "criteria", "target", "forecast"]) {
      expect(kept[name]).toEqual(rest[name]);
    }
    expect(kept.plan).toEqual({ ...rest.plan, budget: undefined });
    expect(kept.trials).toHaveLength(6);
    expect(Object.keys(kept.trials[0].epochs[0])).toEqual([
      "epoch",
      "trainObjective",
      "validationError",
      "sigma",
      "learningRate",
      "steps",
      "smoothedSteps",
      "within",
    ]);
    expect(kept.summaries[0]).toMatchObject({ epochsToTarget: 20, successes: 3 });
    expect(JSON.stringify(kept)).not.toMatch(/"(seconds\w*|startedAt|verdict|budget|machine)":/);
  });

  it("leaves the study as it was", () => {
    const all = study(1);
    withoutTimes(all);
    expect(all).toEqual(study(1));
  });
});
