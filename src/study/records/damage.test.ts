/** @module-tag slow */

import { beforeAll, describe, expect, test } from "vitest";
import { GradusError } from "../../core/errors.js";
import { type Damage, damages, truncations } from "../../core/stored/testing/damage.js";
import { buildNetwork } from "../../network/build.js";
import { type StoredStudy, smallStudy } from "../testing/small-study.js";
import { parseManifest, parseStudy } from "./parse.js";
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
        expect((error as Error).message, name).toMatch(/^a\.json.*[.] (Choose|Give) .*\.$/s);
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

describe("study.json", () => {
  test("is read back as it was written", () => {
    expect(parseStudy(JSON.stringify(small.study), "a.json")).toEqual(small.study);
  });

  test("of trials that diverged is read back too", async () => {
    const [sgd] = small.manifest.methods;
    const space = { "rate.learningRate": { low: 1e37, high: 1e38, scale: "log" } } as const;
    const { study } = await smallStudy({ methods: [{ ...sgd!, space }] });
    expect(study.trials.map(({ outcome }) => outcome)).toContain("diverged");
    expect(parseStudy(JSON.stringify(study), "a.json")).toEqual(study);
  });

  test("cut off anywhere is refused", () => {
    expect(taken(truncations(JSON.stringify(small.study)), (json) => parseStudy(json, "a.json"))).toEqual([]);
  });

  test("with any value of another type, left out or too many is refused, but for what may be null or is free", () => {
    const all = damages(small.study);
    expect(all.length).toBeGreaterThan(1000);
    const names = distinct(taken(all, (json) => parseStudy(json, "a.json")));
    const ofVerdict = names.filter((name) => name.startsWith("verdict.")); // what is null there depends on times
    for (const name of ofVerdict) expect(name).toMatch(/: (null|number|emptied)$/);
    expect(names.filter((name) => !ofVerdict.includes(name))).toMatchInlineSnapshot(`
      [
        "baselines.N.testErrorsByStep: emptied",
        "baselines: emptied",
        "forecast.forecasts.N.values: emptied",
        "forecast.forecasts: emptied",
        "forecast.labels: emptied",
        "forecast.truth: emptied",
        "forecast: null",
        "summaries.N.epochsToTarget: null",
        "summaries.N.secondsPerEpoch: null",
        "summaries.N.secondsToTarget: null",
        "summaries.N.testError: null",
        "summaries.N.validationError: null",
        "summaries: emptied",
        "target.error: null",
        "target.reference: null",
        "task.inputs: emptied",
        "task.notes: emptied",
        "task.targets: emptied",
        "trials.N.setting.rate.learningRate: left out",
        "trials.N.setting: emptied",
        "trials.N.setting: one field more",
        "trials.N.testError: number",
        "trials.N.testErrorsByStep: array",
        "trials.N.setting.sigma.sigma0: left out",
        "trials.N.setting.trainer.lambda: left out",
        "trials.N.testError: null",
        "trials.N.testErrorsByStep: emptied",
        "trials.N.testErrorsByStep: null",
        "trials: emptied",
      ]
    `);
  });
});

describe("manifest.json", () => {
  test("is read back as it was written", () => {
    expect(parseManifest(JSON.stringify(small.manifest), "a.json")).toEqual(small.manifest);
  });

  test("cut off anywhere is refused", () => {
    expect(taken(truncations(JSON.stringify(small.manifest)), (json) => parseManifest(json, "a.json"))).toEqual([]);
  });

  test("with any value of another type, left out or too many is refused, but for what may be null or is free", () => {
    const all = damages(small.manifest);
    expect(distinct(taken(all, (json) => parseManifest(json, "a.json")))).toMatchInlineSnapshot(`
      [
        "methods.N.space.rate.learningRate: left out",
        "methods.N.space: emptied",
        "methods.N.space.sigma.sigma0: left out",
        "methods.N.space.trainer.lambda: left out",
        "targetError: number",
        "task.inputs: emptied",
        "task.notes: emptied",
        "task.targets: emptied",
      ]
    `);
  });
});

describe("a line of trials.jsonl", () => {
  const length = () => buildNetwork(small.manifest.network).layout.length;
  const read = (json: string) => parseTrialLine(json, "a.json", length());
  const evaluated = () => small.results.find(({ parameters }) => parameters !== null)!;

  test("is read back as it was written, bit for bit", () => {
    for (const result of small.results) expect(read(trialLine(result))).toEqual(result);
  });

  test("cut off anywhere is no trial, which a crash may leave, and no error", () => {
    for (const { json } of truncations(trialLine(evaluated()))) expect(read(json)).toBeNull();
  });

  test("that is whole but no JSON is refused", () => {
    const damaged = trialLine(evaluated()).replace('"batchSize":16', '"batchSize":1x6');
    expect(() => read(damaged)).toThrow("a.json: must be JSON, found a line that is not. Choose another folder");
  });

  test.each(["xx", "{}}", '{"records":'])("that no crash could have left is refused: %s", (line) => {
    expect(() => read(line)).toThrow("a.json: must be JSON, found a line that is not.");
  });

  test("with any value of another type, left out or too many is refused, but for what may be null or is free", () => {
    const all = damages(JSON.parse(trialLine(evaluated())));
    expect(distinct(taken(all, read))).toMatchInlineSnapshot(`
      [
        "record.setting.rate.learningRate: left out",
        "record.setting: emptied",
        "record.setting: one field more",
      ]
    `);
  });

  test("of a network of another size, with weights that are no numbers, or with a best epoch that was not, is refused by its place", () => {
    const { record, parameters } = evaluated();
    const line = (change: object, weights = parameters) =>
      trialLine({ record: { ...record, ...change }, parameters: weights });
    expect(() => read(line({}, parameters!.slice(1)))).toThrow(
      `"parameters" is wrong: must be the network's ${length()} numbers, got ${length() - 1} numbers.`,
    );
    expect(() =>
      read(
        line(
          {},
          parameters!.map((value, k) => (k === 3 ? Number.NaN : value)),
        ),
      ),
    ).toThrow('"parameters" is wrong: must be finite, got NaN at 3.');
    expect(() => read(line({ bestEpoch: record.epochs.length + 1 }))).toThrow(
      '"record.bestValidationError" is wrong: must be the validation error of `bestEpoch`',
    );
    expect(() => read(line({ epochs: record.epochs.toReversed() }))).toThrow(
      /"record.epochs.0.epoch" is wrong: must be 1/,
    );
    expect(() => read(line({ bestEpoch: null, bestValidationError: null }))).toThrow(
      "must be null in the tuning and where no epoch was best",
    );
  });

  test("of 100 epochs is read in less than a millisecond", () => {
    const { record, parameters } = evaluated();
    const [first] = record.epochs;
    const epochs = Array.from({ length: 100 }, (_, k) => ({ ...first!, epoch: k + 1 }));
    const best = { bestEpoch: 1, bestValidationError: first!.validationError };
    const line = trialLine({ record: { ...record, epochs, ...best }, parameters });
    const times = Array.from({ length: 200 }, () => {
      const started = performance.now();
      read(line);
      return performance.now() - started;
    });
    expect(times.sort((a, b) => a - b)[100]).toBeLessThan(1);
  });
});
