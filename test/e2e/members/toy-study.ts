import { randomStream, selectKernels } from "gradus";
import {
  addingStudyTask,
  defaultCriteria,
  type ExecutorFactory,
  type MethodSpec,
  methodsNamed,
  networkFor,
  plainRecipe,
  runStudy,
  type StudyRecord,
} from "gradus/study";
import { surroundings } from "../../../src/study/testing/surroundings.js";
import "./toys.js";

/** The module that adds the toys, for threads and workers. */
export const toys = new URL("./toys.js", import.meta.url);
export const now = () => performance.now();
export const kernels = () => selectKernels().kernels;

const toyMethod: MethodSpec = {
  name: "toy method",
  recipe: {
    ...plainRecipe,
    trainer: { name: "toy trainer" },
    objective: { name: "toy scaled" },
    optimizer: { name: "toy sign" },
    sigma: { name: "annealed", sigma0: 0.4 },
  },
  space: { "rate.learningRate": { low: 0.003, high: 0.03, scale: "log" } },
};

/** A study of a method whose optimiser, objective and trainer are a user's, on a cell of the user's. */
export async function study(
  executor: ExecutorFactory,
  { cell = "toy leaky", method = toyMethod } = {},
): Promise<StudyRecord> {
  const task = addingStudyTask({ length: 4, train: 60, validation: 30, test: 30, stream: randomStream(1) });
  const result = await runStudy(
    {
      task,
      network: networkFor(task, { cell, hiddenSizes: [4] }),
      methods: [...methodsNamed(["sgd"]), method],
      criteria: defaultCriteria,
      size: { batchSizes: [16], epochs: 3, seeds: 2, tuningTrials: 2 },
      seed: 1,
      targetError: null,
      timeBudgetSeconds: null,
    },
    surroundings({ executor, kernels, now }),
  );
  return result.study;
}

/** What a trial came to, bit for bit. */
export const errors = ({ trials }: StudyRecord) =>
  trials.map(({ id, epochs }) => [id, epochs.map((e) => e.validationError)]);
