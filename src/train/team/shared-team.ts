import { ensure, GradusError } from "../../core/errors.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../../core/options.js";
import { integer, oneOf, required, rule } from "../../core/rules.js";
import type { FloatArray } from "../../kernels/contract.js";
import { type Team, VOTE, type Vote } from "./team.js";

/** Figures of a step beside those by slice, and room for a metric's sums. */
const FIGURES = 16;
/** Bytes of a cache line. */
const LINE_BYTES = 64;
/** 32-bit words of a cache line: each member's counter has its own, or every arrival would disturb all who wait. */
const LINE = 16;
const HEADER = LINE; // members, parameters, bytes of a float, figures
/** Looks at a counter before going to sleep: some 20 microseconds, longer than members of equal speed wait for one another. */
const SPINS = 10_000;

export interface TeamSize {
  /** Members. */
  readonly worldSize: number;
  /** Length of the gradient: `layout.length`. */
  readonly parameters: number;
  /** Tensors of the network, each with a figure of its own in every step: `layout.slices.length`. */
  readonly slices: number;
  /** As the engine's: float64 only for a reference engine in double precision. Default float32 */
  readonly precision?: "float32" | "float64";
}

const OPTIONS = {
  worldSize: required(integer(1)),
  parameters: required(integer(1)),
  slices: required(integer(1)),
  precision: oneOf("float32", "float64"),
} satisfies OptionRules<TeamSize>;
const memoryRule = rule(
  "a SharedArrayBuffer",
  (value) => typeof SharedArrayBuffer === "function" && value instanceof SharedArrayBuffer,
  "Give what teamMemory returns.",
);

/** The memory through which a team meets; hand it to every member, then `joinTeam` there. */
export function teamMemory(options: TeamSize): SharedArrayBuffer {
  ensureOptions("teamMemory", options, OPTIONS);
  const { worldSize, parameters, slices, precision = "float32" } = options;
  const width = precision === "float32" ? 4 : 8;
  const figures = FIGURES + slices;
  const { bytes } = new Layout({ worldSize, parameters, width, figures });
  try {
    const memory = new SharedArrayBuffer(bytes);
    new Int32Array(memory, 0, HEADER).set([worldSize, parameters, width, figures]);
    return memory;
  } catch {
    throw new GradusError(
      `teamMemory: ${bytes} bytes of shared memory must be available for ${worldSize} members of ${parameters} parameters, ` +
        "and are not. Take fewer units or members; in a page, SharedArrayBuffer needs cross-origin isolation.",
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
 * const { length, slices } = network.layout;
 * const memory = teamMemory({ worldSize: 2, parameters: length, slices: slices.length });
 * joinTeam(memory, 0).rank; // 0; in another thread: joinTeam(memory, 1)
 */
export function joinTeam(memory: SharedArrayBuffer, rank: number): Team {
  ensureArgument("joinTeam", memory, ["memory", required(memoryRule)]);
  return new SharedTeam(memory, rank);
}

class SharedTeam implements Team {
  readonly worldSize: number;
  readonly rank: number;
  vote: Vote = VOTE.goOn;
  #decision: Vote = VOTE.goOn;
  #round = 0;
  readonly #arrived: Int32Array;
  /** [side][member]; the two sides take turns, so that nobody writes what others still read. */
  readonly #figures: readonly (readonly Float64Array[])[];
  readonly #gradients: readonly (readonly FloatArray[])[];

  constructor(memory: SharedArrayBuffer, rank: number) {
    const [worldSize, parameters, width, figures] = new Int32Array(memory, 0, HEADER) as unknown as Header;
    ensure(
      Number.isInteger(rank) && rank >= 0 && rank < worldSize,
      () => `joinTeam: \`rank\` must be an integer from 0 to ${worldSize - 1}, got ${rank}.`,
    );
    this.worldSize = worldSize;
    this.rank = rank;
    const layout = new Layout({ worldSize, parameters, width, figures });
    this.#arrived = new Int32Array(memory, 0, HEADER + worldSize * LINE);
    this.#figures = layout.slots((k) => new Float64Array(memory, layout.figures(k), figures + 1));
    this.#gradients = layout.slots((k) =>
      width === 4
        ? new Float32Array(memory, layout.gradient(k), parameters)
        : new Float64Array(memory, layout.gradient(k), parameters),
    );
  }

  get decision(): Vote {
    return this.#decision;
  }

  allReduce(figures: Float64Array, gradient?: FloatArray): void {
    const side = ++this.#round & 1;
    const slots = this.#figures[side]!;
    const gradients = this.#gradients[side]!;
    const own = slots[this.rank]!;
    const last = own.length - 1; // of a member's figures: its vote
    if (gradient !== undefined) ensureSame(gradient, gradients[0]!);
    ensureRoom(figures.length, last);
    own.set(figures);
    own[last] = this.vote;
    if (gradient !== undefined) gradients[this.rank]!.set(gradient);
    this.#meet();
    add(slots, figures);
    if (gradient !== undefined) add(gradients, gradient);
    this.#decision = strongest(slots, last);
  }

  #meet(): void {
    const arrived = this.#arrived;
    const own = HEADER + this.rank * LINE;
    Atomics.store(arrived, own, this.#round);
    Atomics.notify(arrived, own);
    for (let member = 0; member < this.worldSize; member++) this.#await(HEADER + member * LINE);
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

function strongest(slots: readonly Float64Array[], place: number): Vote {
  let vote: number = VOTE.goOn;
  for (let member = 0; member < slots.length; member++) vote = Math.max(vote, slots[member]![place]!);
  return vote as Vote;
}

function ensureRoom(figures: number, room: number): void {
  if (figures <= room) return;
  throw new GradusError(
    `team: at most ${room} figures fit in the memory that teamMemory made, got ${figures}. Give it the network's \`slices\`.`,
  );
}

function ensureSame(gradient: FloatArray, slot: FloatArray): void {
  if (gradient.length === slot.length && gradient.BYTES_PER_ELEMENT === slot.BYTES_PER_ELEMENT) return;
  throw new GradusError(
    `team: the gradient must have the length and precision that teamMemory was made for, ${slot.length} of ` +
      `${slot.BYTES_PER_ELEMENT} bytes, got ${gradient.length} of ${gradient.BYTES_PER_ELEMENT} bytes.`,
  );
}

type Header = [worldSize: number, parameters: number, width: 4 | 8, figures: number];

interface LayoutOptions {
  readonly worldSize: number;
  readonly parameters: number;
  /** Bytes of a float. */
  readonly width: 4 | 8;
  readonly figures: number;
}

function wholeLines(bytes: number): number {
  return Math.ceil(bytes / LINE_BYTES) * LINE_BYTES;
}

/** Where things lie in a team's memory, in bytes: header and counters, figures of both sides, gradients of both sides. */
class Layout {
  readonly #size: number;
  readonly #gradientBytes: number;
  readonly #figuresBytes: number;
  readonly #figuresAt: number;

  constructor({ worldSize, parameters, width, figures }: LayoutOptions) {
    this.#size = worldSize;
    this.#gradientBytes = wholeLines(parameters * width);
    this.#figuresBytes = wholeLines((figures + 1) * 8);
    this.#figuresAt = 4 * (HEADER + worldSize * LINE);
  }

  figures(slot: number): number {
    return this.#figuresAt + slot * this.#figuresBytes;
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
