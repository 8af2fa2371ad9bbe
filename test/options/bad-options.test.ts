import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import * as gradus from "../../src/index.js";
import { publicFunctions } from "./public-functions.js";

const { GradusError, losses, train, weights } = gradus;
const js = gradus as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** What plain JavaScript may hand over, where no compiler looks. */
const refusal = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => "accepted",
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(GradusError);
  return (error as Error).message;
};

test("every function that checks an options object is tried here", () => {
  const root = resolve(import.meta.dirname, "..", "..", "src");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const checked = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/ensureOptions\("(\w+)"/g)].map(([, name]) => name),
  );
  const tried = new Set(publicFunctions.map(({ name }) => name));
  expect(checked.filter((name) => !tried.has(name!))).toEqual([]);
});

describe.each(publicFunctions)("$name", ({ name, good, numbers, call }) => {
  test("accepts good options", async () => {
    await call(good);
  });

  test.each([null, "text", 3, [[]], true, () => {}])("refuses %o in place of its options", async (options) => {
    expect(await refusal(call(options))).toMatch(new RegExp(`^${name}: the options must be an object, got `));
  });

  const known = [...new Set([...Object.keys(good), ...numbers])];
  test.each(known)("refuses a misspelt `%s` and leads to the right name", async (option) => {
    const misspelt = `${option}_`;
    expect(await refusal(call({ ...good, [misspelt]: good[option] }))).toContain(
      `${name}: there is no option \`${misspelt}\`. Did you mean \`${option}\`? Known: `,
    );
  });

  test("refuses an option that no name is near to, with all names", async () => {
    expect(await refusal(call({ ...good, xyzxyzxyzxyzxyz: 1 }))).toMatch(
      new RegExp(`^${name}: there is no option \`xyzxyzxyzxyzxyz\`\\. Known: \\w+`),
    );
  });

  const wrong = numbers.flatMap((option) =>
    [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "20", "", true, {}, []].map((value) => ({
      option,
      value,
    })),
  );
  test.each(wrong)("refuses $option: $value by the option's name, with the value", async ({ option, value }) => {
    const message = await refusal(call({ ...good, [option]: value }));
    expect(message).toMatch(new RegExp(`^${name}: \`${option}\` must be `));
    expect(message).toContain("got ");
    if (value === "20") expect(message).toContain('got "20"');
  });
});

describe("what train is made of, given as something else", () => {
  const { good, call } = publicFunctions.find(({ name }) => name === "train")!;
  const objects = [
    "network",
    "data",
    "objective",
    "loss",
    "metric",
    "initialiser",
    "optimizer",
    "sigma",
    "kernels",
    "team",
    "now",
  ] as const;
  const values = ["text", 0.5, true, {}, [], null, weights];
  test.each(objects.flatMap((option) => values.map((value) => ({ option, value }))))(
    "$option: $value",
    async ({ option, value }) => {
      if (option === "now" && typeof value === "function") return;
      expect(await refusal(call({ ...good, [option]: value }))).toMatch(new RegExp(`^train: \`${option}\` must be `));
    },
  );

  const said: readonly (readonly [options: object, message: string])[] = [
    [{ objective: "weights" }, 'must be an objective, got "weights". Give objectives.get("weights").'],
    [{ objective: "wieghts" }, 'got "wieghts". Did you mean objectives.get("weights")?'],
    [{ objective: "xyzxyzxyzxyz" }, "Give e.g. weights(). Known names: plain, sampled, activation, weights"],
    [{ objective: weights }, "must be an objective, got the function weights. Give e.g. weights()."],
    [{ loss: "hubr" }, 'must be a loss, got "hubr". Did you mean losses.get("huber")?'],
    [{ optimizer: "adma" }, 'got "adma". Did you mean optimizers.get("adam").transform?'],
    [{ sigma: "auto" }, 'must be a schedule or a sigma rule, got "auto". Give sigmaRules.get("auto").rule.'],
    [{ sigma: 0.5 }, "got 0.5. Give e.g. annealed({ sigma0: 0.5 })."],
    [{ metric: "mea" }, 'must be a metric, got "mea". Did you mean metrics.get("mae")?'],
    [{ initialiser: "orthogonl" }, 'got "orthogonl". Did you mean initialisers.get("orthogonal")?'],
    [{ learningRate: "0.1" }, 'must be a finite number > 0 or a schedule, got "0.1". Give the number 0.1.'],
    [{ kernels: "wasm" }, 'must be an engine, got "wasm". Give selectKernels().kernels.'],
    [{ network: { inputSize: 1 } }, "got { inputSize: 1 }. Give buildNetwork({ inputSize, hiddenSizes })."],
    [{ data: undefined }, "`data` must be an object with windows to train and validate on, got nothing."],
    [{ epochs: "20" }, '`epochs` must be an integer from 1 to 10000000, got "20". Give the number 20.'],
    [{ batchSize: 1.5 }, "`batchSize` must be an integer >= 1, got 1.5."],
    [{ errorScale: 0 }, "`errorScale` must be a finite number > 0, got 0."],
    [{ gain: Number.NaN }, "`gain` must be a finite number > 0, got NaN."],
    [{ seed: -1 }, "`seed` must be an integer in [0, 2^53), got -1."],
    [{ truncation: { tolerence: 0.1 } }, "no option `truncation.tolerence`. Did you mean `truncation.tolerance`?"],
    [{ truncation: { tolerance: "0.1" } }, '`truncation.tolerance` must be a finite number, got "0.1".'],
    [{ readoutAtZero: "rigde" }, '`readoutAtZero` must be "kept" or "ridge", got "rigde". Did you mean "ridge"?'],
  ];
  test.each(said)("%o", async (options, message) => {
    expect(await refusal(call({ ...good, ...options }))).toContain(message);
  });

  test("nothing at all", () => {
    const untyped = train as (...options: unknown[]) => unknown;
    expect(() => untyped()).toThrow("train: the options must be an object, got undefined. Its names: network, data,");
  });
});

