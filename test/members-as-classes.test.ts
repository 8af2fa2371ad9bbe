import { expect, test } from "vitest";
import {
  activations,
  buildNetwork,
  cells,
  chain,
  cosine,
  effectiveMemory,
  followSchedule,
  gather,
  initialisers,
  join,
  type Kernels,
  linear,
  losses,
  metrics,
  noiseDistance,
  objectives,
  optimizers,
  plan,
  predict,
  type RandomStream,
  type Registry,
  randomStream,
  rateRules,
  referenceKernels,
  sigmaAnnealedRate,
  sigmaRules,
  type TrainOptions,
  train,
  trainPenalty,
} from "../src/index.js";
import { wasmKernels } from "../src/kernels/wasm/index.js";
import {
  addingStudyTask,
  defaultCriteria,
  inlineExecutor,
  methods,
  methodsNamed,
  networkFor,
  plainRecipe,
  runStudy,
  samplers,
  trainers,
} from "../src/study/index.js";
import { keptStore } from "../src/study/testing/kept.js";
import { surroundings } from "../src/study/testing/surroundings.js";
import { easySet } from "../src/train/testing/sequences.js";
import { asInstance } from "./as-instance.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [3] });
const data = { train: easySet({ length: 20 }), validation: easySet({ length: 10, seed: 2 }) };
const annealed = sigmaRules.get("annealed").rule;
const base = { network, data, objective: objectives.get("weights"), sigma: annealed, epochs: 3, batchSize: 8 };
const engines = { reference: () => referenceKernels(), wasm: () => wasmKernels({ capacityBytes: 2 ** 21 }) };

async function trained(options: Partial<TrainOptions>) {
  const { outcome, parameters, records } = await train({ ...base, ...options }).result();
  expect(outcome.kind).toBe("finished");
  return { parameters, validation: records.map(({ validation }) => validation) };
}

/** Trains with the member as it is and as an instance of a class; both must give the same bits. */
async function expectSame<Member extends object>(member: Member, options: (member: Member) => Partial<TrainOptions>) {
  expect(await trained(options(asInstance(member)))).toEqual(await trained(options(member)));
}

/** A case for each member of a registry. */
const all = <Item extends { readonly name: string }>({ items }: Registry<Item>) =>
  items.map((item) => [item.name, item] as const);

test("an instance of the helper's refuses a method taken off it, and has nothing to spread", () => {
  const instance = asInstance(activations.get("tanh"));
  const { value } = instance;
  expect(() => value(1)).toThrow(TypeError);
  expect(Object.keys(instance)).toEqual([]);
});

test.each(all(optimizers))("optimiser %s: transform, step and engine may be instances of classes", async (_, item) => {
  for (const make of Object.values(engines)) {
    await expectSame(make(), (kernels) => ({ kernels, optimizer: item.transform }));
    await expectSame(item.transform, (optimizer) => ({ kernels: make(), optimizer: chain(optimizer) }));
  }
});

test.each(all(objectives))("objective %s and its pass may be instances of classes", async (_, item) => {
  await expectSame(item, (objective) => ({ objective }));
  const truncation = { tolerance: 0.1 };
  if (item.closedForm) await expectSame(item, (objective) => ({ objective, truncation, readoutAtZero: "ridge" }));
});

test.each(all(losses))("loss %s may be an instance of a class", async (_, item) => {
  const zeros = {
    ...data.train,
    targets: data.train.targets.map((value) => (item.targets === "shares" ? 1 : +(value > 0))),
  };
  const fitting = item.targets === "number" ? data : { train: zeros, validation: zeros };
  await expectSame(item, (loss) => ({ loss, data: fitting, metric: metrics.get("mae") }));
});

test.each(all(metrics))("metric %s may be an instance of a class", async (name, item) => {
  if (losses.names.includes(name) && losses.get(name).targets !== "number") return; // asks for other targets
  await expectSame(item, (metric) => ({ metric }));
});

test.each(all(initialisers))("initialiser %s may be an instance of a class", async (_, item) => {
  await expectSame(item, (initialiser) => ({ initialiser }));
});

test.each(all(sigmaRules))("sigma rule %s and its controller may be instances of classes", async (_, { rule }) => {
  await expectSame(rule, (sigma) => ({ sigma }));
});

test.each(all(rateRules))("rate %s may be an instance of a class", async (_, item) => {
  await expectSame(item, (choice) => ({ learningRate: choice.rate(0.02) }));
});

test("schedules may be instances of classes wherever one is taken", async () => {
  const falling = join([
    { until: 0.5, schedule: asInstance(linear({ start: 0.4, end: 0.2 })) },
    { until: 1, schedule: asInstance(linear({ start: 0.2, end: 0 })) },
  ]);
  await expectSame(falling, (sigma) => ({ sigma }));
  await expectSame(falling, (schedule) => ({ sigma: followSchedule(schedule) }));
  await expectSame(cosine({ start: 0.02, end: 0.01 }), (learningRate) => ({
    learningRate: sigmaAnnealedRate({ learningRate, kappa: 0.1 }),
  }));
  const metric = asInstance(metrics.get("mae"));
  const run = trainPenalty({ network, data, rounds: 2, sigma: asInstance(falling), metric });
  expect((await run.result()).outcome.kind).toBe("finished");
});

