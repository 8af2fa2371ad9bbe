import { GradusError } from "../../../core/errors.js";
import { isObject } from "../../../core/options.js";
import { sharedMemory } from "../../../data/window-set.js";
import type { TrialContext } from "../../../study/spec/trial.js";
import { fingerprint } from "./bytes.js";

const KINDS = { Float32Array, Float64Array, Uint32Array, Int32Array, Uint8Array } as const;
type Kind = keyof typeof KINDS;
type Numbers = InstanceType<(typeof KINDS)[Kind]>;

/** Alone in an object: kind, length and SHA-256 of an array; a number that JSON has no word for. */
const ARRAY = "$array";
const NUMBER = "$number";

/** Data of a study's folds taken apart: the arrays by their SHA-256, each once however many folds share it, and the rest as a text that names them. */
export interface FoldsParts {
  readonly skeleton: string;
  readonly arrays: ReadonlyMap<string, Uint8Array>;
}

/** Bytes are little-endian, as those of every machine that runs Node.js in practice. */
export function partsOf(folds: readonly TrialContext[]): FoldsParts {
  const arrays = new Map<string, Uint8Array>();
  const known = new Map<object, string>();
  const skeleton = JSON.stringify(folds, (_key, value: unknown) => {
    if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
      return { [NUMBER]: Object.is(value, -0) ? "-0" : String(value) };
    }
    if (!ArrayBuffer.isView(value)) return value;
    const kind = Object.keys(KINDS).find((name) => value instanceof KINDS[name as Kind]);
    if (kind === undefined)
      throw new GradusError(`queue: data must be numbers of a known kind, got a ${value.constructor.name}.`);
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    const sha = known.get(value) ?? fingerprint(bytes);
    known.set(value, sha);
    arrays.set(sha, bytes);
    return { [ARRAY]: [kind, (value as Numbers).length, sha] };
  });
  return { skeleton, arrays };
}

/** SHA-256s of the arrays that a skeleton names. */
export function arraysIn(skeleton: string): string[] {
  const found = new Set<string>();
  JSON.parse(skeleton, (_key, value: unknown) => {
    if (isObject(value) && Array.isArray(value[ARRAY])) found.add(value[ARRAY][2]);
    return value;
  });
  return [...found];
}

/** The folds again, their arrays in memory that threads share, each once. */
export function foldsFrom(skeleton: string, arrays: ReadonlyMap<string, Uint8Array>): TrialContext[] {
  const made = new Map<string, Numbers>();
  return JSON.parse(skeleton, (_key, value: unknown) => {
    if (!isObject(value)) return value;
    if (typeof value[NUMBER] === "string") return Number(value[NUMBER]);
    if (!Array.isArray(value[ARRAY])) return value;
    const [kind, length, sha] = value[ARRAY] as [Kind, number, string];
    const name = `${kind} ${sha}`;
    const array = made.get(name) ?? arrayOf(kind, length, arrays.get(sha)!);
    made.set(name, array);
    return array;
  });
}

function arrayOf(kind: Kind, length: number, bytes: Uint8Array): Numbers {
  const memory = sharedMemory(bytes.byteLength); // the types of arrays know ordinary memory alone
  new Uint8Array(memory).set(bytes);
  return new KINDS[kind](memory as ArrayBuffer, 0, length);
}
