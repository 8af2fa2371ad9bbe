import { isObject } from "../core/options.js";
import { rule, shaped } from "../core/rules.js";
import type { Kernels } from "./contract.js";

const engine = shaped("an engine", ["allocate()", "recurrent()", "dense()"], "Give selectKernels().kernels.");
const MATRIX = ["product", "rowBasis", "normalize"] satisfies (keyof NonNullable<Kernels["matrix"]>)[];
const VECTOR = ["squaredNorm", "scale", "addScaled", "momentum", "adam"] satisfies (keyof Kernels["vector"])[];

export const kernelsRule = rule(
  engine.what,
  (value) =>
    engine.allows(value) &&
    typeof (value as Kernels).name === "string" &&
    hasAll((value as Kernels).vector, VECTOR) &&
    ((value as Kernels).matrix === undefined || hasAll((value as Kernels).matrix, MATRIX)),
  "Give selectKernels().kernels.",
);

export const floatArrayRule = rule(
  "a Float32Array or Float64Array",
  (value) => value instanceof Float32Array || value instanceof Float64Array,
  "Take it from `allocate` of the engine.",
);

function hasAll(group: unknown, names: readonly string[]): boolean {
  return isObject(group) && names.every((name) => typeof (group as Record<string, unknown>)[name] === "function");
}
