import { referenceKernels } from "../../kernels/reference/index.js";
import { inlineExecutor } from "./executor.js";
import { executorSuite } from "./testing/executor-suite.js";

executorSuite("inline", {
  factory: () => inlineExecutor({ kernels: () => referenceKernels(), now: () => 0 }),
  failure: /none-such/,
});
