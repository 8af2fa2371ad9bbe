import { expect, test } from "vitest";
import golden from "../../../test/golden/pytorch-weights.json" with { type: "json" };
import { randomStream } from "../../core/numeric/random.js";
import { decodeFloats } from "../../core/stored/floats.js";
import { identityScaler } from "../../data/scaler.js";
import { pretrained } from "../../initialisers/pretrained.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { squared } from "../../loss/squared.js";
import { buildNetwork, type Network } from "../../network/build.js";
import { plain } from "../../objective/plain.js";
import { predict } from "../../train/predict.js";
import { exportModel } from "../export/export-model.js";
import { modelRecord } from "../record.js";
import { importWeights } from "./import-weights.js";
import { readSafetensors } from "./safetensors-file.js";

const { batch, steps, inputSize, outputSize } = golden;
const kernels = referenceKernels({ precision: "float64" });

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

const cases = golden.networks.flatMap((own) =>
  (["safetensors", "onnx"] as const).map((format) => ({
    ...own,
    format,
    network: buildNetwork({
      cell: own.cell,
      activation: own.activation,
      hiddenSizes: own.hiddenSizes,
      bidirectional: own.bidirectional,
      inputSize,
      outputSize,
    }),
    bytes: bytesOf(own.files[format]),
    title: `${format} of ${own.cell}, ${own.layers} layers${own.bidirectional ? ", bidirectional" : ""}, ${own.activation}, readout "${own.readout}", biases ${own.bias}`,
  })),
);

function startOf(network: Network, weights: ReturnType<typeof importWeights>): Float64Array {
  const parameters = kernels.allocate(network.layout.length) as Float64Array;
  pretrained(weights).initialise({
    ...{ network, parameters, kernels, gain: 1, data: null, validation: null, sigma: 0, note: () => {} },
    ...{ random: randomStream(1), objective: plain(), loss: squared, units: new Float64Array(0) },
  });
  return parameters;
}

test.each(cases.filter(({ readout }) => readout !== ""))("PyTorch's outputs to 1e-6: $title", (given) => {
  const { network, bytes, format, inputs, outputs } = given;
  const weights = importWeights(bytes, { network, file: `weights.${format}` });
  const starts = Uint32Array.from({ length: batch }, (_, k) => k * steps);
  const windows = { length: batch, window: steps, inputs: Float32Array.from(inputs), inputSize, starts };
  const found = predict(network, startOf(network, weights), windows, { kernels });
  expect(found).toHaveLength(outputs.length);
  found.forEach((value, at) => {
    expect(Math.abs(value - outputs[at]!)).toBeLessThan(1e-6);
  });
});

test.each(cases.filter(({ readout }) => readout === ""))("no readout is null: $title", ({ network, bytes, format }) => {
  expect(importWeights(bytes, { network, file: `weights.${format}` }).readout).toBeNull();
});

test.each(cases.filter(({ readout, format }) => readout !== "" && format === "safetensors"))(
  "what was imported is exported with PyTorch's names and numbers, of biases their sum: $title",
  ({ network, bytes, readout }) => {
    const { layers, readout: own } = importWeights(bytes, { network, file: "weights.safetensors" });
    const scaler = (size: number) => identityScaler(Array.from({ length: size }, (_, k) => `column ${k + 1}`));
    const model = modelRecord({
      ...{ network: network.spec, window: steps, horizon: 1, inputScaler: scaler(inputSize) },
      targetScaler: scaler(outputSize),
      parameters: Float32Array.from([...decodeFloats(layers!), ...decodeFloats(own!)]),
      training: { method: "given", source: "PyTorch", seed: 1, epoch: 0, validationError: null, testError: null },
    });
    const { content } = exportModel(model, { format: "safetensors" });
    const theirs = readSafetensors(bytes, "theirs");
    const ours = readSafetensors(content, "ours");
    for (const [name, { shape, values }] of ours) {
      const other = theirs.get(name.replace("readout.", `${readout}.`));
      if (other === undefined)
        expect(name).toContain("bias"); // theirs has none
      else expect(shape).toEqual(other.shape);
      if (other !== undefined && !name.includes("bias_")) expect(values).toEqual(other.values);
      if (!name.includes("bias_ih")) continue;
      const sums = (tensors: typeof ours) => {
        const hidden = tensors.get(name.replace("bias_ih", "bias_hh"));
        return tensors.get(name)?.values.map((value, k) => value + hidden!.values[k]!) ?? values.map(() => 0);
      };
      expect(sums(ours)).toEqual(sums(theirs));
    }
  },
);
