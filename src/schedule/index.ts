import { registry } from "../core/registry.js";
import { automatic } from "./automatic.js";
import { balance } from "./balance.js";
import { onDemand } from "./on-demand.js";
import { plateau } from "./plateau.js";
import type { SigmaRule } from "./rule.js";
import { singleLoop } from "./single-loop.js";

/** A way to choose sigma that needs no number from the user. */
export interface SigmaChoice {
  readonly name: string;
  readonly rule: SigmaRule;
}

/** Every automatic sigma by name, with default options: a new one is a file and a line here. */
export const sigmaRules = registry<SigmaChoice>("sigma rule", [
  { name: "auto", rule: automatic() },
  { name: "balance", rule: balance() },
  { name: "single-loop", rule: singleLoop() },
  { name: "single-loop-per-tensor", rule: singleLoop({ perTensor: true }) },
  { name: "plateau", rule: plateau() },
  { name: "on-demand", rule: onDemand() },
]);
