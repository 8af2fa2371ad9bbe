import { ensure, GradusError } from "../../core/errors.js";
import { ensureArgument } from "../../core/options.js";
import { required, text } from "../../core/rules.js";
import { encodedLength } from "../../core/stored/floats.js";
import { ensurePlain } from "../../core/stored/plain.js";
import { parsed } from "../../core/stored/read.js";
import { modelRecord } from "../../model/record.js";
import { buildNetwork } from "../../network/build.js";
import { studySchema } from "../records/study.js";
import type { StudyOptions } from "../spec/options.js";
import { foldsOf, foldWindows } from "../spec/task.js";
import { quantileParts } from "./models.js";
import type { StudySurroundings } from "./session.js";
import { studyRecord } from "./study-record.js";

/** Characters of base64 that a text holds beside the rest of a model; engines take texts of 2^29 - 24. */
const MOST_CHARACTERS = 2 ** 29 - 2 ** 20;

/**
 * Throws where the study, once all its trials have run, could not be written down: its record and a model of it are made beforehand, without
 * a trial and with weights of 0. The test part is not scored.
 */
export function ensureConcludable(options: StudyOptions, surroundings: StudySurroundings): void {
  ensureLabels(options);
  ensureModel(options);
  const { task, size, seed, sampler = "spread" } = options;
  const { workers } = surroundings.executor;
  const plan = {
    seed,
    ...size,
    trainWindows: Math.max(...foldWindows(task)),
    sampler,
    tuning: "",
    tuningSeeds: 1,
    choice: { statistic: "time", targetError: null } as const,
    workers,
    threads: 1,
    budget: null,
    changes: [],
    openings: [],
  };
  const record = studyRecord(options, surroundings, {
    outcome: "stopped",
    plan,
    costs: null,
    trials: [],
    trialsPlanned: 0,
    baselines: [],
    scores: null,
    measures: [],
    forecast: null,
    secondsTotal: 0,
    startedAt: surroundings.startedAt,
    machine: surroundings.machine,
    money: null,
  });
  const refusal = (problem: string) =>
    new GradusError(`runStudy: the study could not be written down: in its record ${problem}. Correct the option.`);
  ensurePlain(record, refusal);
  parsed(studySchema, record, refusal);
}

function ensureLabels({ task }: StudyOptions): void {
  for (const { windows, testLabel } of foldsOf(task)) {
    for (const k of [0, windows.test.length - 1]) {
      ensureArgument("runStudy", testLabel(k), [`task.testLabel(${k})`, required(text)]);
    }
  }
}

function ensureModel({ task, network }: StudyOptions): void {
  const { length } = buildNetwork(network).layout;
  ensure(
    encodedLength(length) <= MOST_CHARACTERS,
    () =>
      `runStudy: \`network\` must fit into a model's text, got ${length} parameters. Take a smaller \`hiddenSizes\`.`,
  );
  const { window, horizon, source } = task.record;
  const { inputScaler, targetScaler } = task.windows;
  const training = { method: "sgd", source, seed: 0, epoch: 1, validationError: 0, testError: 0 };
  try {
    // a highway is made of the windows and fits them: its place alone is left out
    const { highwayFeatures: _, ...rest } = network;
    const plain = { ...rest, highway: "none" } as const;
    const parameters = new Float32Array(buildNetwork(plain).layout.length);
    const common = { window, horizon, inputScaler, targetScaler, ...quantileParts(task.record) };
    modelRecord({ ...common, network: plain, training, parameters });
  } catch (error) {
    if (!(error instanceof GradusError)) throw error;
    throw new GradusError(`runStudy: \`task\` and \`network\` must make a model that can be written: ${error.message}`);
  }
}
