import type { RecurrentSpec } from "../../contract.js";
import type { Arena } from "../memory.js";
import { LANES } from "../shape.js";
import type { Place } from "./places.js";
import { type CellPlan, keyOf } from "./products.js";
import { type Fields, MemoryRecord } from "./records.js";
import type { CellSizes } from "./sizes.js";

const FLOAT = 4;

/** The panels of all affine values, one below the other. */
export interface Slots {
  readonly slots: number;
  readonly slots2: number;
  readonly deltas: number;
  readonly deltas2: number;
}

/** The values of a planned cell in WASM memory: a record for each place. */
export class CellValues {
  readonly slots: Slots;
  /** Address of the first state's record. */
  readonly firstState: number;
  readonly #arena: Arena;
  readonly #spec: RecurrentSpec;
  readonly #sizes: CellSizes;
  readonly #records = new Map<string, number>();

  constructor(arena: Arena, spec: RecurrentSpec, plan: CellPlan, sizes: CellSizes) {
    this.#arena = arena;
    this.#spec = spec;
    this.#sizes = sizes;
    this.slots = this.#makeSlots();
    plan.affines.forEach(({ into }, slot) => {
      this.#add({ kind: "slot", name: into }, this.#slot(slot));
    });
    this.#add({ kind: "input", name: "input" }, this.#input());
    this.firstState = spec.cell.states.reduceRight(
      (next, name) => this.#state({ name, next, isRead: plan.read.has(name) }),
      0,
    );
    for (const { into } of plan.operations) if (!this.#records.has(keyOf(into))) this.#add(into, this.#own());
  }

  /** Address of the record of a place. */
  at(place: Place): number {
    return this.#records.get(keyOf(place))!;
  }

  get #hasVariance(): boolean {
    return this.#spec.form !== "plain";
  }

  #floats(count: number): number {
    return this.#arena.allocateBytes(FLOAT * count);
  }

  #add(place: Place, fields: Fields<"Value">): number {
    const { address } = new MemoryRecord("Value", this.#arena, fields);
    this.#records.set(keyOf(place), address);
    return address;
  }

  #makeSlots(): Slots {
    const one = this.#sizes.panels(this.#sizes.slotRows);
    const all = this.#spec.steps * one;
    const [slots2, deltas2] = this.#hasVariance ? [this.#floats(all), this.#floats(one)] : [0, 0];
    return { slots: this.#floats(all), slots2, deltas: this.#floats(one), deltas2 };
  }

  #slot(slot: number): Fields<"Value"> {
    const { slotRows, rows } = this.#sizes;
    const { slots, slots2, deltas, deltas2 } = this.slots;
    const first = slot * rows * LANES * FLOAT;
    const at = (address: number) => (address === 0 ? 0 : address + first);
    return {
      mean: at(slots),
      variance: at(slots2),
      gradient: at(deltas),
      gradient2: at(deltas2),
      stride: FLOAT * this.#sizes.panels(slotRows),
      apart: FLOAT * slotRows * LANES,
    };
  }

  #input(): Fields<"Value"> {
    const { steps, below } = this.#spec;
    const { inputRows } = this.#sizes;
    const one = this.#sizes.panels(inputRows);
    const hasVariance = this.#hasVariance && below !== null;
    return {
      mean: this.#floats(steps * one),
      variance: hasVariance ? this.#floats(steps * one) : 0,
      gradient: below === null ? 0 : this.#floats(one),
      gradient2: hasVariance ? this.#floats(one) : 0,
      stride: FLOAT * one,
      apart: FLOAT * inputRows * LANES,
    };
  }

  /** The state before step t is the state now of step t - 1, and so is its gradient. */
  #state({ name, next, isRead }: { readonly name: string; readonly next: number; readonly isRead: boolean }): number {
    const one = this.#sizes.panels(this.#sizes.rows);
    const stride = FLOAT * one;
    const history = this.#floats((this.#spec.steps + 1) * one);
    const history2 = this.#hasVariance ? this.#floats((this.#spec.steps + 1) * one) : 0;
    const gradients = {
      gradient: this.#floats(2 * one),
      gradient2: this.#hasVariance ? this.#floats(2 * one) : 0,
      sets: stride,
    };
    const shared = { ...gradients, stride, apart: FLOAT * this.#sizes.rows * LANES };
    const before = this.#add({ kind: "before", name }, { ...shared, mean: history, variance: history2, phase: 1 });
    const now = this.#add(
      { kind: "now", name },
      { ...shared, mean: history + stride, variance: history2 && history2 + stride, phase: 0 },
    );
    return new MemoryRecord("State", this.#arena, { next, now, before, isRead: isRead ? 1 : 0 }).address;
  }

  #own(): Fields<"Value"> {
    const { rows } = this.#sizes;
    const one = this.#sizes.panels(rows);
    const all = this.#spec.steps * one;
    return {
      mean: this.#floats(all),
      variance: this.#hasVariance ? this.#floats(all) : 0,
      gradient: this.#floats(one),
      gradient2: this.#hasVariance ? this.#floats(one) : 0,
      stride: FLOAT * one,
      apart: FLOAT * rows * LANES,
    };
  }
}
