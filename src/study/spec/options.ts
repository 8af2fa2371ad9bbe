import { ensure, ensureInteger } from "../../core/errors.js";
import type { Criteria } from "../records.js";
import { ensureSize, type StudySize } from "../run/plan.js";
import type { Method } from "./methods.js";
import type { StudyTask } from "./task.js";

export interface StudyOptions {
  readonly task: StudyTask;
  readonly network: { readonly hiddenSizes: readonly number[]; readonly activation: string };
  readonly methods: readonly Method[];
  readonly criteria: Criteria;
  /** Wishes; a time budget may cut them. */
  readonly size: Omit<StudySize, "trainWindows">;
  readonly seed: number;
  /** Validation error to reach; null: the level that tuned SGD reaches. */
  readonly targetError: number | null;
  readonly timeBudgetSeconds: number | null;
}

/** Throws unless the study can be run as asked. */
export function ensureStudyOptions({ task, methods, size, seed, timeBudgetSeconds, targetError }: StudyOptions): void {
  ensure(methods.length > 0, () => "--methods must name at least one method, got none. Give e.g. sgd,diffusion.");
  const names = methods.map(({ name }) => name);
  ensure(
    new Set(names).size === names.length,
    () => `--methods names a method twice: ${names.join(",")}. Name each once.`,
  );
  ensureSize({ ...size, trainWindows: task.windows.train.length });
  ensureInteger("--seed", seed, 0);
  ensure(
    timeBudgetSeconds === null || timeBudgetSeconds >= 1,
    () => `--time-budget must be at least 1s, got ${timeBudgetSeconds}s.`,
  );
  ensure(targetError === null || targetError > 0, () => `--target-error must be > 0, got ${targetError}.`);
  for (const batchSize of size.batchSizes) {
    ensure(
      batchSize <= task.windows.train.length,
      () =>
        `--batch-sizes: ${batchSize} is more than the ${task.windows.train.length} training windows there are. Take a smaller size.`,
    );
  }
}
