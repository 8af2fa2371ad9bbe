import { ensure } from "../../core/errors.js";
import { LEAST_ERROR, MOST } from "../../core/limits.js";
import { ensureArgument, ensureOptions, isObject, type OptionRules } from "../../core/options.js";
import {
  group,
  integer,
  isList,
  listOf,
  oneOf,
  orNull,
  positive,
  required,
  rule,
  seedRule,
  shaped,
  text,
} from "../../core/rules.js";
import { PART_NAMES } from "../../data/split.js";
import { ensureWindowSet } from "../../data/window-set-check.js";
import { ensureWindows } from "../../data/windows-check.js";
import { HIGHWAY_CHOICES, type HighwayChoice } from "../../highway/choose-highway.js";
import { losses } from "../../loss/index.js";
import { ensureTargetsOf } from "../../loss/targets.js";
import { buildNetwork } from "../../network/build.js";
import { networkSpecRule } from "../../network/rules.js";
import type { NetworkOptions, NetworkSpec } from "../../network/spec.js";
import { ensureHighwayFits } from "../../objective/highway-forward.js";
import { optionsOf } from "../../train/method-recipe.js";
import type { MethodSpec } from "../records/method.js";
import type { MoneyRecord } from "../records/money.js";
import type { Criteria } from "../records/verdict.js";

import { CRITERIA_OPTIONS, ensureCriteria } from "./criteria.js";
import { ensureTask } from "./ensure-task.js";
import { ensureUnreadTask } from "./ensure-unread-task.js";
import { askedHighway, ensureHighwayOf, highwayFor, highwaySpec } from "./highway-for.js";
import { describeMethod, ensureMethod, ensureTrains } from "./method.js";
import { MONEY_OPTIONS } from "./money.js";
import { ensureBatches, ensureTrials, SIZE_OPTIONS, type StudySize } from "./size.js";

import { foldsOf, foldWindows, type StudyTask } from "./task.js";

export interface StudyOptions {
  readonly task: StudyTask;
  /** Inputs and outputs as the task's windows have them: see `networkFor`. */
  readonly network: NetworkSpec;
  readonly methods: readonly MethodSpec[];
  readonly criteria: Criteria;
  /** The requested size; a time budget may cut it. */
  readonly size: Omit<StudySize, "trainWindows">;
  /** Name in the registry of samplers: how settings to try are chosen. Default "spread" */
  readonly sampler?: string;
  /** Name in the registry of tuning plans: how the tuning trials are divided. Default "seeds": many settings on one seed, the best on more */
  readonly tuning?: string;
  /** Seeds that the best settings are tuned on, at most a third of the tuning trials. Default 2, or 1 where those are fewer than 6 */
  readonly tuningSeeds?: number;
  readonly seed: number;
  /** Validation error to reach; null: the level that tuned SGD reaches. */
  readonly targetError: number | null;
  readonly timeBudgetSeconds: number | null;
  /** What training costs, for the report. Default null: not known */
  readonly money?: MoneyRecord | null;
}

/** The seeds of a study's runs are counted from it: so many must be left. */
const MOST_SEED = Number.MAX_SAFE_INTEGER - 2 * MOST.runs;

const TASK_ADVICE = "Give e.g. seriesTask({ ... }).";

/** Rules of a study's options, those of a file too. */
export const STUDY_OPTIONS = {
  task: required(rule("a task", isTask, TASK_ADVICE)),
  network: required(networkSpecRule),
  methods: required(
    listOf(
      "methods",
      shaped("a method", ["name", "recipe", "space"], "").allows,
      'Give e.g. methodsNamed(["sgd", "diffusion"]).',
    ),
  ),
  criteria: required(group(CRITERIA_OPTIONS)),
  size: required(group(SIZE_OPTIONS)),
  sampler: text,
  tuning: text,
  tuningSeeds: integer(1, MOST.runs),
  seed: required(
    rule(
      `an integer in [0, ${MOST_SEED}]`,
      (value) => seedRule.allows(value) && (value as number) <= MOST_SEED,
      "Those of its runs are counted from it.",
    ),
  ),
  targetError: required(
    orNull(
      rule(
        `a number from ${LEAST_ERROR} to ${MOST.error}`,
        (value) => positive.allows(value) && (value as number) >= LEAST_ERROR && (value as number) <= MOST.error,
      ),
    ),
  ),
  timeBudgetSeconds: required(
    orNull(
      rule(
        `a number of seconds from 1 to ${MOST.seconds}`,
        (value) => Number.isFinite(value) && (value as number) >= 1 && (value as number) <= MOST.seconds,
      ),
    ),
  ),
  money: orNull(group(MONEY_OPTIONS)),
} satisfies OptionRules<StudyOptions>;

