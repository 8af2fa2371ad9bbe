import { type MemberRules, registry } from "../../core/registry.js";
import { callable, required } from "../../core/rules.js";
import { byPenalty } from "./by-penalty.js";
import { bySgd } from "./by-sgd.js";
import type { TrainerKind } from "./contract.js";

const TRAINER = {
  describe: required(callable),
  objectiveOf: required(callable),
  limitFor: callable,
  train: required(callable),
} satisfies MemberRules<TrainerKind>;

/** Every way to carry out a recipe, by name: a new one is a file and a line here. */
export const trainers = registry<TrainerKind>("trainer", () => [bySgd, byPenalty], TRAINER);
