import { registry } from "../core/registry.js";
import type { Activation } from "./contract.js";
import { erf } from "./erf.js";
import { gelu } from "./gelu.js";
import { identity } from "./identity.js";
import { leakyRelu } from "./leaky-relu.js";
import { logistic } from "./logistic.js";
import { normalCdf } from "./normal-cdf.js";
import { relu } from "./relu.js";
import { ACTIVATION } from "./rules.js";
import { sign } from "./sign.js";
import { silu } from "./silu.js";
import { sin } from "./sin.js";
import { softplus } from "./softplus.js";
import { tanh } from "./tanh.js";

/** Every activation that can be smoothed in closed form, by name. */
export const activations = registry<Activation>(
  "activation",
  () => [identity, tanh, erf, relu, sign, logistic, normalCdf, leakyRelu, sin, softplus, gelu, silu],
  ACTIVATION,
);
