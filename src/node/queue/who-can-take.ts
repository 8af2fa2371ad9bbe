import { readFile } from "node:fs/promises";
import { randomStream } from "../../core/numeric/random.js";
import { addingTask } from "../../data/tasks/adding.js";
import type { Kernels } from "../../kernels/contract.js";
import { engineName } from "../../kernels/select.js";
import { buildNetwork } from "../../network/build.js";
import { runTrial } from "../../study/run/trial.js";
import { methodsNamed } from "../../study/spec/methods/index.js";
import type { EngineOptions } from "../../study/threads/messages.js";
import { gradusVersion } from "../machine.js";
import { failed } from "../threads/user-module.js";
import { fingerprint } from "./data/bytes.js";

/** What two machines must have in common for a trial to come to the same bits on both. */
export interface EngineMark {
  readonly gradus: string;
  /** Name of the engine's build, and a mark of the user's modules where there are some. */
  readonly engine: string;
  /** Of what that build makes of one small trial: relaxed SIMD may round in another way on another processor. */
  readonly bits: string;
}

/** Name of the queue that holds the trials for such workers: others do not see them. */
export function queueNamed({ gradus, engine, bits }: EngineMark): string {
  return `gradus-${fingerprint(`${gradus}\n${engine}\n${bits}`).slice(0, 16)}`;
}

/** The mark of a program that trains with such an engine and imports these modules, each a file's URL. */
export async function engineMark(
  engine: EngineOptions,
  { kernels, modules }: { readonly kernels: Kernels; readonly modules: readonly string[] },
): Promise<EngineMark> {
  const contents = await Promise.all(
    modules.map(async (module) => fingerprint(await readFile(new URL(module)).catch(unreadable(module)))),
  );
  const mark = fingerprint(contents.join("\n")).slice(0, 8);
  return {
    gradus: gradusVersion(),
    engine: modules.length === 0 ? engineName(engine) : `${engineName(engine)} and modules ${mark}`,
    bits: await bitsOf(kernels),
  };
}

function unreadable(module: string) {
  return (error: unknown): never => {
    throw failed(`\`modules\` must be files that can be read, got "${module}"`, error, { remedy: "Correct its path." });
  };
}

/** Runs one trial of some milliseconds, smoothed and plain steps in it. */
async function bitsOf(kernels: Kernels): Promise<string> {
  const { train, validation, errorFactor } = addingTask({
    ...{ length: 12, train: 40, validation: 12, test: 1 },
    stream: randomStream(1),
  });
  const { spec: network } = buildNetwork({ inputSize: 2, hiddenSizes: [13] });
  const [method] = methodsNamed(["diffusion"]);
  const { parameters } = await runTrial(
    {
      ...{ id: "bits", phase: "evaluation", method: method!, setting: { "rate.learningRate": 0.05 } },
      ...{ batchSize: 16, seed: 1, fold: 1, epochs: 4, threads: 1 },
    },
    { network, train, validation, errorFactor, metric: "rmse" },
    { kernels, now: () => 0, signal: new AbortController().signal, onEpoch: () => {} },
  );
  return fingerprint(new Uint8Array(parameters!.buffer)).slice(0, 16);
}
