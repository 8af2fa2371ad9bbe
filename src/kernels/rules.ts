import { shaped } from "../core/rules.js";

export const kernelsRule = shaped("an engine", ["allocate()", "vector"], "Give selectKernels().kernels.");
