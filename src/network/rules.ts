import { isObject } from "../core/options.js";
import { callable, integer, isList, listOf, rule, shaped } from "../core/rules.js";

const size = integer(1);

/** Its parts as far as every reader of a network takes them for granted. */
function isNetwork(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { spec, layout, activation, cell } = value;
  return (
    isObject(spec) &&
    size.allows(spec["inputSize"]) &&
    size.allows(spec["outputSize"]) &&
    listOf("sizes", size.allows).allows(spec["hiddenSizes"]) &&
    isObject(layout) &&
    size.allows(layout["length"]) &&
    [layout["blocks"], layout["slices"]].every((parts) => isList(parts) && parts.every(isObject)) &&
    isObject(activation) &&
    callable.allows(activation["smooth"]) &&
    isObject(cell) &&
    isList(cell["operations"])
  );
}

export const networkRule = rule("a network", isNetwork, "Give buildNetwork({ inputSize, hiddenSizes }).");

export const networkSpecRule = shaped(
  "a network's spec",
  ["cell", "inputSize", "hiddenSizes"],
  "Give `network.spec`, or that of networkFor(task, { hiddenSizes: [32] }).",
);
