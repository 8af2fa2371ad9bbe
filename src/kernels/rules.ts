import { rule, shaped } from "../core/rules.js";

export const kernelsRule = shaped(
  "an engine",
  ["allocate()", "recurrent()", "dense()", "vector"],
  "Give selectKernels().kernels.",
);

export const floatArrayRule = rule(
  "a Float32Array or Float64Array",
  (value) => value instanceof Float32Array || value instanceof Float64Array,
  "Take it from `allocate` of the engine.",
);
