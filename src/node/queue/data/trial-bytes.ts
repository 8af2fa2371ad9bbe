import { GradusError } from "../../../core/errors.js";
import { packed, unpacked } from "../../../core/stored/packed.js";
import type { TrialCheckpoint } from "../../../study/records/checkpoint.js";
import type { TrialResult } from "../../../study/spec/trial.js";
import { compressed, decompressed } from "./bytes.js";

/** A result or a checkpoint as the database has it. */
export async function toBytes(value: TrialResult | TrialCheckpoint): Promise<Buffer> {
  return compressed(Buffer.concat(packed(value)));
}

export async function resultFrom(bytes: Uint8Array): Promise<TrialResult> {
  return unpacked(await decompressed(bytes), Damaged) as TrialResult;
}

/** Null for one that is damaged: the trial then begins anew. */
export async function checkpointFrom(bytes: Uint8Array): Promise<TrialCheckpoint | null> {
  try {
    return unpacked(await decompressed(bytes), Damaged) as TrialCheckpoint;
  } catch {
    return null;
  }
}

class Damaged extends GradusError {
  constructor(problem: string) {
    super(`queue: a result in the database must be whole, got one that ${problem}. Start the study again.`);
  }
}
