import { type MemberRules, registry } from "../../../core/registry.js";
import { callable, flag, required } from "../../../core/rules.js";
import { bayes } from "./bayes.js";
import type { Sampler } from "./contract.js";
import { random } from "./random.js";
import { spread } from "./spread.js";

const SAMPLER = { usesHistory: required(flag), suggest: required(callable) } satisfies MemberRules<Sampler>;

/** Every way to choose what is tried, by name: a new one is a file and a line here. */
export const samplers = registry<Sampler>("sampler", () => [spread, random, bayes], SAMPLER);
