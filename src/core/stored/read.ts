import type * as z from "zod/mini";
import { GradusError } from "../errors.js";
import { shown } from "../shown.js";
import { unsealed } from "./seal.js";
import { localeError } from "./shape.js";

/** How a kind of stored record is told apart from others and from older ones. */
interface StoredKind<Schema extends z.ZodMiniType> {
  readonly schema: () => Schema;
  /** Value of its field "schema". */
  readonly name: string;
  readonly version: number;
  /** Whether it has to have the checksum that `sealedJson` writes. */
  readonly isSealed: boolean;
  /** Next action for one that cannot be read, as a sentence. */
  readonly action: string;
  /** The same for one of another version, where that is another action. */
  readonly actionOnVersion?: string;
}

/**
 * A stored record out of its JSON text: of this kind, this version and this shape, or refused by what is wrong.
 *
 * @throws GradusError that names the file, the place in it, the value found and what to do
 */
export function readRecord<Schema extends z.ZodMiniType>(
  json: string,
  file: string,
  { schema, name, version, isSealed, action, actionOnVersion = action }: StoredKind<Schema>,
): z.infer<Schema> {
  if (typeof json !== "string" || typeof file !== "string") {
    const place = typeof file === "string" ? file : name;
    const got = typeof json === "string" ? `the name ${shown(file)}` : shown(json);
    throw new GradusError(`${place}: must be the text of a JSON file, and its name, got ${got}. ${action}`);
  }
  let value: unknown;
  try {
    // Without the mark that some editors put first. -0 is 0, as in what `checksum` is made of.
    value = JSON.parse(json.replace(/^\ufeff/, ""), (_key, inner: unknown) => (inner === 0 ? 0 : inner));
  } catch {
    throw new GradusError(`${file}: must be JSON, found something else, maybe a file that was cut off. ${action}`);
  }
  const refusal = (problem: string) => new GradusError(`${file}: ${problem}. ${action}`);
  const { schema: foundSchema, version: foundVersion } = (typeof value === "object" && value !== null ? value : {}) as {
    readonly schema?: unknown;
    readonly version?: unknown;
  };
  if (foundSchema !== name) {
    throw new GradusError(`${file}: "schema" must be "${name}", got ${asStored(foundSchema)}. ${action}`);
  }
  if (foundVersion !== version) {
    // A version that is no number is damage.
    const next = Number.isInteger(foundVersion) ? actionOnVersion : action;
    throw new GradusError(
      `${file}: this gradus reads version ${version} of it, got ${asStored(foundVersion)}. ${next}`,
    );
  }
  const record = isSealed ? withinStack(() => unsealed(value as object, refusal), refusal) : value;
  return parsed(schema, record, refusal);
}

/**
 * A value of the schema's shape.
 *
 * @param refusal of a value that has another: what is wrong, without the full stop
 */
export function parsed<Schema extends z.ZodMiniType>(
  schema: () => Schema,
  value: unknown,
  refusal: (problem: string) => GradusError,
): z.infer<Schema> {
  const result = withinStack(() => schema().safeParse(value, { error: localeError }), refusal);
  if (result.success) return result.data;
  throw refusal(firstProblem(result.error, value));
}

/** Lists of a million wrong items, and lists within lists a thousand deep, take more stack than a program has. */
function withinStack<Result>(read: () => Result, refusal: (problem: string) => GradusError): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refusal("the record is wrong: it is nested too deeply, or a list in it is too long");
  }
}

/** The first thing that is wrong: where, what the rule is, and what stands there. */
function firstProblem({ issues }: z.core.$ZodError, value: unknown): string {
  const { path, message } = issues[0]!;
  const found = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
  const rule = message.replace(/, received \w+$/, ""); // what was found is said in full
  const place = path.length === 0 ? "the record" : `"${path.join(".")}"`;
  return `${place} is wrong: ${rule[0]!.toLowerCase()}${rule.slice(1)}, got ${asStored(found)}`;
}

/** A value as it stands in the file, in short: JSON, which errors about options do not write. */
function asStored(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length > 60 ? `${json.slice(0, 57)}...` : json;
}
