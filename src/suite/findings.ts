import type { SuiteFinding, SuiteModel } from "./record.js";

/** Corrected p below which a slope is more than chance. */
const CLEAR = 0.05;

/** Whether a slope is told as a finding. */
export function isClear({ p }: Pick<SuiteFinding, "p">): boolean {
  return p < CLEAR;
}

/**
 * The models with Holm's p (1979) in the place of each slope's own, over every slope of a condition alone, of all effects together: all of them stand in one
 * page, and it is the page in which no more than one suite in twenty may name a condition where none matters. The joint models have no p: they are no findings.
 */
export function corrected(models: readonly SuiteModel[]): SuiteModel[] {
  const family = models.flatMap(({ alone }) => alone);
  const adjusted = new Map<SuiteFinding, number>();
  let highest = 0;
  [...family]
    .sort((a, b) => a.p - b.p)
    .forEach((slope, rank) => {
      highest = Math.max(highest, Math.min(1, (family.length - rank) * slope.p));
      adjusted.set(slope, highest);
    });
  return models.map((model) => ({
    ...model,
    alone: model.alone.map((slope) => ({ ...slope, p: adjusted.get(slope)! })),
  }));
}
