import { balance } from "./balance.js";
import type { SigmaRule } from "./rule.js";

/**
 * The rule for sigma when nobody wants to choose: `balance` from sigma .5, smoothing at most .3 of the objective, 0 from 60 %
 * of the run.
 *
 * Chosen by measurement among the rules here at equal cost: see bench/results/sigma.md, losses included.
 */
export function automatic(): SigmaRule {
  return { ...balance({ sigma0: 0.5, excess: 0.3 }), name: "automatic: balance from 0.5, excess 0.3, 0 from 0.6" };
}
