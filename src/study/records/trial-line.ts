import * as z from "zod/mini";
import { GradusError } from "../../core/errors.js";
import { decodeFloats, encodeFloats, floatsSchema } from "../../core/stored/floats.js";
import { parsed } from "../../core/stored/read.js";
import { fields, once } from "../../core/stored/shape.js";
import { type TrialRecord, trialSchema } from "./trial.js";

/** A finished trial and its weights; null in the tuning, and where there were none. */
interface StoredTrial {
  readonly record: TrialRecord;
  readonly parameters: Float32Array | null;
}

/** One line of trials.jsonl; the weights come last, by which a line that was cut off is known. */
const lineSchema = once(() => fields({ record: trialSchema(), parameters: z.nullable(floatsSchema()) }));
const BEGINNING = '{"record":';
const WHOLE = /"parameters":(null|"[^"]*")\}$/;
const ACTION = "Choose another folder for the study, or take the line out, and the trial runs again.";

/** The trial as a line of JSON, without its line break. */
export function trialLine({ record, parameters }: StoredTrial): string {
  return JSON.stringify({ record, parameters: parameters && encodeFloats(parameters) });
}

/**
 * The trial of a line; null for one that a crash cut off, whose trial then runs again.
 *
 * @param place file and line, for errors
 * @param length of the parameter vector of the study's network
 * @throws GradusError for a whole line that is no trial of such a network
 */
export function parseTrialLine(line: string, place: string, length: number): StoredTrial | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    const isBegun = BEGINNING.startsWith(line.slice(0, BEGINNING.length));
    if (isBegun && !WHOLE.test(line)) return null;
    throw new GradusError(`${place}: must be JSON, found a line that is not. ${ACTION}`);
  }
  const { record, parameters: text } = parsed(
    lineSchema,
    value,
    (problem) => new GradusError(`${place}: ${problem}. ${ACTION}`),
  );
  const { phase, bestEpoch, testError, testErrorsByStep } = record;
  const refuse = (field: string, rule: string, found: unknown): never => {
    throw new GradusError(`${place}: "${field}" is wrong: ${rule}, got ${found}. ${ACTION}`);
  };
  if (testError !== null || testErrorsByStep !== null) {
    refuse("record.testError", "must be null before the study's end, and so must those by step", testError);
  }
  if (text === null) {
    if (phase === "evaluation" && bestEpoch !== null) refuse("parameters", "must be those of the best epoch", null);
    return { record, parameters: null };
  }
  const parameters = decodeFloats(text);
  const numbers = `${parameters.length} numbers`;
  if (phase === "tuning" || bestEpoch === null) {
    refuse("parameters", "must be null in the tuning and where no epoch was best", numbers);
  }
  if (parameters.length !== length) refuse("parameters", `must be the network's ${length} numbers`, numbers);
  const at = parameters.findIndex((number) => !Number.isFinite(number));
  if (at >= 0) refuse("parameters", "must be finite", `${parameters[at]} at ${at}`);
  return { record, parameters };
}
