// The trials of the queue's bench, and what runs a list of them on the queue and measures that.
import { addingTask, buildNetwork, randomStream, selectKernels } from "gradus";
import { queueExecutor } from "gradus/node";
import { inlineExecutor, methodsNamed } from "gradus/study";

const METHODS = methodsNamed(["sgd", "momentum"]);

function contextOf({ hidden, length, train }) {
  const windows = addingTask({ length, train, validation: 16, test: 1, stream: randomStream(1) });
  return {
    network: buildNetwork({ inputSize: 2, hiddenSizes: [hidden] }).spec,
    train: windows.train,
    validation: windows.validation,
    errorFactor: windows.errorFactor,
    metric: "rmse",
  };
}

/** A trial of half a millisecond, so that what is measured is the queue; one of .3 s, the least that a study's trials take. */
export const KINDS = {
  tiny: { context: contextOf({ hidden: 4, length: 4, train: 16 }), epochs: 1, batchSize: 16 },
  real: { context: contextOf({ hidden: 32, length: 40, train: 480 }), epochs: 40, batchSize: 16 },
};

export function specsOf(kind, count, epochs = KINDS[kind].epochs) {
  return Array.from({ length: count }, (_, k) => ({
    id: `run/${k}`,
    phase: "evaluation",
    method: METHODS[k % 2],
    setting: { "rate.learningRate": 0.01 },
    batchSize: KINDS[kind].batchSize,
    seed: 1 + k,
    fold: 1,
    epochs,
    threads: 1,
  }));
}

/** Seconds of each of some trials in this thread, without any queue. */
export async function inlineSeconds(kind, count, epochs) {
  const executor = inlineExecutor({ kernels: () => selectKernels().kernels, now: () => performance.now() }).start([
    KINDS[kind].context,
  ]);
  const seconds = [];
  const hooks = { signal: new AbortController().signal, onEpoch() {} };
  for await (const _ of executor.run(specsOf(kind, 20, epochs), hooks)); // compiled by then
  let last = performance.now();
  for await (const _ of executor.run(specsOf(kind, count, epochs), hooks)) {
    const now = performance.now();
    seconds.push((now - last) / 1000);
    last = now;
  }
  return seconds;
}

/** Runs trials on the queue, none of them in this process. */
export async function onQueue(address, kind, specs) {
  const executor = queueExecutor({
    address,
    name: `bench ${kind}`,
    workers: 0,
    kernels: () => selectKernels().kernels,
  });
  try {
    const results = executor
      .start([KINDS[kind].context])
      .run(specs, { signal: new AbortController().signal, onEpoch() {} });
    let [first, last, count, trained] = [0, 0, 0, 0];
    for await (const { record } of results) {
      last = performance.now();
      if (count++ === 0) first = last;
      trained += record.secondsTotal;
    }
    return { count, seconds: (last - first) / 1000, trained };
  } finally {
    await executor.close();
  }
}
