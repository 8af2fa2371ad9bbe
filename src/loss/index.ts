import { configurable, registry } from "../core/registry.js";
import { binaryCrossEntropy } from "./binary-cross-entropy.js";
import type { Loss } from "./contract.js";
import { huber } from "./huber.js";
import { quantile } from "./quantile.js";
import { LOSS } from "./rules.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";
import { squared } from "./squared.js";

/** Every loss by name: a new one is a file and a line here. */
export const losses = registry<Loss>(
  "loss",
  () => [squared, configurable(huber), configurable(quantile), binaryCrossEntropy, softmaxCrossEntropy()],
  LOSS,
);
