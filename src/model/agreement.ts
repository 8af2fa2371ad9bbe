import { GradusError } from "../core/errors.js";
import { MOST } from "../core/limits.js";
import { hash128 } from "../core/numeric/hash.js";
import { canonicalJson } from "../core/stored/canonical.js";
import { decodeFloats, encodedLength } from "../core/stored/floats.js";
import { type Derivation, derivedNames } from "../data/derive/derive-inputs.js";
import { buildNetwork, type Network } from "../network/build.js";
import { cells } from "../network/cells/index.js";
import type { NetworkSpec } from "../network/spec.js";
import { activations } from "../smoothing/index.js";

import { type HighwayRecord, hasRightLength, highwayOf } from "./highway-record.js";

/** A record whose fields have the right types, which say nothing yet of each other. */
interface Typed {
  readonly network: NetworkSpec;
  readonly window: number;
  readonly horizon: { readonly from: number; readonly to: number };
  readonly inputs: Scaling;
  readonly derived: Derivation;
  readonly targets: Scaling;
  readonly parameters: string;
  readonly intervals: readonly { readonly halfWidths: readonly number[] }[];
  readonly transform: { readonly log: readonly object[] | null } | null;
  readonly highway: HighwayRecord | null;
  readonly checksum: string;
}

interface Scaling {
  readonly columns: readonly string[];
  readonly mean: readonly number[];
  readonly sd: readonly number[];
}

/** A contradiction: its place, and the rule as words that follow "... is wrong: ". */
interface Disagreement {
  readonly path: (string | number)[];
  readonly message: string;
}

/** Reports the first way in which a model's fields contradict each other; asks for memory only once they agree on how much. */
export function checkAgreement(model: Typed, report: (disagreement: Disagreement) => void): void {
  const found = disagreementIn(model);
  if (found) report(found);
}

function disagreementIn(model: Typed): Disagreement | null {
  const {
    network: spec,
    window,
    horizon,
    inputs,
    targets,
    derived,
    parameters,
    transform,
    intervals,
    highway,
    checksum,
  } = model;
  const { inputSize, outputSize } = spec;
  const rows = horizon.to - horizon.from + 1;
  const outputs = targets.columns.length * rows;
  return (
    unlike(["inputs"], inputs) ??
    unlike(["targets"], targets) ??
    unless(
      !transform?.log || transform.log.length === targets.columns.length,
      ["transform", "log"],
      `must have one entry for each of the ${targets.columns.length} targets`,
    ) ??
    unless(inputs.columns.length === inputSize, ["inputs", "columns"], `must be the network's ${inputSize} inputs`) ??
    unless(
      derivedNames(derived, horizon.to).every((name) => inputs.columns.includes(name)),
      ["derived"],
      `must be among the inputs, as ${derivedNames(derived, horizon.to).join(", ")}`,
    ) ??
    unless(
      intervals.every(({ halfWidths }) => halfWidths.length === outputSize),
      ["intervals"],
      `must have one half width for each of the ${outputSize} outputs`,
    ) ??
    unless(rows >= 1, ["horizon", "to"], `must not be before its first row, ${horizon.from}`) ??
    unless(horizon.from > 0 || horizon.to === 0, ["horizon", "from"], "must be >= 1, or 0 for both") ??
    unless(
      outputSize === outputs,
      ["network", "outputSize"],
      `must be ${targets.columns.length} targets x ${rows} rows`,
    ) ??
    unless(
      spec.hiddenSizes.length > 0 && spec.hiddenSizes.length <= MOST.layers,
      ["network", "hiddenSizes"],
      `must have 1 to ${MOST.layers} layers`,
    ) ??
    unregistered(spec) ??
    refusedBy(["network"], () => buildNetwork(spec)) ??
    unless(
      (highway === null) === (spec.highway === "none"),
      ["highway"],
      `must ${spec.highway === "none" ? "be null" : "be there"} with \`network.highway\` "${spec.highway}"`,
    ) ??
    unless(
      highway === null || hasRightLength(highway, spec),
      ["highway", "coefficients"],
      "must have one number for each output of each input read, and of the constant",
    ) ??
    unless(highway === null || highway.rows <= window, ["highway", "rows"], `must be at most the window's ${window}`) ??
    refusedBy(["highway"], () => buildNetwork({ ...spec, highway: highwayOf(highway, spec.highway) })) ??
    wrongParameters(parameters, buildNetwork(spec)) ??
    unless(checksum === checksumOf(model), ["checksum"], "must be that of the other fields, of which some were changed")
  );
}

/** Hash of a record without its checksum, 32 hexadecimal digits; the order of the keys does not count. */
export function checksumOf(model: object): string {
  const { checksum: _, ...rest } = model as { readonly checksum?: unknown };
  return hash128([0, 0, 0, 0], canonicalJson(rest))
    .map((lane) => (lane >>> 0).toString(16).padStart(8, "0"))
    .join("");
}

function unless(holds: boolean, path: string[], message: string): Disagreement | null {
  return holds ? null : { path, message };
}

function unlike(path: string[], { columns, mean, sd }: Scaling): Disagreement | null {
  const rule = `must have one number for each of the ${columns.length} columns`;
  return (
    unless(mean.length === columns.length, [...path, "mean"], rule) ??
    unless(sd.length === columns.length, [...path, "sd"], rule)
  );
}

/** @throws UnknownName for a cell or activation that is not registered here: no contradiction, but a program's own member */
function unregistered({ cell, activation }: NetworkSpec): null {
  cells.get(cell, '"network.cell"');
  activations.get(activation, '"network.activation"');
  return null;
}

function refusedBy(path: string[], make: () => unknown): Disagreement | null {
  try {
    make();
    return null;
  } catch (error) {
    if (error instanceof GradusError) return { path, message: error.message.replace(/\.$/, "") };
    throw error;
  }
}

/** The length of the text is compared first: no size in a file asks for more memory than the file has bytes. */
function wrongParameters(text: string, { layout: { length: P } }: Network): Disagreement | null {
  const path = ["parameters"];
  const rule = `must be the network's ${P} numbers, ${encodedLength(P)} characters of base64`;
  if (text.length !== encodedLength(P)) return { path, message: `${rule}, has ${text.length} characters` };
  let values: Float32Array;
  try {
    values = decodeFloats(text);
  } catch {
    return { path, message: rule };
  }
  const at = values.findIndex((value) => !Number.isFinite(value));
  return (
    unless(values.length === P, path, rule) ?? unless(at < 0, path, `must be finite, number ${at + 1} is ${values[at]}`)
  );
}
