import { randomStream } from "../../core/numeric/random.js";
import { wasmKernels } from "../../kernels/wasm/index.js";
import type { TrialCheckpoint } from "../records/checkpoint.js";
import type { TrialRecord } from "../records/trial.js";
import { type ExecutionHooks, type ExecutorFactory, inlineExecutor } from "../run/executor.js";
import { planEvaluation } from "../run/plan-evaluation.js";
import { addingStudyTask } from "../spec/adding-task.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor } from "../spec/options.js";
import { contextsOf } from "../spec/task.js";
import type { TrialResult, TrialSpec } from "../spec/trial.js";
import { type Claim, rejection, same } from "./claim.js";

/** Makes an executor of so many workers, whose engine is the WebAssembly build "simd": every runtime has it, with the same bits. */
export type MakeExecutor = (workers: number) => ExecutorFactory;

const task = addingStudyTask({ length: 6, train: 96, validation: 40, test: 1, stream: randomStream(1) });
const network = networkFor(task, { hiddenSizes: [8] });
const folds = contextsOf(task, network);
const specs = planEvaluation({
  methods: methodsNamed(["sgd", "soap", "diffusion"]),
  size: { batchSizes: [32], epochs: 4, seeds: 2, tuningTrials: 1, trainWindows: 96 },
  seed: 1,
  folds: 1,
  chosen: ({ space }) =>
    Object.fromEntries(Object.entries(space).map(([place, { low, high }]) => [place, (low + high) / 4])),
}).map((spec): TrialSpec => ({ ...spec, threads: 1 }));

const inline = () => inlineExecutor({ kernels: () => wasmKernels({ build: "simd" }), now: () => performance.now() });

const never = new AbortController().signal;

async function resultsOf(
  factory: ExecutorFactory,
  trials: readonly TrialSpec[],
  hooks: Partial<ExecutionHooks> = {},
): Promise<TrialResult[]> {
  const results: TrialResult[] = [];
  for await (const result of factory.start(folds).run(trials, { signal: never, onEpoch: () => {}, ...hooks }))
    results.push(result);
  return results;
}

/** What trials come to, but for their times, in the order of their names. */
export function comparable(results: readonly TrialResult[]): unknown[] {
  const bare = results.map(({ record, parameters }) => ({ ...(withoutSeconds(record) as TrialRecord), parameters }));
  return bare.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function withoutSeconds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSeconds);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !name.startsWith("seconds"));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSeconds(inner)]));
}

/** A trial that two threads share: its bits are those of two threads everywhere. */
export async function sharedTrial(make: MakeExecutor): Promise<unknown[]> {
  return comparable(await resultsOf(make(2), [{ ...specs[1]!, threads: 2 }]));
}

/** What every executor keeps to. */
export const executorClaims: readonly Claim<MakeExecutor>[] = [
  {
    claim: "the same specs come to the same bits as one after the other in one thread, each once",
    async check(make) {
      same(comparable(await resultsOf(make(2), specs)), comparable(await resultsOf(inline(), specs)), "results");
    },
  },
  {
    claim: "one worker takes trials in their order",
    async check(make) {
      const ids = (await resultsOf(make(1), specs)).map(({ record }) => record.id);
      same(
        ids,
        specs.map(({ id }) => id),
        "order",
      );
    },
  },
  {
    claim: "an executor runs one list of trials after the other, an empty one too",
    async check(make) {
      const executor = make(2).start(folds);
      for (const list of [specs.slice(0, 1), [], specs.slice(1, 3)]) {
        let count = 0;
        for await (const _ of executor.run(list, { signal: never, onEpoch: () => {} })) count++;
        same(count, list.length, "results");
      }
    },
  },
  {
    claim: "a stop ends trials under way as stopped, and no other begins",
    async check(make) {
      const stop = new AbortController();
      const long = specs.map((spec) => ({ ...spec, epochs: 5000 }));
      const results = await resultsOf(make(2), long, { signal: stop.signal, onEpoch: () => stop.abort() });
      same([...new Set(results.map(({ record }) => record.outcome))], ["stopped"], "outcomes");
      if (results.length > 2) throw new Error(`After a stop ${results.length} trials came back from 2 workers.`);
    },
  },
  {
    claim: "a trial goes on from its checkpoint to the bits of one that was not disturbed",
    async check(make) {
      const [spec] = specs.slice(-1).map((last) => ({ ...last, epochs: 3000 })) as [TrialSpec];
      const stop = new AbortController();
      let kept: TrialCheckpoint | null = null;
      const checkpoints = {
        seconds: 0,
        from: () => kept,
        refused: (_: string, why: string) => {
          throw new Error(why);
        },
      };
      await resultsOf(make(1), [spec], {
        signal: stop.signal,
        onEpoch: () => kept !== null && stop.abort(),
        checkpoints: {
          ...checkpoints,
          save: (_, checkpoint) => {
            kept ??= structuredClone(checkpoint);
          },
        },
      });
      if (kept === null) throw new Error("No checkpoint was kept.");
      const gone = await resultsOf(make(1), [spec], { checkpoints: { ...checkpoints, save: () => {} } });
      same(comparable(gone), comparable(await resultsOf(inline(), [spec])), "results");
    },
  },
  {
    claim: "a trial that fails is told by its name, with the reason",
    async check(make) {
      const [spec] = specs as [TrialSpec, ...TrialSpec[]];
      const recipe = { ...spec.method.recipe, optimizer: { name: "nobody" } };
      const message = await rejection(() => resultsOf(make(1), [{ ...spec, method: { ...spec.method, recipe } }]));
      if (!message.includes("nobody")) throw new Error(`The reason must name what is unknown, got: ${message}`);
    },
  },
];
