import { PbfReader } from "pbf";
import { badWeights } from "./refusal.js";

/** What is read of a node: attributes as numbers, texts, lists of them, or a tensor. */
export interface FileNode {
  readonly type: string;
  readonly inputs: string[];
  readonly outputs: string[];
  readonly attributes: Map<string, FileAttribute>;
}

export interface FileAttribute {
  integer: number;
  number: number;
  text: string;
  readonly numbers: number[];
  readonly integers: number[];
  readonly texts: string[];
  tensor: FileTensor | null;
}

/** A tensor as it lies in the file. */
export interface FileTensor {
  name: string;
  readonly shape: number[];
  /** ONNX's code. */
  type: number;
  readonly floats: number[];
  readonly doubles: number[];
  raw: Uint8Array | null;
  /** Whether its numbers lie in another file. */
  isElsewhere: boolean;
}

export interface OnnxFile {
  readonly nodes: FileNode[];
  readonly tensors: Map<string, FileTensor>;
}

/** Whether bytes begin as a model does: field 1, the version of its format. */
export function isOnnx(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x08 && bytes[1]! < 0x40;
}

/** Nodes and constants of an ONNX file. Field numbers are those of onnx.proto3. */
export function readOnnx(bytes: Uint8Array, file: string): OnnxFile {
  const model: OnnxFile = { nodes: [], tensors: new Map() };
  try {
    new PbfReader(bytes).readFields((tag, into, pbf) => {
      if (tag === 7) pbf.readMessage(readGraph, into);
    }, model);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  if (model.nodes.length === 0) throw damaged("no operator");
  return model;

  function damaged(got: string) {
    return badWeights(file, "must be a whole ONNX model", got, "It was cut off or changed. Write it anew.");
  }
}

function readGraph(tag: number, model: OnnxFile, pbf: PbfReader): void {
  if (tag === 1) {
    const node = { type: "", inputs: [], outputs: [], attributes: new Map() };
    model.nodes.push(pbf.readMessage(readNode, node));
  } else if (tag === 5) {
    const tensor = readTensor(pbf);
    model.tensors.set(tensor.name, tensor);
  }
}

function readNode(tag: number, node: { -readonly [Part in keyof FileNode]: FileNode[Part] }, pbf: PbfReader): void {
  if (tag === 1) node.inputs.push(pbf.readString());
  else if (tag === 2) node.outputs.push(pbf.readString());
  else if (tag === 4) node.type = pbf.readString();
  else if (tag === 5) {
    const named = { name: "", attribute: emptyAttribute() };
    pbf.readMessage(readAttribute, named);
    node.attributes.set(named.name, named.attribute);
  }
}

function emptyAttribute(): FileAttribute {
  return { integer: 0, number: 0, text: "", numbers: [], integers: [], texts: [], tensor: null };
}

function readAttribute(tag: number, into: { name: string; attribute: FileAttribute }, pbf: PbfReader): void {
  const { attribute } = into;
  if (tag === 1) into.name = pbf.readString();
  else if (tag === 2) attribute.number = pbf.readFloat();
  else if (tag === 3) attribute.integer = pbf.readVarint(true);
  else if (tag === 4) attribute.text = pbf.readString();
  else if (tag === 5) attribute.tensor = readTensor(pbf);
  else if (tag === 7) pbf.readPackedFloat(attribute.numbers);
  else if (tag === 8) pbf.readPackedVarint(attribute.integers, true);
  else if (tag === 9) attribute.texts.push(pbf.readString());
}

function readTensor(pbf: PbfReader): FileTensor {
  const tensor: FileTensor = { name: "", shape: [], type: 0, floats: [], doubles: [], raw: null, isElsewhere: false };
  return pbf.readMessage((tag, into) => {
    if (tag === 1) pbf.readPackedVarint(into.shape, true);
    else if (tag === 2) into.type = pbf.readVarint();
    else if (tag === 4) pbf.readPackedFloat(into.floats);
    else if (tag === 8) into.name = pbf.readString();
    else if (tag === 9) into.raw = pbf.readBytes();
    else if (tag === 10) pbf.readPackedDouble(into.doubles);
    else if (tag === 14) into.isElsewhere = pbf.readVarint() === 1;
  }, tensor);
}
