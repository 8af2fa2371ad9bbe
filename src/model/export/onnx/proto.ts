import { PbfWriter } from "pbf";

/** Kinds of numbers of a tensor, by ONNX's own codes. */
export const TYPES = { float: 1, int64: 7, double: 11 } as const;
export type TensorType = keyof typeof TYPES;

/** A tensor of numbers, row-major. */
export interface OnnxTensor {
  readonly name: string;
  readonly type: TensorType;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** Integers as a number or list, texts likewise, { float } or { floats } for numbers, or a graph. */
export type OnnxAttribute =
  | number
  | readonly number[]
  | string
  | readonly string[]
  | { readonly floats: readonly number[] }
  | { readonly graph: OnnxGraph };

export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** An input or output: sizes, or names of sizes that are open. */
export interface OnnxValue {
  readonly name: string;
  readonly type: TensorType;
  readonly shape: readonly (number | string)[];
  readonly doc?: string;
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

export interface OnnxModel {
  readonly producer: string;
  readonly irVersion: number;
  readonly opset: number;
  readonly doc: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly graph: OnnxGraph;
}

/** The bytes of an ONNX file. Field numbers are those of onnx.proto3. */
export function onnxBytes(model: OnnxModel): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarintField(1, model.irVersion);
  pbf.writeStringField(2, model.producer);
  pbf.writeStringField(6, model.doc);
  pbf.writeMessage(7, writeGraph, model.graph);
  pbf.writeMessage(8, (opset: number, inner) => inner.writeVarintField(2, opset), model.opset);
  for (const entry of Object.entries(model.metadata)) pbf.writeMessage(14, writeEntry, entry);
  return pbf.finish();
}

function writeEntry([key, value]: readonly [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeStringField(2, value);
}

function writeGraph({ name, nodes, tensors, inputs, outputs }: OnnxGraph, pbf: PbfWriter): void {
  for (const node of nodes) pbf.writeMessage(1, writeNode, node);
  pbf.writeStringField(2, name);
  for (const tensor of tensors) pbf.writeMessage(5, writeTensor, tensor);
  for (const value of inputs) pbf.writeMessage(11, writeValue, value);
  for (const value of outputs) pbf.writeMessage(12, writeValue, value);
}

function writeNode({ type, inputs, outputs, attributes }: OnnxNode, pbf: PbfWriter): void {
  for (const name of inputs) pbf.writeStringField(1, name);
  for (const name of outputs) pbf.writeStringField(2, name);
  pbf.writeStringField(4, type);
  for (const attribute of Object.entries(attributes)) pbf.writeMessage(5, writeAttribute, attribute);
}

/** Kinds of attributes, by ONNX's own codes. */
const ATTRIBUTE = { int: 2, string: 3, graph: 5, floats: 6, ints: 7, strings: 8 } as const;

function writeAttribute([name, value]: readonly [string, OnnxAttribute], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  let kind: keyof typeof ATTRIBUTE;
  if (typeof value === "number") {
    kind = "int";
    pbf.writeVarintField(3, value);
  } else if (typeof value === "string") {
    kind = "string";
    pbf.writeStringField(4, value);
  } else if ("graph" in value) {
    kind = "graph";
    pbf.writeMessage(6, writeGraph, value.graph);
  } else if ("floats" in value) {
    kind = "floats";
    pbf.writePackedFloat(7, [...value.floats]);
  } else if (isTexts(value)) {
    kind = "strings";
    for (const text of value) pbf.writeStringField(9, text);
  } else {
    kind = "ints";
    pbf.writePackedVarint(8, [...(value as readonly number[])]);
  }
  pbf.writeVarintField(20, ATTRIBUTE[kind]);
}

function isTexts(value: readonly unknown[]): value is readonly string[] {
  return value.length > 0 && value.every((entry) => typeof entry === "string");
}

function writeTensor({ name, type, shape, values }: OnnxTensor, pbf: PbfWriter): void {
  pbf.writePackedVarint(1, [...shape]);
  pbf.writeVarintField(2, TYPES[type]);
  pbf.writeStringField(8, name);
  pbf.writeBytesField(9, littleEndian(type, values));
}

function littleEndian(type: TensorType, values: ArrayLike<number>): Uint8Array {
  const size = type === "float" ? 4 : 8;
  const view = new DataView(new ArrayBuffer(values.length * size));
  for (let k = 0; k < values.length; k++) {
    if (type === "float") view.setFloat32(k * size, values[k]!, true);
    else if (type === "double") view.setFloat64(k * size, values[k]!, true);
    else view.setBigInt64(k * size, BigInt(values[k]!), true);
  }
  return new Uint8Array(view.buffer);
}

function writeValue({ name, type, shape, doc }: OnnxValue, pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeMessage(2, writeTensorType, { type, shape });
  if (doc !== undefined) pbf.writeStringField(3, doc);
}

function writeTensorType(value: Pick<OnnxValue, "type" | "shape">, pbf: PbfWriter): void {
  pbf.writeMessage(
    1,
    ({ type, shape }: typeof value, tensor) => {
      tensor.writeVarintField(1, TYPES[type]);
      tensor.writeMessage(2, writeShape, shape);
    },
    value,
  );
}

function writeShape(shape: OnnxValue["shape"], pbf: PbfWriter): void {
  for (const size of shape) {
    pbf.writeMessage(
      1,
      (given: number | string, dimension) =>
        typeof given === "number" ? dimension.writeVarintField(1, given) : dimension.writeStringField(2, given),
      size,
    );
  }
}
