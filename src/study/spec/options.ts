import { ensure, ensureInteger } from "../../core/errors.js";
import { buildNetwork } from "../../network/build.js";
import type { NetworkSpec } from "../../network/spec.js";
import type { MethodSpec } from "../records/method.js";
import type { Criteria } from "../records/verdict.js";
import { ensureMethod } from "./method.js";
import { ensureSize, type StudySize } from "./size.js";
import type { StudyTask } from "./task.js";

export interface StudyOptions {
  readonly task: StudyTask;
  /** Inputs and outputs as the task's windows have them: see `networkFor`. */
  readonly network: NetworkSpec;
  readonly methods: readonly MethodSpec[];
  readonly criteria: Criteria;
  /** Wishes; a time budget may cut them. */
  readonly size: Omit<StudySize, "trainWindows">;
  /** Name in the registry of samplers: how settings to try are chosen. Default "spread" */
  readonly sampler?: string;
  readonly seed: number;
  /** Validation error to reach; null: the level that tuned SGD reaches. */
  readonly targetError: number | null;
  readonly timeBudgetSeconds: number | null;
}

/** The spec of a network for a task: its windows say inputs and outputs. */
export function networkFor(
  { windows: { train } }: Pick<StudyTask, "windows">,
  network: Omit<Parameters<typeof buildNetwork>[0], "inputSize" | "outputSize">,
): NetworkSpec {
  return buildNetwork({ ...network, inputSize: train.inputSize, outputSize: train.outputSize }).spec;
}

/** Throws unless the study can be run as asked. */
export function ensureStudyOptions(options: StudyOptions): void {
  const { task, network, methods, size, seed, timeBudgetSeconds, targetError } = options;
  const { train } = task.windows;
  ensure(
    methods.length > 0,
    () => "runStudy: `methods` must name at least one method, got none. Give e.g. sgd,diffusion.",
  );
  const names = methods.map(({ name }) => name);
  ensure(
    new Set(names).size === names.length,
    () => `runStudy: \`methods\` must name each method once, got ${names.join(",")}.`,
  );
  for (const method of methods) ensureMethod(method);
  buildNetwork(network);
  ensure(
    network.inputSize === train.inputSize && network.outputSize === train.outputSize,
    () =>
      `runStudy: \`network\` must take the windows' ${train.inputSize} inputs and give their ${train.outputSize} outputs, ` +
      `got ${network.inputSize} and ${network.outputSize}. Use networkFor(task, { hiddenSizes }).`,
  );
  ensureSize({ ...size, trainWindows: train.length });
  ensureInteger("runStudy: `seed`", seed, 0);
  ensure(
    timeBudgetSeconds === null || timeBudgetSeconds >= 1,
    () => `runStudy: \`timeBudgetSeconds\` must be at least 1, got ${timeBudgetSeconds}.`,
  );
  ensure(targetError === null || targetError > 0, () => `runStudy: \`targetError\` must be > 0, got ${targetError}.`);
}
