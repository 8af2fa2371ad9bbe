import { shaped } from "../core/rules.js";

export const networkRule = shaped(
  "a network",
  ["spec", "layout", "activation"],
  "Give buildNetwork({ inputSize, hiddenSizes }).",
);

export const networkSpecRule = shaped(
  "a network's spec",
  ["cell", "inputSize", "hiddenSizes"],
  "Give `network.spec`, or that of networkFor(task, { hiddenSizes: [32] }).",
);
