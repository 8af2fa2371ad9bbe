import { createHash } from "node:crypto";
import { GradusError } from "../../core/errors.js";
import { parsed } from "../../core/stored/read.js";
import { type TrialRecord, trialSchema } from "../../study/records/trial.js";
import { sealOf } from "../../study/records/trial-line.js";
import { compactTrial } from "../../watch/compact-trial.js";
import type { CompactTrial } from "../../web/contract/messages.js";
import { openWithin } from "./within.js";

/** Up to where a trials file was read: a file that took its place has another generation. */
export interface Position {
  readonly generation: string;
  readonly offset: number;
}

/** Trials that were read together, and up to where. */
export interface TrialBatch {
  readonly trials: readonly CompactTrial[];
  /** Whole lines that are no trials: the command that goes on with the study sets them aside. */
  readonly damaged: number;
  readonly position: Position;
}

const BYTES_AT_ONCE = 1 << 20; // some hundred trials
const LINE_FEED = 0x0a;

/**
 * The finished trials of one study behind a position of its trials file, as far as their lines are whole; lines of other studies are
 * passed over, damaged ones counted. Nothing is locked: the study goes on appending. The first batch tells by its generation whether the position still holds.
 */
export async function* trialsAfter(
  folder: string,
  { identity, from }: { readonly identity: string; readonly from: Position | null },
): AsyncGenerator<TrialBatch> {
  const file = await openWithin(folder, "run", "trials.jsonl");
  if (file === null) return;
  try {
    const { ino, size } = await file.stat();
    const generation = String(ino);
    let offset = from !== null && from.generation === generation && from.offset <= size ? from.offset : 0;
    let buffer: Buffer<ArrayBufferLike> = Buffer.alloc(0);
    for (let at = offset; at < size; ) {
      const piece = Buffer.allocUnsafe(Math.min(BYTES_AT_ONCE, size - at));
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      buffer = Buffer.concat([buffer, piece.subarray(0, bytesRead)]);
      const end = buffer.lastIndexOf(LINE_FEED) + 1;
      if (end === 0) continue;
      const lines = buffer.toString("utf8", 0, end).split("\n");
      buffer = buffer.subarray(end);
      offset += end;
      const found = lines.filter((line) => line.trim() !== "").map((line) => trialOf(line, identity));
      const trials = found.filter((trial) => typeof trial === "object");
      yield { trials, damaged: found.filter((trial) => trial === "damaged").length, position: { generation, offset } };
    }
  } finally {
    await file.close();
  }
}

function trialOf(line: string, identity: string): CompactTrial | "another study's" | "damaged" {
  const seal = sealOf(line.trimEnd());
  if (seal === null || createHash("sha256").update(seal.body).digest("hex") !== seal.checksum) return "damaged";
  try {
    const { study, record } = JSON.parse(seal.body) as { readonly study?: unknown; readonly record?: unknown };
    return study === identity ? compactTrial(trialIn(record)) : "another study's";
  } catch {
    return "damaged";
  }
}

function trialIn(record: unknown): TrialRecord {
  return parsed(trialSchema, record, (problem) => new GradusError(problem));
}
