import { ensure, ensureInteger, GradusError } from "../../core/errors.js";
import { type Block, Blocks } from "./blocks.js";

const PAGE = 65_536;
const MEBIBYTE = 1_048_576;
/** Address 0 means "none" in a plan. */
const FIRST = 1024;
/** Tried in turn when no capacity is given. Pages are committed when first touched, so an unused reservation costs addresses alone. */
const CAPACITIES = [1024, 512, 256, 128, 64, 32].map((size) => size * MEBIBYTE);

/** The runtime has no memory for a WebAssembly engine: "auto" takes the reference engine then. */
export class NoMemory extends GradusError {}

/** What was planned needs more than an engine's memory; `needed` is how much it takes at least. */
export class EngineFull extends GradusError {
  readonly capacity: number;
  readonly needed: number;

  constructor(message: string, { capacity, needed }: Pick<EngineFull, "capacity" | "needed">) {
    super(message);
    this.capacity = capacity;
    this.needed = needed;
  }
}

/** The likely cause, and what to do. */
export const NO_MEMORY =
  "A memory of any size may take 10 GiB of addresses, by which V8 guards it: raise a limit on them (ulimit -v), or start " +
  "Node.js with --disable-wasm-trap-handler, which does without and makes steps a third slower.";

/**
 * One block of WASM memory, of which arrays are handed out and never moved.
 *
 * Growing a WebAssembly memory detaches every array over it, also those that a pass or an optimiser holds; a shared
 * memory would not, but needs cross-origin isolation in a browser. So the memory is reserved at once and never grows; work that
 * ends takes its arrays from a `lease`, which gives them back.
 */
export class Arena {
  readonly memory: WebAssembly.Memory;
  readonly buffer: ArrayBuffer;
  readonly #blocks: Blocks;
  /** What a lease has taken; null for the memory's own arena, whose arrays stay, and after the lease's end. */
  #taken: Block[] | null = null;
  #isOpen = true;

  constructor(memory: WebAssembly.Memory, blocks = new Blocks(FIRST, memory.buffer.byteLength)) {
    this.memory = memory;
    this.buffer = memory.buffer as ArrayBuffer;
    this.#blocks = blocks;
  }

  /** An arena of the same memory that can give back all that it hands out. */
  lease(): Arena {
    const arena = new Arena(this.memory, this.#blocks);
    arena.#taken = [];
    return arena;
  }

  /** Ends a lease: frees its arrays, which nobody may use any more, and returns where they lay. */
  release(): readonly Block[] {
    const blocks = this.#taken ?? [];
    this.#taken = null;
    this.#isOpen = false;
    this.#blocks.give(blocks);
    return blocks;
  }

  /** Zeroed bytes at an address that is a multiple of 64. */
  allocateBytes(length: number): number {
    ensure(this.#isOpen, () => "allocate: the engine's lease must not have ended. Take arrays of the engine itself.");
    const before = this.#blocks.used;
    const block = this.#blocks.take(length);
    if (block === null) throw this.#tooLittle(length);
    this.#taken?.push(block);
    const { address } = block;
    if (address < before) new Uint8Array(this.buffer, address, Math.min(block.length, before - address)).fill(0);
    return address;
  }

  allocate(length: number): Float32Array {
    ensureInteger("allocate: `length`", length, 0);
    return new Float32Array(this.buffer, this.allocateBytes(length * 4), length);
  }

  /** The address of an array of this memory and length; any other is an error. Allocates nothing: it is in every step. */
  address(name: string, values: Float32Array | Float64Array, length: number): number {
    if (values.buffer !== this.buffer) throw strange(name, values);
    if (values.length !== length) {
      throw new GradusError(`${name} must have ${length} entries, got ${values.length}.`);
    }
    return values.byteOffset;
  }

  #tooLittle(length: number): EngineFull {
    const capacity = this.buffer.byteLength;
    const own = (this.#taken ?? []).reduce((sum, block) => sum + block.length, 0);
    const others = capacity - this.#blocks.free - own;
    const advice = others > capacity / 2 ? "Call `release()` of planned steps that are done with, or take" : "Take";
    return new EngineFull(
      `wasmKernels: all arrays must fit into its memory of ${capacity} bytes; asked for ${length} bytes with ${this.#blocks.longest} left. ` +
        `${advice} fewer units, a smaller batch or sequence, or give a larger \`capacityBytes\` (at most 4 GiB).`,
      { capacity, needed: own + length },
    );
  }
}

function strange(name: string, values: Float32Array | Float64Array): GradusError {
  const got = `got a ${values.constructor.name} from elsewhere`;
  return new GradusError(`${name} must come from \`allocate\` of the same engine, ${got}.`);
}

/**
 * A memory of so many bytes; without a number, the largest of `CAPACITIES` that can be had.
 *
 * @throws NoMemory when there is none
 */
export function reserve(capacityBytes?: number): WebAssembly.Memory {
  if (capacityBytes !== undefined) ensureInteger("wasmKernels: `capacityBytes`", capacityBytes, PAGE);
  const capacities = capacityBytes === undefined ? CAPACITIES : [capacityBytes];
  for (const capacity of capacities) {
    const pages = Math.ceil(capacity / PAGE);
    try {
      return new WebAssembly.Memory({ initial: pages, maximum: pages });
    } catch {
      // The next smaller one.
    }
  }
  throw new NoMemory(
    `wasmKernels: memory must be available, asked for ${capacities.at(-1)} bytes and got none. ${NO_MEMORY} ` +
      'Use fewer threads, or take the engine "reference".',
  );
}
