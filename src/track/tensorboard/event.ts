import { PbfWriter } from "pbf";

/** What one value of a summary holds. */
export type SummaryValue =
  | { readonly kind: "scalar"; readonly value: number }
  | { readonly kind: "text"; readonly text: string }
  /** A message of a plugin, which stands beside the values. */
  | { readonly kind: "plugin"; readonly plugin: string; readonly content: Uint8Array };

export interface TaggedValue {
  readonly tag: string;
  readonly value: SummaryValue;
}

/** One event of an event file: the line that says what the file is, or values at a step. */
export interface TensorboardEvent {
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly step: number;
  readonly what: { readonly fileVersion: string } | { readonly values: readonly TaggedValue[] };
}

/** Codes of TensorFlow: kinds of tensors, and what a series is to TensorBoard. */
const FLOAT = 1;
const STRING = 7;
const CLASS_TENSOR = 2;

/** The bytes of an event. Field numbers are those of TensorBoard's event.proto, summary.proto and tensor.proto. */
export function eventBytes({ wallTime, step, what }: TensorboardEvent): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeDoubleField(1, wallTime);
  pbf.writeVarintField(2, step);
  if ("fileVersion" in what) pbf.writeStringField(3, what.fileVersion);
  else pbf.writeMessage(5, writeSummary, what.values);
  return pbf.finish();
}

function writeSummary(values: readonly TaggedValue[], pbf: PbfWriter): void {
  for (const value of values) pbf.writeMessage(1, writeValue, value);
}

function writeValue({ tag, value }: TaggedValue, pbf: PbfWriter): void {
  pbf.writeStringField(1, tag);
  switch (value.kind) {
    case "scalar":
      pbf.writeFloatField(2, value.value);
      return;
    case "text":
      pbf.writeMessage(8, writeText, value.text);
      pbf.writeMessage(9, writeMetadata, { plugin: "text", content: new Uint8Array() });
      return;
    case "plugin":
      pbf.writeMessage(8, writeNullTensor, null); // what has no tensor is passed over
      pbf.writeMessage(9, writeMetadata, value);
      return;
    default:
      value satisfies never;
  }
}

/** A tensor of rank 0. */
function writeText(text: string, pbf: PbfWriter): void {
  pbf.writeVarintField(1, STRING);
  pbf.writeMessage(2, () => {}, null);
  pbf.writeBytesField(8, new TextEncoder().encode(text));
}

/** A tensor of one number, 0. */
function writeNullTensor(_: null, pbf: PbfWriter): void {
  pbf.writeVarintField(1, FLOAT);
  const dimension = (size: number, inner: PbfWriter) => inner.writeVarintField(1, size);
  pbf.writeMessage(2, (size: number, shape) => shape.writeMessage(2, dimension, size), 1);
  pbf.writePackedFloat(5, [0]);
}

interface Metadata {
  readonly plugin: string;
  readonly content: Uint8Array;
}

function writeMetadata({ plugin, content }: Metadata, pbf: PbfWriter): void {
  pbf.writeMessage(1, writePluginData, { plugin, content });
  pbf.writeVarintField(4, CLASS_TENSOR);
}

function writePluginData({ plugin, content }: Metadata, pbf: PbfWriter): void {
  pbf.writeStringField(1, plugin);
  if (content.length > 0) pbf.writeBytesField(2, content);
}
