import { describe, expect, test } from "vitest";
import { CHAIN_EPOCHS, chainStudy } from "../testing/chain.js";
import { FROM_DRAWN } from "../testing/from-drawn.js";
import { type WhoseGain, whoseGain } from "./whose-gain.js";

const CHAIN = ["sgd", "soap-cosine", "soap-linear", "diffusion"];
const gainOf = (...given: Parameters<typeof chainStudy>) => whoseGain(chainStudy(...given))!;
const addedBy = ({ links }: WhoseGain) => links.map(({ method, adds }) => [method.name, ...adds]);

describe("the chain from the reference to diffusion", () => {
  test("adds the optimiser, the start, and sigma with the path, in this order", () => {
    const found = gainOf({ "adam-cosine": 40, diffusion: 6, "soap-linear": 7, sgd: 50, "soap-cosine": 30 });
    expect(addedBy(found)).toEqual([
      ["sgd"],
      ["soap-cosine", "optimizer"],
      ["soap-linear", "start"],
      ["diffusion", "sigma", "path"],
    ]);
    expect(found.links.map(({ summary }) => Math.round(summary.epochsToTarget!))).toEqual([50, 30, 7, 6]);
    expect(found.missing).toEqual([]);
  });

  test("names what it lacks; what a missing link has is added by the next", () => {
    const lacking = (...names: string[]) =>
      gainOf(Object.fromEntries(CHAIN.filter((name) => !names.includes(name)).map((name) => [name, 20])));
    expect(lacking("soap-linear").missing).toEqual(["soap-linear"]);
    expect(lacking("soap-linear").links.at(-1)!.adds).toEqual(["start", "sigma", "path"]);
    expect(lacking("soap-cosine").links[1]!.adds).toEqual(["optimizer", "start"]);
    expect(lacking("soap-cosine", "soap-linear").missing).toEqual(["soap-cosine", "soap-linear"]);
    expect(lacking("soap-cosine", "soap-linear").against).toEqual([]);
  });

  test("has no link for a start that is drawn, and one for a reference that has the optimiser", () => {
    const choice = FROM_DRAWN;
    const drawn = gainOf({ sgd: 50, momentum: 30, diffusion: 20 }, { choice });
    expect(addedBy(drawn)).toEqual([["sgd"], ["momentum", "optimizer"], ["diffusion", "sigma"]]);
    const same = gainOf({ momentum: 30, diffusion: 20 }, { choice });
    expect(addedBy(same)).toEqual([["momentum"], ["diffusion", "sigma"]]);
    expect(same.against.map(({ method }) => method.name)).toEqual(["momentum"]);
  });

  test("takes no optimiser at another course of the rate for diffusion's own", () => {
    const found = gainOf({ sgd: 50, soap: 30, diffusion: 6 });
    expect(addedBy(found).map(([name]) => name)).toEqual(["sgd", "diffusion"]);
    expect(found.missing).toEqual(["soap-cosine", "soap-linear"]);
  });

  test("adds no sigma where tuning chose none", () => {
    const epochs = { sgd: 50, "soap-linear": 7, diffusion: 6 };
    const chosen = gainOf(epochs, { sigma0: 0 });
    expect(chosen.choseNoSigma).toBe(true);
    expect(chosen.links.at(-1)!.adds).toEqual(["path"]);
    expect(gainOf(epochs, { sigma0: 0, choice: { path: "held" } }).links.at(-1)!.adds).toEqual([]);
    expect(gainOf(epochs, { sigma0: 0, choice: { sigma: "auto" } }).choseNoSigma).toBe(false); // a rule gave it
  });

  test("is null where nothing was evaluated, and where nothing diffuses", () => {
    const study = chainStudy({ sgd: 50, diffusion: 6 });
    expect(whoseGain({ ...study, summaries: [], trials: [] })).toBe(null);
    expect(whoseGain(chainStudy({ sgd: 50, momentum: 30 }))).toBe(null);
  });
});

test("against its optimiser alone and against the same start, diffusion is judged by the pairs of one seed", () => {
  const { against } = gainOf({ sgd: 50, "soap-cosine": 40, "soap-linear": 20, diffusion: 20 });
  expect(against.map(({ method, lacks, time }) => [method.name, lacks, time.result])).toEqual([
    ["soap-cosine", ["start", "sigma", "path"], "met"],
    ["soap-linear", ["sigma", "path"], "undecided"],
  ]);
  expect(against[1]!.time).toMatchObject({ value: 1, interval: { confidence: 0.98, counts: "exact" } });
  expect(gainOf({ sgd: 50, "soap-linear": 10, diffusion: 20 }).against[0]!.time.result).toBe("missed");
});

test("under 5 seeds nothing is decided", () => {
  const { against } = gainOf({ sgd: 50, "soap-linear": 40, diffusion: 10 }, { seeds: 4 });
  expect(against[0]!.time).toMatchObject({ result: "undecided", value: expect.closeTo(0.25, 1) });
});

test("what is whose leaves the verdict as it is: a method from the same start is no baseline", () => {
  const epochs = { sgd: 50, "soap-cosine": 40, diffusion: 20 };
  const { verdict } = chainStudy(epochs);
  expect(verdict.decision).toBe("go");
  expect(chainStudy({ ...epochs, "soap-linear": CHAIN_EPOCHS / 100 + 3 }).verdict).toEqual(verdict);
});
