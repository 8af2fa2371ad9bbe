import { GradusError } from "../../core/errors.js";
import { UnknownName } from "../../core/registry.js";
import type { Kernels } from "../../kernels/contract.js";
import { selectKernels } from "../../kernels/select.js";
import { joinTeam } from "../../train/team/shared-team.js";
import type { TrialCheckpoint } from "../records/checkpoint.js";
import { runTrial } from "../run/trial.js";
import { contextFor } from "../spec/trial.js";
import { failureOf } from "./failure.js";
import type { FromWorker, ToWorker, TrialStart } from "./messages.js";

export type Post = (message: FromWorker, handedOver: readonly ArrayBuffer[]) => void;

/** What a thread answers to whoever started it: it trains the trial it is sent, alone or with its team, tells each epoch, stops when asked. */
export function trialMember({ folds, engine }: TrialStart, post: Post): (message: ToWorker) => Promise<void> {
  let stop = new AbortController();
  let kernels: Kernels | null = null; // of all trials: each leases what it needs
  return async (message) => {
    if (message.kind === "stop") return stop.abort();
    stop = new AbortController();
    const { spec, seat, keeping } = message;
    const speaks = seat === null || seat.rank === 0;
    try {
      kernels ??= selectKernels(engine).kernels;
      const result = await runTrial(spec, contextFor(spec, folds), {
        kernels,
        ...(seat && { team: joinTeam(seat.memory, seat.rank) }),
        now: () => performance.now(),
        signal: stop.signal,
        onEpoch: (id, record) => speaks && post({ kind: "epoch", id, record }, []),
        checkpoints: keeping && {
          ...keeping,
          save: (checkpoint) => post({ kind: "checkpoint", id: spec.id, checkpoint }, arraysOf(checkpoint)),
          refused: (reason) => speaks && post({ kind: "refused", id: spec.id, reason }, []),
        },
      });
      post({ kind: "result", result: speaks ? result : null }, []);
    } catch (error) {
      post({ kind: "failed", where: spec.id, failure: failureOf(withAdvice(error)) }, []);
    }
  };
}

/** The main thread has checked all names of a study: one that is unknown here was added there alone. */
function withAdvice(error: unknown): unknown {
  if (!(error instanceof UnknownName)) return error;
  return new GradusError(
    `${error.message} Worker threads have registries of their own: ` +
      "name the module that adds it in `modules` of workerPool.",
  );
}

/** Memory that goes with a checkpoint instead of being copied once more. */
function arraysOf({ state }: TrialCheckpoint): ArrayBuffer[] {
  const { parameters, optimizer, sigmaRule, objective, best } = state;
  const arrays = [parameters, ...optimizer, ...objective.flat(), sigmaRule.gradientSum, ...sigmaRule.controller];
  return [...arrays, ...(best ? [best.parameters] : [])].map(({ buffer }) => buffer as ArrayBuffer);
}
