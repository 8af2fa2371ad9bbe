import { Option } from "commander";
import { GradusError } from "../../core/errors.js";
import { encodedLength } from "../../core/stored/floats.js";
import { buildNetwork } from "../../network/build.js";
import { type EnginePlan, planEngines } from "../../node/engine-plan.js";
import { type Reserved, reserveFile } from "../../node/reserve.js";
import { ensureCell } from "../../poc/ensure-cell.js";
import { ensureFits } from "../../poc/ensure-fits.js";
import { networkWithHighway } from "../../poc/network-with-highway.js";
import { TEXTS } from "../../report/text/index.js";
import { metricWords as metricWordsOf } from "../../report/view/metric-words.js";
import type { MethodSpec } from "../../study/records/method.js";
import { assignThreads } from "../../study/run/assign-threads.js";
import type { ExecutionHooks, TrialExecutor } from "../../study/run/executor.js";
import { intervalsOf } from "../../study/run/intervals.js";
import { modelOf } from "../../study/run/models.js";
import { networkForecast } from "../../study/run/network-forecast.js";
import { scoreTrials } from "../../study/run/score.js";
import { MeasureSheet } from "../../study/run/scores/measure-sheet.js";
import { ScoreSheet } from "../../study/run/scores/score-sheet.js";
import { pausing } from "../../study/run/turn.js";
import { auditedTask } from "../../study/spec/audited.js";
import { askedHighway } from "../../study/spec/highway-for.js";
import { describeMethod, ensureTrains } from "../../study/spec/method.js";
import { DIFFUSION_DEFAULTS, diffusingObjectives, RATES, STARTS } from "../../study/spec/methods/diffusion.js";
import { methods } from "../../study/spec/methods/index.js";
import { networkOf } from "../../study/spec/network-of.js";
import { withLoss } from "../../study/spec/sequences/with-loss.js";
import { contextOf, type StudyTask } from "../../study/spec/task.js";
import type { TrialContext, TrialResult, TrialSpec } from "../../study/spec/trial.js";
import { addTransformOption, addWindowOptions, parseWindowFlags, type WindowFlags } from "../data-options.js";
import { addDropoutOption } from "../dropout-option.js";
import { addEngineOptions, type ChosenEngine, parseEngine } from "../engine-options.js";
import { addHighwayOption, addNetworkOptions, HIGHWAY_FIELDS, parseNetwork } from "../network-options.js";
import { parseWorkers } from "../parse.js";
import { sayFindings, sayHighway, sayTask } from "../say-words.js";
import { isStartFile, startingFrom } from "../start-file.js";
import { STOPPED } from "../study-command.js";
import type { AddCommand, Surroundings } from "../surroundings.js";
import { readTask } from "../table-task.js";
import { addTrackOptions, ensureTrackFolders } from "../track-options.js";
import { type TrainingTracking, trackTraining } from "../track-training.js";
import { parseSpec, type TrainFlags } from "../train-spec.js";

/** Of a model's file, roughly: names, scalers and the note on its training. */
const BYTES_BESIDE_WEIGHTS = 4096;

