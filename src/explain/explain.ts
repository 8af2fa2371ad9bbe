import type { Mutable } from "../core/mutable.js";
import { randomStream } from "../core/numeric/random.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { callable, oneOf, orNull, positive, required, seedRule, shaped, text } from "../core/rules.js";
import { type StopSignal, signalRule } from "../core/stop-signal.js";
import { trainingDataRule } from "../data/rules.js";
import { thinWindows } from "../data/thin-windows.js";
import type { WindowSet } from "../data/window-set.js";
import type { Kernels } from "../kernels/contract.js";
import { leaseOf } from "../kernels/lease.js";
import { threadKernels } from "../kernels/select.js";
import { losses } from "../loss/index.js";
import { ensureTargetsOf } from "../loss/targets.js";
import type { Network } from "../network/build.js";
import { networkRule } from "../network/rules.js";
import { type Choice, optionsOf } from "../train/method-recipe.js";
import { ensureTrainingData } from "../train/training-data.js";
import { Bench } from "./bench.js";
import { curvature } from "./curvature.js";
import { BUDGETS } from "./effort.js";
import { formulas } from "./formulas.js";
import { initialisation } from "./initialisation.js";
import { landscape } from "./landscape.js";
import { memory } from "./memory.js";
import { noiseEquivalence } from "./noise-equivalence.js";
import { Pace, Stopped } from "./pace.js";
import {
  type Effort,
  EXPLAIN_SCHEMA,
  EXPLAIN_VERSION,
  type ExplainPart,
  type ExplainProgress,
  type ExplainRecord,
} from "./record.js";
import { pageMethod, type Runs, runOnce } from "./runs.js";
import { thresholds } from "./thresholds.js";

export interface ExplainOptions {
  readonly network: Network;
  readonly data: { readonly train: WindowSet; readonly validation: WindowSet };
  /** The name of the data on the page. */
  readonly source: string;
  /** Turns errors of scaled targets into the unit of the task. Default 1 */
  readonly errorScale?: number;
  /** Name in the registry of losses, and options of it. Default { name: "squared" } */
  readonly loss?: Choice;
  readonly seed?: number;
  /** The command line that makes the same page again, for the page. */
  readonly command?: string;
  /** Default "full". */
  readonly effort?: Effort;
  /** Makes the engine, which the page leases. Default: the fastest that this runtime has. */
  readonly kernels?: () => Kernels;
  readonly onProgress?: (progress: ExplainProgress) => void;
  /** A stop is an outcome: the record then holds what was finished. */
  readonly signal?: StopSignal;
}

const OPTIONS = {
  network: required(networkRule),
  data: required(trainingDataRule),
  source: required(text),
  errorScale: positive,
  loss: shaped("a choice", ["name"], 'Give e.g. { name: "huber", delta: 0.5 }.'),
  seed: seedRule,
  command: text,
  effort: oneOf("full", "quick"),
  kernels: callable,
  onProgress: callable,
  signal: orNull(signalRule),
} satisfies OptionRules<ExplainOptions>;

/**
 * Measures, for one network on one set of data, what smoothing does to its loss and what follows from that.
 *
 * Landscape, the five effects (initialisation, curvature, memory, noise, hard thresholds) and the accuracy of the formulas; see
 * `ExplainRecord`. One seed and one engine give the same record. Large sets of windows are thinned; the record says to how many.
 *
 * @throws GradusError when the windows do not fit the network, or the targets the loss
 * @example
 * const record = await explain({ network, data, source: "sine", effort: "quick" });
 * record.outcome.kind; // "finished"
 */
export async function explain(options: ExplainOptions): Promise<ExplainRecord> {
  ensureOptions("explain", options, OPTIONS);
  const {
    network,
    data,
    source,
    errorScale = 1,
    loss: lossChoice = { name: "squared" },
    seed = 1,
    effort = "full",
  } = options;
  const { kernels = threadKernels, signal = null } = options;
  const { onProgress = () => {}, command = null } = options;
  const loss = losses.make(lossChoice.name, optionsOf(lossChoice));
  ensureTrainingData("explain", data, network);
  for (const part of ["train", "validation"] as const) {
    ensureTargetsOf(loss, data[part], `explain: \`loss\` and \`data.${part}\`:`);
  }
  const pace = new Pace(signal, onProgress);
  const budget = BUDGETS[effort];
  const random = randomStream(seed);
  const thin = { train: thinWindows(data.train, budget.trainWindows), validation: thinWindows(data.validation, 256) };
  const lease = leaseOf(kernels());
  const engine = lease.kernels;
  const { spec, highway } = network;
  const runs: Runs = { network: spec, highway, data: thin, loss: lossChoice, errorScale, kernels: engine, signal };
  const window = data.train.window;
  const look = (part: ExplainPart, most: number) => {
    const windows = thinWindows(data.train, most);
    const fork = random.fork(part);
    const bench = new Bench({ network, kernels: engine, loss, windows, random: fork.fork("objectives") });
    return { bench, windows: windows.length, window, seed, pace, random: fork };
  };
  const found: Mutable<Pick<ExplainRecord, ExplainPart>> = {
    formulas: null,
    landscape: null,
    initialisation: null,
    curvature: null,
    memory: null,
    noise: null,
    thresholds: null,
  };
  let outcome: ExplainRecord["outcome"] = { kind: "finished" };
  try {
    found.formulas = await formulas(pace, budget.formulaPoints);
    found.landscape = await landscape({ ...look("landscape", budget.landscape.windows), ...budget.landscape.options });
    found.initialisation = await initialisation({
      runs,
      pace,
      seeds: seedsFrom(seed, budget.seeds),
      ...budget.initialisation,
    });
    found.curvature = await curvature({ ...look("curvature", budget.curvature.windows), ...budget.curvature.options });
    const { parameters } = await runOnce(runs, { method: pageMethod("plain"), ...budget.training, seed });
    const memoryLook = look("memory", budget.memory.windows);
    const trained = parameters ?? memoryLook.bench.start(seed);
    found.memory = await memory({ ...memoryLook, at: trained, sigmas: budget.memory.sigmas });
    const noiseLook = look("noise", budget.noise.windows);
    const places = [
      { at: "start", parameters: noiseLook.bench.start(seed) },
      { at: "trained", parameters: trained },
    ] as const;
    found.noise = await noiseEquivalence({ ...noiseLook, places, ...budget.noise.options });
    found.thresholds = await thresholds({ runs, pace, seeds: seedsFrom(seed, budget.seeds), ...budget.thresholds });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    outcome = { kind: "stopped" };
  } finally {
    lease.release();
  }
  const subject = {
    source,
    network: network.spec,
    parameters: network.layout.length,
    window,
    trainWindows: thin.train.length,
    loss: loss.name,
    engine: engine.name,
    seed,
    effort,
    command,
  };
  return { schema: EXPLAIN_SCHEMA, version: EXPLAIN_VERSION, subject, outcome, ...found };
}

function seedsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => first + k);
}
