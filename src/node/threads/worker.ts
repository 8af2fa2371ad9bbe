import { parentPort, workerData } from "node:worker_threads";
import { ensure } from "../../core/errors.js";
import { selectKernels } from "../../kernels/select.js";
import { runTrial } from "../../study/run/trial.js";
import { joinTeam } from "../../train/team/shared-team.js";
import { failureOf } from "./failure.js";
import type { FromWorker, ToWorker, WorkerStart } from "./worker-messages.js";

/** One thread of the pool: trains the trial it is sent, alone or with its team, tells each epoch, stops when asked. */
const port = parentPort;
ensure(port !== null, () => "worker: runs as a worker thread only. Use workerPool.");
const { context, engine } = workerData as WorkerStart;
let stop = new AbortController();

port.on("message", async (message: ToWorker) => {
  if (message.kind === "stop") return stop.abort();
  stop = new AbortController();
  const { spec, seat } = message;
  const speaks = seat === null || seat.rank === 0;
  try {
    const result = await runTrial(spec, context, {
      kernels: selectKernels(engine).kernels,
      ...(seat && { team: joinTeam(seat.memory, seat.rank) }),
      now: () => performance.now(),
      signal: stop.signal,
      onEpoch: (id, record) => speaks && post({ kind: "epoch", id, record }),
    });
    post({ kind: "result", result: speaks ? result : null });
  } catch (error) {
    post({ kind: "failed", id: spec.id, failure: failureOf(error) });
  }
});

function post(message: FromWorker): void {
  port!.postMessage(message);
}
