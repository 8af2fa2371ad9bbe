import { shaped } from "../core/rules.js";

export const networkRule = shaped("a network", ["layout", "activation"], "Give elman({ inputSize, hiddenSize }).");
