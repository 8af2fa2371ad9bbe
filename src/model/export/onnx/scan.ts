import type { Operation } from "../../../network/cell.js";
import type { LayerRecord } from "../../torch/layers.js";
import { onnxActivation } from "./activations.js";
import { GraphBuilder, type Value } from "./graph.js";

/** Values that a layer gives. */
interface Given {
  readonly sequence: Value;
  readonly last: Value;
}

/**
 * A layer over (T, N, I) by the operations of its cell, whatever they are: the first state of every step, (T, N, H), and of the last one, (N, H); of both
 * passes, side by side, (T, N, 2 H), and those in which they end, (N, 2 H).
 */
export function addScans(graph: GraphBuilder, sequence: Value, layer: LayerRecord): Given {
  const forward = addScan(graph, sequence, layer, 0);
  if (layer.reverse === null) return forward;
  const reverse = addScan(graph, sequence, { ...layer, tensors: layer.reverse }, 1);
  return {
    sequence: graph.add("Concat", [forward.sequence, reverse.sequence], { axis: 2 }),
    last: graph.add("Concat", [forward.last, reverse.last], { axis: 1 }),
  };
}

/** @param backwards 1: from the last step to the first */
function addScan(graph: GraphBuilder, sequence: Value, layer: LayerRecord, backwards: 0 | 1): Given {
  const { cell, hiddenSize: H, inputSize: I } = layer;
  const zeros = graph.add("Expand", [graph.constant("float", [1, H], new Float32Array(H)), stateShape()]);
  const body = new GraphBuilder(graph);
  const weights = new Map(Object.entries(layer.tensors).map(([name, tensor]) => [name, constantOf(tensor)]));
  const states = cell.states.map((state) => ({ state, value: graph.name(state) }));
  const input = graph.name("input");
  const values = new Map<string, Value>([
    ["input", input],
    ...states.map(({ state, value }) => [state, value] as const),
  ]);
  for (const operation of cell.operations) values.set(operation.into, addOperation(operation));
  const made = cell.states.map((state) => body.add("Identity", [values.get(state)!]));
  const emitted = body.add("Identity", [made[0]!]);
  const unitsOf = (name: Value) => ({ name, type: "float", shape: ["batch", H] }) as const;
  const outputs = graph.addWide("Scan", [...states.map(() => zeros), sequence], {
    attributes: {
      num_scan_inputs: 1,
      ...(backwards === 1 && { scan_input_directions: [1], scan_output_directions: [1] }),
      body: {
        graph: {
          name: graph.name("step"),
          nodes: body.nodes,
          tensors: [],
          inputs: [...states.map(({ value }) => unitsOf(value)), { name: input, type: "float", shape: ["batch", I] }],
          outputs: [...made, emitted].map(unitsOf),
        },
      },
    },
    outputs: states.length + 1,
  });
  return { sequence: outputs.at(-1)!, last: outputs[0]! };

  /** (N, H) of a batch that is known when the model runs. */
  function stateShape(): Value {
    const batch = graph.slice(graph.add("Shape", [sequence]), 0, { from: 1, to: 2 });
    return graph.add("Concat", [batch, graph.integers(H)], { axis: 0 });
  }

  /** Matrices as what a row of values is multiplied by. */
  function constantOf({ shape, values }: LayerRecord["tensors"][string]): Value {
    const stored = graph.constant("float", shape, values);
    return shape.length === 2 ? graph.add("Transpose", [stored], { perm: [1, 0] }) : stored;
  }

  function addOperation(operation: Operation): Value {
    const valueNamed = (name: string) => values.get(name)!;
    switch (operation.kind) {
      case "affine": {
        const terms = operation.terms.map(({ matrix, of }) =>
          body.add("MatMul", [valueNamed(of), weights.get(matrix)!]),
        );
        const all = operation.bias === null ? terms : [...terms, weights.get(operation.bias)!];
        return all.reduce((sum, term) => body.add("Add", [sum, term]));
      }
      case "activation":
        return onnxActivation(operation.activation ?? layer.activation).add(body, valueNamed(operation.of));
      case "product":
        return body.add("Mul", [valueNamed(operation.left), valueNamed(operation.right)]);
      case "sum":
        return body.add("Add", [valueNamed(operation.left), valueNamed(operation.right)]);
      case "blend": {
        // gate left + (1 - gate) right = right + gate (left - right)
        const difference = body.add("Sub", [valueNamed(operation.left), valueNamed(operation.right)]);
        return body.add("Add", [
          valueNamed(operation.right),
          body.add("Mul", [valueNamed(operation.gate), difference]),
        ]);
      }
      default:
        return operation satisfies never;
    }
  }
}
