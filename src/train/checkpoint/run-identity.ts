import { GradusError } from "../../core/errors.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Network } from "../../network/build.js";
import type { ResolvedTrainOptions } from "../options.js";

/** All that decides a run's bits, in words or as a digest, by the name of the option that says it. */
export function runIdentity(options: ResolvedTrainOptions): Readonly<Record<string, string>> {
  const { network, data, objective, loss, metric, optimizer, learningRate, sigma, initialiser, kernels } = options;
  const { path, truncation, readoutAtZero, batchSize, epochs, validationGrowth, seed, gain, errorScale, team } =
    options;
  return {
    network: canonicalJson(network.spec),
    highway: highwayIn(network),
    "data.train": digestOf(data.train),
    "data.validation": digestOf(data.validation),
    objective: `${objective.detail} ${canonicalJson(objective.closedForm ?? null)}`,
    loss: loss.name,
    metric: metric.name,
    optimizer: optimizer.name,
    learningRate: learningRate.name,
    sigma: sigma.name,
    initialiser: initialiser.detail ?? initialiser.name,
    readoutAtZero,
    path: canonicalJson(path),
    truncation: canonicalJson(truncation),
    batchSize: `${batchSize}`,
    epochs: `${epochs}`,
    validationGrowth: `${validationGrowth}`,
    seed: `${seed}`,
    gain: `${gain}`,
    errorScale: `${errorScale}`,
    kernels: kernels.name,
    team: `${team.worldSize}`,
    ...(options.dropout > 0 && { dropout: `${options.dropout}` }),
    ...(options.until !== null && { until: `${options.until}` }),
    ...(options.initial && { initial: digest("", [options.initial]) }),
    ...(options.startData && {
      "startData.train": digestOf(options.startData.train),
      "startData.validation": digestOf(options.startData.validation),
    }),
  };
}

/** A network made by hand may say nothing of it. */
function highwayIn({ highway = null }: Pick<Network, "highway">): string {
  if (highway === null) return "none";
  const { kind, rows, inputs, coefficients } = highway;
  return `${kind} ${digest(canonicalJson({ rows, inputs: inputs && [...inputs] }), [coefficients])}`;
}

/** Longer values are not told apart at a glance. */
const MOST_CHARACTERS = 120;

/** Throws for the state of another run, by what differs. */
export function ensureSameRun(earlier: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): void {
  const names = Object.keys({ ...now, ...earlier }).filter((name) => earlier[name] !== now[name]);
  if (names.length === 0) return;
  const told = names.map((name) => {
    const values = `(${earlier[name] ?? "nothing"}, here ${now[name] ?? "nothing"})`;
    return values.length > MOST_CHARACTERS || name.startsWith("data") ? `\`${name}\`` : `\`${name}\` ${values}`;
  });
  throw new GradusError(
    `train: \`from\` must be a state of this very run, and is of one that differs in ${told.join(", ")}. ` +
      "Repeat its options, or leave `from` out.",
  );
}

/** 64 bits that change with any number of the set: enough against mistakes, and a few nanoseconds a number. */
function digestOf({ inputs, targets, starts, weights, lengths, ...rest }: WindowSet): string {
  const { window, inputSize, targetSize, targetOffsets, outputSize, scored, length, undo } = rest;
  const shape = canonicalJson({
    ...{ window, inputSize, targetSize, targetOffsets, outputSize, scored, length },
    ...(undo && { undo }),
  });
  return digest(shape, [inputs, targets, starts, weights, lengths]);
}

function digest(shape: string, arrays: readonly (Float32Array | Uint32Array | null)[]): string {
  const lanes = { a: 0x243f6a88, b: 0x85a308d3 };
  mix(
    lanes,
    Int32Array.from(shape, (letter) => letter.codePointAt(0)!),
  );
  for (const array of arrays) {
    mix(lanes, Int32Array.of(array?.length ?? -1));
    if (array) mix(lanes, new Int32Array(array.buffer, array.byteOffset, array.byteLength >> 2));
  }
  return [lanes.a, lanes.b].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Two lanes of the rounds of MurmurHash3 (Appleby), each by multipliers of its own. */
function mix(digest: { a: number; b: number }, words: Int32Array): void {
  let { a, b } = digest;
  for (let k = 0; k < words.length; k++) {
    const word = words[k]!;
    const x = Math.imul(word, 0xcc9e2d51);
    a ^= Math.imul((x << 15) | (x >>> 17), 0x1b873593);
    a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
    const y = Math.imul(word, 0x239b961b);
    b ^= Math.imul((y << 16) | (y >>> 16), 0x38b34ae5);
    b = (Math.imul((b << 17) | (b >>> 15), 5) + 0x52dce729) | 0;
  }
  digest.a = a;
  digest.b = b;
}
