import { ensure } from "../core/errors.js";
import { MOST } from "../core/limits.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { flag, integer, listOf, oneOf, required, text } from "../core/rules.js";
import { layoutOf, type ParameterLayout, type SliceSpec } from "../params/layout.js";
import type { Activation } from "../smoothing/contract.js";
import { activations } from "../smoothing/index.js";
import { paperForm } from "../smoothing/paper.js";
import type { Cell } from "./cell.js";
import { cells } from "./cells/index.js";
import { ensureHighway, featuresOfHighway, type Highway, highwayRule } from "./highway.js";
import { layerSlices } from "./layer-slices.js";
import { firstInputs } from "./reading.js";
import { APPROXIMATIONS, type NetworkOptions, type NetworkSpec } from "./spec.js";
import { unitsRead } from "./units-read.js";

/** A spec with what its names stand for, and where its parameters lie. */
export interface Network {
  readonly spec: NetworkSpec;
  readonly cell: Cell;
  readonly activation: Activation;
  readonly layout: ParameterLayout;
  /** Added to the readout; null where there is none, or of a spec alone: such a network is described, and cannot be run. */
  readonly highway: Highway | null;
}

const OPTIONS = {
  inputSize: required(integer(1)),
  hiddenSizes: required(listOf("integers >= 1", integer(1).allows, "Give e.g. [32] or [32, 32].")),
  outputSize: integer(1),
  cell: text,
  activation: text,
  approximation: oneOf(...APPROXIMATIONS),
  bidirectional: flag,
  window: integer(1),
  highway: highwayRule,
  highwayFeatures: integer(1),
} satisfies OptionRules<NetworkOptions>;

/**
 * The network of a spec: the only way to one.
 *
 * Parameters lie in one flat vector: layer by layer the cell's tensors in their order, those of a second pass after them, their names ending in
 * "_reverse"; then the readout's W (O, H), or (O, 2 H), and b (O), and beside a highway that is trained C (O, F), what its coefficients have moved.
 *
 * @throws GradusError for an unknown cell or activation, a size that is no integer >= 1, an activation without a one-term form, a cell that reads windows
 * whole and cannot be bidirectional, a highway of other inputs or outputs, and one that is trained whose features are not said.
 * @example
 * const network = buildNetwork({ inputSize: 2, hiddenSizes: [32], activation: "tanh" });
 * network.layout.length; // 32 * 2 + 32 * 32 + 32 + 32 + 1 = 1153
 * network.spec.cell; // "elman"
 */
export function buildNetwork(options: NetworkOptions): Network {
  ensureOptions("buildNetwork", options, OPTIONS);
  const cell = cells.get(options.cell ?? DEFAULT_CELL, "buildNetwork: `cell`");
  const spec = completeSpec(options, cell);
  const highway = typeof options.highway === "object" ? options.highway : null;
  const { hiddenSizes } = spec;
  if (highway !== null) ensureHighway("buildNetwork", highway, spec);
  ensure(
    hiddenSizes.length <= MOST.layers,
    () =>
      `buildNetwork: \`hiddenSizes\` must give at most ${MOST.layers} layers, got ${hiddenSizes.length}. Take fewer, wider ones.`,
  );
  const layers = hiddenSizes.map((hiddenSize, index) => ({
    name: `layers.${index}`,
    slices: layerSlices(cell, spec.bidirectional, {
      inputSize: index === 0 ? firstInputs(spec) : unitsRead(spec, index - 1),
      hiddenSize,
    }),
  }));
  const readout = { name: "readout", slices: readoutSlices(spec) };
  const layout = layoutOf([...layers, readout]);
  ensure(
    layout.length <= MOST.parameters,
    () =>
      `buildNetwork: \`hiddenSizes\` must give at most ${MOST.parameters} parameters, got ${hiddenSizes.join(", ")}, which give ${layout.length}. ` +
      "Take fewer units.",
  );
  const best = activations.get(spec.activation, "buildNetwork: `activation`");
  return {
    spec,
    cell,
    activation: spec.approximation === "paper" ? paperForm(best, "buildNetwork") : best,
    layout,
    highway,
  };
}

const DEFAULT_CELL = "elman";

function completeSpec(options: NetworkOptions, { name: cell, reads = "step" }: Cell): NetworkSpec {
  const { inputSize, hiddenSizes, outputSize = 1 } = options;
  const { activation = "tanh", approximation = "best", highway: given = "none" } = options;
  const highway = typeof given === "string" ? given : given.kind;
  ensure(
    reads === "step" || options.window !== undefined,
    () =>
      `buildNetwork: with the cell "${cell}", which reads windows whole, \`window\` must be their rows, got none. Give that of the windows, \`train.window\`.`,
  );
  const sizes = { inputSize, hiddenSizes: [...hiddenSizes], outputSize };
  ensure(
    reads === "step" || !options.bidirectional,
    () =>
      `buildNetwork: \`bidirectional\` must be of a recurrent cell, got it with "${cell}", which reads windows whole: there are no steps to read the other way. ` +
      "Leave it out, or take another `cell`.",
  );
  const window = reads === "window" ? { window: options.window } : {};
  const bothWays = options.bidirectional ? { bidirectional: true as const } : {};
  const spec = { cell, ...sizes, activation, approximation, highway, ...bothWays, ...window };
  if (highway !== "trained") return spec;
  const features = typeof given === "string" ? options.highwayFeatures : featuresOfHighway(given, inputSize);
  ensure(
    features !== undefined && (options.highwayFeatures ?? features) === features,
    () =>
      `buildNetwork: with \`highway\` "trained", \`highwayFeatures\` must be the inputs that it reads${features === undefined ? "" : `, ${features}`}, ` +
      `got ${options.highwayFeatures}. Give \`highway: fitHighway(windows, { kind: "trained" })\`, which says it itself.`,
  );
  return { ...spec, highwayFeatures: features };
}

/** n = W h + b, rows of O outputs; C x is added by the highway. */
function readoutSlices(spec: NetworkSpec): readonly SliceSpec[] {
  const { outputSize, highwayFeatures } = spec;
  const units = unitsRead(spec);
  const scale = 1 / Math.sqrt(units);
  const moved =
    highwayFeatures === undefined
      ? []
      : [{ name: "C", shape: [outputSize, highwayFeatures], scale: 0, role: "highway" } as const];
  return [
    { name: "W", shape: [outputSize, units], scale, role: "readout" },
    { name: "b", shape: [outputSize], scale, role: "bias" },
    ...moved,
  ];
}
