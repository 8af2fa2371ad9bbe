import { GradusError } from "../core/errors.js";
import type { Scaler } from "../data/scaler.js";
import { identityScaler } from "../data/scaler.js";
import type { NetworkSpec } from "../network/spec.js";

export const MODEL_SCHEMA = "gradus.model";
export const MODEL_VERSION = 2;

/** A trained network with all that is needed to forecast from a table: plain JSON. */
export interface ModelRecord {
  readonly schema: typeof MODEL_SCHEMA;
  readonly version: typeof MODEL_VERSION;
  readonly network: NetworkSpec;
  readonly window: number;
  readonly horizon: { readonly from: number; readonly to: number };
  readonly inputs: ScalerRecord;
  readonly targets: ScalerRecord;
  /** How it was trained, in words and numbers. */
  readonly training: {
    readonly method: string;
    readonly source: string;
    readonly seed: number;
    readonly epoch: number;
    readonly validationError: number;
    readonly testError: number | null;
  };
  /** Base64 of the parameters as little-endian 32-bit floats, in the order of the network's layout. */
  readonly parameters: string;
}

/** scaled = (value - mean) / sd, column by column. */
export interface ScalerRecord {
  readonly columns: readonly string[];
  readonly mean: readonly number[];
  readonly sd: readonly number[];
}

/** What a model is made of. */
export interface ModelParts {
  readonly network: NetworkSpec;
  /** Rows of the inputs that it reads. */
  readonly window: number;
  /** Rows ahead, first and last; both 0 where the target belongs to the window itself. */
  readonly horizon: { readonly from: number; readonly to: number };
  readonly inputScaler: Scaler;
  readonly targetScaler: Scaler;
  readonly training: ModelRecord["training"];
  /** (P), in the order of the network's layout. */
  readonly parameters: Float32Array;
}

/** A trained network as a record that can be written as JSON. */
export function modelRecord(parts: ModelParts): ModelRecord {
  const { network, window, horizon, inputScaler, targetScaler, training, parameters } = parts;
  return {
    schema: MODEL_SCHEMA,
    version: MODEL_VERSION,
    network,
    window,
    horizon,
    inputs: scalerRecord(inputScaler),
    targets: scalerRecord(targetScaler),
    training,
    parameters: encodeFloats(parameters),
  };
}

/** Reads a model's JSON text; a text that is not one is an error that says what it is instead. */
export function parseModel(text: string, file: string): ModelRecord {
  let value: Partial<ModelRecord>;
  try {
    value = JSON.parse(text);
  } catch {
    throw new GradusError(
      `${file}: a model must be JSON, found something else. Give a file that \`gradus poc\` or \`gradus train\` wrote.`,
    );
  }
  if (value?.schema !== MODEL_SCHEMA) {
    throw new GradusError(
      `${file}: "schema" must be "${MODEL_SCHEMA}", got ${JSON.stringify(value?.schema)}. Give one of the files in DIR/models.`,
    );
  }
  if (value.version !== MODEL_VERSION) {
    throw new GradusError(
      `${file}: this version reads models of version ${MODEL_VERSION}, got ${value.version}. Train it anew, or update gradus.`,
    );
  }
  return value as ModelRecord;
}

export function scalerOf({ columns, mean, sd }: ScalerRecord): Scaler {
  return { ...identityScaler(columns), mean: Float64Array.from(mean), sd: Float64Array.from(sd) };
}

function scalerRecord({ columns, mean, sd }: Scaler): ScalerRecord {
  return { columns: [...columns], mean: [...mean], sd: [...sd] };
}

/** Base64 of little-endian 32-bit floats. */
export function encodeFloats(values: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, k) => {
    bytes.setFloat32(4 * k, value, true);
  });
  let binary = "";
  for (let k = 0; k < bytes.byteLength; k++) binary += String.fromCharCode(bytes.getUint8(k));
  return btoa(binary);
}

/** The inverse of `encodeFloats`. */
export function decodeFloats(text: string): Float32Array {
  const binary = atob(text);
  const bytes = new DataView(new ArrayBuffer(binary.length));
  for (let k = 0; k < binary.length; k++) bytes.setUint8(k, binary.charCodeAt(k));
  return Float32Array.from({ length: binary.length / 4 }, (_, k) => bytes.getFloat32(4 * k, true));
}
