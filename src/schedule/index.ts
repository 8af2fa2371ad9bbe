import { configurable, type MemberRules, registry } from "../core/registry.js";
import { required } from "../core/rules.js";
import { automatic } from "./automatic.js";
import { type OnDemandOptions, onDemand } from "./on-demand.js";
import { type PlateauOptions, plateau } from "./plateau.js";
import { type RelativeGapOptions, relativeGap } from "./relative-gap.js";
import { followSchedule, type SigmaRule } from "./rule.js";
import { observedRule } from "./rules.js";
import { annealed, type FixedSigmaOptions, fixedSigma, type GeometricPathOptions, geometricPath } from "./sigma.js";
import { type SingleLoopOptions, singleLoop } from "./single-loop.js";

/** A way to choose sigma; with default options it needs no number from the user. */
export interface SigmaChoice {
  readonly name: string;
  readonly rule: SigmaRule;
}

/** Every way to choose sigma by name, the annealed path among them: a new one is a file and a line here. */
export const sigmaRules = registry<SigmaChoice>(
  "sigma rule",
  () => [
    { name: "auto", rule: automatic() },
    configurable((options?: RelativeGapOptions) => ({ name: "relative-gap", rule: relativeGap(options) })),
    configurable((options?: SingleLoopOptions) => ({ name: "single-loop", rule: singleLoop(options) })),
    { name: "single-loop-per-tensor", rule: singleLoop({ perTensor: true }) },
    configurable((options?: PlateauOptions) => ({ name: "plateau", rule: plateau(options) })),
    configurable((options?: OnDemandOptions) => ({ name: "on-demand", rule: onDemand(options) })),
    configurable(({ sigma0 = 0.5, annealFraction = 0.6 }: { sigma0?: number; annealFraction?: number } = {}) => ({
      name: "annealed",
      rule: followSchedule(annealed({ sigma0, annealFraction })),
    })),
    configurable((options?: FixedSigmaOptions) => ({ name: "fixed", rule: followSchedule(fixedSigma(options)) })),
    configurable((options?: GeometricPathOptions) => ({
      name: "geometric",
      rule: followSchedule(geometricPath(options)),
    })),
  ],
  { rule: required(observedRule) } satisfies MemberRules<SigmaChoice>,
);
