/** @module-tag slow */

import { beforeAll, describe, expect, test } from "vitest";
import { GradusError } from "../../core/errors.js";
import { randomStream } from "../../core/numeric/random.js";
import { sealedJson } from "../../core/stored/seal.js";
import { sha256 } from "../../core/stored/sha256.js";
import { type Damage, damages, truncations } from "../../core/stored/testing/damage.js";
import { buildNetwork } from "../../network/build.js";
import type { TrialResult } from "../spec/trial.js";
import { type StoredStudy, smallStudy } from "../testing/small-study.js";
import { parseManifest, parseStudy, studyJson } from "./parse.js";
import { parseTrialLine, trialLine } from "./trial-line.js";

let small: StoredStudy;
beforeAll(async () => {
  small = await smallStudy();
});

/** Names of the damages that the reader takes; every other one must be refused in words that name the file and say what to do. */
function taken(all: readonly Damage[], read: (json: string) => unknown): string[] {
  return all
    .filter(({ name, json }) => {
      try {
        read(json);
        return true;
      } catch (error) {
        expect(error, name).toBeInstanceOf(GradusError);
        expect((error as Error).message, name).toMatch(/^a\.json.*[.] (Choose|Give|Remove) .*\.$/s);
        return false;
      }
    })
    .map(({ name }) => name)
    .sort();
}
/** Without their numbers in lists, and without options of a recipe's choices, which the registries know alone. */
const distinct = (names: readonly string[]) => [
  ...new Set(names.filter((name) => !/recipe\.\w+[.:]/.test(name)).map((name) => name.replaceAll(/\.\d+/g, ".N"))),
];

/** With a checksum that fits, the rest as it was: what is left to the schema. */
function resealed({ name, json }: Damage): Damage {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { name, json };
  const { checksum } = JSON.parse(sealedJson(value)) as { readonly checksum: string };
  return { name, json: json.replace(/\}$/, `${json === "{}" ? "" : ","}"checksum":"${checksum}"}`) };
}

describe("study.json", () => {
  test("is read back as it was written", () => {
    expect(parseStudy(studyJson(small.study), "a.json")).toEqual(small.study);
  });

  test("of trials that diverged is read back too", async () => {
    const [sgd] = small.manifest.methods;
    const space = { "rate.learningRate": { low: 1e37, high: 1e38, scale: "log" } } as const;
    const { study } = await smallStudy({ methods: [{ ...sgd!, space }] });
    expect(study.trials.map(({ outcome }) => outcome)).toContain("diverged");
    expect(parseStudy(studyJson(study), "a.json")).toEqual(study);
  });

  test("whose parts do not agree is refused by the place", () => {
    const { study } = small;
    const [trial, ...trials] = study.trials;
    const changed = (change: object) => () => parseStudy(sealedJson({ ...study, ...change }), "a.json");
    expect(changed({ trials: [{ ...trial!, method: "sgdd" }, ...trials] })).toThrow(
      /trials.*method.*must be one of the study's methods, sgd, diffusion, penalty/,
    );
    expect(changed({ trials: [{ ...trial!, testError: 1, testErrorsByStep: [1, 2] }, ...trials] })).toThrow(
      /testErrorsByStep.*must have 1, one for each row ahead/,
    );
    expect(changed({ summaries: study.summaries.map((summary) => ({ ...summary, method: "x" })) })).toThrow(
      /summaries.*method/,
    );
  });

  test("cut off anywhere is refused", () => {
    expect(taken(truncations(studyJson(small.study).trimEnd()), (json) => parseStudy(json, "a.json"))).toEqual([]);
  });

  test("with any value of another type, left out or too many is refused, but for what may be null or is free", {
    timeout: 180_000, // a whole check for each of thousands of damages
  }, () => {
    const all = damages(small.study);
    expect(all.length).toBeGreaterThan(1000);
    const names = distinct(taken(all.map(resealed), (json) => parseStudy(json, "a.json")));
    const ofVerdict = names.filter((name) => name.startsWith("verdict.")); // what is null there depends on times
    for (const name of ofVerdict) expect(name).toMatch(/: (null|number|emptied)$/);
    expect(names.filter((name) => !ofVerdict.includes(name))).toMatchInlineSnapshot(`
      [
        "baselines: emptied",
        "command: text",
        "costs: array",
        "criteria.minTimeSaving: null",
        "forecast.forecasts.N.intervals: emptied",
        "forecast.forecasts: emptied",
        "forecast: null",
        "methods.N.space.rate.learningRate: left out",
        "methods.N.space: emptied",
        "methods.N.space: left out",
        "methods.N.space.sigma.sigma0: left out",
        "methods.N.space.trainer.lambda: left out",
        "plan.choice.targetError: number",
        "plan.openings: emptied",
        "scores.rows.N.againstSimple: null",
        "scores.rows.N.mae.high: null",
        "scores.rows.N.mae.low: null",
        "scores.rows.N.r2.high: null",
        "scores.rows.N.r2.low: null",
        "scores.rows.N.r2: null",
        "scores.rows.N.rmse.high: null",
        "scores.rows.N.rmse.low: null",
        "scores.rows.N.batchSize: null",
        "scores.simple: null",
        "scores: null",
        "summaries.N.epochsToTarget: number",
        "summaries.N.secondsPerEpoch: null",
        "summaries.N.secondsToTarget: number",
        "summaries.N.testError: null",
        "summaries.N.validationError: null",
        "summaries: emptied",
        "target.error: null",
        "target.levels: emptied",
        "target.reference: null",
        "task.inputs: emptied",
        "task.notation.timeFormat: text",
        "task.notes: emptied",
        "task.seriesColumn: text",
        "task.targets: emptied",
        "trials.N.epochs.N.within: emptied",
        "trials.N.initialValidationError: null",
        "trials.N.setting.rate.learningRate: left out",
        "trials.N.setting: emptied",
        "trials.N.setting: one field more",
        "trials.N.startNote: text",
        "trials.N.setting.sigma.sigma0: left out",
        "trials.N.setting.trainer.lambda: left out",
        "trials: emptied",
        "tuning.N.runnerUpRatio: number",
        "tuning.N.seedRatio: number",
        "tuning: emptied",
      ]
    `);
  });
});