/** gradus train DATA: one network, by one method, with the settings given. */
export const addTrain: AddCommand = (program, surroundings) => {
  const command = program.command("train <data>").description("train one network and write it as a model");
  addEngineOptions(
    addDropoutOption(
      addHighwayOption(addNetworkOptions(addTransformOption(addWindowOptions(command)), { hidden: "32" })),
    ),
  )
    .addOption(new Option("--method <name>", `one of ${methods.names.join(", ")}`).default("diffusion"))
    .addOption(
      new Option("--objective <name>", `what diffusion minimises: ${diffusingObjectives().join(", ")}`).default(
        DIFFUSION_DEFAULTS.objective,
      ),
    )
    .addOption(new Option("--optimizer <name>", "what diffusion steps by").default(DIFFUSION_DEFAULTS.optimizer))
    .addOption(new Option("--learning-rate <x>", "learning rate of the first epoch").default("0.01"))
    .addOption(
      new Option(
        "--sigma <x>",
        "auto, or sigma_0 of diffusion, annealed to 0, or fixed:SIGMA, kept until the last epoch",
      ).default("auto"),
    )
    .addOption(
      new Option(
        "--start <choice>",
        `where diffusion starts: ${Object.keys(STARTS).join(", ")}; or a file of PyTorch's weights (.safetensors, .onnx), for any method`,
      ).default(DIFFUSION_DEFAULTS.start),
    )
    .addOption(
      new Option("--rate <course>", `diffusion's learning rate: ${RATES.join(", ")}`).default(DIFFUSION_DEFAULTS.rate),
    )
    .addOption(
      new Option("--path <choice>", "the linear start's amplitude: led to 1 as training goes, or held").default(
        DIFFUSION_DEFAULTS.path,
      ),
    )
    .addOption(new Option("--batch-size <n>", "windows a step").default("16"))
    .addOption(new Option("--epochs <n>", "passes over the training windows").default("40"))
    .addOption(new Option("--seed <n>", "seed of the initial weights and batch order").default("1"))
    .addOption(new Option("--workers <n>", "threads that may share large batches (default: one a core)"))
    .addOption(new Option("--out <file>", "where the model goes").default("model.json"));
  addTrackOptions(command).action(async (file: string, flags: WindowFlags & TrainFlags) => {
    const asked = parseSpec(flags, command);
    const choice = { ...parseNetwork(flags), highway: HIGHWAY_FIELDS.highway.parse(flags.highway) };
    const engine = parseEngine(flags);
    const table = parseWindowFlags(command);
    askedHighway(table.task.transform, choice.highway);
    const task = await readTask(file, table, surroundings.signal, { needsTest: false });
    ensureCell(task, choice.cell);
    const { network, highway } = networkWithHighway(task, choice);
    sayHighway(highway, TEXTS.en, surroundings.terminal);
    const context = contextOf(task, network);
    const [ofTask] = withLoss([asked.method], task.loss ?? asked.method.recipe.loss) as [MethodSpec];
    ensureTrains(ofTask, context.network, "train: `method`");
    const method = isStartFile(flags.start)
      ? await startingFrom(flags.start, ofTask, {
          network: networkOf(context),
          note: (words) => surroundings.terminal.chat(`note: ${words}`),
        })
      : ofTask;
    const planned = { ...asked, method };
    const engines = planEngines(engine.select, parseWorkers(flags.workers));
    const split = {
      workers: engines.workers,
      network: context.network,
      train: context.train,
      trainWindows: context.train.length,
    };
    const [spec] = assignThreads([planned], split) as [TrialSpec];
    const { batchSize, threads } = spec;
    const flagNames = { batchFlag: "--batch-size", windowFlag: "--window" };
    ensureFits(engines.kernels, { methods: [spec.method], batchSize, threads, context, ...flagNames });
    const bytes = BYTES_BESIDE_WEIGHTS + encodedLength(buildNetwork(context.network).layout.length);
    const room = await reserveFile(flags.out, { option: "--out", inputs: [file], bytes });
    await ensureTrackFolders(flags);
    const started = new Date().toISOString();
    const track = trackTraining(flags, { spec, out: flags.out, started, terminal: surroundings.terminal });
    surroundings.exit(await trainCommand({ spec, task, context, engine, engines, room, track }, surroundings));
  });
};

interface TrainJob {
  readonly spec: TrialSpec;
  readonly task: StudyTask;
  readonly context: TrialContext;
  readonly engine: ChosenEngine;
  readonly engines: EnginePlan;
  /** For the model. */
  readonly room: Reserved;
  readonly track: TrainingTracking;
}

