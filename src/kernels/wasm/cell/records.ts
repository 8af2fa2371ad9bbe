import type { Arena } from "../memory.js";
import { type Field, layOut } from "../record.js";

/** The records of assembly/cell/program.ts: the same fields in the same order, 32 bits wide but the doubles at the end. */
const INTEGERS = {
  Value: ["mean", "variance", "stride", "apart", "gradient", "gradient2", "sets", "phase"],
  State: ["next", "now", "before", "isRead"],
  Operation: [
    "kind", "next", "previous", "into", "left", "right", "gate", "addsInto", "addsLeft", "addsRight", "addsGate",
    "curve", "table", "slopes", "affine",
  ],
  Affine: ["next", "value", "firstTerm", "isOpened", "bias", "biasNoise", "biasNoiseGradient", "spread"],
  Term: ["nextOfAffine", "nextOfProduct", "affine", "product", "matrix", "noise", "noiseGradient"],
  Product: [
    "next", "source", "width", "sourceRows", "into", "rows", "firstTerm", "opens", "isLate", "goesBack", "isBefore", "addsBack",
    "first", "weights", "transposed", "gradient", "weights2", "transposed2", "gradient2", "window", "window2",
    "seconds", "spreads", "norms", "deltaWindow", "deltaWindow2", "noise",
  ],
  Program: [
    "form", "batch", "steps", "inputs", "hidden", "rows", "blocks", "samples", "emitAll", "slotRows",
    "firstOperation", "lastOperation", "firstAffine", "firstProduct", "firstState", "inputValue",
    "slots", "slots2", "deltas", "deltas2", "biases", "biasGradient", "deltaWindow", "deltaWindow2",
    "scratch", "curveScratch",
    "input", "inputVariance", "inputGradient", "inputVarianceGradient",
    "output", "outputVariance", "outputGradient", "outputVarianceGradient",
    "lengths", "firstShort", "sequenceWeights", "unitNoise", "penaltyWeight", "begin", "firstStep",
  ],
} as const; // biome-ignore format: a table

const DOUBLES: Partial<Record<RecordKind, readonly string[]>> = {
  Product: ["secondSum"],
  Program: ["penalty", "unitGradient", "stepSum"],
};

export type RecordKind = keyof typeof INTEGERS;
export type Fields<Kind extends RecordKind> = Partial<Record<(typeof INTEGERS)[Kind][number], number>>;

export const RECORD_KINDS = Object.keys(INTEGERS) as readonly RecordKind[];

/** Every field of a record in order. */
export function fieldsOf(kind: RecordKind): readonly Field[] {
  const integers = INTEGERS[kind].map((name) => ({ name, bytes: 4 }));
  return [...integers, ...(DOUBLES[kind] ?? []).map((name) => ({ name, bytes: 8 }))];
}

/** Bytes from a record's address to a field of it. */
export function offsetOf(kind: RecordKind, field: string): number {
  return layOut(fieldsOf(kind)).offsets.get(field)!;
}

/** One record in WASM memory. Its integers and addresses are written at planning; what changes with every step has places of its own. */
export class MemoryRecord<Kind extends RecordKind> {
  readonly address: number;
  readonly #integers: Int32Array;
  readonly #offsets: ReadonlyMap<string, number>;

  constructor(kind: Kind, arena: Arena, fields: Fields<Kind>) {
    const { offsets, size } = layOut(fieldsOf(kind));
    this.address = arena.allocateBytes(size);
    this.#integers = new Int32Array(arena.buffer, this.address, size >> 2);
    this.#offsets = offsets;
    this.set(fields);
  }

  /** Allocates nothing. */
  setInteger(name: (typeof INTEGERS)[Kind][number], value: number): void {
    this.#integers[this.#offsets.get(name)! >> 2] = value;
  }

  set(fields: Fields<Kind>): void {
    for (const [name, value] of Object.entries(fields)) this.#integers[this.#offsets.get(name)! >> 2] = value as number;
  }
}
