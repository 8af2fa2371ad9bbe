import { ensure } from "../core/errors.js";
import { ensureOptions, isObject, type OptionRules } from "../core/options.js";
import { integer, numbers, oneOf, orNull, required, rule } from "../core/rules.js";

/** What stands beside a network: nothing, the last value of each target, the best linear forecast of the window, or the same as a start of coefficients that are trained. */
export const HIGHWAY_KINDS = ["none", "last", "linear", "trained"] as const;
export type HighwayKind = (typeof HIGHWAY_KINDS)[number];

/**
 * An affine function of the window, which a network's outputs are added to: output = network + c + sum_f C[f] x[f]. It is held: data, no
 * parameters. Beside one that is trained, the readout has a tensor of what its coefficients have moved since, from 0 on. Inputs and outputs are scaled,
 * as the network has them; rows that are not there, before a short sequence, count as 0.
 */
export interface Highway {
  readonly kind: Exclude<HighwayKind, "none">;
  /** Rows of the window that are read, the last ones, >= 1. */
  readonly rows: number;
  /** Places of the inputs that are read, of the last row alone; null: all. */
  readonly inputs: Uint32Array | null;
  /** (F + 1, O), row-major: oldest row first, input by input; the last row is c. */
  readonly coefficients: Float32Array;
}

export const highwayRule = rule(
  `${HIGHWAY_KINDS.map((kind) => `"${kind}"`).join(", ")} or a highway`,
  (value) => HIGHWAY_KINDS.some((kind) => kind === value) || isObject(value),
  "Give fitHighway(windows, { kind }).",
);

const FIELDS = {
  kind: required(oneOf("last", "linear", "trained")),
  rows: required(integer(1)),
  inputs: required(orNull(rule("a Uint32Array", (value) => value instanceof Uint32Array))),
  coefficients: required(rule("a Float32Array", (value) => value instanceof Float32Array)),
} satisfies OptionRules<Highway>;

/** F, the inputs of all its rows that a highway reads. */
export function featuresOfHighway({ rows, inputs }: Pick<Highway, "rows" | "inputs">, inputSize: number): number {
  return rows * (inputs?.length ?? inputSize);
}

/**
 * @throws GradusError for a highway that does not fit the network: places that no input has, too few coefficients, or some that are not finite
 */
export function ensureHighway(
  owner: string,
  highway: Highway,
  { inputSize, outputSize }: { readonly inputSize: number; readonly outputSize: number },
): void {
  ensureOptions(owner, highway, FIELDS);
  const { rows, inputs, coefficients } = highway;
  const beyond = inputs?.find((place) => place >= inputSize);
  ensure(
    beyond === undefined && (inputs === null || rows === 1),
    () =>
      `${owner}: \`highway.inputs\` must be places below ${inputSize} of one row, got ${beyond ?? "places"} and \`highway.rows\` ${rows}. ` +
      "Fit it on the network's own windows.",
  );
  const length = (featuresOfHighway(highway, inputSize) + 1) * outputSize;
  ensure(
    numbers(length).allows(coefficients) && coefficients.length === length && coefficients.every(Number.isFinite),
    () =>
      `${owner}: \`highway.coefficients\` must be ${length} finite numbers for ${rows} rows of ${inputs?.length ?? inputSize} inputs and ` +
      `${outputSize} outputs, got ${coefficients.length}. Fit it on the network's own windows.`,
  );
}
