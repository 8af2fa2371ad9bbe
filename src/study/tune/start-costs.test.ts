import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { addingStudyTask } from "../spec/adding-task.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor } from "../spec/options.js";
import { contextOf } from "../spec/task.js";
import { startCosts } from "./start-costs.js";

test("a start of diffusion costs the same under every name and objective: it is timed once", () => {
  const task = addingStudyTask({ length: 4, train: 64, validation: 30, test: 30, stream: randomStream(1) });
  const context = contextOf(task, networkFor(task, { hiddenSizes: [4] }));
  const [cosine, linear, diffusion] = methodsNamed(["soap-cosine", "soap-linear", "diffusion"]);
  const [activation] = methodsNamed(["diffusion"], { objective: "activation" });
  const methods = [cosine!, linear!, diffusion!, activation!];
  let [clock, step] = [0, 1];
  const now = () => {
    step *= 1.01; // no two measurements of the same are alike
    clock += step;
    return clock;
  };
  const costs = startCosts(context, { methods, kernels: () => referenceKernels(), now });
  expect(costs(diffusion!.recipe)).toBe(costs(linear!.recipe));
  expect(costs(activation!.recipe)).toBe(costs(linear!.recipe));
  expect(costs(cosine!.recipe)).not.toBe(costs(linear!.recipe));
});