async function trainCommand(
  { spec, task, context, engine, engines, room, track }: TrainJob,
  { terminal, signal }: Surroundings,
): Promise<number> {
  sayTask(task, TEXTS.en, terminal);
  for (const note of notesOn(spec)) terminal.chat(`note: ${note}`);
  sayFindings(auditedTask(task, context.network).record.audit, TEXTS.en, terminal);
  if (engine.note) terminal.chat(engine.note);
  for (const note of engines.notes) terminal.chat(`note: ${note}`);
  if (spec.threads > 1) terminal.chat(`${spec.threads} threads share every batch`);
  const executor = engines.executor(spec.threads).start([context]);
  const result = await runAlone(spec, executor, {
    signal,
    onEpoch(_id, record) {
      const { epoch, validationError, sigma, trainObjective } = record;
      track.epoch(record);
      terminal.chat(
        `epoch ${String(epoch).padStart(4)} of ${spec.epochs}  sigma ${sigma.toPrecision(3)}  ` +
          `objective ${trainObjective.toPrecision(4)}  validation error ${validationError.toPrecision(5)}`,
      );
    },
  });
  if (result === null || (result.parameters === null && result.record.outcome === "stopped")) {
    terminal.chat("Stopped before the first epoch had ended: there is no model to write.");
    return STOPPED;
  }
  const network = networkOf(context);
  const kernels = () => engines.kernels;
  const turn = pausing(() => performance.now());
  // Who has stopped the training waits for its model, not for a pass over the test part.
  const isScored = !signal.aborted && result.record.outcome !== "stopped" && task.windows.test.length > 0;
  const sheet = new ScoreSheet(task);
  const measured = new MeasureSheet(task.record);
  const [scored] = isScored
    ? await scoreTrials([result], { task, networks: [network], kernels, turn, sheet, measured })
    : [result];
  if (scored === undefined) throw new GradusError("The training came to no result. Repeat the command.");
  const { outcome, outcomeDetail, startNote, initialValidationError: initial } = scored.record;
  if (startNote !== null)
    terminal.chat(
      `start: ${startNote}; validation error before the first step ${initial?.toPrecision(5) ?? "not finite"}`,
    );
  if (scored.parameters === null)
    throw new GradusError(`No epoch had a finite error: ${outcomeDetail ?? "it diverged"}`);
  const { model } = modelOf(scored, {
    ...{ task, network },
    intervals: await intervalsOf(networkForecast([scored.parameters], { network, kernels }), {
      task,
      isOpened: isScored,
    }),
  });
  const { method, bestEpoch: epoch, bestValidationError: validationError, testError } = scored.record;
  const { place, problem } = await room.write(`${JSON.stringify(model, null, 2)}\n`);
  const unit = unitWords(task.record);
  terminal.out(
    `${method}: validation error ${validationError!.toPrecision(5)} (epoch ${epoch}), ` +
      `${testError === null ? "test error not measured" : `test error ${testError.toPrecision(5)}`}${unit}\nModel: ${place}\n`,
  );
  for (const { values } of measured.record()) {
    const others = task.record.measures.map((one, k) => `${metricWords(one.name)} ${values[k + 1]!.toPrecision(4)}`);
    if (others.length > 0) terminal.out(`Test part: ${others.join(", ")}\n`);
  }
  const raised = sheet.raised(method, spec.batchSize);
  if (raised !== null && raised.count > 0)
    terminal.chat(`note: ${raised.count} of ${raised.of} test forecasts were below 0 and count as 0`);
  if (outcome !== "finished") terminal.chat(`The run ended early: ${outcomeDetail}`);
  await track.end(scored.record, place);
  if (problem !== null) throw new GradusError(problem);
  return outcome === "stopped" ? STOPPED : 0;
}

function unitWords({ errorUnit, metric }: StudyTask["record"]): string {
  if (metric.name !== "rmse") return ` (${metricWords(metric.name)})`;
  return errorUnit === "target" ? "" : ", in standard deviations of the targets";
}

function metricWords(name: string): string {
  return metricWordsOf({ kind: "series" }, name, TEXTS.en).name;
}

/** What the user should know of the run before it starts. */
function notesOn({ method, epochs }: TrialSpec): string[] {
  if (epochs > 1 || !describeMethod(method).diffuses) return [];
  return [
    "sigma is 0 in the last epoch: with `epochs` 1, its only one, nothing is smoothed, and `sigma` has no effect. Take 2 or more",
  ];
}

/** The one trial's result; null when it was stopped before it started. */
async function runAlone(spec: TrialSpec, executor: TrialExecutor, hooks: ExecutionHooks): Promise<TrialResult | null> {
  try {
    for await (const result of executor.run([spec], hooks)) return result;
    return null;
  } finally {
    await executor.end?.();
  }
}
