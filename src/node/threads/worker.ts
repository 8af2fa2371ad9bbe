import { parentPort, workerData } from "node:worker_threads";
import { ensure } from "../../core/errors.js";
import { failureOf } from "../../study/threads/failure.js";
import { type Post, trialMember } from "../../study/threads/member.js";
import { loadModule } from "./user-module.js";
import type { WorkerStart } from "./worker-pool.js";

/** One thread of the pool: imports the modules of the user's, then trains the trials it is sent. */
const port = parentPort;
ensure(port !== null, () => "worker: runs as a worker thread only. Use workerPool.");
const { modules, ...start } = workerData as WorkerStart;
const post: Post = (message, handedOver) => port.postMessage(message, handedOver);

// Messages wait until they are listened to: no trial starts before the last module is there.
try {
  for (const module of modules) await loadModule("modules", module);
  port.on("message", trialMember(start, post));
} catch (error) {
  post({ kind: "failed", where: "workerPool", failure: { ...failureOf(error), isOfMachine: true } }, []); // no trial has begun
}
