import { unitsOf } from "../../torch/layers.js";
import { type Direct, type ForecastPlan, type Member, outputSizeOf } from "../plan.js";
import type { GraphBuilder, Value } from "./graph.js";
import { addLayers } from "./layers.js";

/** The outputs of all members in the mean, (N, O) in double precision, from features (N, T, I) in single. */
export function addOutputs(graph: GraphBuilder, features: Value, plan: ForecastPlan): Value {
  const O = outputSizeOf(plan);
  const all = plan.members.map((member) => addMember(graph, features, { member, plan, O }));
  const sum = all.reduce((total, one) => graph.add("Add", [total, one]));
  return all.length === 1 ? sum : graph.add("Div", [sum, graph.number(all.length)]);
}

interface Place {
  readonly member: Member;
  readonly plan: ForecastPlan;
  readonly O: number;
}

function addMember(graph: GraphBuilder, features: Value, { member, plan, O }: Place): Value {
  const parts: Value[] = [];
  if (member.readout !== null) {
    const { last: units } = addLayers(graph, features, member);
    const W = graph.constant("float", [O, unitsOf(member.layers.at(-1)!)], member.readout.W);
    const b = graph.constant("float", [O], member.readout.b);
    parts.push(graph.add("Cast", [graph.add("Gemm", [units, W, b], { transB: 1 })], { to: 11 }));
  }
  if (member.direct !== null) parts.push(addDirect(graph, features, { direct: member.direct, plan, O }));
  return parts.reduce((sum, part) => graph.add("Add", [sum, part]));
}

function addDirect(
  graph: GraphBuilder,
  features: Value,
  { direct, plan, O }: Omit<Place, "member"> & { readonly direct: Direct },
): Value {
  if (direct.kind === "repeat") {
    const chosen = graph.gather(features, 1, direct.rows);
    return graph.add("Cast", [graph.add("Reshape", [chosen, graph.integers(0, O)])], { to: 11 });
  }
  const { rows, inputs, C, c } = direct;
  const F = C.length / O;
  if (F === 0) {
    const batch = graph.slice(graph.add("Shape", [features]), 0, { from: 0, to: 1 });
    const shape = graph.add("Concat", [batch, graph.integers(O)], { axis: 0 });
    return graph.add("Expand", [graph.constant("double", [1, O], c), shape]);
  }
  const read = graph.slice(features, 1, { from: plan.window - rows, to: plan.window });
  const chosen = inputs === null ? read : graph.gather(read, 2, inputs);
  const x = graph.add("Cast", [graph.add("Reshape", [chosen, graph.integers(0, F)])], { to: 11 });
  const byFeature = Float64Array.from({ length: O * F }, (_, at) => C[(at % O) * F + Math.floor(at / O)]!);
  const sum = graph.add("MatMul", [x, graph.constant("double", [F, O], byFeature)]);
  return graph.add("Add", [sum, graph.constant("double", [O], c)]);
}

/** Forecasts in the targets' units, (N, rows ahead, targets), of outputs (N, O); under the name given. */
export function addForecasts(
  graph: GraphBuilder,
  outputs: Value,
  { plan, name }: { readonly plan: ForecastPlan; readonly name: string },
): void {
  // biome-ignore format: one line
  const { undo, targets, sorted } = plan;
  const shaped = graph.add("Reshape", [
    outputs,
    graph.integers(0, outputSizeOf(plan) / targets.length, targets.length),
  ]);
  const scale = undo.log ?? targets.map((_, c) => ({ mean: undo.mean[c]!, sd: undo.sd[c]!, shift: 0 }));
  const perTarget = (read: (own: (typeof scale)[number]) => number) =>
    graph.constant("double", [targets.length], scale.map(read));
  const scaled = graph.add("Mul", [shaped, perTarget(({ sd }) => sd)]);
  const sum = graph.add("Add", [scaled, perTarget(({ mean }) => mean)]);
  const undone = undo.log === null ? sum : graph.add("Sub", [graph.add("Exp", [sum]), perTarget(({ shift }) => shift)]);
  const value = sorted === 1 ? undone : addSorted(graph, undone, sorted);
  if (undo.nonNegative) graph.addNamed(name, "Max", [value, graph.number(0)]);
  else graph.addNamed(name, "Identity", [value]);
}

/** Each run of so many numbers along the last axis, ascending: quantiles that cross change places. */
export function addSorted(graph: GraphBuilder, values: Value, count: number): Value {
  const shape = graph.add("Shape", [values]);
  const runs = graph.add("Reshape", [values, graph.integers(-1, count)]);
  const attributes = { axis: -1, largest: 0, sorted: 1 };
  const [sorted] = graph.addWide("TopK", [runs, graph.integers(count)], { attributes, outputs: 2 }); // and their places
  return graph.add("Reshape", [sorted!, shape]);
}