test.each(["plain", "drawn", "orthogonal", "softmaxCrossEntropy", "automatic"])(
  "%s, which has no options, refuses any, and not none",
  (name) => {
    expect(js[name]!({})).toMatchObject({});
    for (const options of [{ foo: 1 }, null, 3, "x", [1]]) {
      expect(() => js[name]!(options)).toThrow(GradusError);
      expect(() => js[name]!(options)).toThrow(`${name}: takes no options, got `);
    }
  },
);

describe("arguments that are no options", () => {
  const series = publicFunctions.find(({ name }) => name === "makeWindows")!.good["series"];
  const { network, data } = publicFunctions.find(({ name }) => name === "train")!.good as {
    network: gradus.Network;
    data: gradus.Windows;
  };
  const { train: windows, targetScaler: scaler } = data;
  const { layout } = network;
  const step = gradus.plan({ network, objective: weights(), batch: { size: 1, steps: 2 } }) as unknown as {
    (...args: unknown[]): unknown;
    batch: object;
  };
  const cases: readonly (readonly [call: () => unknown, message: string])[] = [
    [() => js["columnValues"]!(series, "valeu"), 'sine has no column "valeu". Did you mean "value"? Columns: value.'],
    [() => js["columnValues"]!("sine", "value"), 'columnValues: `series` must be a series, got "sine".'],
    [() => js["splitSeries"]!(), "splitSeries: `series` must be a series, got nothing."],
    [() => js["constant"]!("1"), 'constant: `value` must be a finite number, got "1". Give the number 1.'],
    [() => js["clipByGlobalNorm"]!(Number.NaN), "clipByGlobalNorm: `limit` must be a finite number, got NaN."],
    [() => js["addDecayedWeights"]!("0.1"), "addDecayedWeights: `decay` must be a finite number"],
    [() => js["chain"]!(js["adam"]), "chain: `transforms` must be an optimiser, got the function adam."],
    [() => js["chain"]!("adam"), 'got "adam". Give optimizers.get("adam").transform.'],
    [() => js["join"]!({ until: 1 }), "join: `parts` must be a list, got { until: 1 }."],
    [() => js["paperApproximation"]!("tanh"), 'got "tanh". Give activations.get("tanh").'],
    [() => js["joinTeam"]!(new ArrayBuffer(8), 0), "joinTeam: `memory` must be a SharedArrayBuffer"],
    [() => js["randomStream"]!("1"), 'randomStream: `seed` must be an integer in [0, 2^53), got "1".'],
    [
      () => js["followSchedule"]!("auto"),
      'followSchedule: `schedule` must be a schedule, got "auto". Give e.g. annealed',
    ],
    [() => js["gather"]!(windows, [0]), "gather: `batch` must be a batch, got nothing. Give that of a planned step"],
    [() => js["gather"]!(windows, null, {}), "gather: `indices` must be a list or typed array of numbers, got null."],
    [() => js["targetsOf"]!([]), "targetsOf: `set` must be a set of windows, got []. Give a part of makeWindows."],
    [() => js["thinWindows"]!(windows, 0), "thinWindows: `most` must be an integer >= 1, got 0."],
    [() => js["forecastError"]!([1], windows, 1), "`forecasts` must be a list or typed array of 44 numbers, got [1]."],
    [
      () => js["partSpan"]!(series, [{ from: 1 }]),
      "partSpan: `ranges` must be a list of row ranges, got [{ from: 1 }].",
    ],
    [() => js["rowLabel"]!(series, "1"), 'rowLabel: `row` must be an integer >= 0, got "1". Give the number 1.'],
    [() => js["unscale"]!(scaler, 1, 0), "unscale: `j` must be the index of one of 1 columns, got 1."],
    [() => js["unscale"]!({}, 0, 0), "unscale: `scaler` must be a scaler, got {}. Give that of makeWindows."],
    [
      () => js["initialise"]!(layout, [0]),
      "initialise: `parameters` must be a list or typed array of 29 numbers, got [0].",
    ],
    [
      () => js["initialise"]!(layout, new Float32Array(29)),
      "initialise: the options must be an object, got undefined.",
    ],
    [() => step(new Float32Array(29), {}, 0), "step: `batch.inputs` must have 2 numbers, as planned, got nothing."],
    [() => step(new Float32Array(29), { ...step.batch, inputs: {} }, 0), "step: `batch.inputs` must have 2 numbers"],
    [() => losses.get(undefined as never), "Unknown loss undefined. Known: squared"],
  ];
  test.each(cases)("%s", (call, message) => {
    expect(call).toThrow(GradusError);
    expect(call).toThrow(message);
  });

  test("a column that makeWindows is asked for and that is not there", async () => {
    const { good, call } = publicFunctions.find(({ name }) => name === "makeWindows")!;
    expect(await refusal(call({ ...good, inputs: ["value", "valeu"] }))).toBe(
      'makeWindows: `inputs` must name columns; sine has no column "valeu". Did you mean "value"? Columns: value.',
    );
    expect(await refusal(call({ ...good, inputs: ["value", "value"] }))).toBe(
      'makeWindows: `inputs` must name each column once, got "value" twice. Leave one out.',
    );
    expect(await refusal(call({ ...good, targets: [] }))).toBe(
      'makeWindows: `targets` must be a list of one or more column names, got []. Give e.g. ["temperature"].',
    );
    expect(await refusal(call({ ...good, horizon: { from: 2, too: 3 } }))).toContain("got { from: 2, too: 3 }.");
  });
});
