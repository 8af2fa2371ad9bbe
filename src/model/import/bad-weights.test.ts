import { describe, expect, test } from "vitest";
import golden from "../../../test/golden/pytorch-weights.json" with { type: "json" };
import { GradusError } from "../../core/errors.js";
import { buildNetwork } from "../../network/build.js";
import { GraphBuilder } from "../export/onnx/graph.js";
import { type OnnxNode, onnxBytes } from "../export/onnx/proto.js";
import type { Tensor } from "../torch/layers.js";
import { safetensorsBytes } from "../torch/safetensors-bytes.js";
import { importWeights } from "./import-weights.js";

const network = buildNetwork({ cell: "gru", inputSize: 2, hiddenSizes: [3], outputSize: 1 });

function filled(...shape: readonly number[]): Tensor {
  return { shape, values: new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(0.5) };
}

const LAYER = {
  "rnn.weight_ih_l0": filled(9, 2),
  "rnn.weight_hh_l0": filled(9, 3),
  "rnn.bias_ih_l0": filled(9),
  "rnn.bias_hh_l0": filled(9),
};
const REVERSED = Object.fromEntries(Object.entries(LAYER).map(([name, tensor]) => [`${name}_reverse`, tensor]));
const READOUT = { "fc.weight": filled(1, 3), "fc.bias": filled(1) };

function refusal(bytes: Uint8Array, file = "w.safetensors", of = network): string {
  try {
    importWeights(bytes, { network: of, file });
  } catch (error) {
    expect(error).toBeInstanceOf(GradusError);
    return (error as GradusError).message;
  }
  return "accepted";
}

const state = (tensors: Readonly<Record<string, Tensor>>) => safetensorsBytes(tensors, {});

test("the sound file is accepted, without biases and readout too", () => {
  expect(refusal(state({ ...LAYER, ...READOUT }))).toBe("accepted");
  const { "rnn.bias_ih_l0": _, "rnn.bias_hh_l0": __, ...bare } = LAYER;
  expect(refusal(state(bare))).toBe("accepted");
});

test("a readout of other outputs is left out with a word", () => {
  const notes: string[] = [];
  const bytes = state({ ...LAYER, "fc.weight": filled(4, 3), "fc.bias": filled(4) });
  const { readout } = importWeights(bytes, { network, file: "w.safetensors", note: (words) => notes.push(words) });
  expect([readout, notes]).toEqual([null, ['Left out, since the network has 1 output: "fc.weight" of 4 outputs.']]);
});

describe("a state_dict of another network", () => {
  test.each([
    [
      { "conv.weight": filled(4, 3, 3) },
      /w\.safetensors: must hold weights of torch\.nn\.RNN, GRU or LSTM.*got the tensors "conv\.weight"/,
    ],
    [
      { ...LAYER, "norm.gamma": filled(3) },
      /must hold nothing but .*readout of their 3 units, got the tensor "norm\.gamma" \(3\) beside them\. Save/,
    ],
    [
      { ...LAYER, ...READOUT, "mid.weight": filled(3, 3), "mid.bias": filled(3) },
      /must hold nothing but layers and their readout, got the affine map "mid\.weight" beside "fc\.weight".*Save the state without them/,
    ],
    [
      { ...LAYER, "rnn.weight_hh_l0": filled(9, 4) },
      /"rnn\.weight_ih_l0" and "rnn\.weight_hh_l0": must have the shapes \(G H, I\)/,
    ],
    [{ ...LAYER, "rnn.weight_hh_l0": filled(8, 3) }, /"rnn\.weight_hh_l0": must have the shape \(9, 3\), got \(8, 3\)/],
    [{ ...LAYER, "rnn.bias_hh_l0": filled(8) }, /"rnn\.bias_hh_l0": must have the shape \(9\), got \(8\)/],
    [{ ...LAYER, ...READOUT, "fc.bias": filled(2) }, /"fc\.bias": must have the shape \(1\), got \(2\)/],
    [
      { ...LAYER, "rnn.weight_ih_l0_reverse": filled(9, 2) },
      /"rnn\.weight_hh_l0_reverse": must have the shape .*, got no such tensor/,
    ],
    [
      { ...LAYER, "rnn.weight_ih_l0_reverse": filled(9, 5), "rnn.weight_hh_l0_reverse": filled(9, 3) },
      /"rnn\.weight_ih_l0_reverse": must be a pass as that forward, torch\.nn\.GRU of 3 units on 2, got torch\.nn\.GRU of 3 units on 5/,
    ],
    [
      { ...LAYER, ...REVERSED },
      /must hold the weights of the network that is trained, gru of 3 units on 2 inputs, got those of bidirectional gru of 3 units on 2 inputs\. Take `bidirectional`/,
    ],
    [
      { ...LAYER, ...REVERSED, "rnn.weight_ih_l1": filled(9, 6), "rnn.weight_hh_l1": filled(9, 3) },
      /must be a layer of torch\.nn\.GRU, bidirectional, on the 6 units below, got torch\.nn\.GRU, of one pass, on 6/,
    ],
    [{ ...LAYER, "rnn.weight_hr_l0": filled(2, 3) }, /got "rnn\.weight_hr_l0", a projection/],
    [
      { ...LAYER, ...READOUT, "head.weight": filled(1, 3) },
      /must hold one readout of 1 outputs, got "fc\.weight", "head\.weight"/,
    ],
    [
      { ...LAYER, "rnn.weight_ih_l1": filled(9, 5), "rnn.weight_hh_l1": filled(9, 3) },
      /must be a layer of torch\.nn\.GRU on the 3 units below, got torch\.nn\.GRU on 5/,
    ],
    [
      { ...LAYER, "rnn.bias_ih_l0": { shape: [9], values: new Float32Array(9).fill(Number.NaN) } },
      /its weights must be finite, got NaN/,
    ],
  ] as const)("case %#", (tensors, message) => {
    expect(refusal(state(tensors as Readonly<Record<string, Tensor>>))).toMatch(message);
  });

  test("other sizes, another cell and another activation are told by both networks", () => {
    const other = buildNetwork({ inputSize: 5, hiddenSizes: [4, 4], outputSize: 1 });
    expect(refusal(state(LAYER), "w.safetensors", other)).toBe(
      "w.safetensors: must hold the weights of the network that is trained, elman of 4 and 4 units on 5 inputs, got those of gru of 3 units on 2 inputs. " +
        'Take `cell: "gru"` and `hidden: "3"` and 2 `inputs`, or give other weights.',
    );
  });
});

