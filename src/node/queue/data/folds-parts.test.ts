import { expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { addingTask } from "../../../data/tasks/adding.js";
import { buildNetwork } from "../../../network/build.js";
import type { TrialContext } from "../../../study/spec/trial.js";
import { foldsFrom, partsOf } from "./folds-parts.js";
import { FoldsCache, foldsFingerprint, storeFolds } from "./stored-folds.js";

const { train, validation, errorFactor } = addingTask({
  length: 4,
  train: 36,
  validation: 20,
  test: 4,
  stream: randomStream(1),
});
const fold: TrialContext = {
  network: buildNetwork({ inputSize: 2, hiddenSizes: [4] }).spec,
  ...{ train, validation, errorFactor, metric: "rmse" },
};

test("folds that were taken apart and put together again are the same, number for number", () => {
  const folds = [fold, { ...fold, errorFactor: -0 }, { ...fold, errorFactor: Number.NEGATIVE_INFINITY }];
  const { skeleton, arrays } = partsOf(folds);
  expect(foldsFrom(skeleton, arrays)).toEqual(folds);
});

test("an array that folds share is kept once, and lies in memory that threads share", () => {
  const one = partsOf([fold]);
  const two = partsOf([fold, fold]);
  expect(two.arrays.size).toBe(one.arrays.size);
  const [a, b] = foldsFrom(two.skeleton, two.arrays);
  expect(a!.train.inputs).toBe(b!.train.inputs);
  expect(a!.train.inputs.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test("a worker fetches the data of a study once, however many trials it runs", async () => {
  const kept = new Map<string, Uint8Array>();
  let fetched = 0;
  const place = {
    option: "--queue-data",
    name: "memory",
    put: async (sha: string, bytes: Uint8Array) => void kept.set(sha, bytes),
    get: async (sha: string) => {
      fetched++;
      return kept.get(sha) ?? null;
    },
    remove: async () => {},
  };
  const parts = partsOf([fold]);
  await storeFolds(parts, place);
  const cache = new FoldsCache([place]);
  const found = await Promise.all(Array.from({ length: 5 }, () => cache.get(foldsFingerprint(parts))));
  expect(found[4]).toEqual([fold]);
  expect(fetched).toBe(parts.arrays.size + 1);
});

test("data are looked for in each place in turn, and those at hand in none", async () => {
  const kept = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const place = (name: string, isThere: boolean) => ({
    ...{ name, option: "--queue-data" },
    put: async (sha: string, bytes: Uint8Array) => void kept.set(sha, bytes),
    get: async (sha: string) => {
      asked.push(name);
      return isThere ? (kept.get(sha) ?? null) : null;
    },
    remove: async () => {},
  });
  const [empty, full] = [place("the database", false), place("/shared", true)];
  const parts = partsOf([fold]);
  const sha = foldsFingerprint(parts);
  await storeFolds(parts, full);
  expect(await new FoldsCache([empty, full]).get(sha)).toEqual([fold]);
  await expect(new FoldsCache([empty, empty]).get(sha)).rejects.toThrow(
    /got nothing in the database and in the database/,
  );
  asked.length = 0;
  const atHand = { sha, folds: [fold] };
  expect(await new FoldsCache([empty], atHand).get(sha)).toBe(atHand.folds);
  expect(asked).toEqual([]);
});
