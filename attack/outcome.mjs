// What counts as holding: the package's own error, in clear words, or the right value. All else is a fault.
import { isDeepStrictEqual } from "node:util";
import { GradusError } from "gradus";

/** A fault with the kind of case that met it. */
export class Fault extends Error {
  constructor(kind, message) {
    super(message);
    this.name = "Fault";
    this.kind = kind;
  }
}

/**
 * Outcome of a call in this process: "refused" for a GradusError that says something, "right" for a value that `isRight` takes.
 * Anything else that is thrown is the fault of the case.
 */
export async function tried(kind, call, isRight = () => true) {
  let value;
  try {
    value = await call();
  } catch (error) {
    return refused(kind, error);
  }
  if (!(await isRight(value))) throw new Fault(kind, "accepted, with a wrong value");
  return { kind, outcome: "right" };
}

/** The same where nothing is waited for: some ten thousand cases a second. */
export function triedNow(kind, call, isRight = () => true) {
  let value;
  try {
    value = call();
  } catch (error) {
    return refused(kind, error);
  }
  if (!isRight(value)) throw new Fault(kind, "accepted, with a wrong value");
  return { kind, outcome: "right" };
}

function refused(kind, error) {
  if (error instanceof Fault) throw error;
  if (!(error instanceof GradusError))
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { kind });
  const { message } = error;
  if (message.length < 10 || UNCLEAR.test(message)) throw new Fault(kind, `refused in unclear words: ${message}`);
  return { kind, outcome: "refused" };
}

/** Words that a program says of itself, not to its user. */
const UNCLEAR = /\[object |is not a function|is not iterable|Cannot read prop|\.m?js:\d/;

/** Equal values, NaN and the sign of zero counted. */
export const same = isDeepStrictEqual;
