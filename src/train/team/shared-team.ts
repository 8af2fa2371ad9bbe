import { ensure, ensureInteger, GradusError } from "../../core/errors.js";
import type { FloatArray } from "../../kernels/contract.js";
import { type Team, WISH, type Wish } from "./team.js";

/** Most figures that one `sum` takes. */
const FIGURES = 16;
const WISHES = FIGURES; // the last of a member's doubles is its wish
const FIGURES_BYTES = 192; // those 17 doubles, in whole cache lines
/** 32-bit words of a cache line: each member's counter has its own, or every arrival would disturb all who wait. */
const LINE = 16;
const HEADER = LINE; // size, parameters, bytes of a float
/** Looks at a counter before going to sleep: some 20 microseconds, longer than members of equal speed wait for one another. */
const SPINS = 10_000;

export interface TeamSize {
  /** Members. */
  readonly size: number;
  /** Length of the gradient. */
  readonly parameters: number;
  /** As the engine's: float64 only for a reference engine in double precision. */
  readonly precision?: "float32" | "float64";
}

/** The memory through which a team meets; hand it to every member, then `joinTeam` there. */
export function teamMemory({ size, parameters, precision = "float32" }: TeamSize): SharedArrayBuffer {
  ensureInteger("teamMemory: `size`", size, 1);
  ensureInteger("teamMemory: `parameters`", parameters, 1);
  const width = precision === "float32" ? 4 : 8;
  const { bytes } = new Layout(size, parameters, width);
  try {
    const memory = new SharedArrayBuffer(bytes);
    new Int32Array(memory, 0, HEADER).set([size, parameters, width]);
    return memory;
  } catch {
    throw new GradusError(
      `teamMemory: ${bytes} bytes of shared memory must be available for ${size} members of ${parameters} parameters, ` +
        "and are not. Take fewer members; in a page, SharedArrayBuffer needs cross-origin isolation.",
    );
  }
}

/**
 * A member of the team that meets in `memory`: worker threads in Node.js, Web Workers in a page that is cross-origin
 * isolated. Waits by looking for some microseconds, then asleep, so that a busy machine does not burn its cores.
 *
 * Every member must train the same network on the same data from the same seed. One that leaves without the others keeps
 * them waiting: end them all.
 *
 * @example
 * const memory = teamMemory({ size: 2, parameters: network.layout.length });
 * joinTeam(memory, 0).rank; // 0; in another thread: joinTeam(memory, 1)
 */
export function joinTeam(memory: SharedArrayBuffer, rank: number): Team {
  return new SharedTeam(memory, rank);
}

class SharedTeam implements Team {
  readonly size: number;
  readonly rank: number;
  wish: Wish = WISH.goOn;
  #agreed: Wish = WISH.goOn;
  #round = 0;
  readonly #arrived: Int32Array;
  /** [side][member]; the two sides take turns, so that nobody writes what others still read. */
  readonly #figures: readonly (readonly Float64Array[])[];
  readonly #gradients: readonly (readonly FloatArray[])[];

  constructor(memory: SharedArrayBuffer, rank: number) {
    const [size, parameters, width] = new Int32Array(memory, 0, HEADER) as unknown as [number, number, 4 | 8];
    ensure(
      Number.isInteger(rank) && rank >= 0 && rank < size,
      () => `joinTeam: \`rank\` must be an integer from 0 to ${size - 1}, got ${rank}.`,
    );
    this.size = size;
    this.rank = rank;
    const layout = new Layout(size, parameters, width);
    this.#arrived = new Int32Array(memory, 0, HEADER + size * LINE);
    this.#figures = layout.slots((k) => new Float64Array(memory, layout.figures(k), FIGURES + 1));
    this.#gradients = layout.slots((k) =>
      width === 4
        ? new Float32Array(memory, layout.gradient(k), parameters)
        : new Float64Array(memory, layout.gradient(k), parameters),
    );
  }

  get agreed(): Wish {
    return this.#agreed;
  }

  sum(figures: Float64Array, gradient?: FloatArray): void {
    const side = ++this.#round & 1;
    const slots = this.#figures[side]!;
    const gradients = this.#gradients[side]!;
    if (gradient !== undefined) ensureSame(gradient, gradients[0]!);
    slots[this.rank]!.set(figures);
    slots[this.rank]![WISHES] = this.wish;
    if (gradient !== undefined) gradients[this.rank]!.set(gradient);
    this.#meet();
    add(slots, figures);
    if (gradient !== undefined) add(gradients, gradient);
    this.#agreed = strongest(slots);
  }

  #meet(): void {
    const arrived = this.#arrived;
    const own = HEADER + this.rank * LINE;
    Atomics.store(arrived, own, this.#round);
    Atomics.notify(arrived, own);
    for (let member = 0; member < this.size; member++) this.#await(HEADER + member * LINE);
  }

  #await(counter: number): void {
    const arrived = this.#arrived;
    const round = this.#round;
    for (let k = 0; k < SPINS; k++) if (Atomics.load(arrived, counter) >= round) return;
    for (;;) {
      const seen = Atomics.load(arrived, counter);
      if (seen >= round) return;
      Atomics.wait(arrived, counter, seen);
    }
  }
}

/** `target` becomes the sum of the slots' beginnings, in their order. */
function add(slots: readonly FloatArray[], target: FloatArray): void {
  const first = slots[0]!;
  for (let k = 0; k < target.length; k++) target[k] = first[k]!;
  for (let member = 1; member < slots.length; member++) {
    const slot = slots[member]!;
    for (let k = 0; k < target.length; k++) target[k]! += slot[k]!;
  }
}

function strongest(slots: readonly Float64Array[]): Wish {
  let wish: number = WISH.goOn;
  for (let member = 0; member < slots.length; member++) wish = Math.max(wish, slots[member]![WISHES]!);
  return wish as Wish;
}

function ensureSame(gradient: FloatArray, slot: FloatArray): void {
  if (gradient.length === slot.length && gradient.BYTES_PER_ELEMENT === slot.BYTES_PER_ELEMENT) return;
  throw new GradusError(
    `team: the gradient must have the length and precision that teamMemory was made for, ${slot.length} of ` +
      `${slot.BYTES_PER_ELEMENT} bytes, got ${gradient.length} of ${gradient.BYTES_PER_ELEMENT} bytes.`,
  );
}

/** Where things lie in a team's memory, in bytes: header and counters, figures of both sides, gradients of both sides. */
class Layout {
  readonly #size: number;
  readonly #gradientBytes: number;
  readonly #figuresAt: number;

  constructor(size: number, parameters: number, width: 4 | 8) {
    this.#size = size;
    this.#gradientBytes = Math.ceil((parameters * width) / 64) * 64;
    this.#figuresAt = 4 * (HEADER + size * LINE);
  }

  figures(slot: number): number {
    return this.#figuresAt + slot * FIGURES_BYTES;
  }

  gradient(slot: number): number {
    return this.figures(2 * this.#size) + slot * this.#gradientBytes;
  }

  get bytes(): number {
    return this.gradient(2 * this.#size);
  }

  /** One array for each member and side. */
  slots<Values>(make: (slot: number) => Values): Values[][] {
    return [0, 1].map((side) => Array.from({ length: this.#size }, (_, member) => make(side * this.#size + member)));
  }
}
