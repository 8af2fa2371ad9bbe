import { isObject } from "../core/options.js";
import { rule, shaped } from "../core/rules.js";
import type { Kernels } from "./contract.js";

const engine = shaped("an engine", ["allocate()", "recurrent()", "dense()"], "Give selectKernels().kernels.");
const VECTOR = ["squaredNorm", "scale", "addScaled", "momentum", "adam"] satisfies (keyof Kernels["vector"])[];

export const kernelsRule = rule(
  engine.what,
  (value) =>
    engine.allows(value) &&
    typeof (value as Kernels).name === "string" &&
    isObject((value as Kernels).vector) &&
    VECTOR.every((name) => typeof (value as Kernels).vector[name] === "function"),
  "Give selectKernels().kernels.",
);

export const floatArrayRule = rule(
  "a Float32Array or Float64Array",
  (value) => value instanceof Float32Array || value instanceof Float64Array,
  "Take it from `allocate` of the engine.",
);
