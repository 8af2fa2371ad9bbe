import * as ort from "onnxruntime-web";

ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

/** What onnxruntime makes of a model's file and rows, in order. */
export async function runOnnx(
  content: Uint8Array,
  rows: Float64Array,
  shape: readonly number[],
): Promise<Float64Array> {
  const session = await ort.InferenceSession.create(content, { executionProviders: ["wasm"] });
  try {
    const { forecast } = await session.run({ rows: new ort.Tensor("float64", rows, shape) });
    return forecast!.data as Float64Array;
  } finally {
    await session.release();
  }
}
