import { shaped } from "../core/rules.js";

export const networkRule = shaped(
  "a network",
  ["spec", "layout", "activation"],
  "Give buildNetwork({ inputSize, hiddenSizes }).",
);
