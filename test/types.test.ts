import { describe, expectTypeOf, test } from "vitest";
import {
  type Activation,
  type Allocate,
  activation,
  activations,
  adam,
  adamW,
  annealed,
  automatic,
  type Baseline,
  buildNetwork,
  chain,
  clipByGlobalNorm,
  constant,
  GradusError,
  type Initialiser,
  InputError,
  initialisers,
  type Kernels,
  type Loss,
  losses,
  type MakeWindowsOptions,
  type Metric,
  makeWindows,
  metrics,
  momentum,
  muon,
  type Network,
  type NetworkOptions,
  type NetworkSpec,
  nesterov,
  type Objective,
  objectives,
  optimizers,
  type PlannedStep,
  type PlanOptions,
  plain,
  plan,
  predict,
  type RandomStream,
  randomStream,
  referenceKernels,
  rmsProp,
  type Schedule,
  type Series,
  type SigmaController,
  type SigmaRule,
  type Split,
  type StepResult,
  sampled,
  scaleByAdam,
  scaleByMuon,
  scaleBySoap,
  selectKernels,
  sgd,
  sharedMemory,
  sigmaAnnealedRate,
  sigmaRules,
  soap,
  splitSeries,
  type TrainingOutcome,
  type TrainingRecord,
  type TrainingResult,
  type TrainingRun,
  type TrainOptions,
  type Transform,
  type TransformStep,
  train,
  type WindowSet,
  type Windows,
  weights,
} from "../src/index.js";
import { type Recipe, type readTable, trainParallel } from "../src/node/index.js";
import { type PageLanguage, renderReport } from "../src/report/index.js";
import {
  runStudy,
  type StudyOptions,
  type StudyRecord,
  type StudyResult,
  type StudyTask,
  seriesTask,
} from "../src/study/index.js";

/** The types of the public names. The compiler checks them (`npm run check`); running this file proves only that they exist. */

/** Names of the properties that must be given. */
type Required<T> = { [Name in keyof T]-?: T extends Record<Name, T[Name]> ? Name : never }[keyof T];
/** What an option takes where it is given. */
type Option<Name extends keyof TrainOptions> = NonNullable<TrainOptions[Name]>;

describe("train", () => {
  test("takes options and gives a run to iterate, then to ask for its result", () => {
    expectTypeOf(train).parameters.toEqualTypeOf<[options: TrainOptions]>();
    expectTypeOf(train).returns.toEqualTypeOf<TrainingRun>();
    expectTypeOf<TrainingRun>().toExtend<AsyncIterable<TrainingRecord>>();
    expectTypeOf<TrainingRun["result"]>().returns.resolves.toEqualTypeOf<TrainingResult>();
  });

  test("must be told a network and data, and nothing else", () => {
    expectTypeOf<Required<TrainOptions>>().toEqualTypeOf<"network" | "data">();
    expectTypeOf<Windows>().toExtend<TrainOptions["data"]>();
    expectTypeOf<{ train: WindowSet }>().not.toExtend<TrainOptions["data"]>();
  });

  test("takes objectives, losses and optimisers themselves, not their names", () => {
    expectTypeOf<Objective>().toExtend<Option<"objective">>();
    expectTypeOf<Loss>().toExtend<Option<"loss">>();
    expectTypeOf<Transform>().toExtend<Option<"optimizer">>();
    expectTypeOf<string>().not.toExtend<Option<"objective"> | Option<"loss"> | Option<"optimizer">>();
  });

  test("takes a schedule or a rule for sigma, a number, a schedule or a rule for the learning rate", () => {
    expectTypeOf<Schedule | SigmaRule>().toExtend<Option<"sigma">>();
    expectTypeOf<number>().not.toExtend<Option<"sigma">>();
    expectTypeOf<number | Schedule>().toExtend<Option<"learningRate">>();
    expectTypeOf(sigmaAnnealedRate).returns.toExtend<Option<"learningRate">>();
    expectTypeOf<string>().not.toExtend<Option<"learningRate">>();
  });

  test("takes an engine, a seed and a signal, left out or given, never undefined", () => {
    expectTypeOf<Kernels>().toExtend<Option<"kernels">>();
    expectTypeOf<Option<"seed">>().toEqualTypeOf<number>();
    expectTypeOf<AbortSignal>().toExtend<Option<"signal">>();
    expectTypeOf<{ seed: undefined }>().not.toExtend<Pick<TrainOptions, "seed">>();
  });
});

