import type * as z from "zod/mini";
import en from "zod/v4/locales/en.js";
import { GradusError } from "../errors.js";
import { shown } from "../shown.js";

/** How a kind of stored record is told apart from others and from older ones. */
interface StoredKind<Schema extends z.ZodMiniType> {
  readonly schema: () => Schema;
  /** Value of its field "schema". */
  readonly name: string;
  readonly version: number;
  /** Next action for one that cannot be read, as a sentence. */
  readonly action: string;
}

/**
 * A stored record out of its JSON text: of this kind, this version and this shape, or refused by what is wrong.
 *
 * @throws GradusError that names the file, the place in it, the value found and what to do
 */
export function readRecord<Schema extends z.ZodMiniType>(
  json: string,
  file: string,
  { schema, name, version, action }: StoredKind<Schema>,
): z.infer<Schema> {
  if (typeof json !== "string") {
    throw new GradusError(`${file ?? name}: must be the text of a JSON file, got ${shown(json)}. ${action}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, "")); // a mark that some editors put first
  } catch {
    throw new GradusError(`${file}: must be JSON, found something else, maybe a file that was cut off. ${action}`);
  }
  const { schema: foundSchema, version: foundVersion } = (typeof value === "object" && value !== null ? value : {}) as {
    readonly schema?: unknown;
    readonly version?: unknown;
  };
  if (foundSchema !== name) {
    throw new GradusError(`${file}: "schema" must be "${name}", got ${asStored(foundSchema)}. ${action}`);
  }
  if (foundVersion !== version) {
    throw new GradusError(
      `${file}: this gradus reads version ${version} of it, got ${asStored(foundVersion)}. ${action}`,
    );
  }
  return parsed(schema, value, (problem) => new GradusError(`${file}: ${problem}. ${action}`));
}

/** Of the messages that zod has in many languages. */
const { localeError } = en();

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
  const result = schema().safeParse(value, { error: localeError });
  if (result.success) return result.data;
  throw refusal(firstProblem(result.error, value));
}

/** The first thing that is wrong: where, what the rule is, and what stands there. */
function firstProblem({ issues }: z.core.$ZodError, value: unknown): string {
  const { path, message } = issues[0]!;
  const found = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
  const place = path.length === 0 ? "the record" : `"${path.join(".")}"`;
  return `${place} is wrong: ${message[0]!.toLowerCase()}${message.slice(1)}, got ${asStored(found)}`;
}

/** A value as it stands in the file, in short: JSON, which errors about options do not write. */
function asStored(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length > 60 ? `${json.slice(0, 57)}...` : json;
}
