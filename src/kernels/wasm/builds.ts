/**
 * The builds. simd: 128-bit SIMD; relaxed: with fused multiply-add; wide: for an engine that joins neighbouring 128-bit
 * operations into 256 bits, slower than relaxed on any other, hence only by choice (src/node/revectorize.ts).
 */
export const BUILDS = ["wide", "relaxed", "simd"] as const;
export type Build = (typeof BUILDS)[number];
