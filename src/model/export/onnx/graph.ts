import type { OnnxAttribute, OnnxNode, OnnxTensor, TensorType } from "./proto.js";

/** Name of a value in a graph. */
export type Value = string;

/** What a node's numbers are given as; values of other nodes by their names. */
export interface NodeOptions {
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
  /** How many values it makes. Default 1 */
  readonly outputs?: number;
}

/** The nodes and constants of a graph as they are made, one after the other. */
export class GraphBuilder {
  readonly nodes: OnnxNode[] = [];
  readonly tensors: OnnxTensor[];
  readonly #names: { count: number };

  /** @param outer graph within which this one is, whose constants and names it shares */
  constructor(outer?: GraphBuilder) {
    this.tensors = outer === undefined ? [] : outer.tensors;
    this.#names = outer === undefined ? { count: 0 } : outer.#names;
  }

  /** Adds a node; the first value that it makes. */
  add(type: string, inputs: readonly Value[], attributes: NodeOptions["attributes"] = {}): Value {
    return this.addWide(type, inputs, { attributes })[0]!;
  }

  /** The same of a node that makes several. */
  addWide(type: string, inputs: readonly Value[], { attributes = {}, outputs = 1 }: NodeOptions): Value[] {
    const made = Array.from({ length: outputs }, () => this.name(type));
    this.nodes.push({ type, inputs, outputs: made, attributes });
    return made;
  }

  /** Adds a node whose value has a name of the caller's. */
  addNamed(name: Value, type: string, inputs: readonly Value[], attributes: NodeOptions["attributes"] = {}): void {
    this.nodes.push({ type, inputs, outputs: [name], attributes });
  }

  /** A constant. */
  constant(type: TensorType, shape: readonly number[], values: ArrayLike<number>): Value {
    const name = this.name("constant");
    this.tensors.push({ name, type, shape, values });
    return name;
  }

  /** One number in double precision. */
  number(value: number): Value {
    return this.constant("double", [], [value]);
  }

  /** Whole numbers in a list. */
  integers(...values: readonly number[]): Value {
    return this.constant("int64", [values.length], values);
  }

  name(kind: string): Value {
    return `${kind}_${++this.#names.count}`;
  }

  /** Entries from `from` to `to` of an axis. */
  slice(value: Value, axis: number, { from, to }: { readonly from: number; readonly to: number }): Value {
    return this.add("Slice", [value, this.integers(from), this.integers(to), this.integers(axis)]);
  }

  /** Entries of an axis, by their places. */
  gather(value: Value, axis: number, places: readonly number[]): Value {
    return this.add("Gather", [value, this.integers(...places)], { axis });
  }
}
