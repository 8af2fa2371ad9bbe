import { registry } from "../../core/registry.js";
import { byPenalty } from "./by-penalty.js";
import { bySgd } from "./by-sgd.js";
import type { TrainerKind } from "./contract.js";

/** Every way to carry out a recipe, by name: a new one is a file and a line here. */
export const trainers = registry<TrainerKind>("trainer", () => [bySgd, byPenalty]);
