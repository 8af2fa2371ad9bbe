import type { Kernels } from "../../kernels/contract.js";
import { leaseOf } from "../../kernels/lease.js";
import { EngineFull } from "../../kernels/wasm/memory.js";
import { metricNamed } from "../../metric/metric-named.js";
import { GROUP } from "../../train/team/team.js";
import { trainers } from "../../train/trainers/index.js";
import type { MethodSpec } from "../records/method.js";
import { applySetting } from "../spec/method.js";
import { networkOf } from "../spec/network-of.js";
import type { TrialContext } from "../spec/trial.js";
import { VALIDATION_GROWTH } from "../spec/validations.js";

/** What kind of runs an engine has to have room for. */
export interface FitQuestion {
  readonly methods: readonly MethodSpec[];
  readonly batchSize: number;
  /** Threads that share a batch, each with an engine. */
  readonly threads: number;
  readonly context: TrialContext;
}

/**
 * Why the engine has no room for one run of these methods, null where it has: each is planned as its trial will be, without a step, and its
 * memory given back.
 */
export function whyTooLarge(
  kernels: Kernels,
  { methods, batchSize, threads, context }: FitQuestion,
): EngineFull | null {
  const rows = GROUP * Math.ceil(Math.min(batchSize, context.train.length) / GROUP / threads);
  const data = { train: context.train, validation: context.validation };
  for (const { recipe, space } of methods) {
    const low = Object.fromEntries(Object.entries(space).map(([place, range]) => [place, range.low]));
    const lease = leaseOf(kernels);
    const { lease: _, ...leased } = lease.kernels; // the run's arrays are to be this lease's own
    try {
      const planned = { ...applySetting(recipe, low), initialiser: { name: "drawn" } }; // a start that solves would be solved
      trainers.get(recipe.trainer.name).train(planned, {
        network: networkOf(context),
        data,
        batchSize: Math.min(rows, data.train.length),
        epochs: 2,
        validationGrowth: VALIDATION_GROWTH,
        seed: 0,
        kernels: leased,
        metric: metricNamed(context.metric),
        errorScale: context.errorFactor,
        now: () => 0,
        signal: { aborted: true },
      });
    } catch (error) {
      if (error instanceof EngineFull) return error;
      throw error;
    } finally {
      lease.release();
    }
  }
  return null;
}