for (const item of activations.items) {
  activations.add({ ...item, name: `${item.name}, an object` });
  activations.add(asInstance(item, `${item.name}, an instance`));
}
const ownActivations = activations.names.filter((name) => name.endsWith(", an object"));

test.each(ownActivations)("activation %s of one's own, may be an instance of a class", async (name) => {
  const networkOf = (activation: string) => buildNetwork({ inputSize: 2, hiddenSizes: [3], activation });
  for (const make of Object.values(engines)) {
    for (const objective of objectives.items) {
      const options = { objective, kernels: make(), gain: 0.5, learningRate: 1e-3 };
      const expected = await trained({ ...options, network: networkOf(name) });
      const instance = name.replace("an object", "an instance");
      expect(await trained({ ...options, network: networkOf(instance) })).toEqual(expected);
    }
  }
});

test("cell may be an instance of a class, stacked too", async () => {
  for (const cell of cells.items) {
    cells.add(asInstance(cell, `${cell.name}, an instance`));
    const { window } = data.train;
    const networkOf = (cell: string) => buildNetwork({ inputSize: 2, hiddenSizes: [3, 2], cell, window });
    const kernels = referenceKernels();
    const expected = await trained({ kernels, network: networkOf(cell.name) });
    expect(await trained({ kernels, network: networkOf(`${cell.name}, an instance`) })).toEqual(expected);
  }
});

test("engine and random stream may be instances of classes in predictions, own loops and measures", () => {
  const parameters = new Float32Array(network.layout.length).fill(0.1);
  const loop = (kernels: Kernels, random: RandomStream) => {
    const objective = objectives.get("sampled");
    const step = plan({ network, objective, kernels, random, batch: { size: 4, steps: data.train.window } });
    gather(data.train, Uint32Array.of(0, 1, 2, 3), step.batch);
    return Array.from(step(parameters, step.batch, 0.5).gradient);
  };
  const measures = (kernels: Kernels) => {
    const own = kernels.allocate(parameters.length);
    const gradient = kernels.allocate(parameters.length);
    own.set(parameters);
    const shape = { batch: 4, steps: data.train.window, scored: "last" } as const;
    const spec = { network, kernels, loss: losses.get("squared"), ...shape, parameters: own, gradient };
    const objective = asInstance(objectives.get("weights"));
    const random = asInstance(randomStream(3));
    const pass = objective.plan({ ...spec, random });
    gather(data.train, Uint32Array.of(0, 1, 2, 3), pass.batch);
    return [
      effectiveMemory({ pass, gradient, steps: shape.steps, sigma: 0.5 }),
      noiseDistance({
        objective,
        spec: { ...spec, random },
        sigma: 0.5,
        pairs: 2,
        repeats: 2,
        fill: ({ batch }) => gather(data.train, Uint32Array.of(0, 1, 2, 3), batch),
      }),
    ];
  };
  for (const make of Object.values(engines)) {
    expect(predict(network, parameters, data.train, { kernels: asInstance(make()) })).toEqual(
      predict(network, parameters, data.train, { kernels: make() }),
    );
    expect(loop(asInstance(make()), asInstance(randomStream(2)))).toEqual(loop(make(), randomStream(2)));
    expect(measures(asInstance(make()))).toEqual(measures(make()));
  }
});

test("sampler, trainer, executor, store and engine of a study may be instances of classes", async () => {
  samplers.add(asInstance(samplers.get("spread"), "spread, an instance"));
  trainers.add(asInstance(trainers.get("sgd"), "sgd, an instance"));
  const space = methods.get("sgd").space;
  methods.add({ name: "sgd, an instance", space, recipe: { ...plainRecipe, trainer: { name: "sgd, an instance" } } });
  const task = addingStudyTask({ length: 4, train: 40, validation: 20, test: 20, stream: asInstance(randomStream(1)) });
  const options = {
    task,
    network: networkFor(task, { hiddenSizes: [3] }),
    criteria: defaultCriteria,
    size: { batchSizes: [16], epochs: 2, seeds: 1, tuningTrials: 1 },
    seed: 1,
    targetError: null,
    timeBudgetSeconds: null,
  };
  const kernels = () => asInstance(referenceKernels());
  const executor = asInstance(inlineExecutor({ kernels, now: () => 0 }));
  const { study } = await runStudy(
    { ...options, methods: methodsNamed(["sgd", "sgd, an instance"]), sampler: "spread, an instance" },
    { ...surroundings(), kernels, executor, store: asInstance(keptStore().store) },
  );
  const [sgd, instance] = study.methods.map(({ name }) =>
    study.trials
      .filter(({ method, phase }) => method === name && phase !== "pilot") // the reference's alone
      .map(({ epochs }) => epochs.map(({ validationError }) => validationError)),
  );
  expect(study.outcome).toBe("complete");
  expect(instance).toEqual(sgd);
});
