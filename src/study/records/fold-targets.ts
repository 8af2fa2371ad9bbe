import type { FoldTarget, TargetRecord } from "./verdict.js";

/** The target of each fold, in their order. */
export function foldTargets({ earlierFolds, error, levels }: TargetRecord): readonly FoldTarget[] {
  return [...earlierFolds, { error, levels }];
}

/** That of the fold that a trial ran on. */
export function targetOf({ fold }: { readonly fold: number }, target: TargetRecord): FoldTarget {
  return foldTargets(target)[fold - 1]!;
}
