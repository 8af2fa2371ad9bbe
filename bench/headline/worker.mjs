// A thread that trains: takes { id, work, ... } and answers { id, result } or { id, error }.
import { parentPort, workerData } from "node:worker_threads";
import { describe, oneRun } from "./one-run.mjs";

parentPort.on("message", async ({ id, work, ...order }) => {
  try {
    const result = work === "describe" ? await describe(order.task, workerData) : await oneRun(order, workerData);
    parentPort.postMessage({ id, result });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error?.stack ?? error) });
  }
});
