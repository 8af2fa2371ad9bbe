import { Option } from "commander";
import { GradusError } from "../../core/errors.js";
import { forecastError } from "../../data/baselines/index.js";
import { selectKernels } from "../../kernels/select.js";
import { modelRecord } from "../../model/record.js";
import { buildNetwork } from "../../network/build.js";
import { workerPool } from "../../node/threads/worker-pool.js";
import { writeNamed } from "../../node/write.js";
import { activations } from "../../smoothing/index.js";
import type { ExecutionHooks, TrialExecutor } from "../../study/run/executor.js";
import type { PlannedTrial } from "../../study/run/plan.js";
import { Forecaster } from "../../study/run/score.js";
import { splitTrials } from "../../study/run/split.js";
import type { NetworkShape, TrialResult, TrialSpec } from "../../study/run/trial.js";
import { DIFFUSION, defaultDiffusion, type Method, methodNames, methodsNamed } from "../../study/spec/methods.js";
import type { StudyTask } from "../../study/spec/task.js";
import { addWindowOptions, readTask, type WindowFlags } from "../data-options.js";
import { addEngineOptions, type ChosenEngine, type EngineFlags, parseEngine } from "../engine-options.js";
import { parseInteger, parsePositive, parseWorkers } from "../parse.js";
import { STOPPED } from "../study-command.js";
import { parseLayers } from "../study-options.js";
import type { AddCommand, Surroundings } from "../surroundings.js";

interface TrainFlags extends EngineFlags {
  readonly method: string;
  readonly objective: string;
  readonly optimizer: string;
  readonly learningRate: string;
  readonly sigma: string;
  readonly batchSize: string;
  readonly epochs: string;
  readonly hidden: string;
  readonly activation: string;
  readonly seed: string;
  readonly workers?: string;
  readonly out: string;
}

/** gradus train DATA: one network, by one method, with the settings given. */
export const addTrain: AddCommand = (program, surroundings) => {
  const command = program.command("train <data>").description("train one network and write it as a model");
  addEngineOptions(addWindowOptions(command))
    .addOption(new Option("--method <name>", `one of ${methodNames.join(", ")}`).default(DIFFUSION))
    .addOption(new Option("--objective <name>", "what diffusion minimises").default(defaultDiffusion.objective))
    .addOption(new Option("--optimizer <name>", "what diffusion steps by").default(defaultDiffusion.optimizer))
    .addOption(new Option("--learning-rate <x>", "constant learning rate").default("0.01"))
    .addOption(new Option("--sigma <x>", "auto, or sigma_0 of diffusion, annealed to 0").default("auto"))
    .addOption(new Option("--batch-size <n>", "windows a step").default("16"))
    .addOption(new Option("--epochs <n>", "passes over the training windows").default("40"))
    .addOption(new Option("--hidden <units>", "hidden units; 32,32 stacks two layers").default("32"))
    .addOption(new Option("--activation <name>", `one of ${activations.names.join(", ")}`).default("tanh"))
    .addOption(new Option("--seed <n>", "seed of the initial weights and batch order").default("1"))
    .addOption(new Option("--workers <n>", "threads that may share large batches (default: one a core)"))
    .addOption(new Option("--out <file>", "where the model goes").default("model.json"))
    .action(async (file: string, flags: WindowFlags & TrainFlags) => {
      const spec = parseSpec(flags);
      const hiddenSizes = parseLayers(flags.hidden);
      const activation = activations.get(flags.activation).name;
      const engine = parseEngine(flags);
      const task = await readTask(file, flags);
      const { inputSize, outputSize } = task.windows.train;
      const network = buildNetwork({ inputSize, hiddenSizes, outputSize, activation }).spec;
      const workers = parseWorkers(flags.workers);
      const { length: trainWindows, window: steps } = task.windows.train;
      const [shared] = splitTrials([spec], { workers, network, steps, trainWindows }) as [TrialSpec];
      surroundings.exit(await trainCommand({ spec: shared, task, network, engine, out: flags.out }, surroundings));
    });
};

function parseSpec(flags: TrainFlags): PlannedTrial {
  const [method] = methodsNamed([flags.method], {
    ...defaultDiffusion,
    objective: flags.objective,
    optimizer: flags.optimizer,
    sigma: flags.sigma === "auto" ? "auto" : "tuned",
  }) as [Method];
  return {
    id: `train/${method.name}`,
    phase: "evaluation",
    method,
    batchSize: parseInteger("--batch-size", flags.batchSize, 1),
    seed: parseInteger("--seed", flags.seed, 0),
    learningRate: parsePositive("--learning-rate", flags.learningRate),
    sigma0: method.sigma === "tuned" ? parsePositive("--sigma", flags.sigma) : 0,
    epochs: parseInteger("--epochs", flags.epochs, 1),
  };
}

interface TrainJob {
  readonly spec: TrialSpec;
  readonly task: StudyTask;
  readonly network: NetworkShape;
  readonly engine: ChosenEngine;
  readonly out: string;
}

async function trainCommand(
  { spec, task, network, engine, out }: TrainJob,
  { terminal, signal }: Surroundings,
): Promise<number> {
  const { record, windows } = task;
  const { train, validation, test, errorFactor } = windows;
  for (const note of record.notes) terminal.chat(`note: ${note}`);
  const context = { network, train, validation, errorFactor };
  if (engine.note) terminal.chat(engine.note);
  if (spec.threads > 1) terminal.chat(`${spec.threads} threads share every batch`);
  const executor = await workerPool({ engine: engine.select, workers: spec.threads })(context);
  const result = await runAlone(spec, executor, {
    signal,
    onEpoch: (_id, { epoch, validationError, sigma, trainObjective }) =>
      terminal.chat(
        `epoch ${String(epoch).padStart(4)} of ${spec.epochs}  sigma ${sigma.toPrecision(3)}  ` +
          `objective ${trainObjective.toPrecision(4)}  validation error ${validationError.toPrecision(5)}`,
      ),
  });
  if (result === null || (result.parameters === null && result.record.outcome === "stopped")) {
    terminal.chat("Stopped before the first epoch had ended: there is no model to write.");
    return STOPPED;
  }
  const { record: trial, parameters } = result;
  if (parameters === null)
    throw new GradusError(`No epoch had a finite error: ${trial.outcomeDetail ?? "it diverged"}`);
  const forecasts = new Forecaster(network, record.window, selectKernels(engine.select).kernels).predict(
    parameters,
    test,
  );
  const testError = forecastError(forecasts, test, errorFactor);
  const training = {
    method: spec.method.name,
    source: record.source,
    seed: spec.seed,
    epoch: trial.bestEpoch!,
    validationError: trial.bestValidationError!,
    testError,
  };
  await writeNamed(out, `${JSON.stringify(modelRecord(task, network, training, parameters), null, 2)}\n`, "--out");
  terminal.out(
    `${spec.method.name}: validation error ${training.validationError.toPrecision(5)} (epoch ${training.epoch}), ` +
      `test error ${testError.toPrecision(5)}\nModel: ${out}\n`,
  );
  if (trial.outcome !== "finished") terminal.chat(`The run ended early: ${trial.outcomeDetail}`);
  return trial.outcome === "stopped" ? STOPPED : 0;
}

/** The one trial's result; null when it was stopped before it started. */
async function runAlone(spec: TrialSpec, executor: TrialExecutor, hooks: ExecutionHooks): Promise<TrialResult | null> {
  for await (const result of executor.run([spec], hooks)) return result;
  return null;
}