describe("the result of training", () => {
  test("ends as finished, stopped or diverged, the last two with a detail", () => {
    expectTypeOf<TrainingOutcome["kind"]>().toEqualTypeOf<"finished" | "stopped" | "diverged">();
    expectTypeOf<Exclude<TrainingOutcome, { kind: "finished" }>["detail"]>().toEqualTypeOf<string>();
  });

  test("holds records that cannot be changed, parameters, and the best ones unless there are none", () => {
    expectTypeOf<TrainingResult["records"]>().toEqualTypeOf<readonly TrainingRecord[]>();
    expectTypeOf<TrainingResult["parameters"]>().toEqualTypeOf<Float32Array>();
    expectTypeOf<null>().toExtend<TrainingResult["best"]>();
    expectTypeOf<NonNullable<TrainingResult["best"]>["parameters"]>().toEqualTypeOf<Float32Array>();
    expectTypeOf<TrainingRecord["sigma" | "learningRate" | "epoch" | "trainObjective"]>().toEqualTypeOf<number>();
  });
});

test("networks are built of a spec, which they carry, and predict in single precision", () => {
  expectTypeOf(buildNetwork).parameters.toEqualTypeOf<[options: NetworkOptions]>();
  expectTypeOf(buildNetwork).returns.toEqualTypeOf<Network>();
  expectTypeOf<Network["spec"]>().toEqualTypeOf<NetworkSpec>();
  expectTypeOf<Required<NetworkOptions>>().toEqualTypeOf<"inputSize" | "hiddenSizes">();
  expectTypeOf<NetworkSpec["hiddenSizes"]>().toEqualTypeOf<readonly number[]>();
  expectTypeOf(predict).returns.toEqualTypeOf<Float32Array>();
});

test("a loop of one's own gets value and gradient by a step, and moves by any Transform", () => {
  expectTypeOf(plan).parameters.toEqualTypeOf<[options: PlanOptions]>();
  expectTypeOf(plan).returns.toEqualTypeOf<PlannedStep>();
  expectTypeOf<ReturnType<PlannedStep>>().toEqualTypeOf<StepResult>();
  expectTypeOf<Transform["plan"]>().returns.toEqualTypeOf<TransformStep>();
  expectTypeOf<SigmaRule["plan"]>().returns.toEqualTypeOf<SigmaController>();
});

test("objectives are made by functions that need no options", () => {
  for (const make of [plain, sampled, activation, weights]) expectTypeOf(make()).toEqualTypeOf<Objective>();
});

test("schedules and sigma rules are told apart by their types, and both have a name for the records", () => {
  expectTypeOf(annealed).returns.toEqualTypeOf<Schedule>();
  expectTypeOf(annealed).parameter(0).toExtend<{ readonly sigma0: number }>();
  expectTypeOf(constant).toEqualTypeOf<(value: number) => Schedule>();
  expectTypeOf(automatic).returns.toEqualTypeOf<SigmaRule>();
  expectTypeOf<Schedule>().not.toExtend<SigmaRule>();
  expectTypeOf<SigmaRule>().not.toExtend<Schedule>();
  expectTypeOf<(Schedule | SigmaRule)["name"]>().toEqualTypeOf<string>();
});

test("optimisers are Transforms, and a chain of them is one", () => {
  for (const make of [sgd, momentum, nesterov, rmsProp, adam, adamW, muon, soap, scaleByAdam, scaleByMuon, scaleBySoap])
    expectTypeOf(make()).toEqualTypeOf<Transform>();
  expectTypeOf(clipByGlobalNorm).returns.toEqualTypeOf<Transform>();
  expectTypeOf(chain(clipByGlobalNorm(1), scaleByAdam())).toEqualTypeOf<Transform>();
});

