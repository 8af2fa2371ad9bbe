import * as z from "zod/mini";
import { MOST } from "../../core/limits.js";
import { decodeFloats, encodedLength } from "../../core/stored/floats.js";
import { fields, once, someOf, text, whole } from "../../core/stored/shape.js";
import { buildNetwork, type Network } from "../../network/build.js";
import { cells } from "../../network/cells/index.js";
import { networkSchema } from "../../network/schema.js";
import type { NetworkSpec } from "../../network/spec.js";
import { activations } from "../../smoothing/index.js";
import { type OutputBlock, predictInBlocks } from "../../train/predict.js";
import { type Disagreement, refusedBy, unless } from "../disagreement.js";
import { type HighwayRecord, hasRightLength, highwayOf, highwaySchema } from "../highway-record.js";
import type { ForecasterKind, ModelShape } from "./contract.js";

/** A trained network, or several of one shape, an ensemble, whose outputs are averaged before a transform of the targets is undone. */
export type NetworkForecaster = z.infer<ReturnType<typeof networkForecasterSchema>>;
export const networkForecasterSchema = once(() =>
  z.strictObject({
    kind: z.literal("network"),
    /** Its inputs are the columns of the model's `inputs`, its outputs those of `targets` for each row ahead, row by row. */
    network: networkSchema(),
    /** The fixed part of the forecast, which the network is added to; null where `network.highway` is "none". */
    highway: z.nullable(highwaySchema()),
    members: someOf(
      fields({
        seed: whole,
        /** The epoch whose parameters these are, those before the first step being 0. */
        epoch: whole,
        /** Base64 of the parameters as little-endian 32-bit floats, in the order of the network's layout. */
        parameters: text,
      }),
    ),
  }),
);

export const networkForecaster: ForecasterKind<NetworkForecaster> = {
  disagreement,
  *outputs(own, windows, options) {
    const network = trainedNetwork(own);
    const runs = own.members.map(({ parameters }) =>
      predictInBlocks(network, decodeFloats(parameters), windows, options),
    );
    yield* runs.length === 1 ? runs[0]! : mean(runs);
  },
};

/** The network with its highway. */
export function trainedNetwork({ network, highway }: NetworkForecaster): Network {
  return buildNetwork({ ...network, highway: highwayOf(highway, network.highway) });
}

/** All runs are over the same windows, and so in the same blocks. */
function* mean(runs: readonly Generator<OutputBlock>[]): Generator<OutputBlock> {
  try {
    for (;;) {
      const steps = runs.map((run) => run.next());
      const blocks = steps.flatMap((step) => (step.done ? [] : [step.value]));
      if (blocks.length < runs.length) return;
      const { from, outputs } = blocks[0]!;
      yield { from, outputs: meanOf(blocks.map((block) => block.outputs), outputs.length) }; // biome-ignore format: one line
    }
  } finally {
    for (const run of runs) run.return(undefined);
  }
}

/** Entry by entry, summed in double precision. */
export function meanOf(all: readonly Float32Array[], length: number): Float32Array {
  return Float32Array.from({ length }, (_, k) => all.reduce((sum, one) => sum + one[k]!, 0) / all.length);
}

function disagreement({ network: spec, highway, members }: NetworkForecaster, shape: ModelShape): Disagreement | null {
  const { inputSize, outputSize, window } = shape;
  return (
    unless(spec.inputSize === inputSize, ["network", "inputSize"], `must be that of the ${inputSize} inputs`) ??
    unless(spec.outputSize === outputSize, ["network", "outputSize"], `must be ${sizeWords(shape)}`) ??
    unless(
      spec.hiddenSizes.length > 0 && spec.hiddenSizes.length <= MOST.layers,
      ["network", "hiddenSizes"],
      `must have 1 to ${MOST.layers} layers`,
    ) ??
    unregistered(spec) ??
    refusedBy(["network"], () => buildNetwork(spec)) ??
    wrongHighway(highway, spec, window) ??
    firstOf(members, ({ parameters }, k) =>
      wrongParameters(parameters, buildNetwork(spec), ["members", k, "parameters"]),
    )
  );
}

function sizeWords({ outputSize, targetSize, outputsPerTarget: K = 1 }: ModelShape): string {
  const rows = outputSize / targetSize / K;
  return `${targetSize} targets x ${rows} rows${K === 1 ? "" : ` x ${K} quantiles`}`;
}

function firstOf<Item>(items: readonly Item[], look: (item: Item, k: number) => Disagreement | null) {
  for (const [k, item] of items.entries()) {
    const found = look(item, k);
    if (found !== null) return found;
  }
  return null;
}

function wrongHighway(highway: HighwayRecord | null, spec: NetworkSpec, window: number): Disagreement | null {
  return (
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
    refusedBy(["highway"], () => buildNetwork({ ...spec, highway: highwayOf(highway, spec.highway) }))
  );
}

/** @throws UnknownName for a cell or activation that is not registered here: no contradiction, but a program's own member */
function unregistered({ cell, activation }: NetworkSpec): null {
  cells.get(cell, '"network.cell"');
  activations.get(activation, '"network.activation"');
  return null;
}

/** The length of the text is compared first: no size in a file asks for more memory than the file has bytes. */
function wrongParameters(
  text: string,
  { layout: { length: P } }: Network,
  path: (string | number)[],
): Disagreement | null {
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
