import { parentPort, workerData } from "node:worker_threads";
import { ensure, GradusError } from "../../core/errors.js";
import { isObject } from "../../core/options.js";
import { shown } from "../../core/shown.js";
import { selectKernels } from "../../kernels/select.js";
import { failureOf } from "../../study/threads/failure.js";
import { resolveTrainOptions, type TrainOptions } from "../../train/options.js";
import { joinTeam } from "../../train/team/shared-team.js";
import { train } from "../../train/train.js";
import type { FromMember, ParallelStart, Recipe, ToMember } from "./train-parallel.js";
import { failed, loadModule } from "./user-module.js";

/** One thread of trainParallel: makes the options by the recipe, says so, trains with its team when told. */
const port = parentPort;
ensure(port !== null, () => "parallel-member: runs as a worker thread only. Use trainParallel.");
const stop = new AbortController();
const options = await attempt(prepare);

port.on("message", (message: ToMember) => {
  if (message.kind === "stop") return stop.abort();
  attempt(() => run(message));
});

async function prepare(): Promise<TrainOptions> {
  const { recipe: url, input } = workerData as ParallelStart;
  const { default: recipe } = (await loadModule("recipe", url)) as { default?: Recipe };
  ensure(
    typeof recipe === "function",
    () => `\`recipe\` must export a function as its default, got ${shown(recipe)} from "${url}". Export it.`,
  );
  const made = await makeOptions(recipe, input);
  ensure(
    isObject(made),
    () => `\`recipe\` must return the options of train, got ${shown(made)}. Return { network, data, ... }.`,
  );
  const options = { ...made, kernels: made.kernels ?? selectKernels().kernels }; // one engine: each takes 10 GiB of addresses
  resolveTrainOptions(options); // refused here, where what follows reads them
  const precision = options.kernels.allocate(1) instanceof Float64Array ? "float64" : "float32";
  const { length, slices } = options.network.layout;
  post({ kind: "ready", gradient: { parameters: length, slices: slices.length, precision } });
  return options;
}

async function makeOptions(recipe: Recipe, input: unknown) {
  try {
    return await recipe(input);
  } catch (error) {
    if (error instanceof GradusError) throw error;
    throw failed("`recipe` must return the options of train", error, { remedy: "Correct what it does." });
  }
}

async function run({ memory, rank }: Extract<ToMember, { kind: "start" }>): Promise<void> {
  const training = train({ ...options!, team: joinTeam(memory, rank), signal: stop.signal });
  const speaks = rank === 0;
  for await (const record of training) if (speaks) post({ kind: "record", record });
  if (speaks) post({ kind: "result", result: await training.result() });
}

/** Passes a failure of `work` to the awaiter of trainParallel. */
async function attempt<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    post({ kind: "failed", failure: failureOf(error) });
    return undefined;
  }
}

function post(message: FromMember): void {
  port!.postMessage(message);
}
