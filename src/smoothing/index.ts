import { registry } from "../registry.js";
import type { Activation } from "./contract.js";
import { erf } from "./erf.js";
import { identity } from "./identity.js";
import { relu } from "./relu.js";
import { tanh } from "./tanh.js";

/** Every activation that can be smoothed in closed form, by name. */
export const activations = registry<Activation>("activation", [identity, tanh, erf, relu]);
