import { parentPort, workerData } from "node:worker_threads";
import { ensure, GradusError } from "../../core/errors.js";
import { UnknownName } from "../../core/registry.js";
import type { Kernels } from "../../kernels/contract.js";
import { selectKernels } from "../../kernels/select.js";
import type { TrialCheckpoint } from "../../study/records/checkpoint.js";
import { runTrial } from "../../study/run/trial.js";
import { contextFor } from "../../study/spec/trial.js";
import { joinTeam } from "../../train/team/shared-team.js";
import { failureOf } from "./failure.js";
import { loadModule } from "./user-module.js";
import type { FromWorker, ToWorker, WorkerStart } from "./worker-messages.js";

/**
 * One thread of the pool: imports the modules of the user's, then trains the trial it is sent, alone or with its team, tells
 * each epoch, stops when asked.
 */
const port = parentPort;
ensure(port !== null, () => "worker: runs as a worker thread only. Use workerPool.");
const { folds, engine, modules } = workerData as WorkerStart;
let stop = new AbortController();
let kernels: Kernels | null = null; // of all trials: each leases what it needs

// Messages wait until they are listened to: no trial starts before the last module is there.
try {
  for (const module of modules) await loadModule("modules", module);
  port.on("message", answer);
} catch (error) {
  post({ kind: "failed", where: "workerPool", failure: failureOf(error) });
}

async function answer(message: ToWorker): Promise<void> {
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
      onEpoch: (id, record) => speaks && post({ kind: "epoch", id, record }),
      checkpoints: keeping && {
        ...keeping,
        save: (checkpoint) => post({ kind: "checkpoint", id: spec.id, checkpoint }, arraysOf(checkpoint)),
        refused: (reason) => speaks && post({ kind: "refused", id: spec.id, reason }),
      },
    });
    post({ kind: "result", result: speaks ? result : null });
  } catch (error) {
    post({ kind: "failed", where: spec.id, failure: failureOf(withAdvice(error)) });
  }
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

function post(message: FromWorker, handedOver: readonly ArrayBuffer[] = []): void {
  port!.postMessage(message, handedOver);
}
