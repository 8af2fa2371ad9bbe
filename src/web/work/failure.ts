import { GradusError, InputError, type InputPlace, Stopped } from "../../core/errors.js";

/** An error on its way from a worker to its page, as plain data. */
export interface CallFailure {
  readonly kind: "misuse" | "input" | "stopped" | "fault";
  readonly message: string;
  /** Of an input: where it was found. */
  readonly place: InputPlace | null;
  /** Of a fault: where in gradus. */
  readonly stack: string | null;
}

export function callFailureOf(error: unknown): CallFailure {
  if (error instanceof InputError)
    return { kind: "input", message: error.message, place: { ...error.place }, stack: null };
  if (error instanceof Stopped) return { kind: "stopped", message: error.message, place: null, stack: null };
  if (error instanceof GradusError) return { kind: "misuse", message: error.message, place: null, stack: null };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "fault", message, place: null, stack: error instanceof Error ? (error.stack ?? null) : null };
}

/** The error again, of its class. */
export function errorOfCall({ kind, message, place, stack }: CallFailure): Error {
  switch (kind) {
    case "input": {
      const begin = new InputError(place!, "").message; // the class puts the place in words before what it is given
      return new InputError(place!, message.startsWith(begin) ? message.slice(begin.length) : message);
    }
    case "stopped":
      return new Stopped(message);
    case "misuse":
      return new GradusError(message);
    case "fault":
      return new Error(message, { cause: stack });
    default:
      return kind satisfies never;
  }
}

/** Fields of a choice that messages name. */
const OPTIONS = [
  ...["target", "inputs", "time", "timeFormat", "series", "wide", "duplicates", "missing", "decimal", "missingValues"],
  ...["encoding", "skipRows", "horizon", "everyStep", "window", "timeBudget", "seeds", "seed", "epochs"],
  ...["tuningTrials", "batchSizes", "workers"],
];

/** The field of a choice that an error tells to change: the first that it names. Null where it names none. */
export function optionIn({ message }: Pick<Error, "message">): string | null {
  for (const [, words] of message.matchAll(/`([^`]+)`/g)) {
    const name = /(?:^|\.)(\w+)(?::|$)/.exec(words!)?.[1] ?? "";
    if (OPTIONS.includes(name)) return name;
  }
  return null;
}