/** The rest is looked into by `ensureTask`. */
function isTask(value: unknown): boolean {
  return isObject(value) && isObject(value["record"]) && isObject(value["windows"]) && isList(value["baselines"]);
}

/** A network but for its inputs and outputs, which the task's windows decide, and its highway, which they may. */
export type NetworkForOptions = Omit<NetworkOptions, "inputSize" | "outputSize" | "highway" | "highwayFeatures"> & {
  /** "auto": the kind that `chooseHighway` takes on the first fold, on which methods are tuned, one that is held. Default "none", with "difference" in the task's transform "last" */
  readonly highway?: HighwayChoice;
};

/** The spec of a network for a task: its windows say inputs and outputs, and a transform "difference" the highway "last". */
export function networkFor(
  task: Pick<StudyTask, "windows" | "earlierFolds"> & Partial<Pick<StudyTask, "record">>,
  options: NetworkForOptions,
): NetworkSpec {
  ensureArgument("networkFor", task, ["task", required(shaped("a task", ["windows"], TASK_ADVICE))]);
  const { train } = task.windows ?? {};
  ensureWindowSet("networkFor", train, "task.windows.train");
  ensureUnreadTask("networkFor", task, { bidirectional: options?.bidirectional || undefined });
  const sizes = { inputSize: train.inputSize, outputSize: train.outputSize, window: train.window };
  const { highway: asked, ...network } = { ...options }; // no object at all: buildNetwork says what is missing
  ensureArgument("networkFor", asked, ["highway", oneOf(...HIGHWAY_CHOICES)]);
  const highway = askedHighway(task.record?.transform, asked) ?? "none";
  if (highway === "none") return buildNetwork({ ...network, ...sizes }).spec;
  for (const { windows } of [...(task.earlierFolds ?? []), task])
    ensureWindows("networkFor", windows, "task.windows", ["train", "validation"]);
  return buildNetwork({ ...network, ...sizes, ...highwaySpec(task, highwayFor(task, network, highway).kind) }).spec;
}

/** Throws unless the study can be run as asked. */
export function ensureStudyOptions(options: StudyOptions, caller = "runStudy"): void {
  ensureOptions(caller, options, STUDY_OPTIONS);
  const { task, network, methods, size, criteria } = options;
  ensureTask(task);
  ensureCriteria(criteria);
  const { train } = task.windows;
  const names = methods.map(({ name }) => name);
  ensure(
    new Set(names).size === names.length,
    () => `runStudy: \`methods\` must name each method once, got ${names.join(", ")}. Leave one out.`,
  );
  for (const method of methods) ensureMethod(method);
  buildNetwork(network);
  for (const method of methods) {
    ensureTrains(method, network, "runStudy: `methods`");
    ensureTargetsFit(method, task, network);
  }
  ensure(
    network.inputSize === train.inputSize && network.outputSize === train.outputSize,
    () =>
      `runStudy: \`network\` must take the windows' ${train.inputSize} inputs and give their ${train.outputSize} outputs, ` +
      `got ${network.inputSize} and ${network.outputSize}. Use networkFor(task, { hiddenSizes }).`,
  );
  ensureUnreadTask("runStudy", task, network);
  ensureHighwayOf(task, network, "runStudy: `network.highway`");
  ensureSmoothedEpochs(methods, size);
  ensureTrials(methods, size, foldsOf(task).length);
  ensureBatches({ ...size, trainWindows: Math.min(...foldWindows(task)) });
}

/** Throws where a method that diffuses would have no epoch to do it in: its name would stand over results of the original objective. */
export function ensureSmoothedEpochs(
  methods: readonly MethodSpec[],
  { epochs }: Pick<StudyOptions["size"], "epochs">,
): void {
  const smoothed = methods.find((method) => describeMethod(method).diffuses);
  ensure(
    epochs > 1 || smoothed === undefined,
    () =>
      `runStudy: \`size.epochs\` must be >= 2 for "${smoothed?.name}", got ${epochs}: sigma is 0 in the last epoch, so nothing would be ` +
      "smoothed. Take more epochs, or leave the method out of `methods`.",
  );
}

/** Throws unless the targets of all parts are of the kind that the method's loss takes. */
function ensureTargetsFit({ name, recipe }: MethodSpec, task: StudyTask, network: NetworkSpec): void {
  const loss = losses.make(recipe.loss.name, optionsOf(recipe.loss));
  ensureHighwayFits(loss, network, `runStudy: \`recipe.loss\` of method "${name}" and \`network\``);
  const owner = (part: string) => `runStudy: \`recipe.loss\` of method "${name}" and \`task.windows.${part}\`:`;
  for (const { windows } of foldsOf(task)) {
    for (const part of PART_NAMES) ensureTargetsOf(loss, windows[part], owner(part));
  }
}
