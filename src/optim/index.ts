import { type Configurable, configurable, type MemberRules, registry } from "../core/registry.js";
import { group, positive, required } from "../core/rules.js";
import { adam, adamW, momentum, muon, nesterov, rmsProp, sgd, soap } from "./recipes.js";
import { optimizerRule } from "./rules.js";
import type { Transform } from "./transform.js";

/** A named optimiser and the range its learning rate is tuned in. */
export interface OptimizerRecipe {
  readonly name: string;
  readonly transform: Transform;
  /** Learning rates worth trying on standardised data, log scale. */
  readonly learningRates: { readonly low: number; readonly high: number };
}

const RECIPE = {
  transform: required(optimizerRule),
  learningRates: required(group({ low: required(positive), high: required(positive) })),
} satisfies MemberRules<OptimizerRecipe>;

/** Every optimiser by name: a new one is a file and a line here. */
export const optimizers = registry<OptimizerRecipe>(
  "optimizer",
  () => [
    recipe("sgd", sgd, { low: 3e-3, high: 1 }),
    recipe("momentum", momentum, { low: 1e-3, high: 0.3 }),
    recipe("nesterov", nesterov, { low: 1e-3, high: 0.3 }),
    recipe("rmsprop", rmsProp, { low: 3e-4, high: 3e-2 }),
    recipe("adam", adam, { low: 3e-4, high: 3e-2 }),
    recipe("adamw", adamW, { low: 3e-4, high: 3e-2 }),
    recipe("muon", muon, { low: 6e-4, high: 6e-2 }),
    recipe("soap", soap, { low: 3e-4, high: 3e-2 }),
  ],
  RECIPE,
);

function recipe<Options extends object>(
  name: string,
  make: (options?: Options) => Transform,
  learningRates: OptimizerRecipe["learningRates"],
): Configurable<OptimizerRecipe> {
  return configurable((options?: Options) => ({ name, transform: make(options), learningRates }));
}
