import { ensureGiven } from "../core/given.js";
import type { Objective, ObjectivePass, TrainSpec } from "./contract.js";

const PASS = ["differentiate()", "evaluate()", "batch", "gradientBySigma"];

/** Plans an objective, anybody's own too, and checks what its `plan` gives. */
export function planObjective(objective: Objective, spec: TrainSpec): ObjectivePass {
  return ensureGiven(`objective "${objective.name}": \`plan\``, objective.plan(spec), PASS);
}
