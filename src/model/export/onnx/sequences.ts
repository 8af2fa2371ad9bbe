import type { Exported } from "../contract.js";
import type { Member } from "../plan.js";
import { type SequencePlan, stepWords, toldWords } from "../sequences/sequence-plan.js";
import { addBeside } from "./beside.js";
import { GraphBuilder, type Value } from "./graph.js";
import { addLayers } from "./layers.js";
import { addSorted } from "./outputs.js";
import { onnxBytes, type TensorType } from "./proto.js";

const INPUT = "steps";
const OUTPUT = "told";
/** Of ONNX's types, for Cast. */
const FLOAT = 1;
const DOUBLE = 11;

/**
 * A model of sequences as one graph:
 *
 *     steps (batch, T, I), double; of a text (batch, T), int64, places among its symbols
 *     -> told (batch, O) after the last step, or (batch, T, O) after every one, double
 *
 * All sequences of a batch have T steps; T may differ from call to call.
 */
export function sequenceGraph(
  plan: SequencePlan,
  { file, method, irVersion, opset }: { readonly file: string; readonly method: string; readonly irVersion: number; readonly opset: number }, // biome-ignore format: one line
): Exported {
  const graph = new GraphBuilder();
  const features = plan.isOfSymbols ? addOneHot(graph, plan) : addScaled(graph, plan);
  addTold(graph, addMean(graph, features, plan), plan);
  const { columns, isOfSymbols, targets, isEach, notes, readsWindow, window } = plan;
  const T = readsWindow ? window : "steps";
  const shape = isOfSymbols ? ["batch", T] : ["batch", T, columns.length];
  const type: TensorType = isOfSymbols ? "int64" : "double";
  const O = targets.columns.length;
  const content = onnxBytes({
    producer: "gradus",
    irVersion,
    opset,
    doc: [`Tells ${toldWords(plan)} Method: ${method}. Input: ${stepWords(plan)}`, ...notes].join("\n"),
    metadata: metadataOf(plan, method, opset),
    graph: {
      name: plan.task,
      nodes: graph.nodes,
      tensors: graph.tensors,
      inputs: [{ name: INPUT, type, shape, doc: columns.join("\n") }],
      outputs: [{ name: OUTPUT, type: "double", shape: isEach ? ["batch", T, O] : ["batch", O], doc: toldWords(plan) }],
    },
  });
  const words = isOfSymbols
    ? "int64 (batch, steps), places among the symbols"
    : `float64 (batch, steps, ${columns.length})`;
  return {
    content,
    usage: [
      `session = onnxruntime.InferenceSession(${JSON.stringify(file)})`,
      `told = session.run(["${OUTPUT}"], {"${INPUT}": steps})[0]  # steps: ${words}`,
    ],
  };
}

/** (N, T, I) in single precision. */
function addScaled(graph: GraphBuilder, { inputs }: SequencePlan): Value {
  const per = (values: readonly number[]) => graph.constant("double", [values.length], values);
  const centred = graph.add("Sub", [INPUT, per(inputs.mean)]);
  return graph.add("Cast", [graph.add("Div", [centred, per(inputs.sd)])], { to: FLOAT });
}

/** The same of symbols: a 1 in a symbol's place; all 0 for a place that there is not. */
function addOneHot(graph: GraphBuilder, { columns }: SequencePlan): Value {
  const depth = graph.integers(columns.length);
  const zeroAndOne = graph.constant("float", [2], [0, 1]);
  return graph.add("OneHot", [INPUT, depth, zeroAndOne], { axis: -1 });
}

/** The mean of the members' outputs, in double precision. */
function addMean(graph: GraphBuilder, features: Value, { members, isEach, columns }: SequencePlan): Value {
  const all = members.map((member) => addMember(graph, features, { member, isEach, inputSize: columns.length }));
  const sum = all.reduce((total, one) => graph.add("Add", [total, one]));
  return all.length === 1 ? sum : graph.add("Div", [sum, graph.number(all.length)]);
}

function addMember(
  graph: GraphBuilder,
  features: Value,
  { member, isEach, inputSize }: { readonly member: Member; readonly isEach: boolean; readonly inputSize: number },
): Value {
  const { sequence, last } = addLayers(graph, features, member);
  const { W, b } = member.readout!;
  const O = b.length;
  const units = isEach ? graph.add("Transpose", [sequence], { perm: [1, 0, 2] }) : last;
  const matrix = graph.add("Transpose", [graph.constant("float", [O, W.length / O], W)], { perm: [1, 0] });
  const outputs = graph.add("Add", [graph.add("MatMul", [units, matrix]), graph.constant("float", [O], b)]);
  const network = graph.add("Cast", [outputs], { to: DOUBLE });
  const { direct } = member;
  if (direct?.kind !== "affine") return network;
  return graph.add("Add", [network, addBeside(graph, features, { direct, inputSize, isEach })]);
}

function addTold(graph: GraphBuilder, outputs: Value, { task, targets, sorted }: SequencePlan): void {
  switch (task) {
    case "regress": {
      const per = (values: readonly number[]) => graph.constant("double", [values.length], values);
      const scaled = graph.add("Mul", [outputs, per(targets.sd)]);
      if (sorted === 1) graph.addNamed(OUTPUT, "Add", [scaled, per(targets.mean)]);
      else
        graph.addNamed(OUTPUT, "Identity", [addSorted(graph, graph.add("Add", [scaled, per(targets.mean)]), sorted)]);
      return;
    }
    case "frames":
      graph.addNamed(OUTPUT, "Sigmoid", [outputs]);
      return;
    case "classify":
    case "tag":
    case "chars":
      graph.addNamed(OUTPUT, "Softmax", [outputs], { axis: -1 });
      return;
    default:
      task satisfies never;
  }
}

/** For programs: lists as JSON. */
function metadataOf({ task, columns, targets, window, isEach, notes }: SequencePlan, method: string, opset: number) {
  return {
    "gradus.task": task,
    "gradus.columns": JSON.stringify(columns),
    "gradus.targets": JSON.stringify(targets.columns),
    "gradus.window": String(window),
    "gradus.told": isEach ? "every step" : "last step",
    "gradus.method": method,
    "gradus.opset": String(opset),
    "gradus.notes": notes.join("\n"),
  };
}
