import { beforeAll, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { seriesOf } from "../../data/testing.js";
import type { StudyManifest } from "../records/manifest.js";
import { addingStudyTask } from "../spec/adding-task.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor, type StudyOptions } from "../spec/options.js";
import { type SeriesTaskOptions, seriesTask } from "../spec/series-task.js";
import { FROM_DRAWN } from "../testing/from-drawn.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import type { ExecutorFactory } from "./executor.js";
import { runStudy } from "./run-study.js";
import { noStore } from "./store.js";

/** Ends a study once its manifest is written or compared. */
const planOnly: ExecutorFactory = {
  workers: 1,
  engine: "reference",
  start() {
    throw new Error("the same study");
  },
};

/** The manifest of the small study with a change. */
async function manifestOf(change: Partial<StudyOptions>): Promise<StudyManifest> {
  let manifest: StudyManifest | null = null;
  const write = async (written: StudyManifest) => {
    manifest = written;
  };
  const store = { ...noStore, write };
  await runStudy({ ...smallStudyOptions, ...change }, surroundings({ executor: planOnly, store })).catch(() => {});
  return manifest!;
}

/** What the small study with a change says of a store with a manifest. */
async function said(
  manifest: StudyManifest,
  change: Partial<StudyOptions>,
  executor: ExecutorFactory = planOnly,
): Promise<string> {
  const store = { ...noStore, manifest: async () => manifest };
  const error = await runStudy({ ...smallStudyOptions, ...change }, surroundings({ executor, store })).catch(
    ({ message }: Error) => message,
  );
  const [, list] =
    /^runStudy: `store` holds another study, which differs in (.*)\. Repeat its options/.exec(`${error}`) ?? [];
  return list ?? `${error}`;
}

const taskOf = (change: { length?: number; train?: number; seed?: number }) => {
  const { length = 4, train = 60, seed = 1 } = change;
  return addingStudyTask({ length, train, validation: 30, test: 30, stream: randomStream(seed) });
};

const { size, task, methods } = smallStudyOptions;
let earlier: StudyManifest;
beforeAll(async () => {
  earlier = await manifestOf({});
});

test.each<[string, Partial<StudyOptions>]>([
  ["the same study", {}],
  ["`size.epochs` (3, here 4)", { size: { ...size, epochs: 4 } }],
  ["`size.batchSizes` ([16], here [8])", { size: { ...size, batchSizes: [8] } }],
  ["`size.seeds` (2, here 1)", { size: { ...size, seeds: 1 } }],
  ["`seed` (1, here 2)", { seed: 2 }],
  ['`sampler` ("spread", here "random")', { sampler: "random" }],
  ['`methods` (["sgd", "diffusion", "penalty"], here ["sgd"])', { methods: methodsNamed(["sgd"]) }],
  [
    '`recipe.objective` of "diffusion" ("weights", here "activation")',
    {
      methods: methodsNamed(["sgd", "diffusion", "penalty"], {
        ...FROM_DRAWN,
        sigma: "tuned",
        objective: "activation",
      }),
    },
  ],
  ['`space` of "sgd"', { methods: [{ ...methods[0]!, space: {} }, ...methods.slice(1)] }],
  ["`network.hiddenSizes` ([4], here [5])", { network: networkFor(task, { hiddenSizes: [5] }) }],
  ["the values of its data", { task: taskOf({ seed: 2 }) }],
  ["the values of its data, `seed` (1, here 2)", { task: taskOf({ seed: 2 }), seed: 2 }],
  ["`train` (60, here 50)", { task: taskOf({ train: 50 }) }],
  ["`window` (4, here 6)", { task: taskOf({ length: 6 }) }],
])("a study that differs in %s", async (words, change) => {
  expect(await said(earlier, change)).toBe(words);
});

test("another engine", async () => {
  expect(await said(earlier, {}, { ...planOnly, engine: "wasm" })).toBe('`executor.engine` ("reference", here "wasm")');
});

test("a study of a table names what cuts it into windows", async () => {
  const values = Array.from({ length: 120 }, (_, k) => Math.sin(k));
  const tableStudy = (change: Partial<SeriesTaskOptions> = {}): Partial<StudyOptions> => {
    const options: SeriesTaskOptions = {
      series: seriesOf({ x: values, y: values.map((value) => value ** 2) }),
      inputs: ["x", "y"],
      targets: ["y"],
      notes: [],
      missing: "none",
      window: 6,
      horizon: 1,
      validationShare: 0.2,
      testShare: 0.2,
      ...change,
    };
    const table = seriesTask(options);
    return { task: table, network: networkFor(table, { hiddenSizes: [4] }) };
  };
  const manifest = await manifestOf(tableStudy());
  const differs = (change: Partial<SeriesTaskOptions>) => said(manifest, tableStudy(change));
  expect(await differs({})).toBe("the same study");
  expect(await differs({ window: 8 })).toBe("`window` (6, here 8)");
  expect(await differs({ horizon: { from: 1, to: 3 } })).toBe('`horizon` (1, here "1..3")');
  expect(await differs({ inputs: ["y"], window: 5 })).toBe('`inputs` (["x", "y"], here ["y"]), `window` (6, here 5)');
  expect(await differs({ targets: ["x"] })).toBe('`targets` (["y"], here ["x"])');
  expect(await differs({ testShare: 0.25 })).toBe("`testShare` (0.2, here 0.25)");
  expect(await differs({ gap: 2 })).toBe("`gap` (0, here 2)");
  expect(await differs({ folds: 2 })).toBe("`folds` (1, here 2)");
  expect(await differs({ series: seriesOf({ x: values.slice(1), y: values.slice(1) }) })).toBe(
    "the number of rows of the data (120, here 119)",
  );
  expect(await differs({ series: seriesOf({ x: values, y: values }) })).toBe("the values of its data");
});
