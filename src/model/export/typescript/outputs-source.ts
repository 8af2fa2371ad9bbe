import { encodeFloats } from "../../../core/stored/floats.js";
import { passesOf } from "../../torch/layers.js";
import { joined } from "../../torch/stacked.js";
import { type Direct, type ForecastPlan, type Member, outputSizeOf } from "../plan.js";
import { key } from "./cell-source.js";
import { runSource } from "./run-source.js";

/** The members with their numbers, which lie one behind the other in one text. */
export function membersSource(plan: Pick<ForecastPlan, "members">): string {
  const values: Float32Array[] = [];
  const take = (numbers: Float32Array) => {
    values.push(numbers);
    return `take(${numbers.length})`;
  };
  const members = plan.members.map((member) => memberSource(member, take));
  return [...(values.length === 0 ? [] : [takeSource(joined(values)), ""]), "const MEMBERS = [", ...members, "];"].join(
    "\n",
  );
}

function takeSource(values: Float32Array): string {
  return `/** 32-bit floats, little-endian. */
const NUMBERS = Uint8Array.from(atob("${encodeFloats(values)}"), (letter) => letter.charCodeAt(0));
let taken = 0;

/** The next ones. */
function take(count: number): Float32Array {
  const view = new DataView(NUMBERS.buffer);
  return Float32Array.from({ length: count }, () => view.getFloat32(4 * taken++, true));
}`;
}

type Take = (numbers: Float32Array) => string;

function memberSource({ layers, readout, direct }: Member, take: Take): string {
  const lines = layers.map((layer) => {
    const passes = passesOf(layer).map((tensors) => {
      const own = Object.entries(tensors).map(([name, { values }]) => `${key(name)}: ${take(values)}`);
      return `{ size: ${layer.hiddenSize}, ${own.join(", ")} }`;
    });
    return `      ${passes.length === 1 ? passes[0] : `[${passes.join(", ")}]`},`;
  });
  return [
    "  {",
    ...(lines.length === 0 ? [] : ["    layers: [", ...lines, "    ],"]),
    ...(readout === null ? [] : [`    W: ${take(readout.W)},`, `    b: ${take(readout.b)},`]),
    ...(direct?.kind === "affine"
      ? [`    C: ${take(Float32Array.from(direct.C))},`, `    c: ${take(Float32Array.from(direct.c))},`]
      : []),
    "  },",
  ].join("\n");
}

/** From features to forecasts. */
export function outputsSource(plan: ForecastPlan): string {
  const { members, undo, targets } = plan;
  const [{ layers, reads, readout, direct }] = members as readonly [Member];
  const O = outputSizeOf(plan);
  const terms = [...(readout === null ? [] : ["network"]), ...(direct === null ? [] : ["direct"])];
  return [
    ...(terms.includes("network") || direct?.kind === "affine" ? [AFFINE, ""] : []),
    ...(layers.length === 0 ? [] : [runSource(layers, false), ""]),
    "/** Of one member, scaled. */",
    "function outputs(member: (typeof MEMBERS)[number], x: readonly number[][]): number[] {",
    ...(readout === null
      ? []
      : [
          `  const network = affine(${O}, member.b, [member.W, run(member.layers, ${reads === "window" ? "[x.flat()]" : "x"}).at(-1)!]);`,
        ]),
    ...(direct === null ? [] : [`  const direct = ${directSource(direct, plan)};`]),
    terms.length === 1 ? `  return ${terms[0]};` : "  return network.map((value, k) => value + direct[k]!);",
    "}",
    "",
    "/** An output in the unit of its target. */",
    "function unscaled(output: number, c: number): number {",
    ...(undo.log === null
      ? [`  const value = ${literals(undo.mean)}[c]! + ${literals(undo.sd)}[c]! * output;`]
      : [
          `  const value = Math.exp(${literals(undo.log.map(({ mean }) => mean))}[c]! + ${literals(undo.log.map(({ sd }) => sd))}[c]! * output) - ${literals(undo.log.map(({ shift }) => shift))}[c]!;`,
        ]),
    undo.nonNegative ? "  return Math.max(value, 0);" : "  return value;",
    "}",
    "",
    `const TARGETS = ${JSON.stringify(targets)} as const;`,
  ].join("\n");
}

function directSource(direct: Direct, { window }: ForecastPlan): string {
  if (direct.kind === "repeat") return `[${direct.rows.map((row) => `...x[${row}]!`).join(", ")}]`;
  const { rows, inputs } = direct;
  const read = rows === 0 ? "[]" : `x.slice(${window - rows}).flat()`;
  const chosen = inputs === null ? read : `${JSON.stringify(inputs)}.map((i) => ${read}[i]!)`;
  return `affine(${direct.c.length}, member.c, [member.C, ${chosen}])`;
}

function literals(values: readonly number[]): string {
  return `[${values.join(", ")}]`;
}

export const AFFINE = `/** The bias and each matrix times its values, row by row. */
function affine(
  size: number,
  bias: Float32Array | null,
  ...terms: readonly (readonly [matrix: Float32Array, values: ArrayLike<number>])[]
): number[] {
  return Array.from({ length: size }, (_, row) => {
    let sum = bias === null ? 0 : bias[row]!;
    for (const [matrix, values] of terms)
      for (let k = 0; k < values.length; k++) sum += matrix[row * values.length + k]! * values[k]!;
    return sum;
  });
}`;