describe("manifest.json", () => {
  test("is read back as it was written", () => {
    expect(parseManifest(sealedJson(small.manifest), "a.json")).toEqual(small.manifest);
  });

  test("cut off anywhere is refused", () => {
    expect(taken(truncations(sealedJson(small.manifest).trimEnd()), (json) => parseManifest(json, "a.json"))).toEqual(
      [],
    );
  });

  test("with any value of another type, left out or too many is refused, but for what may be null or is free", () => {
    const all = damages(small.manifest);
    expect(distinct(taken(all.map(resealed), (json) => parseManifest(json, "a.json")))).toMatchInlineSnapshot(`
      [
        "criteria.minTimeSaving: null",
        "decided.choice.targetError: number",
        "decided.costs: array",
        "methods.N.space.rate.learningRate: left out",
        "methods.N.space: emptied",
        "methods.N.space.sigma.sigma0: left out",
        "methods.N.space.trainer.lambda: left out",
        "openings: emptied",
        "targetError: number",
        "task.inputs: emptied",
        "task.notation.timeFormat: text",
        "task.notes: emptied",
        "task.seriesColumn: text",
        "task.targets: emptied",
      ]
    `);
  });
});

describe("a line of trials.jsonl", () => {
  const length = () => buildNetwork(small.manifest.network).layout.length;
  const read = (line: string) => parseTrialLine(line, { study: small.manifest.identity, parameters: length() });
  const stored = (result: TrialResult) => ({ study: small.manifest.identity, trial: "t", ...result });
  const evaluated = () => stored(small.results.find(({ parameters }) => parameters !== null)!);
  /** The line with other text in it and a checksum that fits. */
  const withBody = (body: string) => `${body.slice(0, -1)},"checksum":"${sha256(body)}"}`;
  const bodyOf = (line: string) => line.replace(/,"checksum":"[^"]*"\}$/, "}");

  test("is read back as it was written, bit for bit", () => {
    for (const result of small.results) expect(read(trialLine(stored(result)))).toEqual(stored(result));
  });

  test("cut off anywhere is told", () => {
    for (const { json } of truncations(trialLine(evaluated()))) expect(() => read(json)).toThrow("was cut off");
  });

  test.each(["xx", "{}}", "null", "[]", '{"records":'])("that is %s is no trial", (line) => {
    expect(() => read(line)).toThrow("was cut off or is no trial");
  });

  test("with any one character changed is told", () => {
    const line = trialLine(evaluated());
    const random = randomStream(3);
    for (let k = 0; k < 2000; k++) {
      const at = Math.floor(random.uniform() * line.length);
      const other = String.fromCharCode(line.charCodeAt(at) ^ (1 << Math.floor(random.uniform() * 7)));
      expect(() => read(line.slice(0, at) + other + line.slice(at + 1)), `${at}: ${other}`).toThrow(GradusError);
    }
  });

  test("with any value of another type, left out or too many is refused by the schema too, but for what is free", () => {
    const all = damages(JSON.parse(bodyOf(trialLine(evaluated()))));
    const passed = all.filter(({ json }) => {
      try {
        read(withBody(json));
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(GradusError);
        return false;
      }
    });
    expect(distinct(passed.map(({ name }) => name)).sort()).toMatchInlineSnapshot(`
      [
        "record.epochs.N.within: emptied",
        "record.initialValidationError: null",
        "record.setting.rate.learningRate: left out",
        "record.setting.sigma.sigma0: left out",
        "record.setting: emptied",
        "record.setting: one field more",
        "record.startNote: text",
        "record.testError: number",
        "record.testErrorsByStep: array",
      ]
    `);
  });

  test("of a network of another size, with weights that are no numbers, or with a best epoch that was not, is refused", () => {
    const { record, parameters, ...key } = evaluated();
    const line = (change: object, weights = parameters) =>
      trialLine({ ...key, record: { ...record, ...change }, parameters: weights });
    expect(() => read(line({}, parameters!.slice(1)))).toThrow(
      `has ${length() - 1} weights where the network has ${length()}`,
    );
    const odd = parameters!.map((value, k) => (k === 3 ? Number.NaN : value));
    expect(() => read(line({}, odd))).toThrow("has weights that are not finite");
    expect(() => read(line({ bestEpoch: record.epochs.length + 1 }))).toThrow(
      '"record.bestValidationError" is wrong: must be the validation error of `bestEpoch`',
    );
    expect(() => read(line({ epochs: record.epochs.toReversed() }))).toThrow(
      /"record.epochs.0.epoch" is wrong: must be 1/,
    );
    expect(() => read(line({ bestEpoch: null, bestValidationError: null }))).toThrow("where the network has 0");
  });

  test("of 100 epochs is read in less than three milliseconds", () => {
    const { record, parameters, ...key } = evaluated();
    const [first] = record.epochs;
    const epochs = Array.from({ length: 100 }, (_, k) => ({ ...first!, epoch: k + 1 }));
    const best = { bestEpoch: 1, bestValidationError: first!.validationError };
    const line = trialLine({ ...key, record: { ...record, epochs, ...best }, parameters });
    const times = Array.from({ length: 200 }, () => {
      const started = performance.now();
      read(line);
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(3); // some 0.5 ms; the least, as the machine may do other work
  });
});
