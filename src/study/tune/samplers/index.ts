import { registry } from "../../../core/registry.js";
import type { Sampler } from "./contract.js";
import { random } from "./random.js";
import { spread } from "./spread.js";

/** Every way to choose what is tried, by name: a new one is a file and a line here. */
export const samplers = registry<Sampler>("sampler", () => [spread, random]);
