import type { DiffusionChoice } from "../spec/methods/diffusion.js";

/** Diffusion from drawn weights by momentum at a constant rate, sigma by its rule: little is in the way of what a test is about. */
export const FROM_DRAWN = {
  optimizer: "momentum",
  sigma: "auto",
  start: "random",
  rate: "constant",
} as const satisfies DiffusionChoice;
