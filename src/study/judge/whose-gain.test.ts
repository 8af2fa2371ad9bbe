import { describe, expect, test } from "vitest";
import type { MethodRecord } from "../records/method.js";
import type { StudyRecord } from "../records/study.js";
import type { TrialRecord } from "../records/trial.js";
import { describeMethod } from "../spec/method.js";
import type { DiffusionChoice } from "../spec/methods/diffusion.js";
import { methodsNamed } from "../spec/methods/index.js";
import { FROM_DRAWN } from "../testing/from-drawn.js";
import { reaching, type TrialParts, trialsOf } from "../testing/records.js";
import { verdictOf } from "../testing/verdict-of.js";
import { summarise } from "./summaries.js";
import { whoseGain } from "./whose-gain.js";

const CHAIN = ["sgd", "soap-cosine", "soap-linear", "diffusion"];
const described = (names: readonly string[], choice?: DiffusionChoice) =>
  methodsNamed(names, choice).map(describeMethod);
/** Five seeds that reach the target after about so many epochs. */
const seedsAt = (epochs: number, rest: TrialParts = {}): TrialParts[] =>
  [-2, -1, 0, 1, 2].map((shift) => ({ errors: reaching(1, epochs + shift), testError: 1, ...rest }));

function studyOf(methods: readonly MethodRecord[], trials: readonly TrialRecord[]): StudyRecord {
  const target = { error: 1, levels: [1], earlierFolds: [], source: "given", reference: null } as const;
  return {
    ...{ methods, trials, target },
    summaries: summarise({ trials, target, methods, batchSizes: [16] }),
    verdict: verdictOf(trials, { methods, target }),
  } as unknown as StudyRecord;
}

/** Of methods whose seeds need these epochs; sigma_0 of diffusion is .3. */
function gainOf(epochs: Readonly<Record<string, number>>, choice?: DiffusionChoice, sigma0 = 0.3) {
  const methods = described(Object.keys(epochs), choice);
  const trials = methods.flatMap((method) =>
    trialsOf(method, seedsAt(epochs[method.name]!, { sigma0: method.diffuses ? sigma0 : 0 })),
  );
  return whoseGain(studyOf(methods, trials));
}

describe("the chain from the reference to diffusion", () => {
  test("adds the optimiser, the start, and sigma with the path, in this order", () => {
    const found = gainOf({ "adam-cosine": 40, diffusion: 6, "soap-linear": 7, sgd: 50, "soap-cosine": 30 })!;
    expect(found.links.map(({ method }) => method.name)).toEqual(CHAIN);
    expect(found.links.map(({ adds }) => adds)).toEqual([[], ["optimizer"], ["start"], ["sigma", "path"]]);
    expect(found.links.map(({ summary }) => Math.round(summary.epochsToTarget!))).toEqual([50, 30, 7, 6]);
    expect(found.missing).toEqual([]);
  });

  test("names what it lacks; what a missing link has is added by the next", () => {
    const lacking = (...names: string[]) =>
      gainOf(Object.fromEntries(CHAIN.filter((name) => !names.includes(name)).map((name) => [name, 20])))!;
    expect(lacking("soap-linear").missing).toEqual(["soap-linear"]);
    expect(lacking("soap-linear").links.at(-1)!.adds).toEqual(["start", "sigma", "path"]);
    expect(lacking("soap-cosine").links[1]!.adds).toEqual(["optimizer", "start"]);
    expect(lacking("soap-cosine", "soap-linear").missing).toEqual(["soap-cosine", "soap-linear"]);
    expect(lacking("soap-cosine", "soap-linear").against).toEqual([]);
  });

  test("has no link for a start that is drawn, and one for a reference that has the optimiser", () => {
    const drawn = gainOf({ sgd: 50, momentum: 30, diffusion: 20 }, FROM_DRAWN)!;
    expect(drawn.links.map(({ adds }) => adds)).toEqual([[], ["optimizer"], ["sigma"]]);
    const same = gainOf({ momentum: 30, diffusion: 20 }, FROM_DRAWN)!;
    expect(same.links.map(({ method, adds }) => [method.name, ...adds])).toEqual([
      ["momentum"],
      ["diffusion", "sigma"],
    ]);
    expect(same.against.map(({ method }) => method.name)).toEqual(["momentum"]);
  });

  test("takes no optimiser at another course of the rate for diffusion's own", () => {
    const { links, missing } = gainOf({ sgd: 50, soap: 30, diffusion: 6 })!;
    expect(links.map(({ method }) => method.name)).toEqual(["sgd", "diffusion"]);
    expect(missing).toEqual(["soap-cosine", "soap-linear"]);
  });

  test("adds no sigma where tuning chose none", () => {
    const { links, choseNoSigma } = gainOf({ sgd: 50, "soap-linear": 7, diffusion: 6 }, {}, 0)!;
    expect(choseNoSigma).toBe(true);
    expect(links.at(-1)!.adds).toEqual(["path"]);
    expect(gainOf({ sgd: 50, "soap-linear": 7, diffusion: 6 }, { path: "held" }, 0)!.links.at(-1)!.adds).toEqual([]);
    expect(gainOf({ sgd: 50, diffusion: 6 }, FROM_DRAWN, 0)!.choseNoSigma).toBe(false); // a rule gave it, no tuning
  });

  test("is null where nothing was evaluated", () => {
    expect(whoseGain(studyOf(described(CHAIN), []))).toBe(null);
    expect(gainOf({ sgd: 50, momentum: 30 })).toBe(null);
  });
});

test("against its optimiser alone and against the same start, diffusion is judged by the pairs of one seed", () => {
  const { against } = gainOf({ sgd: 50, "soap-cosine": 40, "soap-linear": 20, diffusion: 20 })!;
  expect(against.map(({ method, lacks, time }) => [method.name, lacks, time.result])).toEqual([
    ["soap-cosine", ["start", "sigma", "path"], "met"],
    ["soap-linear", ["sigma", "path"], "undecided"],
  ]);
  expect(against[1]!.time).toMatchObject({ value: 1, interval: { confidence: 0.98, counts: "exact" } });
  const slower = gainOf({ sgd: 50, "soap-linear": 10, diffusion: 20 })!;
  expect(slower.against[0]!.time).toMatchObject({ result: "missed", interval: { confidence: 0.98 } });
});

test("under 5 seeds nothing is decided", () => {
  const methods = described(["sgd", "soap-linear", "diffusion"]);
  const trials = methods.flatMap((method, k) => trialsOf(method, seedsAt([50, 40, 10][k]!).slice(0, 4)));
  expect(whoseGain(studyOf(methods, trials))!.against[0]!.time).toMatchObject({
    result: "undecided",
    value: expect.closeTo(0.25, 1),
  });
});

test("what is whose leaves the verdict as it is: a method from the same start is no baseline", () => {
  const methods = described(["sgd", "soap-cosine", "diffusion", "soap-linear"]);
  const at = [50, 40, 20, 20];
  const trials = methods.flatMap((method, k) =>
    trialsOf(method, seedsAt(at[k]!, { sigma0: method.diffuses ? 0.3 : 0 })),
  );
  const without = methods.slice(0, 3);
  expect(studyOf(methods, trials).verdict).toEqual(studyOf(without, trials).verdict);
  expect(studyOf(methods, trials).verdict.decision).toBe("go");
});
