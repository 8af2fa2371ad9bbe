import protobuf from "protobufjs";
import { EVENT_PROTOS } from "./event-protos.js";

export interface ReadValue {
  readonly wallTime: number;
  readonly step: number;
  readonly tag: string;
  /** Of a scalar. */
  readonly scalar: number | null;
  /** Of a text. */
  readonly text: string | null;
  /** Of the plugin of hyperparameters. */
  readonly hparams: Readonly<Record<string, unknown>> | null;
}

const { root } = protobuf.parse(EVENT_PROTOS, { keepCase: true });
const [Event, HParams] = [root.lookupType("Event"), root.lookupType("HParamsPluginData")];
const plain = (type: protobuf.Type, bytes: Uint8Array) =>
  type.toObject(type.decode(bytes), { longs: Number, bytes: Buffer, oneofs: true, defaults: false });

/** Reads an event file back, by protobufjs and a checksum of its own; throws for a wrong checksum and a rest that is no record. */
export function readEvents(file: Uint8Array): { readonly version: string; readonly values: readonly ReadValue[] } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let version = "";
  const values: ReadValue[] = [];
  for (let at = 0; at < file.length; ) {
    const length = Number(view.getBigUint64(at, true));
    ensureChecksum(file.subarray(at, at + 8), view.getUint32(at + 8, true));
    const data = file.subarray(at + 12, at + 12 + length);
    ensureChecksum(data, view.getUint32(at + 12 + length, true));
    at += 12 + length + 4;
    const { wall_time: wallTime, step = 0, what, file_version, summary } = plain(Event, data);
    if (what === "file_version") version = file_version;
    for (const value of summary?.value ?? []) values.push({ wallTime, step, ...readValue(value) });
  }
  return { version, values };
}

// biome-ignore lint/suspicious/noExplicitAny: as the messages say
function readValue({ tag, value, simple_value, tensor, metadata }: any): Omit<ReadValue, "wallTime" | "step"> {
  const plugin = metadata?.plugin_data?.plugin_name;
  const isText = plugin === "text" && tensor.dtype === 7 && (tensor.tensor_shape?.dim ?? []).length === 0;
  return {
    tag,
    scalar: value === "simple_value" ? simple_value : null,
    text: isText ? Buffer.from(tensor.string_val[0]).toString("utf8") : null,
    hparams: plugin === "hparams" ? plain(HParams, metadata.plugin_data.content) : null,
  };
}

function ensureChecksum(bytes: Uint8Array, stored: number): void {
  const turned = (stored - 0xa282ead8) >>> 0;
  const crc = ((turned << 15) | (turned >>> 17)) >>> 0;
  if (crc !== slowCrc32c(bytes)) throw new Error(`checksum ${stored} of ${bytes.length} bytes is wrong`);
}

/** By long division of the bits as they come, the polynomial as it is printed: no table, nothing reversed but the ends. */
export function slowCrc32c(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) {
      const top = (remainder >>> 31) ^ ((byte >>> bit) & 1);
      remainder = ((remainder << 1) ^ (top === 1 ? 0x1edc6f41 : 0)) >>> 0;
    }
  }
  let reversed = 0;
  for (let bit = 0; bit < 32; bit++) reversed = (reversed << 1) | ((remainder >>> bit) & 1);
  return ~reversed >>> 0;
}