test("registries give members of their family by name", () => {
  expectTypeOf(activations.get).returns.toEqualTypeOf<Activation>();
  expectTypeOf(losses.get).returns.toEqualTypeOf<Loss>();
  expectTypeOf(metrics.get).returns.toEqualTypeOf<Metric>();
  expectTypeOf(initialisers.get).returns.toEqualTypeOf<Initialiser>();
  expectTypeOf(objectives.get).returns.toEqualTypeOf<Objective>();
  expectTypeOf(optimizers.get).returns.toHaveProperty("transform").toEqualTypeOf<Transform>();
  expectTypeOf(sigmaRules.get).returns.toHaveProperty("rule").toEqualTypeOf<SigmaRule>();
  expectTypeOf(losses.get).parameter(0).toBeString();
  expectTypeOf(losses.make).returns.toEqualTypeOf<Loss>();
  for (const { names } of [activations, losses, metrics, initialisers, objectives, optimizers, sigmaRules]) {
    expectTypeOf(names).toEqualTypeOf<readonly string[]>();
  }
});

test("windows are made of a series, a split and columns by name, in any memory", () => {
  expectTypeOf(splitSeries).parameter(0).toEqualTypeOf<Series>();
  expectTypeOf(splitSeries).returns.toEqualTypeOf<Split>();
  expectTypeOf(makeWindows).returns.toEqualTypeOf<Windows>();
  expectTypeOf(makeWindows).parameters.toEqualTypeOf<[options: MakeWindowsOptions]>();
  expectTypeOf<Required<MakeWindowsOptions>>().toEqualTypeOf<"series" | "split" | "inputs" | "targets" | "window">();
  expectTypeOf<Windows["train" | "validation" | "test"]>().toEqualTypeOf<WindowSet>();
  expectTypeOf<WindowSet["inputs" | "targets"]>().toEqualTypeOf<Float32Array>();
  expectTypeOf(sharedMemory).toExtend<Allocate>();
  expectTypeOf<Baseline["name"]>().toExtend<string>();
});

test("engines are Kernels, whichever is chosen, and the choice has a reason", () => {
  expectTypeOf(referenceKernels).returns.toEqualTypeOf<Kernels>();
  expectTypeOf(selectKernels).returns.toExtend<{ readonly kernels: Kernels; readonly reason: string }>();
  expectTypeOf(randomStream(1)).toEqualTypeOf<RandomStream>();
});

test("errors of the library are Errors; those of a file have a place in it", () => {
  expectTypeOf<GradusError>().toExtend<Error>();
  expectTypeOf<InputError>().toExtend<GradusError>();
  expectTypeOf<InputError>().toHaveProperty("place");
  expectTypeOf<GradusError>().not.toHaveProperty("place");
  expectTypeOf(GradusError).toBeConstructibleWith("the rule, the value, the next action");
  expectTypeOf(InputError).instance.toEqualTypeOf<InputError>();
});

test("a study goes from a task to a record, a record to a page", () => {
  expectTypeOf(seriesTask).returns.toEqualTypeOf<StudyTask>();
  expectTypeOf<StudyTask>().toExtend<StudyOptions["task"]>();
  expectTypeOf(runStudy).parameter(0).toEqualTypeOf<StudyOptions>();
  expectTypeOf(runStudy).returns.resolves.toEqualTypeOf<StudyResult>();
  expectTypeOf<StudyResult["study"]>().toEqualTypeOf<StudyRecord>();
  expectTypeOf<StudyRecord["outcome"]>().toEqualTypeOf<"complete" | "stopped" | "budget-spent" | "closed">();
  expectTypeOf(renderReport).parameters.toEqualTypeOf<[study: StudyRecord, language: PageLanguage]>();
  expectTypeOf(renderReport).returns.resolves.toBeString();
});

test("a table read in Node.js gives what makeWindows takes; training in threads gives the same run", () => {
  type Table = Awaited<ReturnType<typeof readTable>>;
  expectTypeOf<Pick<Table, "series" | "inputs" | "targets">>().toExtend<
    Pick<MakeWindowsOptions, "series" | "inputs" | "targets">
  >();
  expectTypeOf(trainParallel).returns.toEqualTypeOf<TrainingRun>();
  expectTypeOf<() => TrainOptions>().toExtend<Recipe>();
});
