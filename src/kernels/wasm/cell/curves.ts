import type { Activation } from "../../../smoothing/contract.js";
import { activations } from "../../../smoothing/index.js";
import type { LayerNoise, RecurrentSpec } from "../../contract.js";
import { CURVE, gatedCurve } from "../curve.js";
import type { HostCurves } from "../host.js";
import type { Arena } from "../memory.js";
import { LANES } from "../shape.js";
import type { Surfaces } from "../surface.js";
import { CurveTable, PLAIN_CURVES, SMOOTHED_CURVES } from "../table.js";
import type { MemoryRecord } from "./records.js";
import type { CellSizes } from "./sizes.js";

/** An operation's record, and the table that is fitted anew when the fixed variance changes. */
interface Fitted {
  readonly record: MemoryRecord<"Operation">;
  readonly table: CurveTable;
}

/** How the activations of a cell are found, one table for each activation. */
export class CellCurves {
  readonly #spec: RecurrentSpec;
  readonly #arena: Arena;
  readonly #hosts: HostCurves;
  readonly #surfaces: Surfaces;
  readonly #tables = new Map<Activation, CurveTable>();
  readonly #fitted: Fitted[] = [];
  #noise: Readonly<LayerNoise> | null = null;
  #fittedTo = Number.NaN;

  constructor(spec: RecurrentSpec, arena: Arena, { hosts, surfaces }: { hosts: HostCurves; surfaces: Surfaces }) {
    this.#spec = spec;
    this.#arena = arena;
    this.#hosts = hosts;
    this.#surfaces = surfaces;
  }

  /** Plans an activation: by its name, or the network's own. */
  add(record: MemoryRecord<"Operation">, name: string | null, { rows, blocks }: CellSizes): void {
    const { form, steps, hiddenSize: hidden } = this.#spec;
    const activation = name === null ? this.#spec.activation : activations.get(name);
    const own = form === "plain" ? gatedCurve(activation, this.#arena) : null;
    if (own) {
      record.set({ curve: own.curve, table: own.table });
      return;
    }
    const fields = form === "plain" ? 1 : 4;
    record.set({ slopes: this.#arena.allocateBytes(4 * steps * blocks * fields * rows * LANES) });
    const unitNoise = () => this.#noise!.unit;
    this.#hosts.add(record.address, { form, activation, hidden, hiddenRows: rows, unitNoise });
    if (form === "weights") {
      const table = this.#surfaces.address(activation);
      record.set({ curve: table === null ? CURVE.host : CURVE.table, table: table ?? 0 });
      return;
    }
    const table = this.#tableOf(activation);
    const isTable = form === "activation" || table.fit(0);
    record.set({ curve: isTable ? CURVE.table : CURVE.host, table: table.address });
    if (form === "activation") this.#fitted.push({ record, table });
  }

  /** Activation form: fits the tables to the fixed variance, where it is another than before: a number handed on may be boxed on the heap. */
  fit(noise: Readonly<LayerNoise>): void {
    this.#noise = noise;
    if (noise.unit === this.#fittedTo) return;
    this.#fittedTo = noise.unit;
    for (const { record, table } of this.#fitted) {
      record.setInteger("curve", table.fit(noise.unit) ? CURVE.table : CURVE.host);
    }
  }

  #tableOf(activation: Activation): CurveTable {
    const known = this.#tables.get(activation);
    if (known) return known;
    const table = new CurveTable(activation, this.#spec.form === "plain" ? PLAIN_CURVES : SMOOTHED_CURVES, this.#arena);
    this.#tables.set(activation, table);
    return table;
  }
}
