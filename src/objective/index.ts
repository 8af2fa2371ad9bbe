import { configurable, registry } from "../core/registry.js";
import { activation } from "./activation.js";
import type { Objective } from "./contract.js";
import { plain } from "./plain.js";
import { OBJECTIVE } from "./rules.js";
import { sampled } from "./sampled.js";
import { straightThrough } from "./straight-through.js";
import { weights } from "./weights.js";

/** Every objective that a network can be trained by, by name: a new one is a file and a line here. */
export const objectives = registry<Objective>(
  "objective",
  () => [
    plain(),
    configurable(sampled),
    configurable(activation),
    configurable(weights),
    configurable(straightThrough),
  ],
  OBJECTIVE,
);
