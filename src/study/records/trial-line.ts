import * as z from "zod/mini";
import { GradusError } from "../../core/errors.js";
import { decodeFloats, encodeFloats } from "../../core/stored/floats.js";
import { floatsSchema } from "../../core/stored/floats-schema.js";
import { parsed } from "../../core/stored/read.js";
import { sha256 } from "../../core/stored/sha256.js";
import { fields, once, text } from "../../core/stored/shape.js";
import { type TrialRecord, trialSchema } from "./trial.js";

/** A finished trial, by what it is known, and its weights; null in the tuning, and where there were none. */
export interface StoredTrial {
  /** Identity of its study. */
  readonly study: string;
  /** Its own. */
  readonly trial: string;
  readonly record: TrialRecord;
  readonly parameters: Float32Array | null;
}

/** The study whose trials are looked for. */
export interface ExpectedTrials {
  /** Its identity. */
  readonly study: string;
  /** Length of its network's parameter vector. */
  readonly parameters: number;
}

/** One line of trials.jsonl, without its checksum. */
const lineSchema = once(() =>
  fields({ study: text, trial: text, record: trialSchema(), parameters: z.nullable(floatsSchema()) }),
);
const SEALED = /^(\{.*),"checksum":"([0-9a-f]{64})"\}$/s;

/** The trial as a line of JSON, without its line break; last comes the SHA-256 of all the text before it. */
export function trialLine({ study, trial, record, parameters }: StoredTrial): string {
  const body = JSON.stringify({ study, trial, record, parameters: parameters && encodeFloats(parameters) });
  return `${body.slice(0, -1)},"checksum":"${sha256(body)}"}`;
}

/** The text of a line that its checksum is of, and that checksum; null for a line that was cut off, or is none. */
export function sealOf(line: string): { readonly body: string; readonly checksum: string } | null {
  const [, beginning, checksum] = SEALED.exec(line) ?? [];
  return beginning === undefined || checksum === undefined ? null : { body: `${beginning}}`, checksum };
}

/**
 * The trial of a line.
 *
 * @throws GradusError for any other line: cut off by a crash, damaged, or no trial of such a study; its message goes on after the
 * line's number
 */
export function parseTrialLine(line: string, expected: ExpectedTrials): StoredTrial {
  const seal = sealOf(line);
  if (seal === null) throw new GradusError("was cut off or is no trial");
  const { body, checksum } = seal;
  if (checksum !== sha256(body)) throw new GradusError("is damaged or was changed: its checksum is another");
  const {
    study,
    trial,
    record,
    parameters: encoded,
  } = parsed(lineSchema, JSON.parse(body), (problem) => new GradusError(`is no trial of this version: ${problem}`));
  if (study !== expected.study) {
    throw new GradusError("is of another study: other data, another network or another engine");
  }
  const length = expected.parameters;
  const parameters = encoded === null ? null : decodeFloats(encoded);
  const isExpected = record.phase === "evaluation" && record.bestEpoch !== null;
  if ((parameters?.length ?? 0) !== (isExpected ? length : 0)) {
    throw new GradusError(`has ${parameters?.length ?? 0} weights where the network has ${isExpected ? length : 0}`);
  }
  if (parameters?.some((number) => !Number.isFinite(number))) throw new GradusError("has weights that are not finite");
  return { study, trial, record, parameters };
}
