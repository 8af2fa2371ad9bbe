import { MOST } from "../../core/limits.js";
import type { MethodSpec } from "../records/method.js";
import { describeMethod } from "./method.js";
import type { StudyOptions } from "./options.js";
import { referenceMethod } from "./roles.js";

/** Pilot runs at each batch size: their medians set the levels that methods are timed to. */
export const PILOTS = 3;

/** The method whose pilot runs a study begins its evaluation with: the reference; undefined without one, and where the target is given. */
export function pilotMethod({
  methods,
  targetError,
}: Pick<StudyOptions, "methods" | "targetError">): MethodSpec | undefined {
  if (targetError !== null) return undefined;
  const name = referenceMethod(methods.map(describeMethod))?.name;
  return methods.find((method) => method.name === name);
}

/** The seeds of the pilot runs: none that the tuning or any evaluation of this seed could have. */
export function pilotSeeds(seed: number): number[] {
  const away = seed > Number.MAX_SAFE_INTEGER / 2 ? -1 : 1; // towards the side where there is room
  return Array.from({ length: PILOTS }, (_, k) => seed + away * (MOST.runs + k + 1));
}
