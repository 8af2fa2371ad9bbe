import { describe, expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { addingTask } from "../../../data/tasks/adding.js";
import { referenceKernels } from "../../../kernels/reference/index.js";
import { buildNetwork } from "../../../network/build.js";
import type { TrialCheckpoint } from "../../records/checkpoint.js";
import { methodsNamed } from "../../spec/methods/index.js";
import type { TrialContext, TrialResult, TrialSpec } from "../../spec/trial.js";
import { type ExecutorFactory, inlineExecutor, type TrialCheckpoints } from "../executor.js";

const windows = addingTask({ length: 4, train: 36, validation: 20, test: 4, stream: randomStream(1) });
const fold: TrialContext = {
  network: buildNetwork({ inputSize: 2, hiddenSizes: [4] }).spec,
  ...{ train: windows.train, validation: windows.validation, errorFactor: windows.errorFactor, metric: "rmse" },
};
/** A second fold, told apart by its unit. */
const folds = [fold, { ...fold, errorFactor: 10 * fold.errorFactor }];
const methods = methodsNamed(["sgd", "diffusion"], { objective: "sampled", optimizer: "adam" });

function specs(count: number, epochs = 3): TrialSpec[] {
  return Array.from({ length: count }, (_, k) => ({
    ...{
      id: `run/${k}`,
      phase: "evaluation" as const,
      method: methods[k % 2]!,
      setting: { "rate.learningRate": 0.01 },
    },
    ...{ batchSize: 8, seed: 1 + k, fold: 1 + (k % 2), epochs, threads: 1 },
  }));
}

/** What must be the same bits on every executor. */
function bits({ record, parameters }: TrialResult) {
  const { id, outcome, bestEpoch, bestValidationError, epochs } = record;
  const errors = epochs.map(({ epoch, validationError, trainObjective, steps }) => [
    epoch,
    steps,
    validationError,
    trainObjective,
  ]);
  return { id, outcome, bestEpoch, bestValidationError, errors, parameters: parameters && [...parameters] };
}

interface Ran {
  readonly results: readonly TrialResult[];
  readonly epochs: readonly string[];
  readonly kept: ReadonlyMap<string, TrialCheckpoint>;
}

export interface ExecutorUnderTest {
  /** Of the reference engine, which gives the same bits everywhere. */
  readonly factory: () => ExecutorFactory | Promise<ExecutorFactory>;
  /** After each test. */
  readonly end?: (factory: ExecutorFactory) => Promise<void>;
  /** Words of the error where a trial cannot run; null: the executor sets such a trial aside. */
  readonly failure: RegExp | null;
}

/** What every executor promises, whether it trains here, in threads or on other machines. */
export function executorSuite(name: string, { factory, end = async () => {}, failure }: ExecutorUnderTest): void {
  async function run(
    given: readonly TrialSpec[],
    {
      from = new Map(),
      seconds = null,
      onEpoch = () => {},
      signal = new AbortController().signal,
    }: {
      readonly from?: ReadonlyMap<string, TrialCheckpoint>;
      readonly seconds?: number | null;
      readonly onEpoch?: (id: string, epoch: number) => void;
      readonly signal?: AbortSignal;
    } = {},
    made?: ExecutorFactory,
  ): Promise<Ran> {
    const used = made ?? (await factory());
    const results: TrialResult[] = [];
    const epochs: string[] = [];
    const kept = new Map<string, TrialCheckpoint>();
    const checkpoints: TrialCheckpoints | null =
      seconds === null
        ? null
        : {
            seconds,
            from: (id) => from.get(id) ?? null,
            save: (id, checkpoint) => void kept.set(id, structuredClone(checkpoint)),
            refused: (id, reason) => expect.fail(`${id}: ${reason}`),
          };
    const hooks = {
      ...{ signal, checkpoints },
      onEpoch: (id: string, { epoch }: { readonly epoch: number }) => {
        epochs.push(`${id} ${epoch}`);
        onEpoch(id, epoch);
      },
    };
    try {
      for await (const result of used.start(folds).run(given, hooks)) results.push(result);
    } finally {
      if (made === undefined) await end(used);
    }
    return { results, epochs, kept };
  }
  const inline = inlineExecutor({ kernels: () => referenceKernels(), now: () => 0 });

  describe(`the executor ${name}`, () => {
    test("gives each trial once, with the bits of a run in one thread, on its own fold", async () => {
      const given = specs(6);
      const byId = ({ results }: Ran) => results.map(bits).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(byId(await run(given))).toEqual(byId(await run(given, {}, inline)));
    });

    test("tells every epoch once, those of a trial in order and before its result is asked for next", async () => {
      const { epochs, results } = await run(specs(3));
      for (const { record } of results) {
        expect(epochs.filter((told) => told.startsWith(`${record.id} `))).toEqual(
          [1, 2, 3].map((k) => `${record.id} ${k}`),
        );
      }
    });

    test("runs one list after the other, the same trial again where it is asked for again", async () => {
      const used = await factory();
      try {
        const executor = used.start(folds);
        const hooks = { signal: new AbortController().signal, onEpoch: () => {} };
        const ids: string[] = [];
        for (const given of [specs(2), [], specs(1)])
          for await (const { record } of executor.run(given, hooks)) ids.push(record.id);
        expect(ids.sort()).toEqual(["run/0", "run/0", "run/1"]);
      } finally {
        await end(used);
      }
    });

    test("stops a trial under way when told, and begins none after that", async () => {
      const stop = new AbortController();
      const { results } = await run(specs(8, 100_000), { signal: stop.signal, onEpoch: () => stop.abort() });
      expect(results.every(({ record }) => record.outcome === "stopped")).toBe(true);
    });

    test("runs nothing for a signal that was given before", async () => {
      expect((await run(specs(2), { signal: AbortSignal.abort() })).results).toEqual([]);
    });

    test("goes on from a checkpoint to the same bits", async () => {
      const [spec] = specs(1, 12_000); // a queue tells of an epoch after half a second: there is something left to stop
      const stop = new AbortController();
      const begun = await run([spec!], {
        seconds: 0,
        signal: stop.signal,
        onEpoch: (_id, epoch) => epoch > 200 && stop.abort(),
      });
      const left = begun.kept.get(spec!.id)!;
      expect(left.state.count.steps).toBeGreaterThan(0);
      const resumed = await run([spec!], { seconds: 1000, from: begun.kept });
      const whole = await run([spec!], {}, inline);
      expect(resumed.results.map(bits)).toEqual(whole.results.map(bits));
    });

    test(failure === null ? "sets a trial aside that cannot run" : "tells a trial's own error", async () => {
      const bad = {
        ...specs(1)[0]!,
        method: { ...methods[0]!, recipe: { ...methods[0]!.recipe, optimizer: { name: "none-such" } } },
      };
      const running = run([bad]);
      if (failure !== null) return expect(running).rejects.toThrow(failure);
      const [result] = (await running).results;
      expect(result!.record).toMatchObject({ outcome: "diverged", setAside: 3 });
      expect(result!.record.outcomeDetail).toMatch(/^after 3 attempts that got nowhere, the last one: .*none-such/);
    });
  });
}
