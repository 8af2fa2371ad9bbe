import * as z from "zod/mini";
import { GradusError } from "../../core/errors.js";
import { ensureArgument } from "../../core/options.js";
import { required } from "../../core/rules.js";
import { parsed } from "../../core/stored/read.js";
import { fields, once, text } from "../../core/stored/shape.js";
import { stateRule, type TrainingState } from "../../train/checkpoint/state.js";

/** Where a trial under way has got to. */
export interface TrialCheckpoint {
  readonly state: TrainingState;
  /** Since the trial began, earlier runs of it included. */
  readonly seconds: number;
}

/** A checkpoint, and by what it is known: see `StoredTrial`. */
export interface StoredCheckpoint extends TrialCheckpoint {
  readonly study: string;
  readonly trial: string;
}

const SCHEMA = "gradus.checkpoint";
const VERSION = 1;

const checkpointSchema = once(() =>
  fields({
    schema: z.literal(SCHEMA),
    version: z.literal(VERSION),
    study: text,
    trial: text,
    seconds: z.number().check(z.minimum(0)),
    state: z.custom<TrainingState>(),
  }),
);

/** What is written of a checkpoint. */
export function checkpointRecord({ study, trial, seconds, state }: StoredCheckpoint): object {
  return { schema: SCHEMA, version: VERSION, study, trial, seconds, state };
}

/**
 * The checkpoint of a record that was read.
 *
 * @throws GradusError for one of another trial, of another version or of another shape; its message goes on after the file's name
 */
export function parseCheckpoint(record: unknown, expected: Pick<StoredCheckpoint, "study" | "trial">): TrialCheckpoint {
  const refusal = (problem: string) => new GradusError(`is no checkpoint of this version: ${problem}`);
  const { study, trial, seconds, state } = parsed(checkpointSchema, record, refusal);
  if (study !== expected.study || trial !== expected.trial) throw new GradusError("is of another trial");
  ensureArgument("is no checkpoint of this version", state, ["state", required(stateRule)]);
  return { state, seconds };
}
