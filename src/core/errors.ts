import { quoted } from "./listed.js";
import { shown } from "./shown.js";
import { visible } from "./visible.js";

/**
 * The error of every misuse: it states the rule, the value received and what to do next.
 *
 * Divergence, a spent budget and a user's stop are outcomes, returned and never thrown; only where a stop leaves nothing to
 * return, as of a table that was half read, it is the subclass `Stopped`.
 */
export class GradusError extends Error {
  override readonly name: string = "GradusError";

  /** Control characters in the message, as names out of a file may hold them, become escapes. */
  constructor(message: string, options?: ErrorOptions) {
    super(visible(message), options);
  }
}

/** Where bad input was found: file, 1-based row of the file (header counted) and column name. */
export interface InputPlace {
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
}

/** An error in the user's data; `place` says where. The command line exits with 2 for every GradusError. */
export class InputError extends GradusError {
  override readonly name: string = "InputError";
  readonly place: InputPlace;

  constructor(place: InputPlace, message: string) {
    const row = place.row === undefined ? "" : `, row ${place.row}`;
    const column = place.column === undefined ? "" : `, column ${quoted(place.column)}`;
    super(`${place.file}${row}${column}: ${message}`);
    this.place = place;
  }
}

/** The end of what its caller's signal stopped before there was anything to return; the message says what is missing. */
export class Stopped extends GradusError {
  override readonly name: string = "Stopped";
}

/** Throws a GradusError unless the condition holds. The message is built only on failure. */
export function ensure(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new GradusError(message());
}

/** Throws unless `value` is an integer of at least `minimum`. `name` is the option as the caller typed it. */
export function ensureInteger(name: string, value: number, minimum: number): void {
  ensure(
    Number.isInteger(value) && value >= minimum,
    () => `${name} must be an integer >= ${minimum}, got ${shown(value)}.`,
  );
}
