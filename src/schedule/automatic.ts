import { ensureNoOptions, type NoOptions } from "../core/options.js";
import { relativeGap } from "./relative-gap.js";
import type { SigmaRule } from "./rule.js";

/**
 * The rule for sigma when nobody wants to choose: `relativeGap` from sigma .5, at most .3 of the objective, 0 from 60 % of the
 * run.
 *
 * Chosen by measurement among the rules here at equal cost: see bench/results/sigma.md, losses included.
 */
export function automatic(options?: NoOptions): SigmaRule {
  ensureNoOptions("automatic", options);
  const rule = relativeGap({ sigma0: 0.5, maxGap: 0.3 });
  return { ...rule, name: `automatic: ${rule.name}` };
}
