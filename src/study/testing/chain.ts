import { summarise } from "../judge/summaries.js";
import type { StudyRecord } from "../records/study.js";
import { describeMethod } from "../spec/method.js";
import type { DiffusionChoice } from "../spec/methods/diffusion.js";
import { methodsNamed } from "../spec/methods/index.js";
import { reaching, type TrialParts, trialsOf } from "./records.js";
import { verdictOf } from "./verdict-of.js";

type Judged = Pick<StudyRecord, "methods" | "trials" | "target" | "summaries" | "verdict">;

/** Of every run. */
export const CHAIN_EPOCHS = 100;

interface ChainOptions {
  readonly choice?: DiffusionChoice;
  /** Of diffusion. Default .3 */
  readonly sigma0?: number;
  readonly seeds?: number;
  /** Of every trial of a method. */
  readonly parts?: (method: string) => TrialParts;
}

/** A study of these methods, judged: seeds that reach the target error 1 after about so many epochs, null for never. */
export function chainStudy(
  epochs: Readonly<Record<string, number | null>>,
  { choice, sigma0 = 0.3, seeds = 5, parts = () => ({}) }: ChainOptions = {},
): Judged {
  const methods = methodsNamed(Object.keys(epochs), choice).map(describeMethod);
  const trials = methods.flatMap((method) =>
    trialsOf(
      method,
      [0, -1, 1, -2, 2].slice(0, seeds).map((shift) => ({
        errors: reaching(1, (epochs[method.name] ?? 10 * CHAIN_EPOCHS) + shift, CHAIN_EPOCHS),
        ...{ testError: 1, sigma0: method.diffuses ? sigma0 : 0, ...parts(method.name) },
      })),
    ),
  );
  const target = { error: 1, levels: [1], earlierFolds: [], source: "given", reference: null } as const;
  return {
    ...{ methods, trials, target },
    summaries: summarise({ trials, target, methods, batchSizes: [16] }),
    verdict: verdictOf(trials, { methods, target }),
  };
}
