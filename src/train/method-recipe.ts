/** A choice from a registry as plain data: its name there, and options of its factory. */
export interface Choice {
  readonly name: string;
  readonly [option: string]: unknown;
}

/**
 * How a network is trained, as plain data: what a method of a study is, what crosses threads and what records hold.
 *
 * Every choice names a member of a registry; what stands beside the name goes to the member's factory.
 */
export interface MethodRecipe {
  /** From `trainers`: "sgd", or another way to go through the data. */
  readonly trainer: Choice;
  /** From `objectives`. */
  readonly objective: Choice;
  /** From `optimizers`. */
  readonly optimizer: Choice;
  /** From `sigmaRules`; null: constant 0. */
  readonly sigma: Choice | null;
  /** From `rateRules`, and the learning rate of the first epoch, or of the first after a warm-up, > 0. */
  readonly rate: Choice & { readonly learningRate: number };
  /** From `initialisers`. */
  readonly initialiser: Choice;
  /** Factor on the initial weights, > 0. */
  readonly gain: number;
  /** From `losses`. */
  readonly loss: Choice;
  /** The readout when sigma reaches 0. */
  readonly readoutAtZero: "kept" | "ridge";
  /** As of `train`: probability that a unit is left out of what is read of its layer, in [0, 1). Absent: 0 */
  readonly dropout?: number | undefined;
  /** Leads the start's amplitude to 1 over a share of the run; null: it is held. */
  readonly path: { readonly fraction: number } | null;
  /** Truncated back-propagation while sigma > 0; null: all the way. */
  readonly truncation: { readonly tolerance: number } | null;
}

/** Plain SGD: what other recipes are told apart from. */
export const plainRecipe: MethodRecipe = {
  trainer: { name: "sgd" },
  objective: { name: "plain" },
  optimizer: { name: "sgd" },
  sigma: null,
  rate: { name: "constant", learningRate: 0.01 },
  initialiser: { name: "drawn" },
  gain: 1,
  loss: { name: "squared" },
  readoutAtZero: "kept",
  path: null,
  truncation: null,
};

/** The options beside the name. */
export function optionsOf({ name: _name, ...options }: Choice): Readonly<Record<string, unknown>> {
  return options;
}