describe("a file that is not what its name says, or damaged", () => {
  const sound = state({ ...LAYER, ...READOUT });
  const bytes = (text: string) => new TextEncoder().encode(text);
  const onnx = Uint8Array.from(atob(golden.networks[0]!.files.onnx), (letter) => letter.charCodeAt(0));
  test.each([
    ["w.onnx", sound, /w\.onnx: must be onnx, as its name says, got safetensors/],
    ["w.safetensors", onnx, /w\.safetensors: must be safetensors, as its name says, got onnx/],
    ["w.safetensors", new Uint8Array(0), /got an empty file/],
    [
      "w.safetensors",
      Uint8Array.of(0x50, 0x4b, 3, 4),
      /got an archive as torch\.save writes it, which holds a program\. Save the state_dict/,
    ],
    [
      "w.pt",
      Uint8Array.of(0x80, 2),
      /w\.pt: must be a file of weights, safetensors, onnx, got an archive as torch\.save/,
    ],
    ["w.safetensors", bytes("a,b\n1,2\n"), /got a file of another kind/],
    [
      "w.safetensors",
      sound.subarray(0, sound.length - 4),
      /tensor "fc\.bias": its bytes must be the 4 of the shape \(1\).*It was cut off/,
    ],
    ["w.safetensors", sound.subarray(0, 40), /must hold the \d+ bytes of its header, got 40 in all\. It was cut off/],
    ["w.onnx", onnx.subarray(0, 60), /w\.onnx: must be a whole ONNX model, got/],
  ])("%s, case %#", (file, content, message) => {
    expect(refusal(content, file)).toMatch(message);
  });

  test("every file that is cut off, and every changed byte of its header, is refused or still whole", () => {
    for (const content of [sound, onnx]) {
      const file = content === sound ? "w.safetensors" : "w.onnx";
      for (let length = 0; length < content.length; length += 7)
        expect(refusal(content.subarray(0, length), file)).toMatch(/^w\./);
      for (let at = 0; at < Math.min(content.length, 600); at++) {
        const changed = content.slice();
        changed[at]! ^= 0x55;
        expect(refusal(changed, file)).toMatch(/^(accepted|w\.)/);
      }
    }
  });

  test("kinds of numbers that are none of floats are named", () => {
    const text = new TextDecoder("latin1").decode(sound).replace('"F32"', '"I32"');
    expect(refusal(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toMatch(
      /its numbers must be F32, F64, BF16, F16, got "I32"/,
    );
  });
});

describe("an ONNX model of another network", () => {
  const graphOf = (change: (graph: GraphBuilder) => unknown): Uint8Array => {
    const graph = new GraphBuilder();
    change(graph);
    return onnxBytes({
      ...{ producer: "test", irVersion: 8, opset: 17, doc: "", metadata: {} },
      graph: { name: "g", nodes: graph.nodes, tensors: graph.tensors, inputs: [], outputs: [] },
    });
  };
  const gru =
    (attributes: OnnxNode["attributes"], more: readonly string[] = []) =>
    (graph: GraphBuilder): void => {
      const [W, R, B] = [[1, 9, 2], [1, 9, 3], [1, 18]].map((shape) => graph.constant("float", shape, filled(...shape).values)); // biome-ignore format: one line
      graph.add("GRU", ["x", W!, R!, B!, ...more], { hidden_size: 3, ...attributes });
    };
  test.each([
    [gru({ linear_before_reset: 1 }), /^accepted$/],
    [gru({}), /its reset gate must act on what the units give, linear_before_reset = 1, got 0/],
    [
      gru({ linear_before_reset: 1, direction: "reverse" }),
      /operator GRU: must go forward in time, or both ways, got reverse/,
    ],
    [gru({ linear_before_reset: 1, clip: 3 }), /got the attribute clip/],
    [
      gru({ linear_before_reset: 1, activations: ["Sigmoid", "Elu"] }),
      /its activations must be Sigmoid, Tanh or .*got Sigmoid, Elu/,
    ],
    [
      gru({ linear_before_reset: 1, activations: ["Sigmoid", "Relu"] }),
      /network of the activation "tanh", got "relu"\. Take `activation: "relu"`/,
    ],
    [
      (graph: GraphBuilder): unknown => graph.add("Conv", ["x"]),
      /must be made of the operators RNN, .*, got "Conv"\. Save/,
    ],
    [
      (graph: GraphBuilder): unknown => graph.add("Gemm", ["x", "y"]),
      /must have an operator RNN, GRU or LSTM, got none/,
    ],
    [
      (graph: GraphBuilder): unknown => graph.add("GRU", ["x", "y", "z"]),
      /must have constant weights \(1, G H, I\).*got none and none/,
    ],
  ] as const)("case %#", (change, message) => {
    expect(refusal(graphOf(change), "w.onnx")).toMatch(message);
  });
});
