import type { MethodRecord } from "../records/method.js";

/** The judged method: the one named "diffusion", else the first that diffuses, else undefined. */
export function diffusingMethod<M extends Role>(methods: readonly M[]): M | undefined {
  const diffusing = methods.filter(({ diffuses }) => diffuses);
  return diffusing.find(({ name }) => name === "diffusion") ?? diffusing[0];
}

/** The reference of diffusion: the method named "sgd", else the first without diffusion, in training and start, else undefined. */
export function referenceMethod<M extends Role>(methods: readonly M[]): M | undefined {
  const plain = methods.filter(({ diffuses, startsFromDiffusion }) => !diffuses && !startsFromDiffusion);
  return plain.find(({ name }) => name === "sgd") ?? plain[0];
}

type Role = Pick<MethodRecord, "name" | "diffuses" | "startsFromDiffusion">;
